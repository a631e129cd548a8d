"""Tidy tables of a graph: a fact, a figure or an entity a row, each with the words that state it."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass

from hongtu.graph import Graph as Stored
from hongtu.graph.iris import E, observation, statement
from hongtu.model import Article, Entity, Evidence, Fact, Reading
from hongtu.notebook.answers import Row
from hongtu.ontology import ontology

SAID = ("evidence", "sentence", "article", "title", "published", "rule", "articles")
FACTS = (
    *("subject", "relation", "label", "object", "role", "period", "status", "confidence"),
    *SAID,
    *("id", "subject_id", "object_id"),
)
STATISTICS = ("subject", "measure", "value", "unit", "period", *SAID, "id", "subject_id")
PEOPLE = ("holdsPost", "memberOf", "participatesIn", "received")
COMPANIES = ("locatedIn", "hasIndustry", "investedIn", "cooperatesWith", "received", "participatesIn")


@dataclass(frozen=True, slots=True)
class Tables:
    """A graph and what it says: what tables are made of."""

    stored: Stored
    reading: Reading

    def facts(self) -> Iterator[Row]:
        """A row for each fact."""
        names, words = self.names(), self.words()
        for fact in self.reading.facts:
            yield {
                "subject": names[fact.subject],
                "relation": fact.predicate,
                "label": ontology().properties[fact.predicate].label_zh,
                "object": names.get(fact.object, fact.object),
                "role": fact.role or None,
                "period": fact.period,
                "status": fact.status,
                "confidence": fact.confidence,
                **words(fact.evidence),
                "id": statement(fact).value.removeprefix(E),
                "subject_id": fact.subject,
                "object_id": fact.object if fact.object in names else None,
            }

    def statistics(self) -> Iterator[Row]:
        """A row for each figure."""
        names, words = self.names(), self.words()
        for one in self.reading.statistics:
            yield {
                "subject": names[one.subject],
                "measure": one.measure,
                "value": one.value,
                "unit": one.unit or None,
                "period": one.period,
                **words(one.evidence),
                "id": observation(one).value.removeprefix(E),
                "subject_id": one.subject,
            }

    def entities(self, kind: str | None, relations: Sequence[str]) -> Iterator[Row]:
        """A row for each entity of a class or below it, of all without one: what it is called, what it is joined to by
        some relations (several with ；between them), how much is said of it, and the words of its surest fact.
        """
        names, words, about = self.names(), self.words(), self.about()
        kinds = ontology().below(kind) if kind else ontology().classes.keys()
        for one in self.reading.entities:
            if one.type in kinds:
                facts = about[one.id]
                quoted = [e for f in facts for e in f.evidence]
                yield {
                    "name": one.names[0],
                    "type": one.type,
                    "aliases": joined(one.names[1:]),
                    **{relation: joined(ends(one, facts, relation, names)) for relation in relations},
                    "facts": len(facts),
                    **words(quoted),
                    "id": one.id,
                }

    def names(self) -> dict[str, str]:
        """The name of each entity."""
        return {e.id: e.names[0] for e in self.reading.entities}

    def about(self) -> dict[str, list[Fact]]:
        """The facts about each entity."""
        found: dict[str, list[Fact]] = defaultdict(list)
        for fact in self.reading.facts:
            for end in {fact.subject, fact.object}:
                found[end].append(fact)
        return found

    def words(self) -> Callable[[Sequence[Evidence]], Row]:
        """What gives the columns ``SAID`` of some evidence: the surest of it, and how many articles there are."""
        known = {a.id: a for a in self.reading.articles}

        def said(evidence: Sequence[Evidence]) -> Row:
            if not evidence:
                return dict.fromkeys(SAID[:-1]) | {"articles": 0}
            best = max(evidence, key=lambda e: e.confidence)
            before, after = self.stored.sentence(best)
            article = known.get(best.article, Article(best.article, ""))
            return {
                "evidence": best.text,
                "sentence": f"{before}{best.text}{after}",
                "article": article.id,
                "title": article.title or None,
                "published": article.published,
                "rule": best.by,
                "articles": len({e.article for e in evidence}),
            }

        return said


def columns(relations: Sequence[str]) -> tuple[str, ...]:
    """The columns of a table of entities."""
    return ("name", "type", "aliases", *relations, "facts", *SAID, "id")


def ends(one: Entity, facts: Iterable[Fact], relation: str, names: dict[str, str]) -> Iterator[str]:
    """What an entity is joined to by a relation: in a post with its title before it; neither plans nor what is past."""
    for fact in facts:
        if (fact.subject, fact.predicate, fact.status) == (one.id, relation, "stated"):
            yield f"{fact.role} {names[fact.object]}".strip()


def joined(words: Iterable[str]) -> str | None:
    """Words with ；between them; None for none."""
    return "；".join(dict.fromkeys(words)) or None
