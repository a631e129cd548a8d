"""Facts and figures as the page shows them: each with its words, marked in the rest of their sentence."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any, TypeAlias

from hongtu.explore.index import Index
from hongtu.model import Evidence, Fact, Statistic
from hongtu.ontology import ontology
from hongtu.resolve.tails import observed, stated

Sentences: TypeAlias = Callable[[Evidence], tuple[str, str]]
Row: TypeAlias = dict[str, Any]
ENDS = "。！？\n"


@dataclass(frozen=True, slots=True)
class Quoting:
    """By which numbers the page knows entities and articles (of their ids), what gives the rest of a sentence, and how
    many places are quoted that say one thing; ``more`` are those left out.
    """

    entities: Mapping[str, int]
    articles: Mapping[str, int]
    sentence: Sentences
    most: int

    def fact(self, one: Fact) -> Row:
        """A fact: its ends by number (a date as text), property, role, period, status, confidence, evidence."""
        dated = one.predicate == "foundedOn"
        return {
            "id": stated(one),
            "s": self.entities[one.subject],
            "o": one.object if dated else self.entities[one.object],
            "p": list(ontology().properties).index(one.predicate),
            "role": one.role,
            "period": one.period or "",
            "status": one.status,
            "confidence": round(one.confidence, 2),
            **self.said(one.evidence),
        }

    def figure(self, one: Statistic) -> Row:
        """A figure: whose, of what, how much, when, evidence."""
        value = int(one.value) if float(one.value).is_integer() else one.value
        what = {"id": observed(one), "s": self.entities[one.subject], "measure": one.measure, "value": value}
        return what | {"unit": one.unit, "period": one.period or ""} | self.said(one.evidence)

    def said(self, evidence: Sequence[Evidence]) -> Row:
        """Evidence as rows: article by number, words before, the words, words behind, rule, offset in the article."""
        rows = [
            [self.articles.get(one.article, -1), before, one.text, behind, one.by, one.start]
            for one in evidence[: self.most]
            for before, behind in [self.sentence(one)]
        ]
        return {"said": rows, "more": max(len(evidence) - self.most, 0)}


def in_texts(index: Index) -> Sentences:
    """A function that finds the words around an evidence in the texts of a reading's own articles."""
    texts = {one.id: one.text for one in index.reading.articles if one.text}
    return lambda evidence: surroundings(texts.get(evidence.article, ""), evidence)


def surroundings(text: str, evidence: Evidence) -> tuple[str, str]:
    """The words before and behind an evidence in its sentence."""
    if not text or text[evidence.start : evidence.end] != evidence.text:
        return "", ""
    first = max(text.rfind(sign, 0, evidence.start) for sign in ENDS) + 1
    ends = [at for sign in ENDS if (at := text.find(sign, evidence.end)) >= 0]
    last = min(ends, default=len(text))
    closed = last + (text[last : last + 1] not in ("", "\n"))
    return text[first : evidence.start], text[evidence.end : closed]
