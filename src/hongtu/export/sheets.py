"""A graph as CSV that opens in a spreadsheet: nothing in it is taken for a formula, and all of it can be restored."""

from __future__ import annotations

import csv
import re
from contextlib import ExitStack
from pathlib import Path

from hongtu.export.source import Source
from hongtu.export.tables import TABLES, Column, Value, rows
from hongtu.resolve.tails import decimal

# What makes a spreadsheet calculate, in half or full width, or leads it to a cell where it would; ' is the sign for
# text in all of them, so that a text that begins with it is marked, too.
FORMULA = re.compile(r"['=+\-@＝＋－＠\t\r\n]")
MARK, BETWEEN = "'", "|"


def write(source: Source, folder: Path) -> None:
    """Write ``entities.csv``, ``facts.csv`` and the other tables into a folder, in UTF-8 with the mark for Excel."""
    with ExitStack() as stack:
        writers = {}
        for table in TABLES:
            file = (folder / f"{table.name}.csv").open("w", encoding="utf-8-sig", newline="")
            writers[table.name] = csv.writer(
                stack.enter_context(file), quoting=csv.QUOTE_MINIMAL, lineterminator="\r\n"
            )
            writers[table.name].writerow([column.name for column in table.columns])
        for table, row in rows(source, source.namer()):
            writers[table.name].writerow([cell(column, row[column.name]) for column in table.columns])


def cell(column: Column, value: Value) -> str:
    """A value as a cell: numbers as they are, several values with | between them, texts safe."""
    if value is None:
        return ""
    if column.kind in ("whole", "number") and isinstance(value, int | float):
        return plain(value)
    return safe(joined(value) if isinstance(value, tuple) else str(value))


def plain(value: int | float) -> str:
    """A number without exponent.

    >>> plain(3000.0), plain(0.1), plain(1e-7)
    ('3000', '0.1', '0.0000001')
    """
    return decimal(value)


def safe(text: str) -> str:
    """A text that no spreadsheet takes for a formula.

    >>> safe("=1+1"), safe("'quoted"), safe("党委书记")
    ("'=1+1", "''quoted", '党委书记')
    """
    return MARK + text if FORMULA.match(text) else text


def restored(cell: str) -> str:
    """The text of a cell.

    >>> restored("'=1+1"), restored("''quoted"), restored("党委书记")
    ('=1+1', "'quoted", '党委书记')
    """
    return cell.removeprefix(MARK)


def joined(values: tuple[str, ...]) -> str:
    r"""Several texts as one, with | between them; | and \ in them have a \ before them.

    >>> print(joined(("高新区", "a|b")))
    高新区|a\|b
    """
    return BETWEEN.join(re.sub(r"([\\|])", r"\\\1", value) for value in values)


def parted(text: str) -> tuple[str, ...]:
    r"""The texts of several that were joined; of an empty text, none.

    >>> parted("高新区|a\\|b"), parted("")
    (('高新区', 'a|b'), ())
    """
    if not text:
        return ()
    found = re.findall(r"(?:[^\\|]|\\.)+|(?<=\|)(?=\||$)|^(?=\|)", text, re.DOTALL)
    return tuple(re.sub(r"\\(.)", r"\1", value, flags=re.DOTALL) for value in found)
