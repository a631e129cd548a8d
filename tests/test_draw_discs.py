"""Large readings: discs that do not lie on each other, their members inside, an overview of a bounded size."""

import math
from itertools import combinations

import pytest

from hongtu.draw.atlas import Atlas
from hongtu.draw.columns import Columns
from hongtu.draw.discs import discs
from hongtu.draw.overview import MOST, charted, overview
from hongtu.explore.index import Index, index
from hongtu.model import Article, Entity, Evidence, Fact, Reading

ZONES, EACH = 12, 120


def large() -> Reading:
    """Zones with many companies, each with a head; of every zone the first company works with that of the next."""
    entities, facts = [], []

    def said(s: str, p: str, o: str, times: int = 1) -> None:
        places = [Evidence("a", n, n + 2, "原文", "relate.test.RULE") for n in range(times)]
        facts.append(Fact(s, p, o, tuple(places)))

    for z in range(ZONES):
        entities.append(Entity(f"区{z}", "Zone", (f"江{z}区",)))
        for n in range(EACH + 9 * z):
            entities += [
                Entity(f"司{z}-{n}", "Company", (f"{z}{n}公司",)),
                Entity(f"人{z}-{n}", "Person", (f"王{z}{n}",)),
            ]
            said(f"司{z}-{n}", "locatedIn", f"区{z}", times=3)
            said(f"人{z}-{n}", "holdsPost", f"司{z}-{n}")
    for z in range(ZONES - 1):
        said(f"司{z}-0", "cooperatesWith", f"司{z + 1}-0")
    entities.append(Entity("孤", "Person", ("孤",)))
    return Reading((Article("a", ""),), tuple(entities), tuple(facts))


@pytest.fixture(scope="module")
def whole() -> Index:
    return index(large())


@pytest.fixture(scope="module")
def shown(whole: Index) -> Columns:
    return overview(Atlas(whole, charted(whole), lambda evidence: ("前", "后")))


def test_discs_do_not_lie_on_each_other(whole: Index) -> None:
    found = discs(whole).discs
    assert len(found) == ZONES
    assert all(math.dist((a.x, a.y), (b.x, b.y)) > 0.97 * (a.r + b.r) for a, b in combinations(found, 2))


def test_members_stand_inside_their_disc_and_apart(whole: Index) -> None:
    chart = discs(whole)
    for entity, number in chart.disc.items():
        disc = chart.discs[number]
        assert math.dist(chart.points[entity], (disc.x, disc.y)) <= 1.3 * disc.r
    assert len(set(chart.points.values())) == len(chart.points)
    assert len(chart.points) == len(whole.reading.entities) - 1


def test_the_overview_names_and_counts_its_discs_and_their_links(shown: Columns) -> None:
    assert {disc["name"] for disc in shown["discs"]} == {f"江{z}区" for z in range(ZONES)}
    assert [disc["count"] for disc in shown["discs"]] == sorted(
        (1 + 2 * (EACH + 9 * z) for z in range(ZONES)), reverse=True
    )
    assert len(shown["links"]) == ZONES - 1
    assert {count for _, _, count in shown["links"]} == {1}


def test_the_overview_is_never_larger_than_a_browser_takes(shown: Columns) -> None:
    count = len(shown["nodes"]["id"])
    assert MOST * 0.9 < count <= MOST
    assert shown["left"] == shown["total"]["entities"] - count
    assert len(shown["facts"]) <= 3000
    assert {disc["id"] for disc in shown["discs"]} <= set(shown["nodes"]["id"])
    assert {f"司{z}-0" for z in range(ZONES)} <= set(shown["nodes"]["id"])


def test_in_an_overview_one_place_is_quoted_and_the_others_are_counted(shown: Columns) -> None:
    located = [fact for fact in shown["facts"] if len(fact["said"]) + fact["more"] == 3]
    assert located
    assert {(len(fact["said"]), fact["more"]) for fact in located} == {(1, 2)}


def test_the_same_reading_is_laid_out_the_same_way(whole: Index) -> None:
    assert discs(whole) == discs(index(large()))
