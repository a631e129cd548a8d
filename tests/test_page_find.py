"""Finding in the page: names, aliases, pinyin and initials, within a class or zone, by keyboard."""

from collections.abc import Callable

from playwright.sync_api import Page, expect

Visit = Callable[..., Page]


FORMS = {
    "星河光电": "江州星河光电有限公司",
    "zengxiaoming": "曾晓明",
    "高新区": "江州高新区",
    "zxm": "曾晓明",
    "shanguoqiang": "单国强",
    "jzgxq": "江州高新区",
    "ZhangMing yuan": "张明远",
}


def test_an_entity_is_found_by_name_alias_pinyin_and_initials(look: Visit) -> None:
    page = look()
    for typed, name in FORMS.items():
        page.keyboard.press("/")
        page.keyboard.type(typed)
        expect(page.locator("#hits li").first).to_contain_text(name)
        page.keyboard.press("Enter")
        expect(page.locator("#chosen")).to_have_text(name)
        page.evaluate("document.activeElement.blur()")


def test_results_are_ranked_exact_first_then_beginning_then_inside(look: Visit) -> None:
    page = look()
    page.fill("#query", "江州高新区")
    expect(page.locator("#hits li").first).to_contain_text("江州高新区")
    names = page.locator("#hits li .found").all_inner_texts()
    assert names[0] == "江州高新区"
    assert set(names[1:]) == {"江州高新区党工委", "江州高新区机关党委"}
    page.fill("#query", "机械")
    expect(page.locator("#hits li").last).to_contain_text("51")


def test_a_class_and_a_zone_narrow_the_search(look: Visit) -> None:
    page = look()
    page.select_option("#seek-type", "PartyOrganization")
    page.fill("#query", "江州")
    expect(page.locator("#hits li .chip").first).to_have_text("党组织")
    assert set(page.locator("#hits li .chip").all_inner_texts()) == {"党组织"}
    page.select_option("#seek-type", "Person")
    page.fill("#query", "曾")
    expect(page.locator("#hits li")).to_have_count(1)
    page.select_option("#seek-type", "Company")
    page.select_option("#seek-zone", "江州高新区")
    page.fill("#query", "星河")
    expect(page.locator("#hits li")).to_have_count(1)


def test_the_arrows_walk_the_results_and_nothing_found_is_said(look: Visit) -> None:
    page = look()
    page.keyboard.press("/")
    page.keyboard.type("江州高新区")
    page.keyboard.press("ArrowDown")
    expect(page.locator("#hits li").nth(1)).to_have_attribute("aria-selected", "true")
    second = page.locator("#hits li .found").nth(1).inner_text()
    page.keyboard.press("Enter")
    expect(page.locator("#chosen")).to_have_text(second)
    page.fill("#query", "没有这个")
    expect(page.locator("#hits")).to_contain_text("没有找到")
    page.keyboard.press("Escape")
    expect(page.locator("#hits")).to_be_hidden()
