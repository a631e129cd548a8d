"""An article as the explorer shows it: its text, and where in it each fact and figure is said."""

from __future__ import annotations

from hongtu.draw.columns import Columns, columns
from hongtu.explore.index import DATE
from hongtu.serve.explored import Explored


def article(known: Explored, id: str) -> Columns:
    """What an article says; its number, its text (empty where that is not at hand), and the marks in it.

    Raises KeyError for an article that is not there.
    """
    index, reading = known.atlas.index, known.atlas.index.reading
    number = index.articles[id]
    one, facts, figures = reading.articles[number], index.said.of(number).tolist(), index.counted.of(number).tolist()
    ends = {*index.subjects[facts].tolist(), *index.objects[facts].tolist()}
    ends |= {index.number[reading.statistics[i].subject] for i in figures}
    told = columns(known.atlas, sorted(ends - {DATE}), facts=facts, figures=figures)
    # The places quoted of a fact may all be in other articles.
    row = {"id": one.id, "title": one.title or one.id, "published": one.published or ""}
    articles = told["articles"] if row in told["articles"] else [*told["articles"], row]
    whole = known.text(id)
    said = [("fact", n, e) for n, i in enumerate(facts) for e in reading.facts[i].evidence]
    said += [("figure", n, e) for n, i in enumerate(figures) for e in reading.statistics[i].evidence]
    marks = [{"start": e.start, "end": e.end, kind: n} for kind, n, e in said if e.article == id and e.start >= 0]
    shown = {"article": articles.index(row), "text": whole.text if whole else "", "url": one.url}
    return told | shown | {"articles": articles, "marks": sorted(marks, key=lambda mark: (mark["start"], -mark["end"]))}
