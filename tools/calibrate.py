"""Counts how often each rule is right, and writes what follows from it: uv run python tools/calibrate.py GOLD...

    uv run python tools/calibrate.py GOLD... [--tuned GOLD]... [--out FOLDER]

A GOLD is a folder of NAME.json and NAME.txt, as for ``hongtu score``; what the gold calls optional is right too.
Folders on which the rules were made count a tenth (``--tuned``). Writes ``src/hongtu/confidence.txt`` and the tables of
``docs/confidence.md`` (with ``--out`` both there), and prints the tables. They are of documents that were held out: a
fifth of them at a time is given what the others say.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

import click
from msgspec import structs

from hongtu.compare import match, same_facts, same_statistics
from hongtu.confidence import ALL, FIGURES, key, share
from hongtu.extract import numbered
from hongtu.find import find
from hongtu.gather import gather
from hongtu.gold import load, to_json
from hongtu.model import Article, Evidence, Reading
from hongtu.read import read, sentences
from hongtu.relate import relate
from hongtu.relate.learned import BY as LEARNED
from hongtu.resolve import joined

ROOT = Path(__file__).parents[1]
LIGHT, FOLDS, HIGHEST, HALF = 0.1, 5, 0.99, 0.5
# How many finds a property is trusted as all are, a rule as its property, a stand as its rule.
WEIGHTS = (16, 16, 32)
EDGES = (0, 0.6, 0.7, 0.8, 0.85, 0.9, 0.95, 1)
HEAD = (
    "# How often what was found is right, smoothed: property, rule, where the subject stands. Of tools/calibrate.py.\n"
)
BELOW = "<!-- below this line is what tools/calibrate.py writes -->\n"


@dataclass(frozen=True, slots=True)
class Found:
    """A fact or figure that was found: in which document, under which keys, how much it counts, and is it right?"""

    document: str
    keys: frozenset[str]
    weight: float
    right: bool


@dataclass(frozen=True, slots=True)
class Bin:
    """Facts and figures with much the same confidence: how many, their mean confidence, and the share that is right."""

    count: int
    predicted: float
    observed: float


def found_in(folder: Path, weight: float = 1) -> Iterator[Found]:
    """What is found in the documents of a gold folder; raises ValueError where it has none."""
    files = sorted(folder.glob("*.json"))
    if not files:
        raise ValueError(f"{folder}: no gold files (NAME.json) in this folder")
    for file in files:
        gold, reading = load(file), keyed(file.with_suffix(".txt"))
        said = to_json(reading, id=file.stem)
        matched = match(gold["entities"], said["entities"])
        facts = [keys_of(f.evidence) for f in reading.facts if f.status != "planned"]
        figures = [keys_of(s.evidence) for s in reading.statistics]
        for part, keys, alike in (
            ("facts", facts, same_facts(gold["facts"], matched)),
            ("statistics", figures, same_statistics(matched)),
        ):
            for mine, one in zip(keys, said[part], strict=True):
                right = any(alike(theirs, one) for theirs in gold[part])
                yield Found(f"{folder}/{file.stem}", mine, weight, right)


def keyed(file: Path) -> Reading:
    """What a file says, with the key of each claim in place of its rule."""
    readings = tuple(keyed_article(article) for article in read(file))
    return numbered(joined(readings), readings)


def keyed_article(article: Article) -> Reading:
    """What rules say of an article, with the key of each claim in place of its rule; what was learned tells itself how
    sure it is.
    """
    cut = sentences(article)
    mentions = find(article, cut)
    ruled = (claim for claim in relate(cut, mentions) if not claim.by.startswith(LEARNED))
    return gather(article, mentions, [structs.replace(claim, by=key(claim)) for claim in ruled])


def keys_of(evidence: Iterable[Evidence]) -> frozenset[str]:
    """The keys that evidence has in place of its rules."""
    return frozenset(e.by for e in evidence)


def wider(key: str) -> tuple[str, ...]:
    """A key and all that it is part of, the widest first.

    >>> wider("runs relate.deeds.RUNS dropped")
    ('all', 'runs', 'runs relate.deeds.RUNS', 'runs relate.deeds.RUNS dropped')
    """
    parts = key.split(" ")
    return (ALL, *(" ".join(parts[:n]) for n in range(1, len(parts) + 1)))


def counts(found: Iterable[Found]) -> dict[str, tuple[float, float]]:
    """For each key how much was right and how much there was; a fact that several rules found counts for each."""
    total: dict[str, tuple[float, float]] = defaultdict(lambda: (0.0, 0.0))
    for one in found:
        for name in {name for full in one.keys for name in wider(full)}:
            right, all_of_it = total[name]
            total[name] = right + one.weight * one.right, all_of_it + one.weight
    return dict(sorted(total.items()))


def smoothed(counted: Mapping[str, tuple[float, float]]) -> dict[str, float]:
    """The share that is right of each key, drawn towards that of what it is part of, the more the less was counted.

    That is the mean of a beta distribution whose prior is as strong as ``WEIGHTS``.
    """
    shares: dict[str, float] = {}
    for name in sorted(counted, key=lambda name: len(wider(name)) if name != ALL else 0):
        right, count = counted[name]
        *above, _ = wider(name) if name != ALL else (ALL,)
        weight, prior = (WEIGHTS[len(above) - 1], shares[above[-1]]) if above else (1, HALF)
        shares[name] = (right + weight * prior) / (count + weight)
    return {name: min(HIGHEST, round(value, 2)) for name, value in shares.items()}


def held_out(found: Sequence[Found]) -> list[tuple[Found, float]]:
    """What was found in the documents that count in full, with the confidence that the other folds give it."""
    documents = sorted({one.document for one in found if one.weight == 1})
    fold = {document: n % FOLDS for n, document in enumerate(documents)}
    judged = []
    for n in range(FOLDS):
        known = smoothed(counts(one for one in found if fold.get(one.document) != n))
        judged += [(one, max(share(k, known) for k in one.keys)) for one in found if fold.get(one.document) == n]
    return judged


def bins(judged: Iterable[tuple[Found, float]]) -> list[Bin]:
    """The reliability table."""
    sorted_in: dict[int, list[tuple[Found, float]]] = defaultdict(list)
    for one, sure in judged:
        sorted_in[max(n for n, edge in enumerate(EDGES) if sure >= edge)].append((one, sure))
    return [
        Bin(len(rows), sum(s for _, s in rows) / len(rows), sum(o.right for o, _ in rows) / len(rows))
        for _, rows in sorted(sorted_in.items())
    ]


def error(table: Sequence[Bin]) -> float:
    """The expected calibration error: how far predicted and observed lie apart, on average over what was found."""
    return sum(b.count * abs(b.predicted - b.observed) for b in table) / sum(b.count for b in table)


def table(title: str, judged: Sequence[tuple[Found, float]]) -> str:
    """A reliability table in Markdown, with the two figures that sum it up."""
    found = bins(judged)
    squares = sum((sure - one.right) ** 2 for one, sure in judged) / len(judged)
    rows = [f"| {b.predicted:.3f} | {b.count} | {b.observed:.3f} |" for b in found]
    head = (f"### {title}", "", "| predicted | count | observed |", "|---|---|---|")
    return "\n".join(
        (*head, *rows, "", f"Expected calibration error {error(found):.3f}, Brier score {squares:.3f}.", "")
    )


def tables(found: Sequence[Found]) -> str:
    """The reliability tables of all, of facts and of figures, and of how much they are."""
    judged = held_out(found)
    figures = [row for row in judged if all(key.startswith(f"{FIGURES} ") for key in row[0].keys)]
    facts = [row for row in judged if row not in figures]
    documents = {weight: len({f.document for f in found if f.weight == weight}) for weight in (1, LIGHT)}
    said = f"{documents[1]} documents, and {documents[LIGHT]} on which the rules were made; five folds by document.\n"
    parts = (("All", judged), ("Facts", facts), ("Figures", figures))
    return "\n".join((said, *(table(title, rows) for title, rows in parts if rows)))


def lines(found: Sequence[Found]) -> Iterator[str]:
    """The lines of ``confidence.txt``: a stand only where it says more than its rule."""
    plain, tuned = (counts(replace(f, weight=1) for f in found if (f.weight == 1) == full) for full in (True, False))
    shares = smoothed(counts(found))
    for name, sure in shares.items():
        if name.count(" ") < 2 or sure != shares[name.rpartition(" ")[0]]:
            of = ["{:.0f} of {:.0f}".format(*side.get(name, (0, 0))) for side in (plain, tuned)]
            yield f"{name}\t{sure:.2f}\t# {of[0]}, tuned {of[1]}\n"


@click.command()
@click.argument("gold", nargs=-1, required=True, type=click.Path(path_type=Path))
@click.option("--tuned", multiple=True, type=click.Path(path_type=Path), help="Gold on which the rules were made.")
@click.option("--out", type=click.Path(path_type=Path), help="Another folder for both files.")
def main(gold: tuple[Path, ...], tuned: tuple[Path, ...], out: Path | None) -> None:
    """Count, write and show."""
    found = [f for folder in gold for f in found_in(folder)] + [f for folder in tuned for f in found_in(folder, LIGHT)]
    if out:
        out.mkdir(parents=True, exist_ok=True)
    words, page = (out or ROOT / "src/hongtu") / "confidence.txt", ROOT / "docs/confidence.md"
    words.write_text(HEAD + "".join(lines(found)), encoding="utf-8", newline="\n")
    shown = tables(found)
    above = page.read_text(encoding="utf-8").partition(BELOW)[0]
    (out / page.name if out else page).write_text(f"{above}{BELOW}\n{shown}", encoding="utf-8", newline="\n")
    click.echo(shown)


if __name__ == "__main__":
    main()
