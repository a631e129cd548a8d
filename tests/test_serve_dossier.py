"""The dossier of a person, company or zone: read on a screen, printed, in pages, and safe whatever it is called."""

from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager
from pathlib import Path
from urllib.parse import quote, unquote

import httpx
import pyoxigraph as ox
import pypdfium2
import pytest
from playwright.sync_api import Browser, Page

from hongtu.graph import PREFIXES
from hongtu.serve import dossier as module

Visit = Callable[..., Page]
HOSTILE = '<img src=x onerror="alert(1)"></script>\u202e'
MANY = module.PAGE + 30


@pytest.fixture(scope="module")
def town_url(town: Path, serve: Callable[..., AbstractContextManager[str]]) -> Iterator[str]:
    with serve("--graph", town, "--workers", 2) as address:
        yield address


@pytest.fixture(scope="module")
def hostile(
    tmp_path_factory: pytest.TempPathFactory, serve: Callable[..., AbstractContextManager[str]]
) -> Iterator[str]:
    """A company with a hostile name that is in 130 places, by one hostile sentence."""
    folder = tmp_path_factory.mktemp("hostile")
    name = ox.Literal(HOSTILE, language="zh")
    lines = [
        f"e:a ht:locatedIn e:p{n} . e:p{n} a ht:Place ; rdfs:label {name} . e:st-{n} a ht:Statement ; "
        f'rdf:subject e:a ; rdf:predicate ht:locatedIn ; rdf:object e:p{n} ; ht:status "stated" ; '
        "ht:confidence 0.9 ; prov:wasDerivedFrom e:ev-1 ."
        for n in range(MANY)
    ]
    lines += [
        f"e:a a ht:Company ; rdfs:label {name} ; skos:altLabel {name} .",
        f"e:ev-1 a ht:Evidence ; oa:exact {name} ; oa:prefix {name} ; oa:suffix {name} ; "
        'prov:wasQuotedFrom e:article-1 ; ht:rule "r" ; ht:confidence 0.9 .',
        f'e:article-1 a ht:Article ; dcterms:identifier "1" ; dcterms:title {name} .',
    ]
    head = "".join(f"@prefix {prefix}: <{iri}> .\n" for prefix, iri in PREFIXES.items())
    (folder / "graph.ttl").write_text(head + "\n".join(lines), encoding="utf-8")
    with serve("--graph", folder, "--workers", 1) as address:
        yield address


def at(url: str, name: str) -> str:
    return f"{url}/id/{quote(name)}"


def headings(page: Page) -> list[str]:
    return [words.split("\n")[0] for words in page.locator("h2").all_inner_texts()]


def test_a_person_has_posts_with_their_periods_and_marked_sentences(url: str, visit: Visit) -> None:
    page = visit(at(url, "王新"))
    assert page.inner_text("h1") == "王新"
    assert page.inner_text(".class").startswith("人物")
    row = page.locator("tr", has_text="高层次人才联合党支部")
    assert row.locator("td").nth(1).inner_text() == "党支部书记"
    assert row.locator("td").nth(2).inner_text() == "2018-06"
    assert row.locator("mark").inner_text() == "王新当选党支部书记"
    assert row.locator("mark").inner_text() in row.locator("blockquote").inner_text()
    assert headings(page)[0].startswith("任职于")


def test_a_zone_has_what_points_to_it_its_figures_over_time_and_its_articles(town_url: str, visit: Visit) -> None:
    page = visit(at(town_url, "江州高新区"))
    assert any(words.startswith("← 位于") for words in headings(page))
    row = page.locator("tr", has_text="1,380")
    assert [cell.split("\n")[0] for cell in row.locator("td").all_inner_texts()][:3] == ["党员", "2019", "1,380 名"]
    curve = page.locator("svg.curve")
    assert "2018 1240；2019 1380；2020 1520" in str(curve.get_attribute("aria-label"))
    heights = [float(corner.split(",")[1]) for corner in str(curve.locator("polyline").get_attribute("points")).split()]
    assert heights == sorted(heights, reverse=True)
    assert len(set(heights)) == 3
    assert page.locator(".timeline time").all_inner_texts() == ["2018-11-02", "2019-07-01", "2020-03-05"]


