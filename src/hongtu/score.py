"""How well files were read: precision, recall and F1 against gold, file by file, each thing and each fact counted once.

What the gold calls optional counts neither way. A second find of the same entity is a false one.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Literal, TypeAlias

from hongtu.compare import Verdict, judged, match, same_facts, same_statistics
from hongtu.extract import extract
from hongtu.gold import Json, load, measures, to_json, types
from hongtu.model import Article
from hongtu.read import sentences

Part: TypeAlias = Literal["names", "entities", "facts", "statistics"]
PARTS: tuple[Part, ...] = ("names", "entities", "facts", "statistics")
NOTHING: Json = {"entities": [], "facts": [], "statistics": []}


@dataclass(frozen=True, slots=True)
class Mark:
    """A verdict on one entity, fact or statistic of a file, in a few words (``label``) and in words of the text.

    ``key`` is its class or property (``all`` for statistics); ``words`` are the gold's evidence, or the sentence.
    """

    part: Part
    key: str
    verdict: Verdict
    file: str
    label: str
    words: str = ""


@dataclass(frozen=True, slots=True)
class Figures:
    """Precision, recall, F1 (0 to 1; 0 where undefined) and how many were wanted."""

    precision: float
    recall: float
    f1: float
    wanted: int


def figures(marks: Iterable[Mark], part: Part, key: str | None = None) -> Figures:
    """The figures of a part, or of one class or property of it."""
    verdicts = [m.verdict for m in marks if m.part == part and key in (None, m.key)]
    right, false, missed = (verdicts.count(v) for v in ("right", "false", "missed"))
    precision = right / (right + false) if right + false else 0.0
    recall = right / (right + missed) if right + missed else 0.0
    f1 = 2 * precision * recall / (precision + recall) if precision + recall else 0.0
    return Figures(precision, recall, f1, right + missed)


def score(gold: Json, found: Json, file: str) -> tuple[Mark, ...]:
    """The verdicts on one file, both sides in the gold format."""
    matched = match(gold["entities"], found["entities"])
    return (
        *named(gold, found, matched, file),
        *stated(gold, found, matched, file),
        *counted(gold, found, matched, file),
    )


def named(gold: Json, found: Json, matched: Mapping[str, str], file: str) -> Iterator[Mark]:
    """Verdicts on entities: were they found at all (``names``), and with an accepted class (``entities``)?"""
    found_of = {matched[f["id"]]: f for f in found["entities"] if f["id"] in matched}
    for g in gold["entities"]:
        if not g.get("optional"):
            f = found_of.get(g["id"])
            right = f is not None and types(f)[0] in types(g)
            as_what = f" (found as {types(f)[0]})" if f and not right else ""
            place = (file, g["names"][0] + as_what, words(g, found))
            yield Mark("names", types(g)[0], "right" if f else "missed", *place)
            yield Mark("entities", types(g)[0], "right" if right else "missed", *place)
    gold_of = {g["id"]: g for g in gold["entities"]}
    for f in found["entities"]:
        kind, wanted = types(f)[0], gold_of.get(matched.get(f["id"], ""))
        place = (file, f["names"][0], words(f, found))
        if wanted is None:
            yield Mark("names", kind, "false", *place)
        if wanted is None or not (wanted.get("optional") or kind in types(wanted)):
            yield Mark("entities", kind, "false", *place)


def stated(gold: Json, found: Json, matched: Mapping[str, str], file: str) -> Iterator[Mark]:
    """Verdicts on facts."""
    for verdict, fact in judged(gold["facts"], found["facts"], same_facts(gold["facts"], matched)):
        side = found if verdict == "false" else gold
        end = fact.get("date") or name_of(fact.get("o", ""), side)
        label = f"{name_of(fact['s'], side)} -{fact['p']}-> {end} {fact.get('role') or ''}".rstrip()
        yield Mark("facts", fact["p"], verdict, file, label, words(fact, side))


def counted(gold: Json, found: Json, matched: Mapping[str, str], file: str) -> Iterator[Mark]:
    """Verdicts on statistics."""
    for verdict, entry in judged(gold["statistics"], found["statistics"], same_statistics(matched)):
        side = found if verdict == "false" else gold
        label = f"{name_of(entry['s'], side)} {measures(entry)[0]} {entry['value']}"
        yield Mark("statistics", "all", verdict, file, label, words(entry, side))


def name_of(id: str, side: Json) -> str:
    """The fullest name of an entity of one side, or its id if that side has none of it."""
    return next((str(e["names"][0]) for e in side["entities"] if e["id"] == id), id)


def words(entry: Json, side: Json) -> str:
    """The sentence that an entry stands in where the side has the articles' text, else the evidence it gives."""
    for article in side.get("articles", ()):
        text = article["text"]
        if entry.get("article") == article["id"]:
            return sentence(text, entry["start"])
        at = min((text.find(n) for n in entry.get("names", ()) if n in text), default=-1)
        if at >= 0:
            return sentence(text, at)
    return str(entry.get("evidence", ""))


