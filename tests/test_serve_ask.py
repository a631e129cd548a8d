"""The page that asks, in a real browser: questions, editors, answers as table, chart and network, and files."""

import csv
import io
import json
import re
from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager
from pathlib import Path
from urllib.parse import quote, unquote

import httpx
import pyoxigraph as ox
import pytest
from playwright.sync_api import Browser, Page, expect

from hongtu.graph import PREFIXES
from hongtu.query import named
from hongtu.serve import asking

Visit = Callable[..., Page]
HOSTILE = '<img src=x onerror="alert(1)"></script>\u202e'
RICH = pytest.param(
    "",
    id="yasqe",
    marks=pytest.mark.skipif(
        not asking.edited(plain=False), reason="needs the editor (uv run python tools/editor.py, which needs npm)"
    ),
)
EDITORS = pytest.mark.parametrize("editor", [pytest.param("&plain", id="plain"), RICH])


@pytest.fixture(scope="module")
def hostile(
    tmp_path_factory: pytest.TempPathFactory, serve: Callable[..., AbstractContextManager[str]]
) -> Iterator[str]:
    folder = tmp_path_factory.mktemp("hostile")
    name = ox.Literal(HOSTILE, language="zh")
    things = "".join(f"e:x{n} a ht:Company ; rdfs:label {name} ; ht:locatedIn e:x{n + 1} .\n" for n in range(3))
    text = "".join(f"@prefix {prefix}: <{iri}> .\n" for prefix, iri in PREFIXES.items()) + things
    (folder / "graph.ttl").write_text(text, encoding="utf-8")
    with serve("--graph", folder, "--workers", 1) as address:
        yield address


def asked(query: str, view: str = "") -> str:
    """The address of a query and how its answer is shown."""
    return f"/ask?query={quote(query)}" + (f"&view={view}" if view else "")


def written(page: Page) -> str:
    """What the editor of a page has."""
    rich = page.locator(".CodeMirror")
    text = rich.evaluate("one => one.CodeMirror.getValue()") if rich.count() else page.input_value("#query")
    return str(text)


def told(page: Page, words: str) -> None:
    expect(page.locator("#told")).to_contain_text(words, timeout=10000)


@EDITORS
def test_a_question_is_found_by_its_theme_and_asked_of_another_zone(url: str, visit: Visit, editor: str) -> None:
    page = visit(f"{url}/ask?{editor}")
    page.get_by_text("园区 Zones").click()
    form = page.locator("form", has=page.locator("[value=zone-companies]"))
    form.get_by_label("园区").fill("清远高新区")
    form.get_by_role("button").click()
    page.wait_for_url("**/ask?name=zone-companies**")
    told(page, "2 行 rows")
    assert page.locator("#shown tbody td").all_inner_texts() == ["广东聚石化学有限公司", "新安天玉有机硅有限公司"]
    assert 'VALUES ?zone { "清远高新区"@zh }' in written(page)
    assert page.locator("form[aria-current] input[name=zone]").input_value() == "清远高新区"
    assert ("plain" in page.url) == bool(editor)


@EDITORS
def test_a_query_is_written_and_asked_by_keyboard_alone(url: str, visit: Visit, editor: str) -> None:
    page = visit(f"{url}/ask?{editor}")
    page.get_by_text("SPARQL", exact=True).click()
    page.keyboard.press("Control+A")
    page.keyboard.insert_text("SELECT ?name WHERE { e:王新 rdfs:label ?name }")
    page.keyboard.press("Control+Enter")
    told(page, "1 行 rows")
    assert page.locator("#shown td").inner_text() == "王新"
    page.keyboard.press("Tab")
    assert page.evaluate("document.activeElement.className") == "main"
    page.keyboard.press("Enter")
    told(page, "1 行 rows")


