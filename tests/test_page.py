"""The page in a real browser, with all of the network cut off but the page itself."""

import os
import shutil
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Dialog, Page, Route, sync_playwright

from hongtu.draw import page as paged
from hongtu.model import Entity, Reading

CHROMIUM = shutil.which("chromium") or shutil.which("chromium-browser")
QUIET = ("background-networking", "component-update", "sync", "quic", "gpu")
HOSTILE = "<img src=x onerror=alert(1)></script><script>alert(2)</script>\u2028javascript:alert(3)"

pytestmark = pytest.mark.skipif(
    CHROMIUM is None and not os.environ.get("CI"), reason="needs Chromium (Debian: apt-get install chromium)"
)


@pytest.fixture(scope="module")
def browser() -> Iterator[Browser]:
    with sync_playwright() as play:
        started = play.chromium.launch(
            executable_path=CHROMIUM, args=["--no-sandbox", "--no-first-run", *(f"--disable-{q}" for q in QUIET)]
        )
        yield started
        started.close()


class Watched:
    """A page, what it asked the network for, and what its policy refused."""

    def __init__(self, browser: Browser, html: str, path: Path, **context: object) -> None:
        path.write_text(html, encoding="utf-8")
        self.asked: list[str] = []
        self.faults: list[str] = []
        opened = browser.new_context(**context)  # type: ignore[arg-type]
        opened.route("**/*", self.answer)
        opened.add_init_script("addEventListener('securitypolicyviolation', e => console.error('CSP ' + e.blockedURI))")
        self.page: Page = opened.new_page()
        self.page.on("pageerror", lambda error: self.faults.append(str(error)))
        self.page.on("console", lambda m: self.faults.append(m.text) if m.type == "error" else None)
        self.page.on("dialog", self.surprise)
        self.page.goto(path.as_uri())
        self.page.wait_for_selector("body[data-ready]", state="attached", timeout=15000)

    def answer(self, route: Route) -> None:
        if route.request.url.startswith("file:"):
            route.continue_()
        else:
            self.asked.append(route.request.url)
            route.abort()

    def surprise(self, dialog: Dialog) -> None:
        self.faults.append(dialog.message)
        dialog.dismiss()

    def choose(self, words: str) -> None:
        self.page.fill("#query", words)
        self.page.keyboard.press("Enter")
        self.page.wait_for_selector("#chosen")


@pytest.fixture
def shown(browser: Browser, small: Reading, tmp_path: Path) -> Iterator[Watched]:
    watched = Watched(browser, paged(small), tmp_path / "page.html")
    yield watched
    assert watched.asked == []
    assert watched.faults == []
    watched.page.context.close()


def test_the_page_needs_no_network_and_breaks_no_rule_of_its_policy(shown: Watched) -> None:
    assert shown.page.locator("#graph canvas").count() == 1
    assert "4/4" in shown.page.inner_text("#count")


def test_an_entity_is_found_by_its_alias_and_shows_its_facts_with_their_sentences(shown: Watched) -> None:
    shown.choose("星河光电")
    assert shown.page.inner_text("#chosen") == "星河光电有限公司"
    assert "党支部书记" in shown.page.inner_text("#panel")
    marks = shown.page.locator("#panel blockquote")
    for i in range(marks.count()):
        sentence, mark = marks.nth(i).inner_text(), marks.nth(i).locator("mark").inner_text()
        assert mark
        assert mark in sentence
    assert "《园区要闻》2018-11-02" in shown.page.inner_text("#panel")


def test_figures_are_a_table(shown: Watched) -> None:
    shown.choose("江州高新区")
    row = shown.page.locator("#panel table tbody tr").first.inner_text()
    assert "党员" in row
    assert "1,240 名" in row
    assert "2018" in row


def test_a_click_on_the_drawing_chooses_what_lies_there(shown: Watched) -> None:
    spot = shown.page.evaluate(
        "() => { const { drawing, model } = Hongtu.at; const i = model.nodes.name.indexOf('张明远');"
        "const p = drawing.canvasToDOM({ x: model.nodes.x[i], y: model.nodes.y[i] }); return [p.x, p.y]; }"
    )
    shown.page.locator("#graph").click(position={"x": spot[0], "y": spot[1]})
    assert shown.page.inner_text("#chosen") == "张明远"


