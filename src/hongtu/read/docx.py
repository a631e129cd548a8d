"""Word documents: their paragraphs in order, those of tables, text boxes and revisions among them."""

from __future__ import annotations

import io
from collections.abc import Iterator
from typing import TYPE_CHECKING

from hongtu.read.sheet import ReadError, Sheet, stem

if TYPE_CHECKING:
    from docx.oxml.xmlchemy import BaseOxmlElement

FALLBACK = "{http://schemas.openxmlformats.org/markup-compatibility/2006}Fallback"
OLD = b"\xd0\xcf\x11\xe0"


def read_docx(data: bytes, name: str) -> Iterator[Sheet | ReadError]:
    """The text of a Word document. Raises ReadError if it is none, or holds no text.

    Its properties are left alone: the title is mostly a template's, the date that of the file.
    """
    import docx

    if data.startswith(OLD):
        raise ReadError(f"{name}: an old Word document (.doc), or one with a password; save it as .docx without one")
    try:
        body = docx.Document(io.BytesIO(data)).element.body
    except Exception as error:  # python-docx raises what zipfile, lxml and it itself raise
        raise ReadError(f"{name}: this is no Word document (.docx); save it as .docx or .txt ({error})") from error
    text = "\n\n".join(line for line in paragraphs(body) if line.strip())
    if not text:
        raise ReadError(f"{name}: the document holds no text; leave it out")
    yield Sheet(text, stem(name), source=name, made=True)


def paragraphs(body: BaseOxmlElement) -> Iterator[str]:
    """The text of every paragraph under an element, that of a text box behind the paragraph it hangs on.

    python-docx's own ``text`` passes over what was inserted under revision, content controls and text boxes.
    """
    from docx.oxml.ns import qn

    signs = {qn("w:br"): "\n", qn("w:cr"): "\n", qn("w:tab"): " "}
    unread = {qn("w:pPr"), qn("w:moveFrom"), FALLBACK}
    for paragraph in body.iter(qn("w:p")):
        text = ""
        for node in paragraph.iter(qn("w:t"), *signs):
            above = list(node.iterancestors())
            inner = next(one for one in above if one.tag == paragraph.tag)
            if inner is paragraph and unread.isdisjoint(one.tag for one in above):
                text += signs.get(node.tag) or node.text or ""
        yield text
