"""The frames of a build on Spark: lines to articles, to readings, and, once these are resolved, to triples."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

import msgspec

from hongtu.graph import iris, statements
from hongtu.graph.iris import DCTERMS
from hongtu.model import Entity
from hongtu.spark import article
from hongtu.spark.article import ENCODER
from hongtu.spark.frames import Row, each, gathered, kept
from hongtu.spark.resolve import former, identities, resolved

if TYPE_CHECKING:
    from pyspark.sql import DataFrame, SparkSession

FAULTS = 20
NODE = "kind string, key string, value binary"


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

    What is read stands in ``articles/`` and ``readings/`` there, what was made of it to tell who is who in
    ``resolving/``. Of several articles with one id the one whose content sorts first counts. Raises ValueError where no
    article can be read.
    """
    from pyspark.sql import functions

    found = kept(each(lines(spark, source), read, "id string, article binary, fault string"), f"{into}/articles")
    good = found.where("fault = ''").groupBy("id").agg({"article": "min"}).toDF("id", "article")
    # The numbers have the order of the ids: so have those of one machine.
    numbered = good.orderBy("id").select(functions.monotonically_increasing_id().alias("number"), "id", "article")
    schema = "number long, id string, reading binary, slim binary"
    readings = kept(each(numbered, understood, schema), f"{into}/readings")
    if not (count := readings.count()):
        raise ValueError(f'{source}: no article can be read; a line is an object like {{"id": "…", "text": "…"}}')
    entities = resolved(readings.select("number", "id", "slim"), f"{into}/resolving")
    names = kept(identities(entities), f"{into}/resolving/names")
    graph = kept(triples(readings, entities, names), f"{into}/parquet")
    graph.selectExpr("concat_ws(' ', subject, predicate, object, '.')").write.mode("overwrite").text(
        f"{into}/nquads", compression="gzip"
    )
    wrong = found.where("fault != ''").select("fault")
    faults = tuple(sorted(row.fault for row in wrong.limit(FAULTS).collect()))
    return Done(count, names.count(), wrong.count(), faults)


def lines(spark: SparkSession, source: str) -> DataFrame:
    """The lines of JSON Lines and the names of their files; what is in Parquet is turned into such lines."""
    if source.rstrip("/").endswith(".parquet"):
        return spark.read.parquet(source).selectExpr("to_json(struct(*)) AS value", "_metadata.file_name AS file")
    return spark.read.text(source).selectExpr("value", "_metadata.file_name AS file").where("trim(value) != ''")


def read(line: str, file: str) -> Iterator[Row]:
    """The articles of a line."""
    yield from article.read(line, file)


def understood(number: int, id: str, packed: bytes) -> Iterator[Row]:
    """The reading of an article, and what of it decides on identity."""
    reading = article.reading(packed)
    yield number, id, reading, ENCODER.encode(article.slim(article.unpacked(reading)))


def triples(readings: DataFrame, entities: DataFrame, names: DataFrame) -> DataFrame:
    """The triples of readings, of the entities that theirs were resolved to, each once."""
    from pyspark.sql import functions

    own = entities.select("article", "root", entities.id.alias("own")).join(names.select("root", "id", "body"), "root")
    ids = gathered(own, "article", "own", "id", "body").toDF("id", "ids")
    parts = each(readings.select("id", "reading").join(ids, "id", "left"), said, NODE)
    parts = parts.union(each(names.select("entity"), thing, NODE)).union(each(former(names), replaced, NODE))
    grouped = parts.groupBy("kind", "key").agg(functions.collect_set("value"))
    return each(grouped, joined, "subject string, predicate string, object string").distinct()


def said(id: str, reading: bytes, ids: list[dict[str, Any]] | None) -> Iterator[Row]:
    """What the reading of an article gives to the graph."""
    yield from article.said(article.unpacked(reading), {one["own"]: (one["id"], one["body"]) for one in ids or ()})


def thing(packed: bytes) -> Iterator[Row]:
    """The node of an entity, by its names."""
    one = msgspec.msgpack.decode(packed, type=Entity)
    yield "node", f"{one.id} ", article.packed((iris.entity(one.id), statements.entity(one, ())))


def replaced(former: str, id: str) -> Iterator[Row]:
    """The node of a further id by which an entity answers."""
    node = iris.entity(former), iter(((f"{DCTERMS}isReplacedBy", iris.entity(id)),))
    yield "node", f"{former} former", article.packed(node)


def joined(kind: str, key: str, values: list[bytes]) -> Iterator[Row]:
    """The triples of what has one key."""
    yield from article.joined(kind, values)
