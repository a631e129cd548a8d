"""A resolution that takes over what an earlier one came to is that of all readings, and leaves alone what stays."""

import random

import pytest
from identities import readings
from msgspec.structs import replace

from hongtu.judgements import Judgement
from hongtu.model import Article, Reading, Statistic
from hongtu.resolve import Earlier, resolution


def counted(one: Reading) -> Reading:
    """A reading with a figure of its first entity."""
    words = one.facts[0].evidence
    return replace(
        one, statistics=(Statistic(one.entities[0].id, "员工", float(len(one.articles[0].id)), "名", words),)
    )


def changed(dice: random.Random, known: dict[str, Reading], every: list[Reading]) -> dict[str, Reading]:
    """A few readings come, go, or are those of another day or with less said."""
    new = {id: one for id, one in known.items() if dice.random() < 0.93}
    for one in dice.sample(every, 5):
        article = one.articles[0]
        other = replace(article, published=dice.choice(("2001", article.published)))
        new[article.id] = replace(one, articles=(other,), facts=one.facts[dice.randrange(3) :])
    return new


def judged(dice: random.Random, tails: list[str]) -> tuple[Judgement, ...]:
    pairs = (dice.sample(tails, 2) for _ in range(3))
    return tuple(Judgement(dice.choice(("same", "different")), *pair) for pair in pairs)


@pytest.mark.parametrize("seed", range(8))
def test_step_by_step_comes_to_the_same(seed: int) -> None:
    dice, every = random.Random(seed), [counted(one) for one in readings(120)]
    known = {one.articles[0].id: one for one in every[:60]}
    old = resolution(known.values())
    for step in range(5):
        new = changed(dice, known, every)
        what = frozenset(id for id in known.keys() | new.keys() if known.get(id) != new.get(id))
        verdicts = judged(dice, [e.id for e in old.reading.entities if e.type == "Person"]) if step % 2 else ()
        found = resolution(new.values(), verdicts, Earlier(old.reading, old.ids, what))
        assert found == resolution(new.values(), verdicts)
        known, old = new, found


def test_what_stays_is_the_same_object() -> None:
    every = [counted(one) for one in readings(60)]
    old = resolution(every[:59])
    new = resolution(every, (), Earlier(old.reading, old.ids, frozenset({every[59].articles[0].id})))
    before = {id(one) for one in (*old.reading.facts, *old.reading.entities, *old.reading.statistics)}
    after = [one for one in (*new.reading.facts, *new.reading.entities) if id(one) not in before]
    assert len(after) <= 12
    assert new.reading.statistics


def test_an_article_without_entities_is_known_too() -> None:
    assert resolution([Reading((Article("a", ""),))]).ids == {"a": ()}
