"""What differs between two graphs: things, posts, facts and figures that came, went or changed."""

from __future__ import annotations

import csv
import io
from collections import defaultdict
from collections.abc import Callable, Hashable, Iterable, Iterator, Mapping
from dataclasses import astuple, dataclass, fields
from pathlib import Path
from typing import Literal, TypeAlias, TypeVar

import pyoxigraph as ox

from hongtu.graph import Graph, folder, iris
from hongtu.graph import open as opened
from hongtu.graph.turtle import sorted_turtle
from hongtu.model import Entity, Fact, Reading, Statistic
from hongtu.ontology import RDF, ontology
from hongtu.resolve.tails import decimal, digest
from hongtu.why import counted, said

Format: TypeAlias = Literal["text", "csv", "ttl"]
Thing: TypeAlias = Entity | Fact | Statistic
One = TypeVar("One", Entity, Fact, Statistic)
POSTS = frozenset({"holdsPost", "memberOf"})
FORMULA = ("=", "+", "-", "@", "\t", "\r")
KINDS = {"thing": "实体 thing", "post": "职务 post", "fact": "事实 fact", "figure": "数据 figure"}


@dataclass(frozen=True, slots=True)
class Change:
    """One difference: what stood in the old graph, and what stands in the new one; one of them may be nothing."""

    old: Thing | None
    new: Thing | None

    @property
    def one(self) -> Thing:
        """The thing itself, as it is now, or was."""
        found = self.new or self.old
        assert found
        return found

    @property
    def kind(self) -> str:
        """Thing, post, fact or figure."""
        if isinstance(self.one, Fact):
            return "post" if self.one.predicate in POSTS else "fact"
        return "thing" if isinstance(self.one, Entity) else "figure"

    @property
    def change(self) -> str:
        """Came, went or changed."""
        return "changed" if self.old and self.new else "came" if self.new else "went"


def pair(old: Path, new: Path | None) -> tuple[Graph, Graph]:
    """The graphs of two folders, or of a folder's last build and the folder; raises ValueError where one is missing."""
    if new:
        return opened(old), opened(new)
    last = folder.before(old)
    if last is None:
        opened(old)
        raise ValueError(f"{old}: there is no build before this one; name two graph folders")
    return opened(last), opened(old)


def changes(old: Reading, new: Reading) -> tuple[Change, ...]:
    """All that differs between two resolved readings, sorted: things, posts, facts, figures.

    A fact or figure is another one if another article says it, and still the same; it has changed if it is said of the
    same things with another role, period or status, or with another value.
    """
    found = [
        *differing(old.entities, new.entities, lambda e: e.id),
        *differing(old.facts, new.facts, lambda f: (f.subject, f.predicate, f.object)),
        *differing(old.statistics, new.statistics, lambda s: (s.subject, s.measure, s.unit, s.period)),
    ]
    kinds = list(KINDS)
    return tuple(sorted(found, key=lambda c: (kinds.index(c.kind), c.change, key_of(c.one))))


def key_of(one: Thing) -> tuple[str, ...]:
    """What a thing says, without its evidence; two with the same are the same."""
    if isinstance(one, Entity):
        return (one.id, one.type, *one.names)
    if isinstance(one, Fact):
        return (one.subject, one.predicate, one.object, one.role, one.period or "", one.status)
    return (one.subject, one.measure, one.unit, one.period or "", decimal(one.value))


def differing(old: Iterable[One], new: Iterable[One], about: Callable[[One], Hashable]) -> Iterator[Change]:
    """What is in one of two graphs only; where one thing went and one came about the same, it changed."""
    before, after = {key_of(one): one for one in old}, {key_of(one): one for one in new}
    went, came = grouped(before, after.keys(), about), grouped(after, before.keys(), about)
    for topic in went.keys() | came.keys():
        gone, fresh = went.get(topic, []), came.get(topic, [])
        if len(gone) == len(fresh) == 1:
            yield Change(gone[0], fresh[0])
        else:
            yield from (Change(one, None) for one in gone)
            yield from (Change(None, one) for one in fresh)


def grouped(
    found: Mapping[tuple[str, ...], One], others: Iterable[tuple[str, ...]], about: Callable[[One], Hashable]
) -> dict[Hashable, list[One]]:
    """What is not among others, by what it is about."""
    groups: dict[Hashable, list[One]] = defaultdict(list)
    for key in found.keys() - set(others):
        groups[about(found[key])].append(found[key])
    return groups


def diff(old: Graph, new: Graph, *, form: Format = "text") -> str:
    """What differs between two graphs: as text for reading, as a table, or as Turtle in the terms of PROV-O."""
    before, after = old.reading(), new.reading()
    found = changes(before, after)
    names = {e.id: e.names[0] for e in (*before.entities, *after.entities)}
    if form == "ttl":
        return turtle(found, old, new)
    return table(found, names) if form == "csv" else text(found, names)


