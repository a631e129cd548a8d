"""What executors do to each article: read it, tell what decides on identity, and say it of the resolved entities."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import replace
from hashlib import sha256
from itertools import chain

import msgspec
import pyoxigraph as ox
from msgspec import structs

from hongtu.extract import understand
from hongtu.graph import iris, statements
from hongtu.model import Article, Entity, Evidence, Fact, Reading, Statistic
from hongtu.read import ReadError, articles_of
from hongtu.read.records import record

Node = tuple[ox.NamedNode, statements.Pairs]
ENCODER = msgspec.msgpack.Encoder()


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
    """What of a reading decides on identity: no text; where two words stand in one place they are the same."""
    articles = tuple(Article(one.id, "", published=one.published) for one in whole.articles)
    facts = tuple(structs.replace(fact, evidence=placed(fact.evidence)) for fact in whole.facts)
    return Reading(
        articles,
        whole.entities,
        facts,
        tuple(structs.replace(s, evidence=placed(s.evidence)) for s in whole.statistics),
    )


def placed(evidence: tuple[Evidence, ...]) -> tuple[Evidence, ...]:
    """Evidence without its words."""
    return tuple(structs.replace(one, text="") for one in evidence)


def said(whole: Reading, ids: Mapping[str, tuple[str, bool]]) -> Iterator[tuple[str, str, bytes]]:
    """What the reading of an article gives to the graph, as (kind, key, packed value): what has one key is one node.

    Kinds are ``fact`` and ``figure``, of which each article has a part, and ``node``, the same wherever it comes from.
    ``ids`` are the resolved ids of the entities of the reading, and whether they are organizations.
    """
    same = {id: own for id, (own, _) in ids.items()}
    facts = []
    for one in whole.facts:
        fact = structs.replace(one, subject=same[one.subject], object=same.get(one.object, one.object))
        if fact.subject != fact.object:
            facts.append(fact)
            yield "fact", iris.statement(fact).value, ENCODER.encode((fact, ids.get(one.object, ("", False))[1]))
    figures = tuple(structs.replace(figure, subject=same[figure.subject]) for figure in whole.statistics)
    for figure in figures:
        yield "figure", iris.observation(figure).value, ENCODER.encode(figure)
    for fact in facts:
        if fact.status == "stated":
            direct = ((iris.term(fact.predicate).value, statements.target(fact)),)
            key = f"{fact.subject} {fact.predicate} {fact.object}"
            yield "node", key, packed((iris.entity(fact.subject), iter(direct)))
    ends = (Entity(id, "", (id,)) for id in sorted(set(same.values())))
    left = Reading(whole.articles, tuple(ends), tuple(facts), figures)
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
