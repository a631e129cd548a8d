"""A graph brought from one reading to the next is the graph of the next, byte for byte and triple for triple, and so is
what is explored of it.
"""

from collections.abc import Callable, Collection, Iterator
from pathlib import Path

import pytest
from explored import explored
from msgspec.structs import replace

from hongtu import graph
from hongtu.again import Before, Resolved
from hongtu.cache import Cache, opened
from hongtu.difference import between
from hongtu.draw.atlas import Atlas
from hongtu.draw.overview import charted
from hongtu.explore.index import index
from hongtu.explore.search import named
from hongtu.kept import keep, kept
from hongtu.last import State
from hongtu.model import Article, Entity, Evidence, Fact, Reading
from hongtu.resolve.merge import joined_facts
from hongtu.texts import Texts
from hongtu.written import Written, written


def grown(one: Reading) -> Reading:
    """One more article, with a new person in a new post, and more of what others say."""
    text = "江州高新区管委会副主任李明到星河光电有限公司调研。"
    words = (Evidence("more", 5, 13, text[5:13], "relate.test.RULE", 0.8),)
    entities = (*one.entities, Entity("李明", "Person", ("李明",)), Entity("-1", "Company", ("-1",)))
    again = replace(one.facts[0], evidence=tuple(sorted((*one.facts[0].evidence, *words))))
    facts = (again, *one.facts[1:], Fact("李明", "holdsPost", "-1", words, "管委会副主任"))
    return Reading((*one.articles, Article("more", text)), entities, facts, one.statistics)


def shrunk(one: Reading) -> Reading:
    """Without the first fact, the figure, and whoever nothing is said of any more."""
    return replace(one, entities=one.entities[1:], facts=one.facts[2:], statistics=())


def renamed(one: Reading) -> Reading:
    """A thing has another name and answers by a former id; another is of another class."""
    first, second, *others = one.entities
    changed = (replace(first, names=("张明远", "远儿"), former=("张明远-1",)), replace(second, type="Programme"))
    return replace(one, entities=(*changed, *others))


def retold(one: Reading) -> Reading:
    """The article says the same words behind a longer beginning, on another day."""
    article = one.articles[0]
    return replace(one, articles=(replace(article, text=f"{article.text}江州日报讯。", published="2019-01-01"),))


def moved(one: Reading) -> Reading:
    """A post has another time, a plan is one."""
    first, *others = one.facts
    return replace(one, facts=(replace(first, period="2018"), replace(others[0], status="planned"), *others[1:]))


STEPS = (grown, shrunk, renamed, retold, moved)


@pytest.fixture
def cache(tmp_path: Path) -> Iterator[Cache]:
    with opened(tmp_path / "cache") as one:
        yield one


def texts(reading: Reading, cache: Cache) -> Texts:
    """What was read, of which there is no more than the texts."""
    for one in reading.articles:
        cache.put(f"{one.id} {one.text}", Reading((one,)))
    return Texts(cache, {one.id: f"{one.id} {one.text}" for one in reading.articles})


def made(reading: Reading, place: Path, cache: Cache) -> Before:
    """The build of a reading."""
    place.mkdir()
    one = written(Before(), Resolved(reading), texts(reading, cache), place)
    keep(place, Atlas(one.index, charted(one.index), lambda words: ("", "")), {}, {}, one.names)
    return Before(place, State(tally=one.tally, conflicts=one.conflicts))


def brought(old: Before, new: Reading, place: Path, cache: Cache, changed: Collection[str] = ()) -> Written:
    """The build of a reading out of another."""
    place.mkdir()
    known = kept(old.place)
    assert known
    return written(old, Resolved(None, known, between(known.index, new, changed)), texts(new, cache), place)


@pytest.mark.parametrize("step", STEPS, ids=lambda step: step.__name__)
@pytest.mark.parametrize("back", [False, True], ids=["there", "back"])
def test_the_graph_is_that_of_the_next_reading(
    small: Reading, tmp_path: Path, cache: Cache, step: Callable[[Reading], Reading], back: bool
) -> None:
    old, new = (step(small), small) if back else (small, step(small))
    old, new = sorted_out(old), sorted_out(new)
    before = made(old, tmp_path / "old", cache)
    sizes = {path.name: path.stat().st_size for path in (tmp_path / "old" / "store").iterdir()}
    articles = {a.id for a in {*old.articles} ^ {*new.articles}}
    found = brought(before, new, tmp_path / "new", cache, articles)
    there = made(new, tmp_path / "fresh", cache)
    assert (tmp_path / "new" / "graph.ttl").read_bytes() == (tmp_path / "fresh" / "graph.ttl").read_bytes()
    assert set(graph.open(tmp_path / "new").store) == set(graph.open(tmp_path / "fresh").store)
    assert set(graph.open(tmp_path / "old").store) == set(graph.state(old).store)
    assert sizes.items() <= {path.name: path.stat().st_size for path in (tmp_path / "old" / "store").iterdir()}.items()
    assert (found.tally, found.conflicts) == (there.state.tally, there.state.conflicts)
    assert explored(found.index, found.names) == explored(index(new), named(index(new)))


def sorted_out(one: Reading) -> Reading:
    """A reading in the order of those that are resolved."""
    articles = tuple(sorted(one.articles, key=lambda each: each.id))
    entities = tuple(sorted(one.entities, key=lambda each: each.id))
    return Reading(articles, entities, joined_facts(one.facts), one.statistics)


def test_from_nothing_and_to_nothing(small: Reading, tmp_path: Path, cache: Cache) -> None:
    none, some = made(Reading(), tmp_path / "none", cache), made(small, tmp_path / "some", cache)
    brought(none, small, tmp_path / "more", cache, {"page"})
    assert (tmp_path / "more" / "graph.ttl").read_text(encoding="utf-8") == graph.turtle(small)
    brought(some, Reading(), tmp_path / "again", cache, {"page"})
    assert (tmp_path / "again" / "graph.ttl").read_bytes() == (tmp_path / "none" / "graph.ttl").read_bytes()
    assert len(graph.open(tmp_path / "again").store) == 0
