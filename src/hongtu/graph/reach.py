"""How far a change of a graph reaches: the things of which it may now say something against something else."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator

from hongtu.graph import iris
from hongtu.graph.change import Touched, quotes
from hongtu.model import Fact, Reading

UPWARDS = frozenset({"locatedIn", "partyOrganizationOf", "subOrganizationOf"})


def reach(old: Reading, new: Reading, known: Touched) -> frozenset[str]:
    """The IRIs of the entities of two resolved readings whose facts or figures changed or are quoted from an article
    that did, of those beside an entity of another class or name, and of all that is below a place or body which now
    lies or belongs elsewhere.
    """
    facts = (*old.facts, *new.facts)
    anew = renamed(old, new)
    near = {end for f in facts for end in (f.subject, f.object) if touches(f, anew) or quotes(f, known)}
    near |= {end for f in (*known.old.facts, *known.new.facts) for end in (f.subject, f.object)}
    near |= {s.subject for s in (*known.old.statistics, *known.new.statistics)}
    near |= {s.subject for s in (*old.statistics, *new.statistics) if quotes(s, known)}
    moved = {subject for subject, _, _ in {*upwards(known.old.facts)} ^ {*upwards(known.new.facts)}}
    ids = {e.id for e in (*old.entities, *new.entities)}
    return frozenset(iris.entity(id).value for id in (near | anew | below(moved, facts)) & ids)


def renamed(old: Reading, new: Reading) -> set[str]:
    """The ids of the entities that have another class or name than before."""
    before, after = ({(e.id, e.type, e.names[0]) for e in one.entities} for one in (old, new))
    return {id for id, _, _ in before ^ after}


def touches(fact: Fact, ids: set[str]) -> bool:
    """Whether a fact is about one of some entities."""
    return fact.subject in ids or fact.object in ids


def upwards(facts: Iterable[Fact]) -> Iterator[tuple[str, str, str]]:
    """What lies or belongs where, by stated facts."""
    return ((f.subject, f.predicate, f.object) for f in facts if f.predicate in UPWARDS and f.status == "stated")


def below(moved: set[str], facts: Iterable[Fact]) -> set[str]:
    """Some entities, and all that lies in them or belongs to them over any number of steps."""
    under: dict[str, set[str]] = defaultdict(set)
    for subject, _, object in upwards(facts):
        under[object].add(subject)
    reached = edge = set(moved)
    while edge:
        edge = {one for id in edge for one in under.get(id, ())} - reached
        reached = reached | edge
    return reached
