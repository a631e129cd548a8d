"""Reading in the page: an entity with all that is said of it, and articles with what they say."""

from collections.abc import Callable
from pathlib import Path

from playwright.sync_api import Page, expect

Visit = Callable[..., Page]
Choose = Callable[[Page, str], None]


def test_an_entity_shows_class_aliases_posts_and_facts_with_their_sentences(look: Visit, choose: Choose) -> None:
    page = look()
    choose(page, "曾晓明")
    panel = page.locator("#panel")
    expect(panel.locator(".chip").first).to_have_text("人物")
    assert panel.locator("h3").first.inner_text() == "任职于（2）"
    assert set(panel.locator(".facts .note").all_inner_texts()) >= {"总经理", "董事长"}
    choose(page, "江州星河光电有限公司")
    expect(panel.locator(".alias")).to_have_text("又称：星河光电")


def test_each_evidence_is_marked_inside_its_sentence_as_the_articles_have_it(look: Visit, town: Path) -> None:
    articles = (town.parent / "town.jsonl").read_text(encoding="utf-8")
    page = look("e=江州高新区")
    quotes = page.locator("#panel blockquote")
    assert quotes.count() > 60
    for k in range(0, quotes.count(), 7):
        sentence, mark = quotes.nth(k).inner_text(), quotes.nth(k).locator("mark").inner_text()
        assert mark
        assert mark in sentence
        assert mark != sentence
        assert sentence.endswith("。")
        assert sentence in articles
    assert "《企业落户高新区》2020-03-05" in page.inner_text("#panel")


def test_a_long_list_of_facts_is_folded_and_unfolds(look: Visit) -> None:
    page = look("e=江州高新区")
    assert page.locator("#panel .facts").first.locator("> li").count() == 60
    page.click("#panel .more")
    assert page.locator("#panel .facts").first.locator("> li").count() == 65


def test_figures_are_a_table_and_a_chart_over_time(look: Visit) -> None:
    page = look("e=江州高新区")
    rows = page.locator("#panel .figures tbody tr").all_inner_texts()
    assert [row.split("\t")[-1].strip() for row in rows] == ["2018", "2019", "2020"]
    assert "1,240 名" in rows[0]
    chart = page.locator("#panel .chart svg")
    assert chart.get_attribute("aria-label") == "党员 2018 1,240，2019 1,380，2020 1,520"
    assert chart.locator("circle").count() == 3
    heights = [float(chart.locator("circle").nth(k).get_attribute("cy") or "nan") for k in range(3)]
    assert heights == sorted(heights, reverse=True)


def test_articles_are_a_timeline_that_leads_to_them(look: Visit) -> None:
    page = look("e=江州星河光电有限公司")
    dates = page.locator("#panel .timeline .date").all_inner_texts()
    assert dates == ["2018-11-02", "2019-07-01"]
    page.click("#panel .timeline .entity >> nth=0")
    expect(page.locator("#article-view h2")).to_have_text("青蓝计划引来人才")


def test_a_mark_leads_to_its_fact_and_a_fact_to_its_mark(look: Visit) -> None:
    page = look("view=article&a=town-plan")
    mark = page.locator("#article-view mark", has_text="曾晓明任")
    mark.click()
    looked = page.locator("#panel .looked")
    expect(looked).to_contain_text("总经理")
    expect(page.locator("#article-view mark.looked")).to_contain_text("曾晓明")
    page.locator("#panel .says > li", has_text="300 名").locator("blockquote").click()
    expect(page.locator("#article-view mark.looked")).to_have_text("员工300名")


def test_a_fact_leads_to_its_place_in_the_article_by_keyboard_too(look: Visit) -> None:
    page = look("e=曾晓明")
    page.locator("#panel .source", has_text="企业落户").first.focus()
    page.keyboard.press("Enter")
    expect(page.locator("#article-view mark.looked")).to_contain_text("远山科技有限公司董事长")
    page.locator("#article-view mark[role=button]").first.press("Enter")
    expect(page.locator("#article-view mark.looked")).not_to_contain_text("董事长")


def test_overlapping_evidence_is_cut_into_pieces_that_make_up_the_text(look: Visit) -> None:
    page = look()
    found = page.evaluate(
        "Hongtu.passages.pieces({text: 'abcdefgh', marks: [{start: 1, end: 5, n: 1}, {start: 3, end: 7, n: 2},"
        " {start: 3, end: 4, n: 3}]}).map(p => [p.text, p.marks.map(m => m.n)])"
    )
    assert found == [["a", []], ["bc", [1]], ["d", [3, 1, 2]], ["e", [1, 2]], ["fg", [2]], ["h", []]]


def test_a_click_on_the_drawing_chooses_what_lies_there(look: Visit) -> None:
    page = look("e=青蓝计划&near=1")
    spot = page.evaluate(
        "(() => { const { drawing, model } = Hongtu.app; return drawing.spot(model.number('张明远')); })()"
    )
    page.locator("#graph").click(position=spot)
    expect(page.locator("#chosen")).to_have_text("张明远")


def test_a_click_on_a_line_shows_the_facts_between_its_ends(look: Visit) -> None:
    page = look("e=青蓝计划&near=1")
    middle = page.evaluate(
        "(() => { const { drawing, model } = Hongtu.app;"
        "const [a, b] = ['张明远', '青蓝计划'].map(id => drawing.spot(model.number(id)));"
        "return { x: (a.x + b.x) / 2, y: (a.y + b.y) / 2 }; })()"
    )
    page.locator("#graph").click(position=middle)
    expect(page.locator("#panel .relation")).to_have_text("参与")
    expect(page.locator("#panel mark")).to_contain_text("吸引")
