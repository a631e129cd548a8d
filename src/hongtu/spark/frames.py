"""Frames of Spark: rows worked on by Python, many at a time, and frames that are written down."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    import pyarrow as pa
    from pyspark.sql import DataFrame

Row = tuple[Any, ...]


def kept(frame: DataFrame, place: str) -> DataFrame:
    """A frame written to a place, and read from there: whatever dies from now on, it is not made again."""
    frame.write.mode("overwrite").parquet(place)
    return frame.sparkSession.read.parquet(place)


def each(frame: DataFrame, work: Callable[..., Iterable[Row]], schema: str) -> DataFrame:
    """The rows that come of each row of a frame; nothing in them is None."""
    names = [str(n) for n in range(schema.count(",") + 1)]

    def some(batches: Iterator[pa.RecordBatch]) -> Iterator[pa.RecordBatch]:
        import pyarrow as pa

        for batch in batches:
            given = zip(*(column.to_pylist() for column in batch.columns), strict=True)
            if rows := [row for values in given for row in work(*values)]:
                yield pa.RecordBatch.from_arrays([pa.array(one) for one in zip(*rows, strict=True)], names=names)

    return frame.mapInArrow(some, schema)


def gathered(frame: DataFrame, key: str, *columns: str) -> DataFrame:
    """The rows of a frame by a key: it, and ``several``, a list of what the columns have in its rows."""
    from pyspark.sql import functions

    return frame.groupBy(key).agg(functions.collect_list(functions.struct(*columns)).alias("several"))


def renumbered(frame: DataFrame, column: str, moved: DataFrame) -> DataFrame:
    """A frame with other numbers in a column where ``moved`` (old, new) has them."""
    beside = frame.join(moved.withColumnRenamed("old", column), column, "left")
    return beside.selectExpr(*(f"coalesce(new, {n}) AS {n}" if n == column else n for n in frame.columns))
