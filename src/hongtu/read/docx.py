"""Word documents: their paragraphs and the cells of their tables, in order."""

from __future__ import annotations

import io
from collections.abc import Iterator
from typing import TYPE_CHECKING

from hongtu.read.sheet import ReadError, Sheet, stem

if TYPE_CHECKING:
    from docx.document import Document
    from docx.table import _Cell


def read_docx(data: bytes, name: str) -> Iterator[Sheet | ReadError]:
    """The text of a Word document. Raises ReadError if it is none, or holds no text."""
    import docx

    try:
        document = docx.Document(io.BytesIO(data))
    except Exception as error:  # python-docx raises what zipfile, lxml and it itself raise
        raise ReadError(f"{name}: this is no Word document (.docx); save it as .docx or .txt ({error})") from error
    text = "\n\n".join(line for line in paragraphs(document) if line.strip())
    if not text:
        raise ReadError(f"{name}: the document holds no text; leave it out")
    yield Sheet(text, stem(name), source=name)


def paragraphs(holder: Document | _Cell) -> Iterator[str]:
    """The paragraphs of a document or cell, those of tables in their place; a cell that spans others once."""
    from docx.text.paragraph import Paragraph

    for part in holder.iter_inner_content():
        if isinstance(part, Paragraph):
            yield part.text
            continue
        seen = set()
        for row in part.rows:
            for cell in row.cells:
                if id(cell._tc) not in seen:
                    seen.add(id(cell._tc))
                    yield from paragraphs(cell)