@EDITORS
def test_the_address_is_the_state(url: str, visit: Visit, editor: str) -> None:
    page = visit(f"{url}{asked('SELECT ?p WHERE { ?p a ht:Person }', 'network')}{editor}")
    told(page, "行 rows")
    page.get_by_role("button", name="提问").click()
    told(page, "行 rows")
    again = visit(page.url)
    told(again, "行 rows")
    assert written(again) == "SELECT ?p WHERE { ?p a ht:Person }"
    assert again.locator("#shown tbody tr").count() == page.locator("#shown tbody tr").count() > 10


def test_a_table_is_sorted_by_its_columns_and_leads_to_what_it_names(url: str, visit: Visit) -> None:
    page = visit(url + asked("SELECT ?x ?n { VALUES (?x ?n) { (e:王新 10) (e:肇庆高新区 9) (<javascript:a> 1.5) } }"))
    page.get_by_role("button", name="n", exact=True).click()
    assert page.locator("td.number").all_inner_texts() == ["1.5", "9", "10"]
    expect(page.locator("th[aria-sort=ascending] button")).to_be_focused()
    page.keyboard.press("Enter")
    assert page.locator("td.number").all_inner_texts() == ["10", "9", "1.5"]
    links = page.locator("td a").evaluate_all("all => all.map(one => one.getAttribute('href'))")
    assert [unquote(link) for link in links] == ["/id/王新", "/id/肇庆高新区"]


def test_a_long_table_comes_in_pages(url: str, visit: Visit) -> None:
    page = visit(url + asked("SELECT * WHERE { ?s ?p ?o } LIMIT 450"))
    rows = page.locator("#shown tbody tr")
    told(page, "450 行 rows")
    assert rows.count() == 200
    page.get_by_role("button", name="再列 200 行，余 250 more rows").click()
    page.get_by_role("button", name="再列 50 行").click()
    assert rows.count() == 450


def test_numbers_are_drawn_as_bars(url: str, visit: Visit) -> None:
    page = visit(f"{url}/ask?name=articles&view=chart")
    told(page, "行 rows")
    bars = page.locator(".chart rect")
    table = visit(f"{url}/ask?name=articles")
    told(table, "行 rows")
    numbers = [float(cell) for cell in table.locator("td.number").all_inner_texts()]
    assert bars.count() == len(numbers) > 5
    widths = bars.evaluate_all("all => all.map(one => Number(one.getAttribute('width')))")
    assert widths == pytest.approx([max(widths) * n / max(numbers) for n in numbers], abs=1)
    assert all(str(int(n)) in str(page.get_attribute(".chart", "aria-label")) for n in numbers)


def test_numbers_over_time_are_lines(url: str, visit: Visit) -> None:
    values = '("甲" "2018" 5) ("甲" "2019" 8) ("甲" "2020-06" 2) ("乙" "2018" 4) ("乙" "2020-06" 9)'
    page = visit(url + asked(f"SELECT ?zone ?when ?many {{ VALUES (?zone ?when ?many) {{ {values} }} }}", "chart"))
    told(page, "5 行 rows")
    assert page.locator(".chart polyline").count() == 2
    assert page.locator(".chart circle").count() == 5
    page.get_by_label("按 By").select_option("zone")
    assert page.locator(".chart rect").count() == 5


def test_two_columns_are_drawn_as_a_network_that_leads_on(url: str, visit: Visit) -> None:
    page = visit(url + asked("SELECT ?who ?where { ?who ht:holdsPost ?where }", "network"))
    told(page, "行 rows")
    nodes = page.locator(".network a")
    assert nodes.count() == len(set(nodes.evaluate_all("all => all.map(one => one.getAttribute('href'))"))) > 5
    spots = page.locator(".network circle").evaluate_all(
        "all => all.map(one => one.getAttribute('cx') + one.getAttribute('cy'))"
    )
    assert len(set(spots)) == nodes.count()
    assert unquote(str(page.locator("#shown p a").get_attribute("href"))).startswith("/#e=")
    nodes.first.focus()
    page.keyboard.press("Enter")
    page.wait_for_url("**/id/**")


