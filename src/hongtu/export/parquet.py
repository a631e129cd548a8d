"""A graph as Parquet tables with typed columns, for pandas, Polars, DuckDB and Spark."""

from __future__ import annotations

from contextlib import ExitStack
from pathlib import Path
from typing import TYPE_CHECKING, Any

from hongtu.export.source import Source
from hongtu.export.tables import TABLES, Column, Row, Table, rows

if TYPE_CHECKING:
    import pyarrow as pa

GROUP = 5_000  # rows written at a time


def write(source: Source, folder: Path) -> None:
    """Write ``entities.parquet``, ``facts.parquet`` and the other tables into a folder.

    Raises ValueError where pyarrow is not installed.
    """
    try:
        from pyarrow.parquet import ParquetWriter
    except ImportError as error:
        raise ValueError("Parquet needs pyarrow: install hongtu[parquet]") from error
    waiting: dict[str, list[Row]] = {table.name: [] for table in TABLES}
    with ExitStack() as stack:
        writers = {
            table.name: stack.enter_context(ParquetWriter(folder / f"{table.name}.parquet", schema(table)))
            for table in TABLES
        }
        for table, row in rows(source, source.namer()):
            waiting[table.name].append(row)
            if len(waiting[table.name]) >= GROUP:
                flush(writers[table.name], waiting[table.name])
        for name, rest in waiting.items():
            flush(writers[name], rest)


def flush(writer: Any, waiting: list[Row]) -> None:
    """Write the rows that wait."""
    import pyarrow as pa

    writer.write_table(pa.Table.from_pylist(waiting, schema=writer.schema))
    waiting.clear()


def schema(table: Table) -> pa.Schema:
    """The columns of a table with their types."""
    import pyarrow as pa

    return pa.schema([pa.field(column.name, typed(column), nullable=column.kind != "id") for column in table.columns])


def typed(column: Column) -> pa.DataType:
    """The type of a column."""
    import pyarrow as pa

    kinds = {"whole": pa.int64(), "number": pa.float64()}
    kind = kinds.get(column.kind, pa.string())
    return pa.list_(kind) if column.several else kind
