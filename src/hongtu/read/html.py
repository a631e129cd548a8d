"""Web pages: the article in them, its title, date and address; the menus and lists around it are left out."""

from __future__ import annotations

import re
from collections.abc import Iterator

from hongtu.read.encoding import decode
from hongtu.read.sheet import ReadError, Sheet, stem, titled

CHARSET = re.compile(rb"<meta[^>]{0,200}?charset\s*=\s*[\"']?\s*([A-Za-z0-9_-]+)", re.I)
XML = re.compile(rb"<\?xml[^>]{0,100}?encoding\s*=\s*[\"']([A-Za-z0-9_-]+)", re.I)
LONGEST_TITLE = 80


def read_html(data: bytes, name: str) -> Iterator[Sheet | ReadError]:
    """The article of a web page. Raises ReadError if there is none in it; nothing is fetched."""
    from trafilatura import bare_extraction

    declared = CHARSET.search(data[:4096]) or XML.search(data[:200])
    text = decode(data, name, declared.group(1).decode("ascii") if declared else "")
    found = bare_extraction(
        re.sub(r"^\s*<\?xml[^>]*\?>", "", text),
        include_comments=False,
        favor_recall=True,
        with_metadata=True,
        date_extraction_params={"extensive_search": False, "original_date": True},
    )
    body = (getattr(found, "text", "") or "").strip()
    if not body:
        raise ReadError(f"{name}: no article was found in this page; save its text as .txt")
    title = (getattr(found, "title", "") or "").strip()
    title = re.split(r"[_|]|\s[-–—]\s", title)[0].strip() if len(title) <= LONGEST_TITLE else ""
    body = re.sub(r"\n+", "\n\n", body)
    day, url = getattr(found, "date", None), getattr(found, "url", None) or ""
    yield Sheet(titled(title, body), stem(name), title, day, name, url if url.startswith("http") else "")