def text(found: Iterable[Change], names: Mapping[str, str]) -> str:
    """A line for each difference: ``+`` came, ``-`` went, ``~`` changed; last how many there are."""
    signs = {"came": "+", "went": "-", "changed": "~"}
    lines, counts = [], dict.fromkeys(signs, 0)
    for one in found:
        told = " → ".join(shown(thing, names) for thing in (one.old, one.new) if thing)
        lines.append(f"{signs[one.change]} {KINDS[one.kind]}  {' '.join(told.split())}")
        counts[one.change] += 1
    total = f"新增 came {counts['came']}，消失 went {counts['went']}，改变 changed {counts['changed']}"
    return "\n".join((*lines, total, ""))


def shown(one: Thing, names: Mapping[str, str]) -> str:
    """A thing, fact or figure in one line."""
    if isinstance(one, Entity):
        kind = ontology().classes[one.type]
        others = f"（{'、'.join(one.names[1:])}）" if one.names[1:] else ""
        return f"{one.names[0]}{others} {kind.label_zh} {kind.name} e:{one.id}"
    return said(one, names) if isinstance(one, Fact) else counted(one, names)


@dataclass(frozen=True, slots=True)
class Row:
    """A difference as a row; ``was`` tells what a changed one was before."""

    change: str
    what: str
    subject: str
    subject_name: str
    predicate: str = ""
    object: str = ""
    object_name: str = ""
    role: str = ""
    period: str = ""
    status: str = ""
    value: str = ""
    unit: str = ""
    was: str = ""


def table(found: Iterable[Change], names: Mapping[str, str]) -> str:
    """CSV with a header; no cell is a formula to a spreadsheet, whatever an article calls its people."""
    out = io.StringIO()
    writer = csv.writer(out)
    writer.writerow([field.name for field in fields(Row)])
    writer.writerows([safe(cell) for cell in astuple(row(one, names))] for one in found)
    return out.getvalue()


def row(change: Change, names: Mapping[str, str]) -> Row:
    """The row of a difference."""
    one, was = change.one, shown(change.old, names) if change.old and change.new else ""
    if isinstance(one, Entity):
        return Row(change.change, one.type, one.id, "、".join(one.names), was=was)
    head = (change.change, change.kind, one.subject, names[one.subject])
    if isinstance(one, Fact):
        object = (one.object, names.get(one.object, one.object))
        return Row(*head, one.predicate, *object, one.role, one.period or "", one.status, was=was)
    return Row(*head, one.measure, period=one.period or "", value=decimal(one.value), unit=one.unit, was=was)


def safe(cell: str) -> str:
    """A cell that no spreadsheet takes for a formula.

    >>> safe("=1+1"), safe("-3.5"), safe("王新")
    ("'=1+1", '-3.5', '王新')
    """
    return f"'{cell}" if cell.startswith(FORMULA) and not cell.removeprefix("-").replace(".", "").isdigit() else cell


def turtle(found: Iterable[Change], old: Graph, new: Graph) -> str:
    """An activity that generated what came and invalidated what went, and all that the graphs say of these nodes.

    What changed is a revision of what it was.
    """
    triples: set[ox.Triple] = set()
    ends: list[tuple[str, ox.NamedNode]] = []
    for one in found:
        gone, fresh = (node(thing) if thing else None for thing in (one.old, one.new))
        ends += [(term, end) for term, end in (("invalidated", gone), ("generated", fresh)) if end and gone != fresh]
        triples |= described(old, gone) | described(new, fresh)
        if gone and fresh and gone != fresh:
            triples.add(ox.Triple(fresh, ox.NamedNode(f"{iris.PROV}wasRevisionOf"), gone))
    activity = ox.NamedNode(f"{iris.E}diff-{digest(*(f'{term} {end.value}' for term, end in ends))[:16]}")
    triples.add(ox.Triple(activity, ox.NamedNode(f"{RDF}type"), ox.NamedNode(f"{iris.PROV}Activity")))
    triples |= {ox.Triple(activity, ox.NamedNode(iris.PROV + term), end) for term, end in ends}
    return sorted_turtle(triples)


def node(one: Thing) -> ox.NamedNode:
    """The node of a thing, fact or figure."""
    if isinstance(one, Entity):
        return iris.entity(one.id)
    return iris.statement(one) if isinstance(one, Fact) else iris.observation(one)


def described(graph: Graph, node: ox.NamedNode | None) -> set[ox.Triple]:
    """All that a graph says of a node."""
    return {quad.triple for quad in graph.store.quads_for_pattern(node, None, None, None)} if node else set()
