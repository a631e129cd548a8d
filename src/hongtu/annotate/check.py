"""What is wrong with gold that was written by hand, line by line: unknown classes, evidence not in the text."""

from __future__ import annotations

import json
import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from hongtu.annotate.entries import Entry, entries
from hongtu.gold import PARTS, Json
from hongtu.model import DATE, PERIOD
from hongtu.ontology import ontology, unknown
from hongtu.read import SUFFIXES, read
from hongtu.read.archive import suffix
from hongtu.read.encoding import decode

KEYS: Mapping[str, frozenset[str]] = {
    "entities": frozenset({"id", "types", "names", "optional"}),
    "facts": frozenset({"s", "p", "o", "role", "date", "period", "status", "evidence", "optional"}),
    "statistics": frozenset({"s", "measures", "value", "unit", "period", "evidence", "optional"}),
}
BLANK = re.compile(r"\s+")


@dataclass(frozen=True, slots=True)
class Page:
    """What an annotation is held to: the texts of its article without blanks, and its entities by their ids."""

    texts: tuple[str, ...]
    known: Mapping[str, Json]

    def has(self, words: object) -> bool:
        """Whether words stand in the article, whatever blanks and line breaks are in them."""
        bare = BLANK.sub("", words) if isinstance(words, str) else ""
        return bool(bare) and any(bare in text for text in self.texts)

    def types(self, id: object) -> tuple[str, ...]:
        """The classes of an entity; none where there is no such entity."""
        return tuple(self.known.get(str(id), {}).get("types") or ())


def check(paths: Iterable[Path]) -> Iterator[str]:
    """A line for each fault of gold files, or of those in folders: file, line, what is wrong.

    Raises ValueError naming a path that is none or a folder without gold.
    """
    for path in paths:
        files = sorted(path.glob("*.json")) if path.is_dir() else [path]
        if not files or not path.exists():
            raise ValueError(f"{path}: no gold files (NAME.json) here")
        for file in files:
            yield from (f"{file}:{line}: {fault}" for line, fault in sorted(faults(file)))


def faults(file: Path) -> Iterator[tuple[int, str]]:
    """The faults of a gold file, each with its line."""
    try:
        found = list(entries(decode(file.read_bytes(), str(file))))
    except json.JSONDecodeError as error:
        yield error.lineno, f"no JSON: {error.msg}"
        return
    except ValueError as error:
        yield 1, str(error)
        return
    pages = [p for p in sorted(file.parent.glob(f"{file.stem}.*")) if suffix(p.name) in SUFFIXES]
    if not pages:
        yield 1, f"no article of this name beside it ({file.stem}.txt)"
        return
    yield from headed(found, file.stem)
    whole = [e for e in found if e.key in PARTS]
    yield from ((e.line, f"{e.key}: an entry is an object, not {e.value!r}") for e in whole if not shaped(e))
    good = [e for e in whole if shaped(e)]
    by_id = {str(e.value.get("id")): e.value for e in good if e.key == "entities"}
    page = Page(texts(pages[0]), by_id)
    for entry in good:
        yield from ((entry.line, f"{entry.key}: {fault}") for fault in wrong(entry, page))
    yield from twice(good)


def texts(article: Path) -> tuple[str, ...]:
    """The text of an article without blanks, as it came and as it is read."""
    came = [decode(article.read_bytes(), str(article))] if suffix(article.name) == ".txt" else []
    return tuple(BLANK.sub("", text) for text in (*came, *(a.text for a in read(article))))


def shaped(entry: Entry) -> bool:
    """Whether an entry is an object."""
    return isinstance(entry.value, dict)


def headed(found: Sequence[Entry], stem: str) -> Iterator[tuple[int, str]]:
    """What is wrong with the keys of the whole."""
    head = {e.key: e for e in found if e.key not in PARTS}
    if "id" not in head or head["id"].value != stem:
        yield head["id"].line if "id" in head else 1, f"id is that of the file: {stem!r}"
    day = head.get("published")
    if day and day.value is not None and not is_date(day.value):
        yield day.line, f"published is a date or null, not {day.value!r}"
    for key in sorted(head.keys() - {"id", "published", "articles"}):
        yield head[key].line, f"unknown key {key!r}"


