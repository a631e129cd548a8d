"""Where in its article an evidence stands: the number of its sentence, and the words of that sentence around it."""

from __future__ import annotations

from bisect import bisect_right
from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass

from hongtu.model import Article, Evidence
from hongtu.read import sentences


@dataclass(frozen=True, slots=True)
class Place:
    """A sentence, counted from 1 in its article, and its words before and after the evidence."""

    sentence: int
    before: str
    after: str


def places(articles: Iterable[Article], evidence: Iterable[Evidence]) -> dict[Evidence, Place]:
    """The place of each evidence that has one: that stands in the text of one of the articles."""
    quoted: dict[str, list[Evidence]] = defaultdict(list)
    for one in evidence:
        quoted[one.article].append(one)
    return {one: place for a in articles if a.text for one, place in in_article(a, quoted[a.id])}


def in_article(article: Article, evidence: Iterable[Evidence]) -> Iterable[tuple[Evidence, Place]]:
    """The places of the evidence from one article; a stretch over several sentences stands in its first."""
    cut = sentences(article)
    starts = [s.start for s in cut]
    for one in evidence:
        number = bisect_right(starts, one.start)
        if number and article.text[one.start : one.end] == one.text:
            sentence = cut[number - 1]
            before = article.text[sentence.start : one.start]
            yield one, Place(number, before, article.text[one.end : max(one.end, sentence.end)])
