"""The explorer that a server serves: the same page, which asks for what it shows, of a graph of any size."""

import re
from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager
from pathlib import Path
from urllib.parse import unquote

import pytest
from playwright.sync_api import Browser, Page, Route, expect

Visit = Callable[..., Page]
Choose = Callable[[Page, str], None]


@pytest.fixture(scope="module")
def address(town: Path, serve: Callable[..., AbstractContextManager[str]]) -> Iterator[str]:
    """A server of the town."""
    with serve("--graph", town, "--workers", 1) as url:
        yield url


def test_it_opens_with_the_overview_and_asks_nobody_else(visit: Visit, address: str) -> None:
    page = visit(f"{address}/")
    expect(page.locator("#count")).to_contain_text("73 个实体")
    assert page.locator("#graph canvas").count() == 1
    assert page.locator("header a").get_attribute("href") == "/ask"
    assert page.locator("text=更正…").count() == 0
    assert page.content().count("<script>") == 0


def test_search_in_pinyin_leads_to_facts_with_their_sentences(
    visit: Visit, choose: Choose, address: str, town: Path
) -> None:
    articles = (town.parent / "town.jsonl").read_text(encoding="utf-8")
    page = visit(f"{address}/")
    choose(page, "zengxiaoming")
    expect(page.locator("#chosen")).to_have_text("曾晓明")
    quotes = page.locator("#panel blockquote")
    assert quotes.count() >= 2
    for k in range(quotes.count()):
        assert quotes.nth(k).inner_text() in articles
        assert "曾晓明" in quotes.nth(k).locator("mark").inner_text()
    page.select_option("#seek-type", "PartyOrganization")
    page.fill("#query", "jzgxq")
    expect(page.locator("#hits li .chip").first).to_have_text("党组织")
    assert set(page.locator("#hits li .chip").all_inner_texts()) == {"党组织"}


def test_fifty_neighbours_come_at_a_time(visit: Visit, address: str) -> None:
    page = visit(f"{address}/#e=江州高新区&c=江州星河光电有限公司&near=1")
    expect(page.locator("[data-expand=locatedIn]")).to_have_text("位于 63，加 50")
    page.click("[data-expand=locatedIn]")
    expect(page.locator("[data-expand=locatedIn]")).to_have_text("位于 13，加 13")
    page.reload()
    expect(page.locator("[data-expand=locatedIn]")).to_have_text("位于 13，加 13")


def test_two_steps_paths_trees_and_comparisons_are_those_of_the_file(visit: Visit, look: Visit, address: str) -> None:
    states = ("path=张明远~曾晓明&avoid=Place.Zone", "e=江州高新区机关党委&view=tree", "e=曾晓明&near=2",
              "e=江州星河光电有限公司&side=远山科技有限公司", "view=article&a=town-party")  # fmt: skip
    served, file = visit(f"{address}/"), look()
    for state in states:
        for page in (served, file):
            page.evaluate("state => Hongtu.app.go(Hongtu.address.read(state))", state)
        for part in ("#panel h2", "#tree-view", "#side-view .shared tbody"):
            same = [sorted(re.findall(r"\w+", " ".join(p.locator(part).all_inner_texts()))) for p in (served, file)]
            assert same[0] == same[1], (state, part)
        links = [set(page.locator("#panel .path .entity").all_text_contents()) for page in (served, file)]
        assert links[0] == links[1], state


def test_an_article_is_shown_whole_with_all_its_marks(visit: Visit, address: str) -> None:
    page = visit(f"{address}/#view=article&a=town-plan")
    text = page.inner_text("#article-view article")
    assert "党员在车间亮身份" in text
    assert page.locator("#article-view .hint", has_text="只带有").count() == 0
    page.locator("#article-view mark", has_text="吸引").last.click()
    expect(page.locator("#panel .looked")).to_contain_text("参与")
    page.locator("#panel .says > li", has_text="总经理").locator("blockquote").click()
    expect(page.locator("#article-view mark.looked").first).to_contain_text("曾晓明")


def test_what_is_on_screen_is_saved_as_a_page_that_works_alone(
    visit: Visit, choose: Choose, address: str, tmp_path: Path
) -> None:
    page = visit(f"{address}/#e=曾晓明&near=1")
    with page.expect_download() as download:
        page.select_option("#export", "page")
    download.value.save_as(tmp_path / "part.html")
    alone = visit((tmp_path / "part.html").as_uri())
    expect(alone.locator("#count")).to_contain_text("显示 3/")
    choose(alone, "zxm")
    expect(alone.locator("#panel mark").first).to_be_visible()


def test_what_is_not_there_is_said_and_the_page_stays(visit: Visit, address: str) -> None:
    page = visit(f"{address}/")
    page.route("**/api/search*", lambda route: route.fulfill(status=503, json={"error": "太忙了 busy"}))
    page.fill("#query", "曾")
    page.press("#query", "Enter")
    expect(page.locator("#toast")).to_contain_text("太忙了")


def test_a_server_that_does_not_answer_leaves_the_page_in_use(browser: Browser, address: str) -> None:
    context = browser.new_context()
    page = context.new_page()
    silent: list[Route] = []
    page.route("**/api/entity*", lambda route: silent.append(route))
    page.goto(f"{address}/")
    page.wait_for_selector("body[data-ready]", state="attached")
    page.fill("#query", "zxm")
    page.press("#query", "Enter")
    expect(page.locator("#toast")).to_have_text("正在读取…")
    page.evaluate("document.activeElement.blur()")
    page.keyboard.press("Escape")
    page.keyboard.press("t")
    expect(page.locator("#table-view")).to_be_visible()
    assert len(silent) == 1
    context.close()


def test_the_address_in_full_is_the_state(visit: Visit, choose: Choose, address: str) -> None:
    page = visit(f"{address}/#e=曾晓明&near=1&xt=Zone&lang=en")
    expect(page.locator("#trail")).to_contain_text("within 1 steps")
    choose(page, "单国强")
    expect(page.locator("#trail")).to_contain_text("单国强")
    page.wait_for_url("**&c=**")
    assert "c=单国强" in unquote(page.url)
    page.go_back()
    expect(page.locator("#chosen")).to_have_text("曾晓明")


@pytest.mark.parametrize("theme", ["light", "dark"])
def test_axe_finds_no_fault_in_what_is_served(visit: Visit, axe: str, address: str, theme: str) -> None:
    page = visit(f"{address}/#e=曾晓明&near=1", color_scheme=theme)
    page.evaluate(axe)
    result = page.evaluate("axe.run(document, {runOnly: ['wcag2a', 'wcag2aa', 'wcag21aa', 'best-practice']})")
    assert [(v["id"], v["nodes"][0]["html"][:90]) for v in result["violations"]] == []
