"""A graph brought from one reading to the next is the graph of the next, byte for byte and triple for triple."""

from collections.abc import Callable
from pathlib import Path

import pytest
from msgspec.structs import replace

from hongtu import graph
from hongtu.graph.change import change
from hongtu.graph.store import fill
from hongtu.model import Article, Entity, Evidence, Fact, Reading


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


@pytest.mark.parametrize("step", STEPS, ids=lambda step: step.__name__)
@pytest.mark.parametrize("back", [False, True], ids=["there", "back"])
def test_the_graph_is_that_of_the_next_reading(
    small: Reading, tmp_path: Path, step: Callable[[Reading], Reading], back: bool
) -> None:
    old, new = (step(small), small) if back else (small, step(small))
    for name in ("old", "new", "fresh"):
        (tmp_path / name).mkdir()
    fill(old, tmp_path / "old")
    fill(new, tmp_path / "fresh")
    before = {path.name: path.stat().st_size for path in (tmp_path / "old" / "store").iterdir()}
    articles = {a.id for a in {*old.articles} ^ {*new.articles}}
    bare = replace(old, articles=tuple(replace(a, text="") for a in old.articles))
    change((bare, tmp_path / "old"), (new, tmp_path / "new"), articles)
    assert (tmp_path / "new" / "graph.ttl").read_bytes() == (tmp_path / "fresh" / "graph.ttl").read_bytes()
    assert set(graph.open(tmp_path / "new").store) == set(graph.open(tmp_path / "fresh").store)
    assert set(graph.open(tmp_path / "old").store) == set(graph.state(old).store)
    assert before.items() <= {path.name: path.stat().st_size for path in (tmp_path / "old" / "store").iterdir()}.items()


def test_from_nothing_and_to_nothing(small: Reading, tmp_path: Path) -> None:
    for name in ("none", "some", "again"):
        (tmp_path / name).mkdir()
    fill(Reading(), tmp_path / "none")
    change((Reading(), tmp_path / "none"), (small, tmp_path / "some"), {"page"})
    assert (tmp_path / "some" / "graph.ttl").read_text(encoding="utf-8") == graph.turtle(small)
    change((small, tmp_path / "some"), (Reading(), tmp_path / "again"), {"page"})
    assert (tmp_path / "again" / "graph.ttl").read_bytes() == (tmp_path / "none" / "graph.ttl").read_bytes()
    assert len(graph.open(tmp_path / "again").store) == 0