def sentence(text: str, at: int) -> str:
    """The sentence of a text in which an offset lies.

    >>> sentence("他说。王新来了。好！", 4)
    '王新来了。'
    """
    return next((s.text for s in sentences(Article("", text)) if s.end > at), "")


def score_folder(gold: Path, found: Path | None = None) -> tuple[Mark, ...]:
    """The verdicts on all NAME.json of a folder, against those of another or against what is read in its NAME.txt now.

    A file that the other folder does not have counts as one in which nothing was found. Raises ValueError naming a
    folder that is none or has no gold, a file that is not in the gold format, or a missing article.
    """
    if found is not None and not found.is_dir():
        raise ValueError(f"{found}: no such folder")
    files = sorted(gold.glob("*.json"))
    if not files:
        raise ValueError(f"{gold}: no gold files (NAME.json) in this folder")
    marks: list[Mark] = []
    for file in files:
        marks += score(load(file), read_again(file) if found is None else predicted(found / file.name), file.stem)
    return tuple(marks)


def predicted(file: Path) -> Json:
    """What a file of predictions holds; nothing if it is not there."""
    return load(file) if file.exists() else NOTHING


def read_again(gold: Path) -> Json:
    """What is read now in the article that a gold file annotates: its neighbour of the same stem."""
    pages = [p for p in sorted(gold.parent.glob(f"{gold.stem}.*")) if p.suffix != ".json"]
    if not pages:
        raise ValueError(f"{gold}: no article of this name beside it ({gold.with_suffix('.txt').name})")
    return to_json(extract(pages[0]), id=gold.stem)


def table(marks: Iterable[Mark]) -> str:
    """All figures, aligned: a line for each part, and under it one for each class or property."""
    marks = tuple(marks)
    rows = [f"{'':32}{'precision':>10}{'recall':>8}{'f1':>8}{'wanted':>8}"]
    for part in PARTS:
        rows.append(row(part, figures(marks, part)))
        keys = sorted({m.key for m in marks if m.part == part != "names"} - {"all"})
        rows += [row(f"  {key}", figures(marks, part, key)) for key in keys]
    return "\n".join(rows)


def row(title: str, f: Figures) -> str:
    """A line of the table."""
    return f"{title:32}{f.precision:10.3f}{f.recall:8.3f}{f.f1:8.3f}{f.wanted:8d}"


def summary(marks: Iterable[Mark]) -> dict[str, dict[str, float]]:
    """The figures of the four parts, for machines."""
    marks = tuple(marks)
    return {part: asdict(figures(marks, part)) for part in PARTS}


def errors(marks: Iterable[Mark]) -> str:
    """What was missed and what is false: file, verdict, class or property, what it is, and the words that say so."""
    wrong = (m for m in marks if m.verdict != "right" and m.part != "names")
    return "\n".join(f"{m.file}\t{m.verdict}\t{m.key}\t{m.label}\t{m.words}" for m in wrong)