def test_answers_are_taken_away_as_files(url: str, visit: Visit, tmp_path: Path) -> None:
    def taken(page: Page, name: str) -> str:
        with page.expect_download() as coming:
            page.get_by_role("button", name=name, exact=True).click()
        coming.value.save_as(tmp_path / coming.value.suggested_filename)
        return (tmp_path / coming.value.suggested_filename).read_text(encoding="utf-8")

    page = visit(url + asked("SELECT ?name { e:王新 rdfs:label ?name }"))
    told(page, "1 行")
    assert list(csv.reader(io.StringIO(taken(page, "CSV")))) == [["name"], ["王新"]]
    assert json.loads(taken(page, "JSON"))["results"]["bindings"][0]["name"]["value"] == "王新"
    page = visit(url + asked("CONSTRUCT WHERE { e:王新 rdfs:label ?name }"))
    told(page, "字符 characters")
    assert 'rdfs:label "王新"@zh' in page.inner_text("#shown pre")
    assert len(list(ox.parse(taken(page, "Turtle"), format=ox.RdfFormat.TURTLE))) == 1
    assert (tmp_path / "answer.ttl").exists()


def test_yes_and_no_are_told(url: str, visit: Visit) -> None:
    told(visit(url + asked("ASK { e:王新 a ht:Person }")), "是 yes")


@EDITORS
def test_the_vocabulary_is_found_in_chinese_and_put_where_the_caret_is(url: str, visit: Visit, editor: str) -> None:
    page = visit(f"{url}/ask?{editor}")
    page.get_by_text("词汇 Vocabulary").click()
    assert page.locator("#terms li").count() > 60
    page.get_by_label("查找").fill("任职")
    page.get_by_role("button", name="ht:holdsPost").click()
    assert "ht:holdsPost" in written(page)


@pytest.mark.parametrize("editor", [RICH])
def test_terms_are_completed_by_their_chinese_labels_while_typing(url: str, visit: Visit, editor: str) -> None:
    page = visit(f"{url}/ask")
    page.locator(".CodeMirror").click()
    page.keyboard.press("Control+A")
    page.keyboard.insert_text("SELECT ?a ?b WHERE { ?a ")
    page.keyboard.insert_text("任职")
    expect(page.locator(".CodeMirror-hint")).to_contain_text("任职于")
    page.keyboard.press("Enter")
    page.keyboard.type(" ?b }")
    assert written(page) == "SELECT ?a ?b WHERE { ?a ht:holdsPost ?b }"
    assert page.locator(".parseErrorIcon").count() == 0
    page.keyboard.press("Control+Enter")
    told(page, "行 rows")


@pytest.mark.parametrize("editor", [RICH])
def test_the_real_editor_marks_what_is_no_sparql(url: str, visit: Visit, editor: str) -> None:
    page = visit(f"{url}/ask")
    page.locator(".CodeMirror").click()
    page.keyboard.press("Control+End")
    page.keyboard.type("SELECT")
    expect(page.locator(".parseErrorIcon")).to_be_visible()
    page.locator(".parseErrorIcon").hover()


@EDITORS
def test_prefixes_are_written_out_for_other_servers(url: str, visit: Visit, editor: str) -> None:
    query = 'SELECT ?n { ?x rdfs:label ?n FILTER(?n = "ht:x"@zh || ?x = e:王新) }'
    page = visit(f"{url}{asked(query)}{editor}")
    told(page, "1 行")
    page.get_by_role("button", name="写出前缀").click()
    lines = written(page).splitlines()
    assert [re.findall(r"PREFIX (\w+):", line) for line in lines[:-1]] == [["e"], ["rdfs"]]
    page.get_by_role("button", name="写出前缀").click()
    assert written(page).splitlines() == lines
    page.get_by_role("button", name="提问").click()
    told(page, "1 行")


