"""The page as a file: it needs nothing from elsewhere, keeps to its policy, and shows hostile text as text."""

from collections.abc import Callable
from pathlib import Path

from msgspec.structs import replace
from playwright.sync_api import Browser, Page, expect

from hongtu.draw import page as paged
from hongtu.draw.page import SCRIPTS, STYLES, asset, shell
from hongtu.model import Entity, Reading

Visit = Callable[..., Page]
HOSTILE = "<img src=x onerror=alert(1)></script><script>alert(2)</script>\u2028\u202ejavascript:alert(3) href"


def test_the_page_needs_no_network_and_breaks_no_rule_of_its_policy(look: Visit) -> None:
    page = look()
    assert page.locator("#graph canvas").count() == 1
    assert page.evaluate("document.compatMode") == "CSS1Compat"
    assert "'unsafe" not in page.locator("meta[http-equiv]").get_attribute("content")  # type: ignore[operator]


def test_an_injected_script_does_not_run(browser: Browser, town: Path) -> None:
    page = browser.new_page()
    page.goto((town / "network.html").as_uri())
    page.wait_for_selector("body[data-ready]", state="attached")
    page.evaluate("document.body.append(Object.assign(document.createElement('script'), {text: 'window.ran = 1'}))")
    assert page.evaluate("window.ran") is None
    page.close()


def test_a_network_that_never_answers_holds_nothing_up(browser: Browser, town: Path) -> None:
    context = browser.new_context()
    context.route("**/*", lambda route: route.continue_() if route.request.url.startswith("file:") else None)
    opened = context.new_page()
    opened.goto((town / "network.html").as_uri())
    opened.wait_for_selector("body[data-ready]", state="attached", timeout=10000)
    context.close()


def hostile(small: Reading) -> Reading:
    """A reading whose every text is an attack."""
    entities = tuple(replace(e, names=(HOSTILE,)) if e.type == "Person" else e for e in small.entities)
    bad = tuple(replace(e, text=HOSTILE, by=HOSTILE) for e in small.facts[0].evidence)
    facts = tuple(replace(f, role=HOSTILE, evidence=bad) for f in small.facts)
    figures = tuple(replace(s, measure=HOSTILE, unit=HOSTILE, evidence=bad) for s in small.statistics)
    more = Entity(f'"><svg onload=alert(4)>{HOSTILE}', "Company", (HOSTILE, HOSTILE * 2))
    return Reading((replace(small.articles[0], title=HOSTILE),), (*entities, more), facts, figures)


def test_hostile_names_and_texts_are_only_text(
    visit: Visit, choose: Callable[[Page, str], None], small: Reading, tmp_path: Path
) -> None:
    path = tmp_path / "bad.html"
    path.write_text(paged(hostile(small)), encoding="utf-8")
    page = visit(path.as_uri())
    choose(page, "img src")
    expect(page.locator("#chosen")).to_contain_text("<img src=x onerror=alert(1)></script>")
    for view in ("table", "tree", "article", "graph"):
        page.click(f"[data-view={view}]")
    page.keyboard.press("Escape")
    choose(page, "江州")
    expect(page.locator("#panel .figures")).to_contain_text("<img src=x")
    assert page.locator("main img, aside img, script:not([type])").count() == len(SCRIPTS) + 1
    assert page.locator("[title]").count() == 0
    assert page.evaluate("document.querySelectorAll('svg[onload], [onerror]').length") == 0


def test_the_shell_has_the_same_parts_by_their_addresses() -> None:
    html = shell("宏图 <b>", {"api": True, "review": False}, (("/ask", "提问"),))
    assert "宏图 &lt;b&gt;" in html
    assert [html.index(f'"/static/explorer/{name}"') for name in SCRIPTS] == sorted(
        html.index(f'"/static/explorer/{name}"') for name in SCRIPTS
    )
    assert html.index("/static/vis-network.js") < html.index("/static/explorer/drawing.js")
    assert '{"api":true,"review":false}' in html
    assert "http-equiv" not in html


def test_every_part_opens_with_what_it_is_for_and_stays_short() -> None:
    for name in (*SCRIPTS, *STYLES):
        text = asset(name)
        assert text.startswith("/* "), name
        assert text.count("\n") <= 250, name
        assert "innerHTML" not in text, name
        assert "http://" not in text.replace("http://www.w3.org/", "").replace("http://gexf.net/", ""), name