def wrong(entry: Entry, page: Page) -> Iterator[str]:
    """What is wrong with an entity, fact or statistic."""
    value = entry.value
    yield from (f"unknown key {key!r}" for key in sorted(value.keys() - KEYS[entry.key]))
    if value.get("optional", True) is not True:
        yield "optional is true, or left out"
    if entry.key == "entities":
        yield from entity(value, page)
        return
    yield from ends(value, page)
    yield from fact(value, page) if entry.key == "facts" else statistic(value)


def entity(value: Json, page: Page) -> Iterator[str]:
    """What is wrong with an entity."""
    if not isinstance(value.get("id"), str) or not value["id"]:
        yield "no id"
    if not strings(value.get("types")):
        yield "types is a list of classes, the preferred one first"
    else:
        classes = ontology().classes
        yield from (unknown("class", name, classes) for name in value["types"] if name not in classes)
    if not strings(value.get("names")) or len(set(value["names"])) < len(value["names"]):
        yield "names is a list of names, the fullest first, none twice"
    elif not any(page.has(name) or composed(name, page) for name in value["names"]):
        yield f"no name of it is in the text: {'、'.join(value['names'])}"


def composed(name: str, page: Page) -> bool:
    """Whether a name is that of another entity and words of the text: 唯品会公司 + 党委."""
    hosts = (host for one in page.known.values() for host in one.get("names") or () if isinstance(host, str))
    return any(name.startswith(host) and name != host and page.has(name[len(host) :]) for host in hosts)


def ends(value: Json, page: Page) -> Iterator[str]:
    """What is wrong with the ends and the evidence of a fact or statistic."""
    for end in ("s", "o"):
        if (end == "s" or end in value) and str(value.get(end)) not in page.known:
            yield f"no entity {value.get(end)!r} ({end})"
        elif end in value and page.known[str(value[end])].get("optional") and not value.get("optional"):
            yield f"is optional, since its entity {value[end]} is"
    if not page.has(value.get("evidence")):
        yield f"evidence is not in the text: {value.get('evidence')!r}"


def fact(value: Json, page: Page) -> Iterator[str]:
    """What is wrong with a fact, but for its evidence."""
    name, known = value.get("p"), ontology().properties
    if name not in known:
        yield unknown("property", str(name), known)
        return
    if (name == "holdsPost") != bool(value.get("role")):
        yield "holdsPost has a role, and it alone"
    when = value.get("period")
    if when is not None and not (isinstance(when, str) and PERIOD.fullmatch(when)):
        yield f"period is a date or interval (2018, 2016/2020), not {when!r}"
    dated = name == "foundedOn"
    if dated and ("o" in value or not is_date(value.get("date"))):
        yield "foundedOn has a date (2018-06) in place of o"
    elif not dated and ("date" in value or "o" not in value):
        yield f"{name} has an entity as o, and no date"
    targets = (None,) if dated else page.types(value.get("o"))
    classes = ontology().classes
    pairs = [(s, o) for s in page.types(value.get("s")) for o in targets if s in classes and (o in classes or not o)]
    if pairs and not any(ontology().admits(str(name), s, o) for s, o in pairs):
        yield f"{name} does not join {pairs[0][0]} and {pairs[0][1] or 'a date'}"


def statistic(value: Json) -> Iterator[str]:
    """What is wrong with a statistic, but for its evidence."""
    if not strings(value.get("measures")):
        yield "measures is a list of words for what is counted, the preferred one first"
    if isinstance(value.get("value"), bool) or not isinstance(value.get("value"), int | float):
        yield f"value is a number, not {value.get('value')!r}"


def twice(good: Sequence[Entry]) -> Iterator[tuple[int, str]]:
    """Entries that say what another one says."""
    seen: dict[tuple[object, ...], int] = {}
    for e in good:
        own = ("id",) if e.key == "entities" else ("s", "p", "o", "role", "date", "measures", "value", "period")
        key = (e.key, *(str(e.value.get(name)) for name in own))
        if key in seen:
            yield e.line, f"{e.key}: stands on line {seen[key]} already"
        seen.setdefault(key, e.line)


def strings(value: Any) -> bool:
    """Whether a value is a list of texts, and has one."""
    return isinstance(value, list) and bool(value) and all(isinstance(one, str) and one.strip() for one in value)


def is_date(value: Any) -> bool:
    """Whether a value is a date."""
    return isinstance(value, str) and bool(DATE.fullmatch(value))
