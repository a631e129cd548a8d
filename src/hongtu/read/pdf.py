"""PDF files: characters with their boxes, put into reading order."""

from __future__ import annotations

import ctypes
import math
from collections import Counter
from collections.abc import Iterator
from itertools import pairwise
from typing import TYPE_CHECKING

from hongtu.read.columns import Glyph, middle, paragraphs
from hongtu.read.flow import Paragraph, apart, flow
from hongtu.read.sheet import BREAK, ReadError, Sheet, stem

if TYPE_CHECKING:
    from pypdfium2 import PdfPage
    from pypdfium2.raw import FS_RECTF

SCAN = "without text (a scan?); recognize its characters (OCR) first"
VERTICAL = "in vertical lines, which are not read; give its text as .txt"
DAMAGED = "cannot be read (damaged); save the PDF again"
FEW = 20


def read_pdf(data: bytes, name: str) -> Iterator[Sheet | ReadError]:
    """The text of a PDF, page by page and column by column.

    Raises ReadError for a file that is damaged or locked, and for a scan, which has pictures but no text.
    """
    import pypdfium2

    try:
        document = pypdfium2.PdfDocument(data)
    except pypdfium2.PdfiumError as error:
        raise ReadError(f"{name}: cannot be opened as PDF ({error}); save it again, without a password") from error
    found, unread = list[Paragraph](), dict[str, list[int]]()
    with document:
        for i in range(len(document)):
            try:
                signs = list(glyphs(document[i]))
                fault = SCAN if not signs and pictured(document[i]) else VERTICAL if vertical(signs) else ""
            except pypdfium2.PdfiumError:
                fault = DAMAGED
            if fault:
                unread.setdefault(fault, []).append(i + 1)
            else:
                found += paragraphs(signs)
    if not found and not unread.keys() - {SCAN}:
        raise ReadError(f"{name}: a PDF {SCAN}")
    for fault, pages in unread.items():
        yield ReadError(f"{name}: page {', '.join(map(str, pages))} {fault}")
    if found:
        text = BREAK.join("\n\n".join(flow(piece)) for piece in apart(found))
        yield Sheet(text, stem(name), source=name, made=True)


def vertical(signs: list[Glyph]) -> bool:
    """Whether most characters of a page stand right under the one before, as in vertical lines."""
    under = 0
    for one, other in pairwise(signs):
        high, across = one.y1 - one.y0, abs(middle(other) - middle(one))
        under += across < 0.4 * high and 0.5 * high < other.y0 - one.y0 < 2 * high
    return len(signs) > FEW and under > len(signs) / 2


def pictured(page: PdfPage) -> bool:
    """Whether there is a picture on a page."""
    import pypdfium2.raw as pdfium

    return any(True for _ in page.get_objects(filter=[pdfium.FPDF_PAGEOBJ_IMAGE]))


def glyphs(page: PdfPage) -> Iterator[Glyph]:
    """The characters that can be seen on a page with their boxes, turned so that most of them stand upright."""
    import pypdfium2.raw as pdfium

    text = page.get_textpage()
    left, bottom, right, top = page.get_bbox()
    box = pdfium.FS_RECTF()
    count = text.count_chars()
    angles = Counter(round(pdfium.FPDFText_GetCharAngle(text, i) / (math.pi / 2)) % 4 for i in range(count))
    turned = angles.most_common(1)[0][0] if angles else 0
    spaced = False
    for i in range(count):
        sign = chr(pdfium.FPDFText_GetUnicode(text, i))
        if sign.isspace():
            spaced = not pdfium.FPDFText_IsGenerated(text, i)
        elif sign.isprintable() and pdfium.FPDFText_GetLooseCharBox(text, i, ctypes.byref(box)):
            if left <= (box.left + box.right) / 2 <= right and bottom <= (box.bottom + box.top) / 2 <= top:
                yield Glyph(*upright(box, turned), sign, spaced)
            spaced = False


def upright(box: FS_RECTF, turned: int) -> tuple[float, float, float, float]:
    """Left, top, right and bottom of a box on a page that is turned back by quarters; downwards is more."""
    across, down = (box.left, box.right), (-box.top, -box.bottom)
    if turned % 2:
        across, down = (box.bottom, box.top), (box.left, box.right)
    if turned in (1, 2):
        across, down = (-across[1], -across[0]), (-down[1], -down[0])
    return across[0], down[0], across[1], down[1]
