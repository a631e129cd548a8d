"""A reading as RDF: entities with direct triples, a node for each fact, each time an article says it, and each figure.

Plain RDF 1.1 in the default graph, without blank nodes. A direct triple stands exactly where an accepted statement
(status ``stated``) states it; planned and former facts have their node only.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator
from functools import cache
from itertools import chain

import pyoxigraph as ox

from hongtu.graph import iris
from hongtu.graph.iris import DCTERMS, HT, OA, ORG, PROV
from hongtu.graph.places import Place, places
from hongtu.model import Article, Entity, Evidence, Fact, Reading, Statistic
from hongtu.ontology import RDF, RDFS, SKOS, ontology

TYPE = ox.NamedNode(f"{RDF}type")
MEMBERSHIPS = frozenset({"holdsPost", "memberOf"})

Pairs = Iterator[tuple[str, ox.NamedNode | ox.Literal]]


def triples(reading: Reading) -> Iterator[ox.Triple]:
    """All triples of a reading, none twice, in the order of the Turtle file."""
    for _, part in sections(reading):
        yield from part


def sections(reading: Reading, only: Collection[str] | None = None) -> tuple[tuple[str, Iterator[ox.Triple]], ...]:
    """The parts of the graph in their order, each with its title and its triples sorted by subject; ``only`` those with
    some IRIs as their subjects, if these are given.
    """
    return tuple(
        (title, nodes(node for node in part if only is None or node[0].value in only))
        for title, part in parts(reading).items()
    )


def parts(reading: Reading) -> dict[str, Iterator[tuple[ox.NamedNode, Pairs]]]:
    """The nodes of the graph by the title of their part, in no order, with what is said of them; some come twice."""
    return {
        "实体 entities": entities(reading),
        "旧称 former ids": replaced(reading),
        "事实 statements": statements(reading),
        "出处 evidence": evidences(reading),
        "数据 observations": observations(reading.statistics),
        "文章 articles": articles(reading),
        "职务 roles": roles(reading.facts),
    }


def nodes(found: Iterable[tuple[ox.NamedNode, Pairs]]) -> Iterator[ox.Triple]:
    """The triples of nodes, sorted by subject; what comes twice is written once."""
    described: dict[str, list[Pairs]] = defaultdict(list)
    for subject, pairs in found:
        described[subject.value].append(pairs)
    for iri, several in sorted(described.items()):
        subject = ox.NamedNode(iri)
        for name, object in dict.fromkeys(chain.from_iterable(several)):
            yield ox.Triple(subject, predicate(name), object)


predicate = cache(ox.NamedNode)


def entities(reading: Reading) -> Iterator[tuple[ox.NamedNode, Pairs]]:
    """A node for each entity, with what the accepted statements say of it."""
    stated: dict[str, list[Fact]] = defaultdict(list)
    for fact in reading.facts:
        if fact.status == "stated":
            stated[fact.subject].append(fact)
    for one in reading.entities:
        yield iris.entity(one.id), entity(one, stated[one.id])


def entity(one: Entity, stated: Iterable[Fact]) -> Pairs:
    """The class, the names and the direct triples of an entity."""
    yield TYPE.value, iris.term(one.type)
    yield f"{RDFS}label", iris.chinese(one.names[0])
    for name in sorted(one.names[1:], key=lambda n: (-len(n), n)):
        yield f"{SKOS}altLabel", iris.chinese(name)
    for fact in sorted(stated, key=lambda f: (f.predicate, f.object)):
        yield iris.term(fact.predicate).value, target(fact)


def replaced(reading: Reading) -> Iterator[tuple[ox.NamedNode, Pairs]]:
    """A node for each further id by which an entity answers."""
    for one in reading.entities:
        for id in one.former:
            yield iris.entity(id), iter(((f"{DCTERMS}isReplacedBy", iris.entity(one.id)),))


def target(fact: Fact) -> ox.NamedNode | ox.Literal:
    """The object of a fact: an entity, or the date of a founding."""
    return iris.dated(fact.object) if fact.predicate == "foundedOn" else iris.entity(fact.object)


def statements(reading: Reading) -> Iterator[tuple[ox.NamedNode, Pairs]]:
    """A node for each fact."""
    bodies = ontology().below("Organization")
    organizations = {e.id for e in reading.entities if e.type in bodies}
    for fact in reading.facts:
        yield iris.statement(fact), statement(fact, fact.object in organizations)


def statement(fact: Fact, of_body: bool) -> Pairs:
    """The node of a fact; a post or membership in an organization is one in the sense of the W3C's ORG as well."""
    yield TYPE.value, iris.term("Statement")
    member = of_body and fact.predicate in MEMBERSHIPS
    if member:
        yield TYPE.value, ox.NamedNode(f"{ORG}Membership")
    yield f"{RDF}subject", iris.entity(fact.subject)
    yield f"{RDF}predicate", iris.term(fact.predicate)
    yield f"{RDF}object", target(fact)
    if member:
        yield f"{ORG}member", iris.entity(fact.subject)
        yield f"{ORG}organization", target(fact)
    if member and fact.role:
        yield f"{ORG}role", iris.named("role", fact.role)
    if fact.role:
        yield f"{HT}role", iris.chinese(fact.role)
    if fact.period:
        yield f"{HT}period", iris.plain(fact.period)
    yield f"{HT}status", iris.plain(fact.status)
    yield f"{HT}confidence", iris.sure(fact.confidence)
    yield from derived(fact.evidence)


