"""Web pages: the article in them, its title, date, authors and address; the menus and lists around it are left out."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator
from typing import TYPE_CHECKING

from hongtu.read.bylines import signature, split_names, surnamed, writers
from hongtu.read.dates import absolute
from hongtu.read.encoding import decode
from hongtu.read.sheet import ReadError, Sheet, stem, titled

if TYPE_CHECKING:
    from configparser import ConfigParser

    from lxml.html import HtmlElement

CHARSET = re.compile(rb"<meta[^>]{0,200}?charset\s*=\s*[\"']?\s*([A-Za-z0-9_-]+)", re.I)
XML = re.compile(rb"<\?xml[^>]{0,100}?encoding\s*=\s*[\"']([A-Za-z0-9_-]+)", re.I)
SOFT = re.compile("(?<=[\u4e00-\u9fff，、；：])[ \t]*\r?\n[ \t]*(?=[\u4e00-\u9fff])")
DATELINE = re.compile(r"(20\d\d|19\d\d)[-/.年](\d{1,2})[-/.月](\d{1,2})(?!\d)")
TOLD = re.compile(r"发布|时间|日期|来源|\d:\d\d|作者")
BLOCKS = frozenset({"head", "p", "item", "cell", "quote", "ab", "code", "lb"})
LONGEST_TITLE = 80
LONGEST_CELL = 60
PRESS = re.compile("记者|通讯员|作者")


def read_html(data: bytes, name: str) -> Iterator[Sheet | ReadError]:
    """The article of a web page, the captions of its figures behind it.

    Raises ReadError if there is no article in it. Nothing is fetched: the page is only parsed.
    """
    from trafilatura import bare_extraction, extract_metadata

    tree = parsed(markup(data, name), name)
    unpack(tree)
    pictured = captions(tree)
    found = bare_extraction(tree, include_comments=False, favor_recall=True, config=sizes())
    lines = [] if found is None or isinstance(found, dict) else list(paragraphs(found.body))
    if not lines:
        raise ReadError(f"{name}: no article was found in this page; save its text as .txt")
    body = "\n\n".join(sorted(lines, key=lambda line: line in pictured))
    about = extract_metadata(tree, date_config={"extensive_search": False, "original_date": True})
    title = headed((about.title or "").strip(), {*map(words, tree.itertext())})
    url = about.url if (about.url or "").startswith("http") else ""
    day = dateline(tree) or about.date
    yield Sheet(titled(title, body), stem(name), title, day, name, url or "", made=True, authors=authors(tree))


def headed(title: str, shown: Collection[str]) -> str:
    """The title of an article from that of its page, which has the paper's name before or behind it: the
    longest part that stands on the page by itself.
    """
    if len(title) > LONGEST_TITLE:
        return ""
    known = [part for part in map(words, re.split(r"[_|\-–—]+", title)) if part in shown]
    return max(known, key=len) if known else re.split(r"[_|]|\s[-–—]\s", title)[0].strip()


def unpack(tree: HtmlElement) -> None:
    """Turn tables that only lay out a page, and elements of a publishing system's own (founder-content), into divs."""
    for table in reversed(list(tree.iter("table"))):
        cells = list(table.iter("td", "th"))
        single = all(len(row.xpath("./td|./th")) < 2 for row in table.iter("tr"))
        if single or any(len(words(c.text_content())) > LONGEST_CELL or c.find(".//table") is not None for c in cells):
            for node in list(table.iter("table", "tbody", "tr", "td", "th")):
                node.tag = "div"
    for node in tree.iter():
        if isinstance(node.tag, str) and "-" in node.tag:
            node.tag = "div"


def dateline(tree: HtmlElement) -> str | None:
    """The day in the line that tells when and where a page came out; other days on it belong to other articles."""
    for text in map(words, tree.itertext()):
        found = DATELINE.search(text) if len(text) <= LONGEST_TITLE and TOLD.search(text) else None
        if found:
            return absolute(f"{int(found[1])}年{int(found[2])}月{int(found[3])}日")
    return None


def parsed(text: str, name: str) -> HtmlElement:
    """The tree of a page; raises ReadError where there is none."""
    from lxml.etree import ParserError
    from lxml.html import HTMLParser, document_fromstring

    try:
        return document_fromstring(text, parser=HTMLParser(remove_comments=True, remove_pis=True))
    except (ParserError, ValueError) as error:
        raise ReadError(f"{name}: no article was found in this page; save its text as .txt") from error


def sizes() -> ConfigParser:
    """How much text makes an article: 250 characters, trafilatura's least, are a long one in Chinese."""
    from trafilatura.settings import use_config

    config = use_config()
    config.set("DEFAULT", "MIN_EXTRACTED_SIZE", "20")
    config.set("DEFAULT", "MIN_OUTPUT_SIZE", "10")
    return config


def markup(data: bytes, name: str) -> str:
    """The characters of a page; a line of its source that ends between two Chinese characters goes on in the next."""
    declared = CHARSET.search(data[:4096]) or XML.search(data[:200])
    text = decode(data, name, declared.group(1).decode("ascii") if declared else "")
    text = re.sub(
        r"^\s*<\?xml[^>]*\?>|[\x00-\x08\x0b\x0c\x0e-\x1f]|&#(?:x?0*[0-8]|x?d[89a-f]..);", "", text, flags=re.I
    )
    return text if re.search("<pre\\b", text, re.I) else SOFT.sub("", text)


def captions(tree: HtmlElement) -> set[str]:
    """The words under the pictures of a page, which become paragraphs: as captions they would be passed over."""
    found = set()
    for node in tree.iter("figcaption"):
        node.tag = "p"
        found.add(words(node.text_content()))
    for node in tree.iter("figure"):
        node.tag = "div"
    return found


def authors(tree: HtmlElement) -> tuple[str, ...]:
    """The names that a page gives its author as, or those of a byline on it; an office or a user is none."""
    said = " ".join(node.get("content") or "" for node in tree.iter("meta") if node.get("name") == "author")
    names = split_names(re.sub("本报|记者|通讯员", " ", said))
    if names and all(map(surnamed, names)):
        return tuple(names)
    bylines = (text for text in map(words, tree.itertext()) if len(text) < LONGEST_CELL and PRESS.search(text))
    return next((tuple(writers(text, byline=True)) for text in bylines if signature(text) == "byline"), ())


def paragraphs(body: HtmlElement) -> Iterator[str]:
    """The paragraphs of an article as trafilatura gives it, headings, items and cells of a table among them."""
    from lxml.etree import iterwalk

    text = ""
    for event, node in iterwalk(body, events=("start", "end")):
        if node.tag in BLOCKS:
            if words(text):
                yield words(text)
            text = ""
        text += (node.text if event == "start" else node.tail) or ""
    if words(text):
        yield words(text)


def words(text: str) -> str:
    """A text on one line."""
    return " ".join(text.split())