@pytest.mark.parametrize(("query", "words"), [("SELECT", "line 1"), ("SELECT * { SERVICE <http://a/> {} }", "SERVICE")])
def test_why_there_is_no_answer_is_told(url: str, browser: Browser, query: str, words: str) -> None:
    page = browser.new_page()
    page.goto(url + asked(query))
    told(page, words)
    assert page.locator("#answer").is_hidden()
    page.context.close()


def test_a_query_that_takes_long_is_stopped(url: str, visit: Visit) -> None:
    page = visit(url + asked("SELECT (COUNT(*) AS ?n) { ?a ?b ?c . ?d ?e ?f . ?g ?h ?i }"))
    page.get_by_role("button", name="停止").click()
    told(page, "已停止")
    assert page.locator("#stop").is_hidden()


@pytest.mark.parametrize("view", ["table", "chart", "network"])
def test_names_are_text_in_every_view(hostile: str, visit: Visit, view: str) -> None:
    query = (
        "SELECT ?name ?other (COUNT(?x) AS ?n) { ?x rdfs:label ?name . ?x ht:locatedIn ?other } GROUP BY ?name ?other"
    )
    page = visit(hostile + asked(query, view))
    told(page, "3 行 rows")
    assert page.locator("#shown img").count() == 0
    assert "<img" in str(page.locator("#shown table, #shown svg").text_content())


@EDITORS
@pytest.mark.parametrize("theme", ["light", "dark"])
def test_axe_finds_no_fault(url: str, visit: Visit, axe: str, editor: str, theme: str) -> None:
    network = f"query={quote('SELECT ?s ?o { ?s ht:runs ?o }')}&view=network"
    page = visit(f"{url}/ask?{network if theme == 'dark' else 'name=zones&view=chart'}{editor}", color_scheme=theme)
    told(page, "行 rows")
    page.locator("details").evaluate_all("all => all.forEach(one => { one.open = true; })")
    page.evaluate(axe)
    result = page.evaluate("axe.run(document, {runOnly: ['wcag2a', 'wcag2aa', 'wcag21aa', 'best-practice']})")
    assert [(fault["id"], fault["nodes"][0]["html"]) for fault in result["violations"]] == []


@EDITORS
def test_a_narrow_window_shows_all_without_scrolling_sideways(url: str, visit: Visit, editor: str) -> None:
    page = visit(f"{url}/ask?name=evidence{editor}", viewport={"width": 600, "height": 900})
    told(page, "行 rows")
    assert page.evaluate("document.documentElement.scrollWidth") <= 600


def test_without_scripts_the_question_stands_in_the_form(url: str, browser: Browser) -> None:
    page = browser.new_page(java_script_enabled=False)
    page.goto(f"{url}/ask?name=zone-companies&zone={quote('清远高新区')}")
    assert 'VALUES ?zone { "清远高新区"@zh }' in page.input_value("#query")
    with page.expect_response("**/sparql") as came:
        page.locator("#asking button.main").click()
    assert came.value.ok
    page.context.close()


def test_a_question_that_is_not_there_is_not_found(url: str) -> None:
    came = httpx.get(f"{url}/ask", params={"name": "no-such"})
    assert (came.status_code, came.text.count("\n")) == (404, 1)


def test_every_question_is_on_the_page_and_what_is_asked_stays_text(url: str) -> None:
    text = httpx.get(f"{url}/ask", params={"query": "</textarea><script>alert(1)</script>"}).text
    assert "<script>alert" not in text
    assert all(f'value="{question.name}"' in text for question in named())


def test_the_vocabulary_has_each_term_of_the_graph_once_with_its_labels() -> None:
    terms = asking.vocabulary()
    assert len({term["name"] for term in terms}) == len(terms)
    assert all(term["zh"] and term["en"] for term in terms if term["name"].startswith("ht:"))
    assert {"ht:holdsPost", "ht:Zone", "rdfs:label", "prov:wasDerivedFrom"} <= {term["name"] for term in terms}
