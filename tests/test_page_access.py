"""For everyone: keyboard only, both languages, dark and narrow, and no fault that axe-core finds."""

from collections.abc import Callable

import pytest
from playwright.sync_api import Page, expect

Visit = Callable[..., Page]

STATES = (
    "",
    "e=江州星河光电有限公司",
    "view=table&xp=locatedIn",
    "view=article&a=town-plan",
    "e=江州高新区党工委&view=tree",
    "path=张明远~曾晓明&avoid=Place.Zone",
    "e=江州星河光电有限公司&side=远山科技有限公司",
)


@pytest.mark.parametrize("theme", ["light", "dark"])
def test_axe_finds_no_fault(look: Visit, axe: str, theme: str) -> None:
    page = look(color_scheme=theme)
    page.evaluate(axe)
    found = []
    for state in STATES:
        page.evaluate("state => Hongtu.app.go(Hongtu.address.read(state))", state)
        result = page.evaluate("axe.run(document, {runOnly: ['wcag2a', 'wcag2aa', 'wcag21aa', 'best-practice']})")
        found += [(state, v["id"], v["nodes"][0]["html"][:90]) for v in result["violations"]]
    page.keyboard.press("?")
    page.locator("#help").wait_for()
    result = page.evaluate("axe.run('#help')")
    assert found + [v["id"] for v in result["violations"]] == []


def test_the_keyboard_does_everything(look: Visit) -> None:
    page = look()
    keys = page.keyboard
    keys.press("/")
    keys.type("zxm")
    keys.press("Enter")
    expect(page.locator("#chosen")).to_have_text("曾晓明")
    keys.press("Tab")
    page.evaluate("document.activeElement.blur()")
    keys.press("n")
    expect(page.locator("#trail")).to_contain_text("1 步内")
    page.focus("#graph")
    keys.press("ArrowRight")
    first = page.inner_text("#chosen")
    keys.press("ArrowRight")
    assert {first, page.inner_text("#chosen")} == {"江州星河光电有限公司", "远山科技有限公司"}
    keys.press("Enter")
    assert page.evaluate("document.activeElement.id") == "chosen"
    keys.press("x")
    expect(page.locator("#count")).to_contain_text("显示 4/")
    keys.press("t")
    expect(page.locator("#table-view")).to_be_visible()
    keys.press("Escape")
    expect(page.locator("#table-view")).to_be_hidden()
    keys.press("p")
    keys.type("张明远")
    keys.press("Enter")
    expect(page.locator("#chosen")).to_contain_text("之间的路径")
    page.evaluate("document.activeElement.blur()")
    keys.press("b")
    keys.press("c")
    keys.press("Escape")
    expect(page.locator("#toast")).to_be_empty()


def test_the_help_lists_every_key_and_closes(look: Visit) -> None:
    page = look()
    page.keyboard.press("?")
    expect(page.locator("#help")).to_be_visible()
    assert page.locator("#keys tr").count() == 15
    page.keyboard.press("Escape")
    expect(page.locator("#help")).to_be_hidden()


def test_every_word_is_there_in_both_languages(look: Visit) -> None:
    page = look("e=江州高新区")
    assert page.evaluate("Object.entries(Hongtu.WORDS).filter(([, w]) => w.length !== 2).map(([k]) => k)") == []
    uneven = (
        "(() => { const places = x => (x.match(/[{][0-9][}]/g) || []).sort().join();"
        "return Object.values(Hongtu.WORDS).filter(([zh, en]) => places(zh) !== places(en)); })()"
    )
    assert page.evaluate(uneven) == []
    page.keyboard.press("l")
    expect(page.locator("#panel h3").first).to_contain_text("located in")
    assert page.evaluate("document.documentElement.lang") == "en"
    assert "lang=en" in page.url
    page.click("#language")
    expect(page.locator("#panel h3").first).to_contain_text("位于")


@pytest.mark.parametrize("width", [600, 900])
@pytest.mark.parametrize("theme", ["light", "dark"])
def test_narrow_pages_show_the_same_without_scrolling_sideways(look: Visit, width: int, theme: str) -> None:
    page = look(viewport={"width": width, "height": 900}, color_scheme=theme)
    assert page.evaluate("document.documentElement.dataset.theme") == theme
    for state in STATES:
        page.evaluate("state => Hongtu.app.go(Hongtu.address.read(state))", state)
        assert page.evaluate("document.documentElement.scrollWidth <= innerWidth"), state
    page.evaluate("Hongtu.app.go(Hongtu.address.read('e=曾晓明'))")
    page.locator("#panel mark").first.scroll_into_view_if_needed()
    assert page.locator("#panel mark").first.is_visible()


def test_light_and_dark_change_by_hand(look: Visit) -> None:
    page = look("e=曾晓明")
    page.keyboard.press("d")
    expect(page.locator("#theme")).to_have_attribute("aria-pressed", "true")
    page.click("#theme")
    assert page.evaluate("document.documentElement.dataset.theme") == "light"


def test_names_of_entities_never_lie_on_one_another(look: Visit) -> None:
    page = look("e=江州高新区&near=1")
    drawn = page.evaluate(
        "(() => { const { app } = Hongtu, boxes = [], c = document.createElement('canvas').getContext('2d');"
        "c.strokeText = () => {}; c.fillText = (t, x, y) => { const w = c.measureText(t).width / 2;"
        " if (c.fillStyle === '#16212c') boxes.push([x - w, y - 6, x + w, y + 6]); };"
        "Hongtu.labels(app.model, app.stage, app.filters)(c, { width: 2000, height: 2000, colours: app.colours(),"
        " place: i => { const p = app.drawing.spot(i); return [p.x + 500, p.y + 500, 8]; },"
        " look: Hongtu.look(app.model, app.filters, app.stage, app.state, -1) }); return boxes; })()"
    )
    assert len(drawn) > 8
    pairs = [(a, b) for i, a in enumerate(drawn) for b in drawn[:i]]
    assert not [1 for a, b in pairs if a[0] < b[2] and a[2] > b[0] and a[1] < b[3] and a[3] > b[1]]
