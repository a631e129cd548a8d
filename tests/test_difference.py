"""A graph by number with a difference is the other graph by number; what is said again is told once."""

import random
from pathlib import Path

import pytest
from msgspec.structs import replace

from hongtu.difference import Changes, Difference, amended, between, retold
from hongtu.explore.index import Index, Told, index
from hongtu.explore.records import got, put, respun, shift
from hongtu.model import Article, Entity, Evidence, Fact, Reading, Statistic
from hongtu.resolve.merge import fact_order, joined_facts, joined_statistics

IDS = tuple("甲乙丙丁戊己")


def shelved(reading: Reading, place: Path) -> Index:
    """A reading by number, on disk."""
    place.mkdir()
    kinds = {"articles": Article, "entities": Entity, "facts": Fact, "statistics": Statistic}
    for name in kinds:
        put(getattr(reading, name), place, f"i.{name}")
    whole = index(reading)
    told = Told(**{name: got(place, f"i.{name}", kind) for name, kind in kinds.items()})  # type: ignore[arg-type]
    return Index(told, *(getattr(whole, name) for name in list(Index.__dataclass_fields__)[1:]))


def drawn(dice: random.Random) -> Reading:
    """A reading of a few things, articles, facts and figures."""
    entities = tuple(Entity(id, dice.choice(("Company", "Zone")), (id,)) for id in sorted(dice.sample(IDS, 4)))
    articles = tuple(Article(id, "", published=dice.choice(("2018", None))) for id in sorted(dice.sample("abcdef", 3)))
    known = [one.id for one in entities]

    def words() -> tuple[Evidence, ...]:
        return (Evidence(dice.choice(articles).id, dice.randrange(3), 9, "原文", "rule"),)

    facts = [Fact(dice.choice(known), "locatedIn", dice.choice(known), words()) for _ in range(6)]
    facts.append(Fact(known[0], "foundedOn", "2018", words()))
    figures = (Statistic(dice.choice(known), "员工", float(dice.randrange(2)), "名", words()) for _ in range(4))
    return Reading(articles, entities, joined_facts(facts), joined_statistics(figures))


def plain(one: Index) -> object:
    """All of it, as lists."""
    told = [list(getattr(one.reading, name)) for name in ("articles", "entities", "facts", "statistics")]
    columns = [getattr(one, name).tolist() for name in ("types", "predicates", "subjects", "objects", "drawn")]
    rows = [getattr(one, name) for name in ("facts", "near", "figures", "said", "counted")]
    return told, one.number, one.articles, columns, [(each.start.tolist(), each.all.tolist()) for each in rows]


@pytest.mark.parametrize("seed", range(20))
def test_a_graph_with_what_differs_is_the_other(tmp_path: Path, seed: int) -> None:
    dice = random.Random(seed)
    one, other = drawn(dice), drawn(dice)
    old = shelved(one, tmp_path / "old")
    (tmp_path / "new").mkdir()
    new, _ = amended(old, between(old, other), tmp_path / "new", "i")
    assert plain(new) == plain(index(other))


def test_what_does_not_differ_is_not_named() -> None:
    one = drawn(random.Random(1))
    assert between(index(one), one) == Difference()


@pytest.mark.parametrize("seed", range(20))
def test_what_some_articles_say_now_is_told_with_what_others_said(seed: int) -> None:
    dice = random.Random(seed)
    one = drawn(dice)
    old, moved = index(one), {one.articles[0].id}
    rest = [(f, tuple(e for e in f.evidence if e.article not in moved)) for f in one.facts]
    left = [replace(fact, evidence=words) for fact, words in rest if words]
    said = [replace(dice.choice(one.facts), evidence=(Evidence(min(moved), 1, 2, "新", "rule"),)) for _ in range(2)]
    facts, figures = retold(old, moved, (said, [s for s in one.statistics if s.evidence[0].article in moved]))
    kept = [fact for i, fact in enumerate(one.facts) if i not in facts.gone]
    assert sorted([*kept, *facts.come], key=fact_order) == list(joined_facts([*left, *said]))
    assert [fact for fact in facts.come if fact in one.facts] == []
    assert figures == Changes()


def test_what_stays_is_copied_as_it_stands(tmp_path: Path) -> None:
    several = [Entity(str(n), "Zone", ("区" * n,)) for n in range(1, 6)]
    put(several, tmp_path, "old")
    old = got(tmp_path, "old", Entity)
    new = [Entity("0", "Zone", ("新",)), Entity("31", "Zone", ("新区",)), Entity("6", "Zone", ("末",))]
    respun(old, shift(5, {0, 3}, [0, 3, 5]), new, tmp_path, "new")
    assert [one.id for one in got(tmp_path, "new", Entity)] == ["0", "2", "3", "31", "5", "6"]
    respun(old, shift(5, range(5), []), [], tmp_path, "none")
    assert list(got(tmp_path, "none", Entity)) == []
