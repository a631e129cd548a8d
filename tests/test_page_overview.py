"""A large graph in the page: communities as discs from afar, one of them opened, and the way back."""

import math
import re
from collections.abc import Callable
from pathlib import Path

import pytest
from playwright.sync_api import Page, expect

from hongtu.draw import page as paged
from hongtu.model import Entity, Evidence, Fact, Reading

Visit = Callable[..., Page]
ZONES = {"江州高新区": 600, "海州高新区": 400, "山州高新区": 200, "湖州高新区": 100}


@pytest.fixture(scope="module")
def large(tmp_path_factory: pytest.TempPathFactory) -> str:
    """The address of a page of four zones with thirteen hundred companies."""
    said = (Evidence("news", 0, 4, "落户园区", "relate.test.RULE"),)
    entities = [Entity(zone, "Zone", (zone,)) for zone in ZONES]
    facts = [Fact(zone, "cooperatesWith", "江州高新区", said) for zone in list(ZONES)[1:]]
    for zone, count in ZONES.items():
        names = [f"{zone[:2]}第{n}机械有限公司" for n in range(count)]
        entities += [Entity(name, "Company", (name,)) for name in names]
        facts += [Fact(name, "locatedIn", zone, said) for name in names]
    path: Path = tmp_path_factory.mktemp("large") / "large.html"
    path.write_text(paged(Reading((), tuple(entities), tuple(facts), ())), encoding="utf-8")
    return path.as_uri()


def test_communities_are_discs_with_their_counts(visit: Visit, large: str) -> None:
    page = visit(large)
    assert page.evaluate("Hongtu.app.drawing.far()") is True
    expect(page.locator("#panel")).to_contain_text("1,304 个实体")
    counts = page.locator("#panel h3:has-text('社区') + ol .count").all_inner_texts()
    assert [int(count) for count in counts] == [count + 1 for count in ZONES.values()]
    assert len(page.evaluate("Hongtu.app.stage.members")) <= 1000
    left = int(re.findall(r"另有 ([\d,]+) 个", page.inner_text("#panel"))[0].replace(",", ""))
    assert left + len(page.evaluate("Hongtu.app.stage.members")) == 1304


def test_discs_do_not_lie_on_one_another_and_hold_their_members(visit: Visit, large: str) -> None:
    page = visit(large)
    discs = page.evaluate("Hongtu.app.stage.discs.map(d => [d.x, d.y, d.r])")
    pairs = [(a, b) for i, a in enumerate(discs) for b in discs[:i]]
    apart = [math.dist(a[:2], b[:2]) - a[2] - b[2] for a, b in pairs]
    assert min(apart) > -1
    outside = page.evaluate(
        "Hongtu.app.stage.members.filter(i => { const d = Hongtu.app.model.discs.get(Hongtu.app.model.nodes[i].disc),"
        "p = Hongtu.app.stage.spots.get(i); return d && Math.hypot(p.x - d.x, p.y - d.y) > d.r + 1; })"
    )
    assert outside == []


def test_a_click_opens_a_disc_and_the_trail_leads_back(visit: Visit, large: str) -> None:
    page = visit(large)
    spot = page.evaluate(
        "(() => { const d = Hongtu.app.stage.discs.find(d => d.id === '海州高新区');"
        "return Hongtu.app.drawing.network.canvasToDOM({ x: d.x + d.r * 0.97, y: d.y }); })()"
    )
    page.locator("#graph").click(position=spot)
    expect(page.locator("#panel h2")).to_have_text("海州高新区")
    assert page.evaluate("Hongtu.app.state.disc") == "海州高新区"
    assert page.evaluate("Hongtu.app.drawing.far()") is False
    inside = page.evaluate("[...new Set(Hongtu.app.stage.members.map(i => Hongtu.app.model.nodes[i].disc))]")
    assert inside == ["海州高新区"]
    page.locator("#trail button", has_text="全部").click()
    expect(page.locator("#panel h2")).to_have_text("概览")


def test_it_is_small_and_soon_usable(visit: Visit, large: str) -> None:
    page = visit(large)
    # Half a second on an idle machine; the bound leaves room for one that does much else.
    assert page.evaluate("performance.getEntriesByName('ready')[0].startTime") < 6000
    assert Path(large.removeprefix("file://")).stat().st_size < 1_500_000