def test_it_leads_to_the_explorer_and_to_its_neighbours(town_url: str, visit: Visit) -> None:
    page = visit(at(town_url, "张明远"))
    assert unquote(str(page.locator("a.action").get_attribute("href"))) == "/#e=张明远"
    link = page.locator("tbody td:first-child a").first
    name = link.inner_text()
    link.click()
    page.wait_for_url(f"**/id/{quote(name)}")
    assert page.inner_text("h1") == name


def test_what_is_long_comes_in_pages_that_have_each_fact_once(hostile: str, visit: Visit) -> None:
    page = visit(at(hostile, "a"))
    first = page.locator("dt a").evaluate_all("all => all.map(one => one.getAttribute('href'))")
    assert page.locator("a[rel=prev]").count() == 0
    page.locator("a[rel=next]").click()
    page.wait_for_url("**?page=2")
    second = page.locator("dt a").evaluate_all("all => all.map(one => one.getAttribute('href'))")
    assert (len(first), len(second), len({*first, *second})) == (module.PAGE, 30, MANY)
    assert page.locator("a[rel=next]").count() == 0
    assert page.locator(".timeline").count() == 0


@pytest.mark.parametrize(("number", "facts"), [("99", 30), ("0", 100), ("-1", 100), ("²", 100), ("x" * 5000, 100)])
def test_pages_that_are_not_there_are_the_last_or_the_first(hostile: str, number: str, facts: int) -> None:
    text = httpx.get(at(hostile, "a"), params={"page": number}, headers={"accept": "text/html"}).text
    assert text.count("<dt>") == facts


def test_names_titles_and_sentences_are_text(hostile: str, visit: Visit) -> None:
    page = visit(at(hostile, "a"))
    assert page.inner_text("h1").startswith("<img src=x")
    assert page.locator("main img").count() == 0
    assert page.locator("blockquote mark").first.inner_text().startswith("<img")


def test_on_paper_it_is_the_dossier_and_nothing_else(url: str, browser: Browser, tmp_path: Path) -> None:
    page = browser.new_page(color_scheme="dark")
    page.goto(at(url, "王新"))
    page.pdf(path=tmp_path / "dossier.pdf", format="A4")
    page.emulate_media(media="print")
    assert page.locator("header").is_hidden()
    assert page.evaluate("getComputedStyle(document.querySelector('mark')).borderBottomStyle") == "solid"
    assert page.evaluate("getComputedStyle(document.body).backgroundColor") == "rgb(255, 255, 255)"
    page.context.close()
    with pypdfium2.PdfDocument(tmp_path / "dossier.pdf") as printed:
        text = "".join(sheet.get_textpage().get_text_range() for sheet in printed)
    assert "王新当选党支部书记" in "".join(text.split())
    assert "Ask" not in text


@pytest.mark.parametrize("theme", ["light", "dark"])
def test_axe_finds_no_fault(town_url: str, visit: Visit, axe: str, theme: str) -> None:
    page = visit(at(town_url, "江州高新区"), color_scheme=theme)
    page.evaluate(axe)
    result = page.evaluate("axe.run(document, {runOnly: ['wcag2a', 'wcag2aa', 'wcag21aa', 'best-practice']})")
    assert [(fault["id"], fault["nodes"][0]["html"]) for fault in result["violations"]] == []


def test_a_narrow_window_shows_all_without_scrolling_sideways(url: str, visit: Visit) -> None:
    page = visit(at(url, "肇庆高新区"), viewport={"width": 600, "height": 900})
    assert page.evaluate("document.documentElement.scrollWidth") <= 600


def test_nodes_that_are_no_entities_show_their_triples(url: str, visit: Visit) -> None:
    page = visit(at(url, "role-党支部书记"))
    assert "党支部书记" in page.inner_text("main table")
