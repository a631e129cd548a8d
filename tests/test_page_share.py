"""Sharing: the address is the state, going back undoes, and what is on screen is saved as files that others read."""

import csv
import io
import xml.dom.minidom
from collections.abc import Callable
from pathlib import Path

import networkx as nx
import pytest
from playwright.sync_api import Page, expect

from hongtu.draw import page as paged
from hongtu.model import Entity, Fact, Reading

Visit = Callable[..., Page]
Choose = Callable[[Page, str], None]


def saved(page: Page, kind: str) -> bytes:
    with page.expect_download() as download:
        page.select_option("#export", kind)
    return Path(download.value.path()).read_bytes()


@pytest.mark.parametrize(("state", "box", "words"), [
    ("e=曾晓明", "#chosen", "曾晓明"),
    ("e=曾晓明&near=1&xt=Zone&lang=en", "#trail", "within 1 steps"),
    ("path=张明远~单国强", "#panel", "第 1 条"),
    ("view=article&a=town-firms", "#article-view h2", "企业落户高新区"),
    ("e=江州星河光电有限公司&side=远山科技有限公司", "#sided", "与"),
    ("line=张明远~青蓝计划", "#panel .relation", "参与"),
])  # fmt: skip
def test_the_address_is_the_state(look: Visit, state: str, box: str, words: str) -> None:
    page = look(state)
    expect(page.locator(box).first).to_contain_text(words)
    seen = page.inner_text("#panel")
    page.reload()
    page.wait_for_selector("body[data-ready]", state="attached")
    assert page.inner_text("#panel") == seen


@pytest.mark.parametrize(
    "state", ["e=没有这个", "%E0%A4%A", "path=甲", "e=曾晓明&view=nothing", "near=9&e=曾晓明", "disc=没有"]
)
def test_an_address_that_makes_no_sense_still_gives_a_page(look: Visit, state: str) -> None:
    page = look(state)
    assert page.locator("#panel h2").count() == 1
    assert len(page.evaluate("Hongtu.app.stage.members")) > 1


def test_each_move_is_a_step_that_going_back_undoes(look: Visit, choose: Choose) -> None:
    page = look()
    expect(page.locator("#back")).to_be_disabled()
    choose(page, "曾晓明")
    choose(page, "单国强")
    page.click("text=只看邻居")
    expect(page.locator("#trail")).to_be_visible()
    page.click("#back")
    expect(page.locator("#trail")).to_be_hidden()
    page.keyboard.press("b")
    expect(page.locator("#chosen")).to_have_text("曾晓明")
    page.go_back()
    expect(page.locator("#panel h2")).to_have_text("概览")


def test_a_table_for_spreadsheets_has_each_fact_with_its_sentence(look: Visit) -> None:
    page = look("e=张明远&near=1")
    rows = list(csv.DictReader(io.StringIO(saved(page, "csv").decode("utf-8-sig"))))
    assert {(row["主体"], row["关系"], row["客体"], row["职务"]) for row in rows} == {
        ("张明远", "任职于", "江州星河光电有限公司党支部", "党支部书记"), ("张明远", "参与", "青蓝计划", ""),
    }  # fmt: skip
    assert all(row["依据"] in row["原句"] and row["日期"] == "2018-11-02" for row in rows)


def test_no_cell_is_a_formula(visit: Visit, small: Reading, tmp_path: Path) -> None:
    names = ("=1+1", "+cmd|' /C calc'!A0", "-2", "@SUM(A1)", "\t=1", '"=1')
    entities = (*small.entities, *(Entity(f"x{k}", "Company", (name,)) for k, name in enumerate(names)))
    facts = tuple(Fact(f"x{k}", "locatedIn", "江州高新区", small.facts[3].evidence) for k in range(len(names)))
    path = tmp_path / "formulas.html"
    path.write_text(paged(Reading(small.articles, entities, facts, ())), encoding="utf-8")
    text = saved(visit(path.as_uri()), "csv").decode("utf-8-sig")
    cells = [row[0] for row in list(csv.reader(io.StringIO(text)))[1:]]
    assert sorted(cells) == sorted(name if name.startswith('"') else f"'{name}" for name in names)


def test_a_network_for_gephi_and_a_drawing_for_print(look: Visit, tmp_path: Path) -> None:
    page = look()
    (tmp_path / "town.gexf").write_bytes(saved(page, "gexf"))
    graph = nx.read_gexf(tmp_path / "town.gexf")
    assert graph.nodes["江州高新区"]["label"] == "江州高新区"
    assert ("张明远", "青蓝计划") in graph.edges()
    shown = int(page.inner_text("#count").split("显示 ")[1].split("/")[0])
    assert len(graph) == shown
    drawing = xml.dom.minidom.parseString(saved(page, "svg"))
    assert len([g for g in drawing.getElementsByTagName("g") if g.getAttribute("class") == "entity"]) == shown


def test_a_picture_is_of_what_is_on_screen(look: Visit) -> None:
    picture = saved(look(), "png")
    assert picture[:8] == b"\x89PNG\r\n\x1a\n"
    assert len(picture) > 20000


def test_the_page_saves_itself_and_works_again(look: Visit, visit: Visit, choose: Choose, tmp_path: Path) -> None:
    page = look("e=曾晓明")
    (tmp_path / "again.html").write_bytes(saved(page, "page"))
    again = visit((tmp_path / "again.html").as_uri())
    choose(again, "zengxiaoming")
    expect(again.locator("#panel mark").first).to_be_visible()


def test_on_paper_stand_the_facts_and_no_controls(look: Visit) -> None:
    page = look("e=曾晓明", color_scheme="dark")
    page.emulate_media(media="print")
    assert page.locator("#panel mark").first.is_visible()
    assert not page.locator("#legend").is_visible()
    assert not page.locator("#query").is_visible()
    assert page.evaluate("getComputedStyle(document.body).backgroundColor") == "rgb(255, 255, 255)"
    assert page.pdf()[:5] == b"%PDF-"
