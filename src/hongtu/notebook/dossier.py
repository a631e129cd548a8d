"""All that a graph says of one entity, or of it together with another: as text, as HTML, and as values."""

from __future__ import annotations

from dataclasses import dataclass, field

from hongtu.graph import Graph as Stored
from hongtu.model import Article, Entity, Fact, Reading, Statistic
from hongtu.notebook.shown import facts as told_facts
from hongtu.notebook.shown import filled, quotes
from hongtu.ontology import ontology
from hongtu.why import lines, noted


@dataclass(frozen=True, repr=False)
class Dossier:
    """An entity with the facts and figures about it, all with their evidence; it shows the sentence behind each."""

    stored: Stored
    whole: Reading
    entity: Entity
    other: str = field(default="")

    @property
    def id(self) -> str:
        """The tail of its IRI."""
        return self.entity.id

    @property
    def name(self) -> str:
        """Its fullest name."""
        return self.entity.names[0]

    @property
    def names(self) -> tuple[str, ...]:
        """All its names, the fullest first."""
        return self.entity.names

    @property
    def type(self) -> str:
        """Its class."""
        return self.entity.type

    @property
    def facts(self) -> tuple[Fact, ...]:
        """The facts about it, at either end; with another entity, only those that join the two."""
        own = (f for f in self.whole.facts if self.id in (f.subject, f.object))
        return tuple(f for f in own if not self.other or self.other in (f.subject, f.object))

    @property
    def statistics(self) -> tuple[Statistic, ...]:
        """The figures of it; none with another entity."""
        return () if self.other else tuple(s for s in self.whole.statistics if s.subject == self.id)

    @property
    def articles(self) -> tuple[Article, ...]:
        """The articles that say something of it, without their texts."""
        quoted = {e.article for f in self.facts for e in f.evidence}
        quoted |= {e.article for s in self.statistics for e in s.evidence}
        return tuple(a for a in self.whole.articles if a.id in quoted)

    def __repr__(self) -> str:
        part = Reading((), self.whole.entities, self.facts, self.statistics)
        return "\n".join(lines(self.stored, part, self.entity))

    def _repr_html_(self) -> str:
        titles = {a.id: " ".join(filter(None, (f"《{a.title or a.id}》", a.published))) for a in self.articles}
        figures = [
            {
                "measure": one.measure,
                "value": f"{one.value:,.15g}{one.unit}",
                "notes": noted(one.period),
                "quotes": list(quotes(self.stored, one.evidence, titles)),
            }
            for one in self.statistics
        ]
        known = told_facts(self.stored, self.whole, self.facts)
        kind = ontology().classes[self.type]
        return filled("dossier", name=self.name, aliases=self.names[1:], kind=kind, facts=known, figures=figures)
