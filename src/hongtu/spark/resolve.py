"""Resolution on many machines: executors compare what shares a key, as one machine does; the driver joins the pairs.

What the driver holds are the numbers of what was found to be one, in pairs, and what short names could mean.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, TypeAlias

import msgspec
import numpy as np
from scipy.sparse import coo_array
from scipy.sparse.csgraph import connected_components

from hongtu.resolve.bodies import Fullness, unrivalled
from hongtu.resolve.features import Weighed
from hongtu.spark import who
from hongtu.spark.frames import Row, each, gathered, kept, renumbered

if TYPE_CHECKING:
    from pyspark.sql import DataFrame

Pairs: TypeAlias = "np.ndarray[Any, np.dtype[np.int64]]"
PAIR = "left long, right long"
HOPS = 3  # to whom a body belongs, as in ``resolve.careers.closure``


@dataclass(frozen=True, slots=True)
class Known:
    """The entities of all files and the facts between them, with the numbers of their groups."""

    entities: DataFrame
    facts: DataFrame

    def joined(self, pairs: Pairs, place: str) -> Known:
        """The same when some groups are one, pairs of their numbers; written down in a place."""
        import pyarrow as pa

        old, new = moves(pairs).T
        moved = self.entities.sparkSession.createDataFrame(pa.table({"old": old, "new": new}))
        facts = renumbered(renumbered(self.facts, "subject", moved), "object", moved)
        entities = renumbered(self.entities, "root", moved)
        return Known(kept(entities, f"{place}/entities"), kept(facts, f"{place}/facts"))


def resolved(readings: DataFrame, place: str) -> DataFrame:
    """The entities of readings (number, id, slim), as ``who.ENTITIES`` has them: all that are one have one ``root``.

    What is read several times is written down in a place.
    """
    told = kept(files(readings), f"{place}/files")
    entities, facts = each(told, who.entities_of, who.ENTITIES), each(told, who.facts_of, who.FACTS)
    known = Known(entities, facts).joined(same_name(told), f"{place}/named")
    known = known.joined(supported(known, place), f"{place}/supported")
    return known.joined(same_person(known, place), f"{place}/resolved").entities


def files(readings: DataFrame) -> DataFrame:
    """What the readings of each file say of who is who."""
    stems = each(readings.select("id"), stemmed, "id string, stem string")
    there = readings.selectExpr("id AS stem", "true AS there")
    names = stems.join(there, "stem", "left").selectExpr("id", "if(there, stem, id) AS file")
    return each(gathered(readings.join(names, "id"), "file", "number", "slim"), of_file, "file binary")


def stemmed(id: str) -> list[Row]:
    """An article's id, and that of the article that it could be a further one of."""
    return [(id, who.stem(id))]


def of_file(file: str, several: list[dict[str, Any]]) -> list[Row]:
    """What the readings of a file say of who is who."""
    return [(who.ENCODER.encode(who.of_file((one["number"], one["slim"]) for one in several)),)]


def same_name(told: DataFrame) -> Pairs:
    """The groups of files that have a key of their own in common."""
    names = each(told, who.names_of, "key string, root long").distinct()
    first = names.groupBy("key").agg({"root": "min"}).toDF("key", "first")
    return collected(names.join(first, "key").where("root != first").select("first", "root").distinct())


def supported(known: Known, place: str) -> Pairs:
    """The groups whose names are forms of one another, with support."""
    near = kept(candidates(known), f"{place}/near")
    wanted = near.selectExpr("explode(array(left, right)) AS root").distinct()
    told = bodies(known, wanted)
    pairs = near.join(told.toDF("left", "ours"), "left").join(told.toDF("right", "theirs"), "right")
    weighed = each(pairs.select("left", "right", "ours", "theirs"), who.compared, "weighed binary").toArrow()
    full: dict[int, Fullness] = {}
    found = []
    for packed in weighed["weighed"].to_pylist():
        one, ours, theirs = msgspec.msgpack.decode(packed, type=tuple[Weighed, Fullness, Fullness])
        found.append(one)
        full |= {one.left: ours, one.right: theirs}
    same = unrivalled(sorted(found, key=lambda one: (one.left, one.right)), full).same
    return np.array(same, dtype=np.int64).reshape(-1, 2)


def candidates(known: Known) -> DataFrame:
    """The pairs of groups whose names are to be compared."""
    entities = known.entities
    whole = entities.where("full").selectExpr("root", "true AS whole").distinct()
    named = entities.where("NOT person").join(whole, "root", "left")
    stands = each(
        named.selectExpr("number", "root", "bearer", "coalesce(whole, false) AS whole"),
        who.stands,
        "key string, part string, root long, number long",
    )
    each_once = stands.groupBy("key", "part", "root").agg({"number": "max"}).toDF("key", "part", "root", "number")
    where = entities.where("number = root").select("root", "lies")
    shared = gathered(each_once.join(where, "root"), "key", "part", "root", "number", "lies").where("size(several) > 1")
    return each(shared.select("several"), who.near, PAIR).distinct()


def bodies(known: Known, wanted: DataFrame) -> DataFrame:
    """What is known of the bodies of some groups."""
    forms = known.entities.join(wanted, "root", "semi").select("root", "form").distinct()
    within = known.facts.where("predicate = 'locatedIn'").selectExpr("subject AS root", "*")
    posts = known.facts.where("predicate IN ('holdsPost', 'memberOf')").selectExpr("object AS root", "*")
    said = within.where("zone").selectExpr("root", "'zone' AS kind", "object AS number", "'' AS words")
    said = said.union(within.selectExpr("root", "'area'", "0", "place"))
    said = said.union(posts.selectExpr("root", "'person'", "0", "key")).join(wanted, "root", "semi").distinct()
    beside = gathered(said, "root", "kind", "number", "words").toDF("root", "told")
    both = gathered(forms, "root", "form").join(beside, "root", "left")
    return each(both, who.known, "root long, body binary")


