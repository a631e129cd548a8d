"""JSON Lines: one article a line, as a crawler or another system hands over a corpus."""

from __future__ import annotations

import datetime
import json
import re
from codecs import BOM_UTF8
from collections.abc import Iterator

from hongtu.read.encoding import decode
from hongtu.read.sheet import ReadError, Sheet, stem, titled

LONE = re.compile("[\ud800-\udfff]")
FIELDS = ("id", "title", "published", "text", "source", "url")
DATE = re.compile(r"(\d{4})(?:[-/.年](\d{1,2})(?:[-/.月](\d{1,2}))?)?(?:[年月日T ].*)?|(\d{4})(\d\d)(\d\d)", re.S)


def read_records(data: bytes, name: str, first: int = 1) -> Iterator[Sheet | ReadError]:
    """The articles of lines of a JSON Lines file, each a sheet of its own, and an error for each line that holds none.

    ``first`` is the number of the first line. A line is an object with ``text``, and perhaps ``id``, ``title``,
    ``published`` (ISO, as exact as known), ``source`` and ``url``; other fields are left alone.
    """
    for number, line in enumerate(data.removeprefix(BOM_UTF8).split(b"\n"), first):
        if line.strip():
            try:
                yield record(line, name, number)
            except ReadError as error:
                yield error


def record(line: bytes, name: str, number: int) -> Sheet:
    """The article of a line; raises ReadError naming the line and what is wrong with it."""
    where = f"{name}, line {number}"
    try:
        value = json.loads(decode(line, where))
    except ReadError:
        raise
    except (ValueError, RecursionError) as error:
        raise ReadError(f"{where}: no JSON ({error}); one object a line is wanted") from error
    if not isinstance(value, dict) or not isinstance(value.get("text"), str) or not value["text"].strip():
        raise ReadError(f'{where}: no "text"; an object like {{"id": "…", "text": "…"}} is wanted')
    wrong = [key for key in FIELDS if key != "id" and not isinstance(value.get(key) or "", str)]
    if wrong:
        raise ReadError(f"{where}: {', '.join(wrong)} must be text")
    fields = {key: LONE.sub("\ufffd", str("" if value.get(key) is None else value[key])).strip() for key in FIELDS}
    known = fields["id"] or (stem(name) if number == 1 else f"{stem(name)}-{number}")
    return Sheet(
        titled(fields["title"], fields["text"]),
        re.sub(r"[\s/\\<>\"|{}^`\x00-\x1f]+", "_", known),
        fields["title"],
        day(fields["published"], where),
        fields["source"] or name,
        fields["url"],
        single=True,
        made=True,
    )


def day(words: str, where: str) -> str | None:
    """An ISO date from a field, as exact as it is; raises ReadError for what is no date."""
    if not words:
        return None
    found = DATE.fullmatch(words)
    parts = [part for part in found.groups() if part] if found else []
    try:
        datetime.date(*[int(part) for part in [*parts, "1", "1"][:3]])
    except (ValueError, TypeError):
        parts = []
    if not parts:
        raise ReadError(f"{where}: published is {words!r}; a date like 2018, 2018-06 or 2018-06-01 is wanted")
    return "-".join([parts[0], *(f"{int(part):02}" for part in parts[1:])])
