"""The articles that people had forgotten, as lines of ``forgotten.tsv``: they stay out of every later build."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import astuple, dataclass, fields
from pathlib import Path

FILE = "forgotten.tsv"


@dataclass(frozen=True, slots=True)
class Forgotten:
    """An article, by its id, that is to be in no graph; the rest is for people."""

    article: str
    who: str = ""
    when: str = ""
    why: str = ""


COLUMNS = tuple(field.name for field in fields(Forgotten))


def load(path: Path) -> tuple[Forgotten, ...]:
    """The lines of a file, in its order, none if there is no file; raises ValueError naming a line that is none.

    Lines that are empty or begin with ``#`` are passed over.
    """
    if not path.exists():
        return ()
    found = []
    for number, line in enumerate(path.read_text(encoding="utf-8-sig").splitlines(), 1):
        if line.strip() and not line.startswith("#") and line != "\t".join(COLUMNS):
            cells = [cell.strip() for cell in line.split("\t")]
            if not cells[0] or len(cells) > len(COLUMNS):
                raise ValueError(f"{path}, line {number}: an article's id is wanted, then {', '.join(COLUMNS[1:])}")
            found.append(Forgotten(*cells))
    return tuple(found)


def save(forgotten: Iterable[Forgotten], path: Path) -> None:
    """Write lines in place of those of a file, which is whole at every moment; of no lines there is no file."""
    rows = [astuple(one) for one in forgotten]
    if not rows:
        path.unlink(missing_ok=True)
        return
    fresh = path.with_name(f"{path.name}.new")
    text = "".join("\t".join(" ".join(cell.split()) for cell in row) + "\n" for row in (COLUMNS, *rows))
    fresh.write_text(text, encoding="utf-8", newline="\n")
    fresh.replace(path)