def same_person(known: Known, place: str) -> Pairs:
    """The people of one name that are one."""
    people = known.entities.where("person").select("key", "root").distinct()
    shared = people.join(people.groupBy("key").count().where("count > 1"), "key").select("root", "key")
    held, works = careers(known.facts, shared.select("root"))
    tied = grounds(known, kept(belonging(known.facts, held.select("body").distinct()), f"{place}/around"))
    posts = gathered(held.join(tied, "body"), "root", "body", "role", "low", "high", "ground").toDF("root", "posts")
    both = shared.join(posts, "root", "left").join(
        gathered(works, "root", "work").toDF("root", "works"), "root", "left"
    )
    persons = each(both, who.persons, "key string, root long, person binary")
    return collected(each(gathered(persons, "key", "root", "person").select("several"), who.namesakes, PAIR))


def careers(facts: DataFrame, wanted: DataFrame) -> tuple[DataFrame, DataFrame]:
    """The posts of some people (root, body, role, low, high), and their works (root, work)."""
    posts = facts.where("predicate IN ('holdsPost', 'memberOf') AND NOT object_vague")
    founded = facts.where("predicate = 'establishedBy' AND NOT subject_vague")
    held = posts.selectExpr("subject AS root", "object AS body", "role", "low", "high").union(
        founded.selectExpr("object", "subject", "role", "low", "high")
    )
    works = facts.where("predicate IN ('participatesIn', 'received', 'developed', 'runs')")
    done = works.selectExpr("subject AS root", "object AS work")
    return held.join(wanted, "root", "semi").distinct(), done.join(wanted, "root", "semi").distinct()


def belonging(facts: DataFrame, wanted: DataFrame) -> DataFrame:
    """Some bodies (``body``), each with itself and with those to which it belongs (``root``)."""
    hosts = facts.where("predicate IN ('partyOrganizationOf', 'subOrganizationOf')")
    belongs = hosts.groupBy("subject").agg({"object": "collect_set"}).toDF("root", "hosts")
    around = wanted.selectExpr("body", "body AS root")
    for _ in range(HOPS):
        further = around.join(belongs, "root", "left")
        around = further.selectExpr("body", "explode(concat(array(root), coalesce(hosts, array()))) AS root").distinct()
    return around


def grounds(known: Known, around: DataFrame) -> DataFrame:
    """What bodies (``body``) tie people to, by themselves and by those to which they belong (``root``)."""
    within = known.facts.where("predicate = 'locatedIn'").selectExpr("subject AS root", "object AS at")
    names = known.entities.where("NOT person").select("root", "name").distinct()
    lies = around.join(within, "root").selectExpr("body", "'place' AS kind", "at AS root").distinct()
    both = around.selectExpr("body", "'own' AS kind", "root").union(lies).join(names, "root")
    told = around.selectExpr("body", "'around' AS kind", "root AS number", "cast('' AS binary) AS name")
    told = told.union(both.selectExpr("body", "kind", "0", "name").distinct())
    return each(gathered(told, "body", "kind", "number", "name"), who.grounded, "body long, ground binary")


def identities(entities: DataFrame) -> DataFrame:
    """The groups of entities with their ids: root, id, body (whether it is an organization), entity, claims."""
    from pyspark.sql import functions

    forms = entities.groupBy("root", "form").agg(
        functions.sum("support").alias("support"),
        functions.min(functions.struct("date", "first", "start")).alias("place"),
    )
    groups = each(
        gathered(forms, "root", "form", "support", "place"), who.grouped, "root long, bucket string, own binary"
    )
    schema = "root long, id string, body boolean, entity binary, claims binary"
    return each(gathered(groups, "bucket", "root", "own").select("several"), who.identities, schema)


def former(identities: DataFrame) -> DataFrame:
    """The ids that nobody has, and the ids of those who answer to them."""
    claimed = each(identities.select("id", "claims"), who.claimed, "claimed string, id string, claims binary")
    return each(gathered(claimed, "claimed", "id", "claims"), who.answering, "former string, id string")


def collected(pairs: DataFrame) -> Pairs:
    """The pairs of a frame."""
    columns = pairs.toArrow().columns
    return np.stack([one.to_numpy().astype(np.int64) for one in columns], axis=1)


def moves(pairs: Pairs) -> Pairs:
    """The numbers in pairs that are not the first of those that they are joined with, each with that first.

    >>> moves(np.array([[3, 5], [1, 5], [7, 8]])).tolist()
    [[3, 1], [5, 1], [8, 7]]
    """
    numbers, ends = np.unique(pairs, return_inverse=True)
    left, right = ends.reshape(-1, 2).T
    joined = coo_array((np.ones(len(left), dtype=np.int8), (left, right)), shape=(len(numbers), len(numbers)))
    parts = connected_components(joined, directed=False)[1] if len(numbers) else left
    first = np.full(len(numbers), np.iinfo(np.int64).max)
    np.minimum.at(first, parts, numbers)
    moved = first[parts] != numbers
    return np.stack([numbers[moved], first[parts][moved]], axis=1)
