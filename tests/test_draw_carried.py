"""Maps that stay as they were when articles come: places taken over, newcomers beside what they are joined to."""

import math
from itertools import combinations
from pathlib import Path

import msgspec
import pytest

from hongtu.build import build
from hongtu.draw.carried import Stood, carried
from hongtu.draw.chart import Chart
from hongtu.draw.discs import discs
from hongtu.draw.overview import charted
from hongtu.explore.index import Index, index
from hongtu.graph import folder as folders
from hongtu.kept import kept
from hongtu.model import Article, Entity, Evidence, Fact, Reading

SAID = (Evidence("a", -1, -1, "原文", "relate.test.RULE"),)


def zones(each: dict[str, int]) -> Index:
    """A reading of zones, each with so many companies."""
    firms = {f"{zone}司{n}": zone for zone, count in each.items() for n in range(count)}
    entities = [Entity(zone, "Zone", (zone,)) for zone in each] + [Entity(one, "Company", (one,)) for one in firms]
    facts = [Fact(one, "locatedIn", zone, SAID) for one, zone in firms.items()]
    facts += [Fact(f"{a}司0", "cooperatesWith", f"{b}司0", SAID) for a, b in combinations(each, 2)]
    return index(Reading((Article("a", ""),), tuple(sorted(entities, key=lambda one: one.id)), tuple(facts)))


def stood(whole: Index, chart: Chart) -> Stood:
    return Stood(chart, tuple(whole.number))


def at(whole: Index, chart: Chart) -> dict[str, tuple[float, float]]:
    ids = list(whole.number)
    return {ids[one]: point for one, point in chart.points.items()}


BEFORE = {"东区": 400, "西区": 300, "南区": 350}


@pytest.fixture(scope="module")
def old() -> tuple[Index, Chart]:
    whole = zones(BEFORE)
    return whole, discs(whole)


def test_of_the_same_graph_the_map_is_the_same(old: tuple[Index, Chart]) -> None:
    whole, chart = old
    again = carried(whole, chart, stood(whole, chart))
    assert max(math.dist(point, again.points[one]) for one, point in chart.points.items()) < 1


def test_who_was_in_a_disc_stands_in_it_as_before_and_newcomers_at_its_rim(old: tuple[Index, Chart]) -> None:
    grown = zones({**BEFORE, "西区": 340, "北区": 20})
    fresh = discs(grown)
    chart = carried(grown, fresh, stood(*old))
    before, now = at(*old), at(grown, chart)
    moved = {one: math.dist(before[one], now[one]) for one in before}
    assert max(moved.values()) < 60, "discs give way, no more"
    assert sum(far > 200 for far in (math.dist(before[one], at(grown, fresh)[one]) for one in before)) > 500, (
        "it did jump"
    )
    numbers = grown.number
    for one in sorted(set(now) - set(before)):
        disc = chart.discs[chart.disc[numbers[one]]]
        assert math.dist(now[one], (disc.x, disc.y)) <= disc.r
    assert len(set(now.values())) == len(now)
    assert all(math.dist((a.x, a.y), (b.x, b.y)) > 0.97 * (a.r + b.r) for a, b in combinations(chart.discs, 2))


def test_a_map_of_which_much_is_new_is_laid_out_anew(old: tuple[Index, Chart]) -> None:
    grown = zones({**BEFORE, "北区": 500})
    fresh = discs(grown)
    assert carried(grown, fresh, stood(*old)) == fresh


def test_in_a_network_what_is_new_stands_by_what_it_is_joined_to() -> None:
    small, more = zones({"东区": 30}), zones({"东区": 32})
    before, fresh = charted(small), charted(more)
    assert not before.discs
    now = at(more, carried(more, fresh, stood(small, before)))
    then = at(small, before)
    assert max(math.dist(then[one], now[one]) for one in then) < 120
    assert max(math.dist(now["东区"], now[one]) for one in set(now) - set(then)) < 250
    assert len(set(now.values())) == len(now)


def test_what_is_explored_does_not_jump_and_the_drawing_is_that_of_the_graph(tmp_path: Path) -> None:
    words = "".join(f"江州{a}{b}机械有限公司位于江州高新区。" for a in "东南西北" for b in "一二三四五六")
    files = [tmp_path / "a.txt", tmp_path / "b.txt"]
    files[0].write_text(f"{words}\n", encoding="utf-8")
    files[1].write_text("曾晓明任江州东一机械有限公司董事长。\n", encoding="utf-8")
    build(files[:1], tmp_path / "g")
    places = [shown(tmp_path / "g")]
    build(files, tmp_path / "g")
    places.append(shown(tmp_path / "g"))
    build(files, tmp_path / "fresh")
    assert (tmp_path / "g" / "network.html").read_bytes() == (tmp_path / "fresh" / "network.html").read_bytes()
    common = set(places[0])
    assert set(places[1]) - common == {"曾晓明"}
    jumped = shown(tmp_path / "fresh")
    far = [max(math.dist(places[0][one], now[one]) for one in common) for now in (places[1], jumped)]
    assert far[0] < 120 < far[1]


def shown(folder: Path) -> dict[str, tuple[float, float]]:
    """Where the overview that is kept has its entities."""
    found = kept(folders.shown(folder))
    assert found
    nodes = msgspec.json.decode(found.overview)["nodes"]
    return {id: (x, y) for id, x, y in zip(nodes["id"], nodes["x"], nodes["y"], strict=True)}
