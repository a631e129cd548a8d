"""Connecting in the page: neighbours, expansion, paths, the tree, the table, two side by side."""

import re
from collections.abc import Callable

import pytest
from playwright.sync_api import Page, expect

Visit = Callable[..., Page]
Choose = Callable[[Page, str], None]


def test_neighbours_and_two_steps_stand_alone_and_lead_back(look: Visit, choose: Choose) -> None:
    page = look()
    choose(page, "曾晓明")
    page.click("text=只看邻居")
    expect(page.locator("#count")).to_contain_text("显示 3/")
    expect(page.locator("#trail")).to_contain_text("曾晓明 · 1 步内")
    page.click("text=两步内")
    expect(page.locator("#count")).to_contain_text("显示 5/")
    assert "near=2" in page.url
    page.locator("#trail button", has_text="全部").click()
    expect(page.locator("#count")).to_contain_text(re.compile(r"显示 7\d/"))


def test_neighbours_are_added_fifty_at_a_time_and_the_rest_is_counted(look: Visit) -> None:
    page = look("e=江州高新区&c=江州星河光电有限公司&near=1")
    button = page.locator("[data-expand=locatedIn]")
    expect(button).to_have_text("位于 63，加 50")
    before = len(page.evaluate("Hongtu.app.stage.members"))
    button.click()
    expect(button).to_have_text("位于 13，加 13")
    assert len(page.evaluate("Hongtu.app.stage.members")) == before + 50
    button.click()
    expect(button).to_have_count(0)
    page.click("#back")
    expect(button).to_have_text("位于 13，加 13")


def test_what_is_added_lies_on_nothing_else(look: Visit) -> None:
    page = look("e=江州高新区&c=江州星河光电有限公司&near=1&add=江州高新区~locatedIn~50")
    spots = page.evaluate("[...Hongtu.app.stage.spots.values()].map(p => [p.x, p.y])")
    near = [(a, b) for i, a in enumerate(spots) for b in spots[:i] if abs(a[0] - b[0]) < 40 and abs(a[1] - b[1]) < 30]
    assert len(spots) > 50
    assert near == []


def test_the_best_paths_each_step_with_its_sentence(look: Visit, choose: Choose) -> None:
    page = look()
    choose(page, "张明远")
    page.click("text=路径到…")
    choose(page, "曾晓明")
    expect(page.locator("#chosen")).to_have_text("张明远 与 曾晓明 之间的路径")
    assert "avoid=Place.Zone" in page.url
    first = page.locator("#panel details").first
    assert first.locator("> ol > li:not(.step) .entity").all_inner_texts() == [
        "张明远", "江州星河光电有限公司党支部", "江州星河光电有限公司", "曾晓明",
    ]  # fmt: skip
    assert first.locator(".step").count() == first.locator(".step mark").count() == 3
    assert page.locator("#panel details").count() == 2
    assert "江州高新区" not in page.locator("#panel details .entity").all_inner_texts()
    page.uncheck("#avoid")
    expect(page.locator("#panel details")).to_have_count(3)
    assert "江州高新区" in page.locator("#panel details .entity").all_text_contents()


def test_no_path_is_said_and_how_to_find_one(look: Visit) -> None:
    page = look("path=青蓝计划~远山科技有限公司&avoid=Place.Zone.Company")
    expect(page.locator("#panel [role=status]")).to_contain_text("没有找到路径")
    page.uncheck("#avoid")
    expect(page.locator("#panel details").first).to_contain_text("江州高新区")


def test_k_shortest_paths_are_the_shortest_without_loops(look: Visit) -> None:
    page = look()
    lengths = page.evaluate(
        "(() => { const { model } = Hongtu.app, n = model.number;"
        "return Hongtu.paths(model, n('张明远'), n('曾晓明'), { k: 5 }).map(w => [w.length, new Set(w).size]); })()"
    )
    assert [size for size, _ in lengths] == sorted(size for size, _ in lengths)
    assert all(size == different for size, different in lengths)


def test_the_tree_shows_party_bodies_under_one_another_with_who_holds_posts(look: Visit) -> None:
    page = look("e=江州高新区机关党委")
    page.click("text=组织树")
    tree = page.locator("#tree-view")
    expect(tree.locator(".tree > li > .body")).to_contain_text("江州高新区")
    second = tree.locator(".tree > li > details > ul > li", has_text="江州高新区党工委")
    expect(second.locator("> .body .holder")).to_contain_text("单国强")
    expect(second.locator("ul .body.chosen")).to_contain_text("江州高新区机关党委")
    second.locator("> details > summary").click()
    expect(second.locator("ul .body")).to_be_hidden()


def test_the_table_lists_every_fact_sorts_and_leads_to_the_panel(look: Visit) -> None:
    page = look()
    page.click("[data-view=table]")
    expect(page.locator("#listed")).to_contain_text("条事实")
    assert page.locator("#rows tr").count() == int(re.findall(r"\d+", page.inner_text("#listed"))[0]) >= 75
    page.click("[data-column=confidence]")
    expect(page.locator("th[aria-sort=ascending]")).to_contain_text("可信度")
    shown = [float(x) for x in page.locator("#rows td.number").all_inner_texts()]
    assert shown == sorted(shown)
    page.click("[data-column=confidence]")
    shown = [float(x) for x in page.locator("#rows td.number").all_inner_texts()]
    assert shown == sorted(shown, reverse=True)
    page.locator("#rows .entity", has_text="单国强").first.click()
    expect(page.locator("#chosen")).to_have_text("单国强")


def test_two_entities_stand_side_by_side_with_what_they_share(look: Visit, choose: Choose) -> None:
    page = look("e=江州星河光电有限公司")
    page.click("text=并排比较…")
    choose(page, "远山科技有限公司")
    shared = page.locator("#side-view .shared tbody tr")
    assert set(shared.locator("th").all_inner_texts()) == {"江州高新区", "曾晓明"}
    expect(shared.filter(has_text="曾晓明")).to_contain_text("总经理")
    expect(shared.filter(has_text="曾晓明")).to_contain_text("董事长")
    assert page.locator("#side-view .sides h2").all_inner_texts() == ["江州星河光电有限公司", "远山科技有限公司"]
    page.click("#side-view >> text=关闭")
    expect(page.locator("#chosen")).to_have_text("江州星河光电有限公司")


@pytest.mark.parametrize("state", ["path=nobody~nowhere", "line=nobody~nowhere"])
def test_an_address_with_ends_that_the_graph_lacks_shows_what_there_is_and_says_so(look: Visit, state: str) -> None:
    page = look(state)
    expect(page.locator("#toast")).to_contain_text("nobody")
    expect(page.locator("#panel")).to_contain_text("概览")
    assert state.split("=")[0] not in page.url
