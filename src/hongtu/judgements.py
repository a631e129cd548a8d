"""What people decided about identity, as lines of ``judgements.tsv``: read, written, added, taken back."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import astuple, dataclass, fields
from pathlib import Path

FILE = "judgements.tsv"
VERDICTS = ("same", "different", "split", "wrong")


@dataclass(frozen=True, slots=True)
class Judgement:
    """One decision; ``left`` and ``right`` are tails of IRIs, ``article`` is an article's id, the rest is for people.

    ``same``, ``different``: of two entities. ``split``: ``left``, as it stands in ``article``, is another thing than
    elsewhere; where ``right`` is given, only where the article calls it so. ``wrong``: what articles (or just
    ``article``) say of ``left`` and ``right`` is false; ``right`` may be a date (``2018-06``), or the tail of one
    statement or observation (``st-…``, ``ob-…``).
    """

    verdict: str
    left: str
    right: str = ""
    article: str = ""
    who: str = ""
    when: str = ""
    why: str = ""

    def __post_init__(self) -> None:
        if self.verdict not in VERDICTS:
            raise ValueError(f"no verdict {self.verdict!r}: it is one of {', '.join(VERDICTS)}")
        if not self.left or not (self.article if self.verdict == "split" else self.right):
            needed = "left and article" if self.verdict == "split" else "left and right"
            raise ValueError(f"a judgement {self.verdict!r} needs {needed}")

    def __str__(self) -> str:
        return " ".join(filter(None, (self.verdict, self.left, self.right, self.article)))


COLUMNS = tuple(field.name for field in fields(Judgement))


def load(path: Path) -> tuple[Judgement, ...]:
    """The judgements of a file, in its order, none if there is no file; raises ValueError naming a line that is none.

    Lines that are empty or begin with ``#`` are passed over.
    """
    if not path.exists():
        return ()
    found = []
    for number, line in enumerate(path.read_text(encoding="utf-8-sig").splitlines(), 1):
        if line.strip() and not line.startswith("#") and line != "\t".join(COLUMNS):
            found.append(judgement(line, f"{path}, line {number}"))
    return tuple(found)


def judgement(line: str, place: str) -> Judgement:
    """The judgement of a line; raises ValueError naming the place of one that is none.

    >>> judgement("same\\t王新\\t王新-3e23e8\\t\\t李明\\t2024-05-01\\t同一个人", "file").why
    '同一个人'
    """
    cells = [cell.strip() for cell in line.split("\t")]
    if len(cells) > len(COLUMNS):
        raise ValueError(f"{place}: {len(cells)} columns, there are {len(COLUMNS)}: {', '.join(COLUMNS)}")
    try:
        return Judgement(*cells)
    except (ValueError, TypeError) as error:
        raise ValueError(f"{place}: {error}") from error


def dump(judgements: Iterable[Judgement]) -> str:
    """The text of judgements: a line of column names, then a line each; blanks stand for tabs and line breaks."""
    rows = [COLUMNS, *(astuple(one) for one in judgements)]
    return "".join("\t".join(" ".join(cell.split()) for cell in row) + "\n" for row in rows)


def save(judgements: Iterable[Judgement], path: Path) -> None:
    """Write judgements in place of those of a file, which is whole at every moment."""
    fresh = path.with_name(f"{path.name}.new")
    fresh.write_text(dump(judgements), encoding="utf-8", newline="\n")
    fresh.replace(path)
