"""What of a graph held on a day: posts and figures by their periods, what has none from its article on."""

from pathlib import Path

import pytest

from hongtu.export import as_of, export, of_graph
from hongtu.graph import open as opened
from hongtu.graph import state
from hongtu.model import Article, Entity, Evidence, Fact, Reading, Statistic, Status

PUBLISHED = {"a18": "2018-11-02", "a21": "2021-03", "none": None}
NAMES = ("王新", "甲公司", "乙公司", "高新区", "无事")
ENTITIES = tuple(Entity(name, "Person" if name == "王新" else "Company", (name,)) for name in NAMES)


def held(reading: Reading, day: str) -> Reading:
    return state(reading).as_of(day).reading()


def said(*articles: str) -> tuple[Evidence, ...]:
    return tuple(Evidence(article, 0, 2, "王新", "relate.test.RULE") for article in articles)


def post(period: str | None, *articles: str, status: Status = "stated", predicate: str = "holdsPost") -> Fact:
    return Fact("王新", predicate, "甲公司", said(*(articles or ("a21",))), "院长", period, status)


def reading(*facts: Fact, figures: tuple[Statistic, ...] = ()) -> Reading:
    return Reading(tuple(Article(id, "", published=day) for id, day in PUBLISHED.items()), ENTITIES, facts, figures)


@pytest.mark.parametrize(
    ("fact", "days", "others"),
    [
        (post("2018"), ("2018", "2018-01-01", "2021-06", "2030"), ("2017-12-31",)),
        (post("2018-06"), ("2018-06", "2018", "2019"), ("2018-05", "2018-05-31")),
        (post("2016/2018"), ("2016-01-01", "2017", "2018-12-31"), ("2015", "2019")),
        (post("2016/2021"), ("2016", "2021", "2025"), ("2015",)),
        (post(None), ("2021-03", "2021-03-01", "2021", "2024"), ("2021-02", "2020")),
        (post(None, "a21", "a18"), ("2018-11-02", "2019"), ("2018-11-01", "2018-10")),
        (post(None, "none"), ("1990", "2021"), ()),
        (post("2016/2018", status="former"), ("2017",), ("2019", "2015")),
        (post("2018", status="former"), ("2018-05",), ("2019",)),
        (post(None, status="former"), (), ("2017", "2024")),
        (post("2025", status="planned"), ("2021-03", "2026"), ("2021-02",)),
        (post(None, predicate="locatedIn"), ("1990", "2021"), ()),
        (post("2019", predicate="locatedIn"), ("2019", "2021"), ("2018",)),
    ],
)
def test_a_fact_holds_in_its_time(fact: Fact, days: tuple[str, ...], others: tuple[str, ...]) -> None:
    assert [day for day in days if not held(reading(fact), day).facts] == []
    assert [day for day in others if held(reading(fact), day).facts] == []


def test_a_thing_is_founded_on_its_day() -> None:
    fact = Fact("甲公司", "foundedOn", "2018-06", said("a21"))
    assert held(reading(fact), "2019").facts == (fact,)
    assert not held(reading(fact), "2018-05").facts


def test_a_figure_is_that_of_its_period_and_of_no_other_day() -> None:
    figures = tuple(
        Statistic("甲公司", "员工", n, "名", said("a18"), p) for n, p in ((1, "2017"), (2, "2018"), (3, None))
    )
    shown = {day: [s.value for s in held(reading(figures=figures), day).statistics] for day in ("2017", "2018", "2020")}
    assert shown == {"2017": [1], "2018": [2, 3], "2020": [3]}


def test_a_career_is_seen_from_each_of_its_days() -> None:
    career = (
        Fact("王新", "holdsPost", "甲公司", said("a18"), "副总经理", "2016/2019"),
        Fact("王新", "holdsPost", "乙公司", said("a21"), "总经理", "2020-05"),
    )
    assert [f.object for day in ("2018", "2021-06") for f in held(reading(*career), day).facts] == ["甲公司", "乙公司"]


def test_things_and_articles_leave_with_what_was_said_of_them() -> None:
    facts = (post(None), Fact("乙公司", "locatedIn", "高新区", said("a18")))
    left = held(reading(*facts), "2019")
    assert [e.id for e in left.entities] == ["乙公司", "无事", "高新区"]
    assert [a.id for a in left.articles] == ["a18", "none"]
    later = held(reading(post("2018", "a21")), "2019")
    assert [a.id for a in later.articles] == ["a18", "a21", "none"]


@pytest.mark.parametrize("day", ["1990", "2016-05", "2018-11-02", "2019", "2021-03", "2030"])
def test_the_graph_of_a_day_is_that_of_what_held_and_nothing_else(day: str, sample: Path) -> None:
    whole = state(opened(sample).reading())
    then = whole.as_of(day)
    assert set(then.store) == set(state(then.reading()).store)
    told = then.reading()
    assert {*told.facts} <= {*whole.reading().facts}
    assert {e.article for f in told.facts for e in f.evidence} <= {a.id for a in told.articles}


@pytest.mark.parametrize("form", ["nt", "csv", "gexf"])
def test_an_export_of_a_day_is_that_of_its_graph(form: str, sample: Path, tmp_path: Path) -> None:
    whole = opened(sample)
    for name, source in (("as it is read", as_of(whole, "2018-06")), ("at once", of_graph(whole.as_of("2018-06")))):
        export(source, form, tmp_path / name)
    paths = [
        sorted(p for p in (tmp_path / name, *(tmp_path / name).glob("*")) if p.is_file())
        for name in ("as it is read", "at once")
    ]
    assert paths[0]
    assert [path.read_bytes() for path in paths[0]] == [path.read_bytes() for path in paths[1]]


@pytest.mark.parametrize("day", ["yesterday", "2021/2022", "21-06", ""])
def test_what_is_no_date_is_told(day: str) -> None:
    with pytest.raises(ValueError, match="is no date"):
        held(reading(), day)
