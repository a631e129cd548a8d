"""What executors do to each article: read it, tell what decides on identity, and say it of the resolved entities."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from hashlib import sha256
from itertools import chain
from typing import TypeVar

import msgspec
import pyoxigraph as ox
from msgspec import structs

from hongtu.extract import understand
from hongtu.graph import iris, statements
from hongtu.model import Article, Entity, Evidence, Fact, Reading, Statistic
from hongtu.read import ReadError, articles_of
from hongtu.read.records import record

Node = tuple[ox.NamedNode, statements.Pairs]
Saying = TypeVar("Saying", Fact, Statistic)
ENCODER = msgspec.msgpack.Encoder()


@dataclass(frozen=True, slots=True)
class Named:
    """What the facts and figures of an article became, by their numbers in its reading (figures after facts): the same,
    of resolved entities, and whether the object is an organization.
    """

    facts: dict[int, tuple[Fact, bool]]
    figures: dict[int, Statistic]


def read(line: str, file: str) -> Iterator[tuple[str, bytes, str]]:
    """The id and the packed article of a line of JSON Lines, or nothing of it and why; without an id the article is
    called by a digest of its line.
    """
    name = sha256(line.encode("utf-8", "surrogatepass")).hexdigest()[:16]
    try:
        sheet = record(line.encode("utf-8", "replace"), f"{name}.jsonl", 1)
        source = file if sheet.source == f"{name}.jsonl" else sheet.source
        for one in articles_of(replace(sheet, source=source)):
            yield one.id, ENCODER.encode(structs.replace(one, origin=())), ""
    except ReadError as error:
        yield "", b"", f"{file}: {error} ({line[:60]})"


def reading(article: bytes) -> bytes:
    """The packed reading of a packed article."""
    return ENCODER.encode(understand(msgspec.msgpack.decode(article, type=Article)))


def unpacked(packed: bytes) -> Reading:
    """A packed reading."""
    return msgspec.msgpack.decode(packed, type=Reading)


def slim(whole: Reading) -> Reading:
    """What of a reading decides on identity: no text, and as the confidence of each evidence the number of its fact or
    figure, by which it is known again.
    """
    bare = tuple(Article(one.id, "", published=one.published) for one in whole.articles)
    facts = tuple(structs.replace(f, evidence=numbered(f.evidence, n)) for n, f in enumerate(whole.facts))
    figures = enumerate(whole.statistics, len(facts))
    return Reading(
        bare, whole.entities, facts, tuple(structs.replace(s, evidence=numbered(s.evidence, n)) for n, s in figures)
    )


def numbered(evidence: tuple[Evidence, ...], number: int) -> tuple[Evidence, ...]:
    """Evidence without its words, its confidence a number: where two stand in one place, their words are the same."""
    return tuple(structs.replace(one, text="", confidence=float(number)) for one in evidence)


def bare(one: Saying) -> Saying:
    """A fact or figure with the first of its evidence alone."""
    return structs.replace(one, evidence=one.evidence[:1])


def said(whole: Reading, named: Named) -> Iterator[tuple[str, str, bytes]]:
    """What the reading of an article gives to the graph, as (kind, key, packed value): what has one key is one node.

    Kinds are ``fact`` and ``figure``, of which each article has a part, and ``node``, the same wherever it comes from.
    """
    facts = {n: structs.replace(fact, evidence=whole.facts[n].evidence) for n, (fact, _) in named.facts.items()}
    first = len(whole.facts)
    figures = {n: structs.replace(s, evidence=whole.statistics[n - first].evidence) for n, s in named.figures.items()}
    for n, fact in facts.items():
        yield "fact", iris.statement(fact).value, ENCODER.encode((fact, named.facts[n][1]))
        if fact.status == "stated":
            direct = ((iris.term(fact.predicate).value, statements.target(fact)),)
            key = f"{fact.subject} {fact.predicate} {fact.object}"
            yield "node", key, packed((iris.entity(fact.subject), iter(direct)))
    for figure in figures.values():
        yield "figure", iris.observation(figure).value, ENCODER.encode(figure)
    told = tuple(facts.values()), tuple(figures.values())
    ends = {end for f in told[0] for end in (f.subject, f.object)} | {one.subject for one in told[1]}
    left = Reading(whole.articles, tuple(Entity(end, "", (end,)) for end in sorted(ends)), *told)
    nodes = chain(statements.evidences(left), statements.articles(left), statements.roles(left.facts))
    yield from (("node", node[0].value, packed(node)) for node in nodes)


def packed(node: Node) -> bytes:
    """The triples of a node, each as its terms in N-Triples."""
    return ENCODER.encode([(str(node[0]), f"<{predicate}>", str(object)) for predicate, object in node[1]])


def joined(kind: str, values: list[bytes]) -> list[tuple[str, str, str]]:
    """The triples of what has one key, of the values that all articles gave it."""
    if kind == "node":
        return msgspec.msgpack.decode(min(values), type=list[tuple[str, str, str]])
    if kind == "fact":
        parts = [msgspec.msgpack.decode(one, type=tuple[Fact, bool]) for one in values]
        fact = structs.replace(parts[0][0], evidence=evidence_of(one for one, _ in parts))
        node = iris.statement(fact), statements.statement(fact, parts[0][1])
    else:
        figures = [msgspec.msgpack.decode(one, type=Statistic) for one in values]
        figure = structs.replace(figures[0], evidence=evidence_of(figures))
        node = iris.observation(figure), statements.observation(figure)
    return msgspec.msgpack.decode(packed(node), type=list[tuple[str, str, str]])


def evidence_of(several: Iterable[Fact | Statistic]) -> tuple[Evidence, ...]:
    """All evidence of some parts of a fact or figure, each once."""
    return tuple(sorted({e for one in several for e in one.evidence}))
