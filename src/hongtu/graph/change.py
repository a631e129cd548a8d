"""A graph on disk brought from one resolved reading to the next: only the nodes that differ are written anew.

What is said of a node comes from one thing of the reading and what it names: of an entity, from its names and the
stated facts of which it is the subject; of a statement or observation, from its fact or figure; of evidence, from its
article.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path

import pyoxigraph as ox

from hongtu.graph import iris
from hongtu.graph.splice import spliced
from hongtu.graph.statements import roles, said, sections
from hongtu.graph.store import STORE, TURTLE
from hongtu.model import Fact, Reading, Statistic
from hongtu.resolve.merge import fact_order, statistic_order


@dataclass(frozen=True, slots=True)
class Touched:
    """What differs between two readings, or stands beside it: ids of entities and of articles, IRIs of roles; and of
    each of the two its own facts and figures.
    """

    entities: frozenset[str]
    articles: frozenset[str]
    roles: frozenset[str]
    old: Reading
    new: Reading


def change(old: tuple[Reading, Path], new: tuple[Reading, Path], articles: Collection[str]) -> Touched:
    """Make a graph in an empty folder out of an older one: ``graph.ttl`` and ``store/``, as ``fill`` makes them.

    Both are a resolved reading and its folder. ``articles`` are the ids of those that came, went or have another text;
    the others need none in the old reading. Gives what differs.
    """
    (before, source), (after, place) = old, new
    known = touched(before, after, articles)
    wanted = nodes(after, known.new, known)
    stale = wanted | nodes(before, known.old, known)
    fresh = [(title, list(triples)) for title, triples in sections(part(after, known), wanted)]
    spliced(source / TURTLE, place / TURTLE, stale, fresh)
    exchange(source / STORE, place / STORE, stale, (triple for _, triples in fresh for triple in triples))
    return known


def touched(old: Reading, new: Reading, articles: Collection[str]) -> Touched:
    """What differs between two resolved readings, and with it in the graph."""
    before, after = {e.id: e for e in old.entities}, {e.id: e for e in new.entities}
    retyped = {id for id in before.keys() & after.keys() if before[id].type != after[id].type}
    gone, come = own(old, new, retyped), own(new, old, retyped)
    quoted = {e.article for e in said(gone) ^ said(come)}
    subjects = {f.subject for f in (*gone.facts, *come.facts)}
    return Touched(
        frozenset(subjects | {id for id in before.keys() | after.keys() if before.get(id) != after.get(id)}),
        frozenset({*articles, *quoted}),
        frozenset(titles(old) ^ titles(new)),
        gone,
        come,
    )


def own(one: Reading, other: Reading, retyped: Collection[str]) -> Reading:
    """The facts and figures that only one of two readings has, with those that point to things of another class now."""
    facts = {fact_order(f): f for f in other.facts}
    figures = {statistic_order(s): s for s in other.statistics}
    mine = tuple(f for f in one.facts if differ(f, facts.get(fact_order(f))) or f.object in retyped)
    counted = tuple(s for s in one.statistics if differ(s, figures.get(statistic_order(s))))
    ends = {end for f in mine for end in (f.subject, f.object)} | {s.subject for s in counted}
    return Reading((), tuple(e for e in one.entities if e.id in ends), mine, counted)


def differ(one: object, other: object) -> bool:
    """Whether two values differ, which those that are one object never do."""
    return one is not other and one != other


def titles(reading: Reading) -> set[str]:
    """The IRIs of the roles in a reading."""
    return {node.value for node, _ in roles(reading.facts)}


def nodes(reading: Reading, own: Reading, known: Touched) -> set[str]:
    """The IRIs of the nodes of a reading that differ, or stand beside such; ``own`` is what it alone has."""
    mine = [e for e in reading.entities if e.id in known.entities]
    found = {iris.entity(id).value for e in mine for id in (e.id, *e.former)}
    found |= {iris.statement(f).value for f in own.facts} | {iris.observation(s).value for s in own.statistics}
    told: list[Fact | Statistic] = [*reading.facts, *reading.statistics]
    found |= {iris.quotation(e).value for one in told for e in one.evidence if e.article in known.articles}
    found |= {iris.named("article", a.id).value for a in reading.articles if a.id in known.articles}
    return found | (titles(reading) & known.roles)


def part(reading: Reading, known: Touched) -> Reading:
    """As much of a reading as the nodes that differ need."""
    facts = tuple(f for f in reading.facts if f.subject in known.entities or quotes(f, known))
    mine = set(known.new.statistics)
    figures = tuple(s for s in reading.statistics if quotes(s, known) or s in mine)
    ends = {end for f in facts for end in (f.subject, f.object)} | {s.subject for s in figures} | known.entities
    return Reading(
        tuple(a for a in reading.articles if a.id in known.articles),
        tuple(e for e in reading.entities if e.id in ends),
        facts,
        figures,
    )


def quotes(one: Fact | Statistic, known: Touched) -> bool:
    """Whether an article that differs says something."""
    return any(e.article in known.articles for e in one.evidence)


def exchange(source: Path, place: Path, stale: Iterable[str], fresh: Iterable[ox.Triple]) -> None:
    """Make a store out of an older one, whose files it shares: what was said of some nodes goes, new triples come."""
    old = ox.Store.read_only(str(source))
    old.backup(place)
    store = ox.Store(place)
    for quad in gone(old, stale):
        store.remove(quad)
    store.extend(ox.Quad(*triple) for triple in fresh)
    store.flush()


def gone(store: ox.Store, nodes: Iterable[str]) -> Iterator[ox.Quad]:
    """All that is said of some nodes."""
    for node in sorted(nodes):
        yield from store.quads_for_pattern(ox.NamedNode(node), None, None, None)
