"""Articles that contradict one another are found, with the words of both; those that only seem to are not."""

import pytest
import rdflib
from msgspec.structs import replace

from hongtu.conflicts import conflicts, listed, questions
from hongtu.graph import PREFIXES, Graph, state, turtle
from hongtu.model import Article, Entity, Evidence, Fact, Reading, Statistic
from hongtu.query import NamedQuery

ENTITIES = (
    Entity("周红", "Person", ("周红",)),
    Entity("陈明", "Person", ("陈明",)),
    Entity("河东党委", "PartyOrganization", ("河东党委",)),
    Entity("河东公司", "Company", ("河东公司",)),
    Entity("河西公司", "Company", ("河西公司",)),
    Entity("东园", "Zone", ("东园",)),
    Entity("西园", "Zone", ("西园",)),
)
ARTICLES = (Article("a", "甲", published="2018-11"), Article("b", "乙", published="2021-03"), Article("c", "丙"))


def fact(s: str, p: str, o: str, role: str = "", **more: str) -> Fact:
    words = f"{s}{p}{o}{role}"
    article = more.pop("article", "a")
    return Fact(s, p, o, (Evidence(article, 0, len(words), words, "rule"),), role, more.get("period"))


def figure(value: float, period: str | None = "2018", unit: str = "名") -> Statistic:
    words = f"党员{value:g}{unit}"
    return Statistic("东园", "党员", value, unit, (Evidence("a", 0, len(words), words, "rule"),), period)


def graph(*facts: Fact, figures: tuple[Statistic, ...] = ()) -> Graph:
    return state(reading(*facts, figures=figures))


def reading(*facts: Fact, figures: tuple[Statistic, ...] = ()) -> Reading:
    return Reading(ARTICLES, ENTITIES, facts, figures)


ZHOU = fact("周红", "holdsPost", "河东党委", "党委书记")
CHEN = fact("陈明", "holdsPost", "河东党委", "书记")
EAST, WEST = fact("河东公司", "locatedIn", "东园"), fact("河东公司", "locatedIn", "西园")
HOST, OTHER = fact("河东党委", "partyOrganizationOf", "河东公司"), fact("河东党委", "partyOrganizationOf", "河西公司")
UP, DOWN = fact("河东公司", "subOrganizationOf", "河西公司"), fact("河西公司", "subOrganizationOf", "河东公司")

AGAINST = {
    "conflict-secretaries": reading(ZHOU, CHEN),
    "conflict-hosts": reading(HOST, OTHER),
    "conflict-zones": reading(EAST, WEST),
    "conflict-founded": reading(fact("东园", "foundedOn", "2010-05"), fact("东园", "foundedOn", "2011")),
    "conflict-figures": reading(figures=(figure(12), figure(13))),
    "conflict-circles": reading(UP, DOWN),
}


@pytest.mark.parametrize("name", [query.name for query in questions()])
def test_what_contradicts_itself_is_found_with_the_words_of_both(name: str) -> None:
    found = conflicts(state(AGAINST[name]))
    assert list(found) == [name]
    words = {value for row in found[name] for key, value in row.items() if key in ("words", "otherWords")}
    assert words == {e.text for f in AGAINST[name].facts for e in f.evidence} | {
        e.text for s in AGAINST[name].statistics for e in s.evidence
    }


@pytest.mark.parametrize("query", questions(), ids=lambda q: q.name)
def test_another_engine_answers_alike(query: NamedQuery) -> None:
    text = "".join(f"PREFIX {name}: <{iri}>\n" for name, iri in PREFIXES.items()) + query.text
    theirs = rdflib.Graph().parse(data=turtle(AGAINST[query.name]), format="turtle").query(text)
    ours = conflicts(state(AGAINST[query.name]))[query.name]
    assert sorted(sorted(str(v).replace(PREFIXES["ht"], "ht:") for v in row.values()) for row in theirs.bindings) == [
        sorted(row.values()) for row in ours
    ]


def later(fact: Fact, article: str, period: str | None = None) -> Fact:
    return replace(fact, evidence=tuple(replace(e, article=article) for e in fact.evidence), period=period)


PEACE = {
    "one after the other": (ZHOU, later(CHEN, "b")),
    "one after the other, by their periods": (later(ZHOU, "c", "2010/2015"), later(CHEN, "c", "2016-02")),
    "the deputy": (ZHOU, replace(CHEN, role="副书记")),
    "the first secretary sent to a village": (ZHOU, replace(CHEN, role="第一书记")),
    "the one before": (ZHOU, replace(CHEN, status="former")),
    "another kind of secretary": (ZHOU, replace(CHEN, role="纪委书记")),
    "one zone in the other": (EAST, WEST, fact("东园", "locatedIn", "西园")),
    "one host under the other": (HOST, OTHER, UP),
    "one date more exact": (fact("东园", "foundedOn", "2010"), fact("东园", "foundedOn", "2010-05")),
    "a plan": (EAST, replace(WEST, status="planned")),
}


@pytest.mark.parametrize("case", PEACE)
def test_what_only_seems_to_contradict_itself_is_left_alone(case: str) -> None:
    assert conflicts(graph(*PEACE[case])) == {}


@pytest.mark.parametrize(
    "other",
    [figure(13, "2019"), figure(13, None), figure(13, unit="个"), figure(12)],
    ids=["year", "none", "unit", "same"],
)
def test_figures_of_other_times_and_units_do_not_contradict(other: Statistic) -> None:
    assert conflicts(graph(figures=(figure(12), other))) == {}


@pytest.mark.parametrize(
    ("one", "other"), [("2018", "2018-06"), ("2016/2020", "2018"), ("2018-01/2018-06", "2018-06"), (None, "2018-11")]
)
def test_times_that_overlap_are_one_time(one: str | None, other: str) -> None:
    assert conflicts(graph(later(ZHOU, "a", one), later(CHEN, "b", other)))


def test_conflicts_are_listed_with_their_question() -> None:
    lines = list(listed(conflicts(state(AGAINST["conflict-secretaries"]))))
    assert lines[0].startswith("哪个党组织同一时间有两位书记？ Which Party organization")
    assert "周红" in lines[1]
    assert "陈明" in lines[1]
    assert list(listed({})) == []
