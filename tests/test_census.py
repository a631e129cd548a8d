"""A census brought up step by step names and joins as resolution does of all readings, and leaves alone what stays."""

import random
from pathlib import Path

import numpy as np
import pytest
from identities import readings
from msgspec.structs import replace

from hongtu.again import told
from hongtu.census import EMPTY, Step, load, opened, refiled, save, step
from hongtu.model import Reading, Statistic
from hongtu.resolve import resolution
from hongtu.resolve.merge import joined_facts, joined_statistics


def counted(one: Reading) -> Reading:
    """A reading with a figure of its first entity."""
    words = one.facts[0].evidence
    return replace(
        one, statistics=(Statistic(one.entities[0].id, "员工", float(len(one.articles[0].id)), "名", words),)
    )


EVERY = [counted(one) for one in readings(150)]


def moved(one: Reading, id: str) -> Reading:
    """A reading as that of an article of another id."""
    facts = tuple(replace(f, evidence=tuple(replace(e, article=id) for e in f.evidence)) for f in one.facts)
    return Reading((replace(one.articles[0], id=id),), one.entities, facts)


def changed(dice: random.Random, known: dict[str, Reading]) -> dict[str, Reading]:
    """A few readings come, go, are of another day, have less said, or are of a further article of some file."""
    share = dice.choice((0.0, 0.03, 0.1))
    new = {id: one for id, one in known.items() if dice.random() >= share}
    for one in dice.sample(EVERY, dice.choice((1, 3, 8))):
        other = replace(one.articles[0], published=dice.choice(("2001", one.articles[0].published)))
        less = replace(one, articles=(other,), facts=one.facts[dice.randrange(2) :], statistics=())
        at = dice.choice(sorted(known)) + f"-{dice.randrange(2, 4)}"
        less = less if dice.random() < 0.8 else moved(less, at)
        new[less.articles[0].id] = less
    return new


def stepped(old: Step, before: dict[str, Reading], after: dict[str, Reading]) -> Step:
    """The next step."""
    come = {id for id, one in after.items() if before.get(id) != one} | refiled(before, after)
    return step(old.census, old.entities, before.keys() - after.keys(), [after[id] for id in sorted(come)])


def check(found: Step, known: dict[str, Reading]) -> None:
    """Everything that comes of a step is what comes of all readings."""
    whole = resolution(known.values())
    assert found.entities == whole.reading.entities
    assert opened(found.census, found.entities) == whole.open
    facts, figures = told(found, tuple(known.values()))
    assert joined_facts(facts) == whole.reading.facts
    assert joined_statistics(figures) == whole.reading.statistics


@pytest.mark.parametrize("seed", range(12))
def test_step_by_step_comes_to_the_same(seed: int) -> None:
    dice = random.Random(seed)
    known = {one.articles[0].id: one for one in dice.sample(EVERY, 90)}
    found = step(EMPTY, (), (), known.values())
    check(found, known)
    for _ in range(6):
        new = changed(dice, known)
        found, known = stepped(found, known, new), new
        check(found, known)


def test_to_nothing_and_back() -> None:
    known = {one.articles[0].id: one for one in EVERY[:20]}
    full = step(EMPTY, (), (), known.values())
    none = stepped(full, known, {})
    check(none, {})
    assert (none.census.units, none.entities) == ((), ())
    check(stepped(none, {}, known), known)


def test_an_article_moves_those_alone_in_which_something_is_called_otherwise() -> None:
    known = {one.articles[0].id: one for one in EVERY[:100]}
    found = step(EMPTY, (), (), known.values())
    new = EVERY[100]
    there = step(found.census, found.entities, (), [new])
    assert new.articles[0].id in there.moved
    assert len(there.moved) < 10
    before = {one.id: one for one in found.entities}
    assert sum(before.get(one.id) != one for one in there.entities) <= len(new.entities)


def test_it_comes_back_from_disk(tmp_path: Path) -> None:
    found = step(EMPTY, (), (), EVERY[:30])
    assert load(tmp_path) is None
    save(found.census, tmp_path)
    again = load(tmp_path)
    assert again
    assert (again.units, again.claims, again.words) == (found.census.units, found.census.claims, found.census.words)
    assert np.array_equal(again.rows.entity, found.census.rows.entity)
    next, other = (step(one, found.entities, (), EVERY[30:33]) for one in (found.census, again))
    assert (next.entities, next.moved) == (other.entities, other.moved)
