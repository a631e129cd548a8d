"""Which form of an answer a client wants, by its Accept header."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

RESULTS = {
    "application/sparql-results+json": "json",
    "application/json": "json",
    "application/sparql-results+xml": "xml",
    "application/xml": "xml",
    "text/csv": "csv",
    "text/tab-separated-values": "tsv",
    "text/xml": "xml",
}
TRIPLES = {
    "text/turtle": "ttl",
    "application/n-triples": "nt",
    "text/plain": "nt",
    "application/rdf+xml": "rdf",
    "application/xml": "rdf",
    "text/xml": "rdf",
    "application/ld+json": "jsonld",
    "application/json": "jsonld",
    "application/x-turtle": "ttl",
}


def chosen(accept: str, offered: Iterable[str]) -> str:
    """The media type offered that an Accept header likes best, by its q-values; the first if it likes several alike.

    Empty where it admits none of them. Any will do where the header is empty, as by RFC 9110.

    >>> chosen("text/csv;q=0.5, application/*;q=0.8", RESULTS), chosen("image/png, */*;q=0", RESULTS)
    ('application/sparql-results+json', '')
    """
    ranges = [parsed(one) for one in accept.split(",") if one.strip()] or [("*/*", 1.0)]
    best = max(offered, key=lambda media: quality(media, ranges))
    return best if quality(best, ranges) > 0 else ""


def content_type(media: str) -> str:
    """A media type with what belongs to it in a response: text is UTF-8, CSV has a line of names."""
    header = "; header=present" if media == "text/csv" else ""
    return f"{media}; charset=utf-8{header}" if media.startswith("text/") else media


def parsed(one: str) -> tuple[str, float]:
    """A range of an Accept header and its q-value; one that cannot be read counts as 0."""
    media, *parameters = (part.strip() for part in one.lower().split(";"))
    given = [value.strip() for name, _, value in (p.partition("=") for p in parameters) if name.strip() == "q"]
    try:
        return media, float(given[0]) if given else 1.0
    except ValueError:
        return media, 0.0


def quality(media: str, ranges: Sequence[tuple[str, float]]) -> float:
    """How much ranges like a media type: what the narrowest of those that hold it says."""
    kind = media.partition("/")[0]
    for holder in (media, f"{kind}/*", "*/*"):
        found = [q for name, q in ranges if name == holder]
        if found:
            return max(found)
    return 0.0
