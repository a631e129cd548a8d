"""PDF files: characters with their boxes, put into reading order."""

from __future__ import annotations

import ctypes
from collections.abc import Iterator
from typing import TYPE_CHECKING

from hongtu.read.columns import Glyph, Paragraph, flow, paragraphs
from hongtu.read.sheet import ReadError, Sheet, stem

if TYPE_CHECKING:
    from pypdfium2 import PdfPage


def read_pdf(data: bytes, name: str) -> Iterator[Sheet | ReadError]:
    """The text of a PDF, page by page and column by column.

    Raises ReadError for a file that is damaged or locked, and for a scan, which has pictures but no text.
    """
    import pypdfium2

    try:
        document = pypdfium2.PdfDocument(data)
    except pypdfium2.PdfiumError as error:
        raise ReadError(f"{name}: cannot be opened as PDF ({error}); save it again, without a password") from error
    found, damaged = list[Paragraph](), list[int]()
    with document:
        for i in range(len(document)):
            try:
                found += paragraphs(list(glyphs(document[i])))
            except pypdfium2.PdfiumError:
                damaged.append(i + 1)
    if damaged:
        yield ReadError(f"{name}: page {', '.join(map(str, damaged))} cannot be read (damaged); save the PDF again")
    if damaged and not found:
        return
    if not found:
        raise ReadError(f"{name}: a PDF without text (a scan?); recognize its characters (OCR) first")
    yield Sheet("\n\n".join(flow(found)), stem(name), source=name, made=True)


def glyphs(page: PdfPage) -> Iterator[Glyph]:
    """The visible characters of a page with their boxes, from the top."""
    import pypdfium2.raw as pdfium

    _, height = page.get_size()
    text = page.get_textpage()
    box = pdfium.FS_RECTF()
    spaced = False
    for i in range(text.count_chars()):
        sign = chr(pdfium.FPDFText_GetUnicode(text, i))
        if sign.isspace():
            spaced = not pdfium.FPDFText_IsGenerated(text, i)
        elif sign.isprintable() and pdfium.FPDFText_GetLooseCharBox(text, i, ctypes.byref(box)):
            yield Glyph(box.left, height - box.top, box.right, height - box.bottom, sign, spaced)
            spaced = False