def derived(evidence: Iterable[Evidence]) -> Pairs:
    """Links to the nodes of evidence."""
    for node in sorted(iris.quotation(e).value for e in evidence):
        yield f"{PROV}wasDerivedFrom", ox.NamedNode(node)


def evidences(reading: Reading) -> Iterator[tuple[ox.NamedNode, Pairs]]:
    """A node for each time an article says something."""
    words = said(reading)
    stand = places(reading.articles, words)
    for one in words:
        yield iris.quotation(one), evidence(one, stand.get(one))


def said(reading: Reading) -> set[Evidence]:
    """All evidence of a reading."""
    return {e for f in reading.facts for e in f.evidence} | {e for s in reading.statistics for e in s.evidence}


def evidence(one: Evidence, place: Place | None) -> Pairs:
    """The node of an evidence: the words, where they stand, the rest of their sentence, and the rule."""
    yield TYPE.value, iris.term("Evidence")
    yield f"{PROV}wasQuotedFrom", iris.named("article", one.article)
    if place:
        yield f"{HT}sentence", ox.Literal(place.sentence)
    if one.start >= 0:
        yield f"{OA}start", ox.Literal(one.start)
        yield f"{OA}end", ox.Literal(one.end)
    yield f"{OA}exact", iris.chinese(one.text)
    if place:
        yield f"{OA}prefix", iris.chinese(place.before)
        yield f"{OA}suffix", iris.chinese(place.after)
    yield f"{HT}rule", iris.plain(one.by)
    yield f"{HT}confidence", iris.sure(one.confidence)


def observations(statistics: Iterable[Statistic]) -> Iterator[tuple[ox.NamedNode, Pairs]]:
    """A node for each figure."""
    for one in statistics:
        yield iris.observation(one), observation(one)


def observation(one: Statistic) -> Pairs:
    """The node of a figure: whose it is, what it counts, how many, when."""
    yield TYPE.value, iris.term("Observation")
    yield f"{HT}of", iris.entity(one.subject)
    yield f"{HT}measure", iris.chinese(one.measure)
    yield f"{HT}value", iris.number(one.value)
    if one.unit:
        yield f"{HT}unit", iris.chinese(one.unit)
    if one.period:
        yield f"{HT}period", iris.plain(one.period)
    yield from derived(one.evidence)


def articles(reading: Reading) -> Iterator[tuple[ox.NamedNode, Pairs]]:
    """A node for each article, also for one that is only quoted."""
    known = {a.id: a for a in reading.articles}
    quoted = {e.article for e in said(reading)}
    for id in known.keys() | quoted:
        yield iris.named("article", id), article(known.get(id, Article(id, "")))


def article(one: Article) -> Pairs:
    """The node of an article; its text stays with its owner, a digest tells whether it is still the same."""
    yield TYPE.value, iris.term("Article")
    yield f"{DCTERMS}identifier", iris.plain(one.id)
    if one.title:
        yield f"{DCTERMS}title", iris.chinese(one.title)
    if one.published:
        yield f"{DCTERMS}issued", iris.dated(one.published)
    for author in sorted(one.authors):
        yield f"{DCTERMS}creator", iris.chinese(author)
    if one.source:
        yield f"{DCTERMS}source", iris.plain(one.source)
    if one.url:
        yield f"{DCTERMS}source", iris.address(one.url)
    if one.text:
        yield f"{HT}textDigest", iris.checksum(one.text)


def roles(facts: Iterable[Fact]) -> Iterator[tuple[ox.NamedNode, Pairs]]:
    """A node for each title of a post or membership."""
    for role in {f.role for f in facts if f.role and f.predicate in MEMBERSHIPS}:
        yield (
            iris.named("role", role),
            iter(((TYPE.value, ox.NamedNode(f"{ORG}Role")), (f"{RDFS}label", iris.chinese(role)))),
        )