def test_a_click_on_a_line_shows_the_facts_between_its_ends(shown: Watched) -> None:
    spot = shown.page.evaluate(
        "() => { const { drawing, model } = Hongtu.at; const n = model.nodes;"
        "const a = n.name.indexOf('张明远'), b = n.name.indexOf('青蓝计划');"
        "const p = drawing.canvasToDOM({ x: (n.x[a] + n.x[b]) / 2, y: (n.y[a] + n.y[b]) / 2 }); return [p.x, p.y]; }"
    )
    shown.page.locator("#graph").click(position={"x": spot[0], "y": spot[1]})
    assert "参与" in shown.page.inner_text("#panel")
    assert "引进" in shown.page.locator("#panel mark").first.inner_text()


def test_the_legend_counts_and_filters(shown: Watched) -> None:
    company = shown.page.locator("#types li", has_text="企业")
    assert company.locator(".count").inner_text() == "1"
    company.locator("input").uncheck()
    assert "3/4" in shown.page.inner_text("#count")
    assert "xt=Company" in shown.page.url


def test_the_address_is_the_state(browser: Browser, small: Reading, tmp_path: Path) -> None:
    first = Watched(browser, paged(small), tmp_path / "page.html")
    first.choose("张明远")
    address = first.page.url
    first.page.goto("about:blank")
    first.page.goto(address)
    first.page.wait_for_selector("body[data-ready]", state="attached")
    assert first.page.inner_text("#chosen") == "张明远"


def test_the_table_lists_every_fact_and_leads_to_the_panel(shown: Watched) -> None:
    shown.page.click("#table")
    assert shown.page.locator("#rows tr").count() == 5
    shown.page.locator("#rows .entity", has_text="江州高新区").first.click()
    assert shown.page.inner_text("#chosen") == "江州高新区"


def test_the_keyboard_reaches_everything(shown: Watched) -> None:
    shown.page.keyboard.press("/")
    shown.page.keyboard.type("张明")
    shown.page.keyboard.press("ArrowDown")
    shown.page.keyboard.press("Enter")
    assert shown.page.inner_text("#chosen") == "张明远"
    shown.page.focus("#graph")
    shown.page.keyboard.press("ArrowRight")
    assert shown.page.inner_text("#chosen") in ("星河光电有限公司", "青蓝计划")
    shown.page.keyboard.press("Escape")
    assert shown.page.inner_text("#panel h2") == "概览"


def test_dark_and_narrow_pages_show_the_same(browser: Browser, small: Reading, tmp_path: Path) -> None:
    seen = Watched(
        browser, paged(small), tmp_path / "p.html", color_scheme="dark", viewport={"width": 600, "height": 900}
    )
    assert seen.page.evaluate("document.documentElement.dataset.theme") == "dark"
    seen.choose("张明远")
    assert seen.page.locator("#panel mark").first.is_visible()
    assert seen.page.evaluate("document.documentElement.scrollWidth <= innerWidth")
    seen.page.click("#theme")
    assert seen.page.evaluate("document.documentElement.dataset.theme") == "light"


def test_hostile_names_and_texts_are_only_text(browser: Browser, small: Reading, tmp_path: Path) -> None:
    entities = tuple(replace(e, names=(HOSTILE,)) if e.type == "Person" else e for e in small.entities)
    facts = tuple(
        replace(f, role=HOSTILE, evidence=tuple(replace(e, text=HOSTILE) for e in f.evidence)) for f in small.facts
    )
    bad = replace(
        small,
        entities=(*entities, Entity("x", "Company", (HOSTILE, HOSTILE * 2))),
        facts=facts,
        articles=(replace(small.articles[0], title=HOSTILE),),
    )
    seen = Watched(browser, paged(bad), tmp_path / "bad.html")
    seen.choose("img src")
    assert "<img" in seen.page.inner_text("#chosen")
    assert seen.page.locator("#panel img, #panel script").count() == 0
    assert seen.faults == []
    assert seen.asked == []


def test_a_network_that_never_answers_holds_nothing_up(browser: Browser, small: Reading, tmp_path: Path) -> None:
    path = tmp_path / "slow.html"
    path.write_text(paged(small), encoding="utf-8")
    context = browser.new_context()
    context.route("**/*", lambda route: route.continue_() if route.request.url.startswith("file:") else None)
    opened = context.new_page()
    opened.goto(path.as_uri())
    opened.wait_for_selector("body[data-ready]", state="attached", timeout=10000)
    context.close()
