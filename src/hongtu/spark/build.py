"""The frames of a build on Spark: lines to articles, to readings, and, once these are resolved, to triples."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

import msgspec

from hongtu.graph import iris, statements
from hongtu.model import Reading
from hongtu.ontology import ontology
from hongtu.resolve import resolution
from hongtu.spark import article
from hongtu.spark.article import ENCODER, Named

if TYPE_CHECKING:
    import pyarrow as pa
    from pyspark.sql import DataFrame, SparkSession

Row = tuple[Any, ...]
FAULTS = 20


@dataclass(frozen=True, slots=True)
class Done:
    """How many articles and entities a build has, how many lines could not be read, and why not the first of them."""

    articles: int
    entities: int
    unread: int
    faults: tuple[str, ...]


def build(spark: SparkSession, source: str, into: str) -> Done:
    """Make a graph of a source (JSON Lines, or Parquet with the same fields) in a folder, both wherever Spark reads and
    writes: ``nquads/`` (gzipped N-Quads) and ``parquet/`` (subject, predicate, object, as N-Triples write them).

    What is read stands in ``articles/`` and ``readings/`` there. Of several articles with one id the one whose content
    sorts first counts. Raises ValueError where no article can be read.
    """
    found = kept(each(lines(spark, source), read, "id string, article binary, fault string"), f"{into}/articles")
    good = found.where("fault = ''").groupBy("id").agg({"article": "min"}).toDF("id", "article")
    readings = kept(each(good, understood, "id string, reading binary, slim binary"), f"{into}/readings")
    slim = [article.unpacked(row.slim) for row in readings.select("slim").toLocalIterator()]
    if not slim:
        raise ValueError(f'{source}: no article can be read; a line is an object like {{"id": "…", "text": "…"}}')
    whole = resolution(slim).reading
    graph = kept(triples(spark, readings, whole), f"{into}/parquet")
    graph.selectExpr("concat_ws(' ', subject, predicate, object, '.')").write.mode("overwrite").text(
        f"{into}/nquads", compression="gzip"
    )
    wrong = found.where("fault != ''").select("fault")
    faults = tuple(sorted(row.fault for row in wrong.limit(FAULTS).collect()))
    return Done(len(slim), len(whole.entities), wrong.count(), faults)


def kept(frame: DataFrame, place: str) -> DataFrame:
    """A frame written to a place, and read from there: whatever dies from now on, it is not made again."""
    frame.write.mode("overwrite").parquet(place)
    return frame.sparkSession.read.parquet(place)


def lines(spark: SparkSession, source: str) -> DataFrame:
    """The lines of JSON Lines and the names of their files; what is in Parquet is turned into such lines."""
    if source.rstrip("/").endswith(".parquet"):
        return spark.read.parquet(source).selectExpr("to_json(struct(*)) AS value", "_metadata.file_name AS file")
    return spark.read.text(source).selectExpr("value", "_metadata.file_name AS file").where("trim(value) != ''")


def each(frame: DataFrame, work: Callable[..., Iterable[Row]], schema: str) -> DataFrame:
    """The rows that come of each row of a frame."""
    names = [str(n) for n in range(schema.count(",") + 1)]

    def some(batches: Iterator[pa.RecordBatch]) -> Iterator[pa.RecordBatch]:
        import pyarrow as pa

        for batch in batches:
            given = zip(*(column.to_pylist() for column in batch.columns), strict=True)
            if rows := [row for values in given for row in work(*values)]:
                yield pa.RecordBatch.from_arrays([pa.array(one) for one in zip(*rows, strict=True)], names=names)

    return frame.mapInArrow(some, schema)


def read(line: str, file: str) -> Iterator[Row]:
    """The articles of a line."""
    yield from article.read(line, file)


def understood(id: str, packed: bytes) -> Iterator[Row]:
    """The reading of an article, and what of it decides on identity."""
    reading = article.reading(packed)
    yield id, reading, ENCODER.encode(article.slim(article.unpacked(reading)))


def triples(spark: SparkSession, readings: DataFrame, whole: Reading) -> DataFrame:
    """The triples of the readings, of the entities that they were resolved to, each once."""
    from pyspark.sql import functions

    names = spark.createDataFrame(named(whole), "id string, named binary")
    parts = each(
        readings.select("id", "reading").join(names, "id", "left"), said, "kind string, key string, value binary"
    )
    entities = spark.createDataFrame(list(things(whole)), "kind string, key string, value binary")
    grouped = parts.union(entities).groupBy("kind", "key").agg(functions.collect_set("value"))
    return each(grouped, joined, "subject string, predicate string, object string").distinct()


def named(whole: Reading) -> list[Row]:
    """For each article what its facts and figures became."""
    bodies = ontology().below("Organization")
    organizations = {one.id for one in whole.entities if one.type in bodies}
    found: dict[str, Named] = defaultdict(lambda: Named({}, {}))
    for fact in whole.facts:
        bare = article.bare(fact)
        for one in fact.evidence:
            found[one.article].facts[int(one.confidence)] = bare, fact.object in organizations
    for figure in whole.statistics:
        bare_figure = article.bare(figure)
        for one in figure.evidence:
            found[one.article].figures[int(one.confidence)] = bare_figure
    return [(id, ENCODER.encode(one)) for id, one in found.items()]


def said(id: str, reading: bytes, packed: bytes | None) -> Iterator[Row]:
    """What the reading of an article gives to the graph."""
    names = msgspec.msgpack.decode(packed, type=Named) if packed else Named({}, {})
    yield from article.said(article.unpacked(reading), names)


def things(whole: Reading) -> Iterator[Row]:
    """The nodes of the entities, by their names."""
    for one in whole.entities:
        node = iris.entity(one.id), statements.entity(one, ())
        yield "node", f"{one.id} ", article.packed(node)
    for node in statements.replaced(whole):
        yield "node", f"{node[0].value} former", article.packed(node)


def joined(kind: str, key: str, values: list[bytes]) -> Iterator[Row]:
    """The triples of what has one key."""
    yield from article.joined(kind, values)
