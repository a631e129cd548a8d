"""What is asked anew after a change is enough: the conflicts brought up to date are those of the whole graph."""

import random

import pytest
from msgspec.structs import replace

from hongtu.conflicts import brought_up, found, questions
from hongtu.difference import between
from hongtu.explore.index import index
from hongtu.graph import state
from hongtu.graph.iris import E
from hongtu.model import Article, Entity, Evidence, Fact, Reading, Statistic
from hongtu.resolve.merge import joined_facts, joined_statistics
from hongtu.ripple import reach, ripple
from hongtu.tally import of_reading

KINDS = {"周": "Person", "陈": "Person", "委": "PartyOrganization", "甲": "Company", "乙": "Company"}
KINDS |= {"东": "Zone", "西": "Zone", "南": "Zone"}
ARTICLES = tuple("abcdefghijklmnopqrstuvwx")
SAYINGS = (
    ("周陈", "holdsPost", "委", ("书记", "副书记")),
    ("甲乙", "locatedIn", "东西南", ("",)),
    ("东西南", "locatedIn", "东西南", ("",)),
    ("委", "partyOrganizationOf", "甲乙", ("",)),
    ("甲乙", "subOrganizationOf", "甲乙", ("",)),
    ("甲东", "foundedOn", ("2010", "2011", "2010-05"), ("",)),
)


def evidence(dice: random.Random) -> tuple[Evidence, ...]:
    start = dice.randrange(5)
    return (Evidence(dice.choice(ARTICLES), start, start + 2, "原文"[:2], "rule"),)


def fact(dice: random.Random) -> Fact:
    subjects, predicate, objects, roles = dice.choice(SAYINGS)
    period, status = dice.choice((None, "2018", "2019")), dice.choice(("stated", "stated", "planned"))
    said = (dice.choice(subjects), predicate, dice.choice(objects), evidence(dice), dice.choice(roles), period)
    return Fact(*said, "planned" if status == "planned" else "stated")


def reading(dice: random.Random, facts: list[Fact], figures: list[Statistic]) -> Reading:
    named = (Entity(id, kind, (dice.choice((id, id, id, f"{id}新")),)) for id, kind in sorted(KINDS.items()))
    articles = tuple(Article(id, "原文", published=dice.choice(("2018", "2019", None))) for id in ARTICLES)
    return Reading(articles, tuple(named), joined_facts(facts), joined_statistics(figures))


def changed(dice: random.Random, old: Reading) -> Reading:
    """A few things said that were not, or said no more; now and then another name, class or date."""
    facts = [f for f in old.facts if dice.random() < 0.95] + [fact(dice)]
    figure = Statistic(dice.choice("甲东"), "党员", float(dice.randrange(3)), "名", evidence(dice), "2018")
    figures = [*(s for s in old.statistics if dice.random() < 0.9), figure]
    new = reading(dice, facts, figures)
    return replace(
        new,
        entities=new.entities if dice.random() < 0.2 else old.entities,
        articles=dated(dice, old.articles) if dice.random() < 0.3 else old.articles,
    )


def dated(dice: random.Random, articles: tuple[Article, ...]) -> tuple[Article, ...]:
    """Articles of which one is of another day."""
    other = dice.choice(articles)
    return tuple(replace(a, published=dice.choice(("2018", "2021"))) if a == other else a for a in articles)


def reached(old: Reading, new: Reading, articles: set[str]) -> frozenset[str]:
    """The IRIs of what may be in conflict in another way than before."""
    before, after = index(old), index(new)
    roles = of_reading(old).roles, of_reading(new).roles
    return reach(ripple(before, after, between(before, new, articles), roles))


@pytest.mark.parametrize("seed", range(30))
def test_conflicts_brought_up_step_by_step_are_those_of_the_whole(seed: int) -> None:
    dice = random.Random(seed)
    old = reading(dice, [fact(dice) for _ in range(24)], [])
    known = found(state(old))
    for _ in range(8):
        new = changed(dice, old)
        articles = {a.id for a in {*old.articles} ^ {*new.articles}}
        about = reached(old, new, articles)
        known = brought_up(known, state(new), about)
        whole = found(state(new))
        assert {n: {x: sort(r) for x, r in by.items()} for n, by in known.items()} == {
            n: {x: sort(r) for x, r in by.items()} for n, by in whole.items()
        }
        old = new


def sort(rows: list[dict[str, str]]) -> list[list[tuple[str, str]]]:
    return sorted(sorted(row.items()) for row in rows)


def test_the_random_changes_bring_all_kinds_of_conflicts() -> None:
    dice = random.Random(0)
    seen = set()
    for _ in range(30):
        one = changed(dice, reading(dice, [fact(dice) for _ in range(24)], []))
        seen |= {name for name, by in found(state(changed(dice, one))).items() if by}
    assert seen == {query.name for query in questions()}


def test_a_change_does_not_reach_what_lies_beside_it() -> None:
    words = (Evidence("a", 0, 2, "原文", "rule"),)
    there = Fact("甲", "locatedIn", "东", words)
    old = Reading((Article("a", "原文"),), tuple(Entity(i, k, (i,)) for i, k in KINDS.items()), (there,))
    new = replace(old, facts=(there, Fact("乙", "locatedIn", "东", (Evidence("b", 0, 2, "原文", "rule"),))))
    assert reached(old, new, {"b"}) == {f"{E}乙", f"{E}东"}


def conflicting(old: Reading, new: Reading, articles: set[str]) -> dict[str, list[str]]:
    """The IRIs of what is in conflict in the new reading, found out step by step and from nothing."""
    known = brought_up(found(state(old)), state(new), reached(old, new, articles))
    assert known == found(state(new))
    return {name: sorted(by) for name, by in known.items() if by}


def test_another_date_of_an_article_reaches_what_it_says() -> None:
    one, other = ((Evidence(article, 0, 2, "原文", "rule"),) for article in "ab")
    facts = (Fact("周", "holdsPost", "委", one, "书记"), Fact("陈", "holdsPost", "委", other, "书记"))
    named = tuple(Entity(i, k, (i,)) for i, k in KINDS.items())
    old = Reading((Article("a", "原文", published="2018"), Article("b", "原文", published="2021")), named, facts)
    new = replace(old, articles=(old.articles[0], replace(old.articles[1], published="2018")))
    assert conflicting(old, new, {"b"}) == {"conflict-secretaries": [f"{E}委"]}
    assert conflicting(new, old, {"b"}) == {}


def test_another_name_reaches_the_figures_of_the_thing() -> None:
    words = (Evidence("a", 0, 2, "原文", "rule"),)
    figures = tuple(Statistic("东", "党员", value, "名", words, "2018") for value in (1.0, 2.0))
    old = Reading((Article("a", "原文"),), (Entity("东", "Zone", ("东",)),), (), figures)
    new = replace(old, entities=(Entity("东", "Zone", ("东园", "东")),))
    assert conflicting(old, new, set()) == {"conflict-figures": [f"{E}东"]}
