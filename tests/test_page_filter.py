"""Filters in the page: class, relation, confidence, time, article; what they hide and how they are undone."""

from collections.abc import Callable

from playwright.sync_api import Page, expect

Visit = Callable[..., Page]


def shown(page: Page) -> int:
    return int(page.inner_text("#count").split("显示 ")[1].split("/")[0])


def test_the_legend_counts_and_hides_classes(look: Visit) -> None:
    page = look()
    companies = page.locator("#types li", has_text="企业")
    count, before = int(companies.locator(".count").inner_text()), shown(page)
    assert count == 65
    companies.locator("input").uncheck()
    expect(page.locator("#count")).to_contain_text(f"显示 {before - count}/")
    assert "xt=Company" in page.url
    page.click("#reset")
    expect(page.locator("#count")).to_contain_text(f"显示 {before}/")


def test_only_one_relation_is_kept_and_all_come_back(look: Visit) -> None:
    page = look("view=table")
    posts = page.locator("#relations li", has_text="任职于")
    posts.locator(".only").click()
    expect(page.locator("#rows tr")).to_have_count(4)
    posts.locator(".only").click()
    expect(page.locator("#reset")).to_be_hidden()
    assert page.locator("#rows tr").count() > 70


def test_confidence_is_a_slider(look: Visit) -> None:
    page = look("view=table&xp=locatedIn")
    before = page.locator("#rows tr").count()
    page.fill("#conf", "0.85")
    expect(page.locator("#conf-said")).to_have_text("≥ 0.85")
    assert 0 < page.locator("#rows tr").count() < before
    assert all(float(x) >= 0.85 for x in page.locator("#rows td.number").all_inner_texts())
    assert "conf=0.85" in page.url


def test_time_is_a_slider_over_the_facts_of_each_year(look: Visit) -> None:
    page = look("view=table")
    assert page.locator("#years rect").count() == 3
    page.fill("#to", "2019")
    expect(page.locator("#rows")).not_to_contain_text("董事长")
    expect(page.locator("#rows")).to_contain_text("总经理")
    assert page.locator("#years rect.out").count() == 1
    page.fill("#from", "2019")
    expect(page.locator("#rows")).not_to_contain_text("总经理")
    expect(page.locator("#rows")).to_contain_text("合作")
    assert "from=2019" in page.url


def test_the_sliders_of_time_cannot_cross(look: Visit) -> None:
    page = look("to=2019")
    page.fill("#from", "2020")
    expect(page.locator("#from-said")).to_have_text("2020")
    expect(page.locator("#to-said")).to_have_text("2020")


def test_one_article_alone_is_shown(look: Visit) -> None:
    page = look("view=table")
    page.select_option("#only", "town-party")
    expect(page.locator("#rows tr")).to_have_count(5)
    assert "only=town-party" in page.url
    page.click("[data-view=graph]")
    expect(page.locator("#count")).to_contain_text("显示 6/")


def test_filters_hold_in_the_panel_and_in_paths(look: Visit) -> None:
    page = look("e=曾晓明&xp=holdsPost")
    expect(page.locator("#chosen")).to_have_text("曾晓明")
    assert page.locator("#panel .facts").count() == 0
