"""Correcting in the explorer: a fact that is wrong, one name for two; only with the token, and lasting."""

import json
import shutil
from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager
from pathlib import Path

import pytest
from playwright.sync_api import Page, expect

from hongtu.build import build
from hongtu.graph import open as opened

Visit = Callable[..., Page]


@pytest.fixture(scope="module")
def own(town: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The town once more, to be corrected."""
    folder = tmp_path_factory.mktemp("own")
    shutil.copy(town.parent / "town.jsonl", folder)
    assert not build([folder / "town.jsonl"], folder / "graph").failures
    return folder / "graph"


@pytest.fixture(scope="module")
def reviewing(own: Path, serve: Callable[..., AbstractContextManager[str]]) -> Iterator[str]:
    """The address that a server which takes corrections shows at its start."""
    with serve("--graph", own, "--workers", 1, "--review") as url:
        yield url


def test_a_wrong_fact_goes_and_stays_away_after_a_rebuild(visit: Visit, reviewing: str, own: Path) -> None:
    page = visit(reviewing)
    assert "token" not in page.url
    page.evaluate("Hongtu.app.choose('曾晓明')")
    fact = page.locator("#panel li", has_text="董事长")
    fact.locator("text=有误…").click()
    expect(page.locator("#correction")).to_contain_text("远山科技有限公司")
    page.press("#why", "Enter")
    expect(page.locator("#correction")).to_be_visible()
    page.fill("#why", "=HYPERLINK(1)\t他是副董事长")
    page.press("#why", "Enter")
    expect(page.locator("#toast")).to_contain_text("judgements.tsv", timeout=20000)
    expect(page.locator("#panel")).not_to_contain_text("董事长")
    expect(page.locator("#chosen")).to_have_text("曾晓明")
    assert "副董事长" in (own / "judgements.tsv").read_text(encoding="utf-8")
    build([own.parent / "town.jsonl"], own)
    assert not [fact for fact in opened(own).reading().facts if fact.role == "董事长"]


def test_one_name_for_two_in_an_article_is_split(visit: Visit, reviewing: str, own: Path) -> None:
    page = visit(reviewing)
    page.evaluate("Hongtu.app.choose('张明远')")
    page.click("text=更正…")
    page.check("input[value=split]")
    expect(page.locator("#other")).to_be_hidden()
    page.select_option("#in-article", "town-plan")
    page.fill("#why", "另一位")
    page.click("#send")
    expect(page.locator("#toast")).to_contain_text("judgements.tsv", timeout=20000)
    assert "split\t张明远" in (own / "judgements.tsv").read_text(encoding="utf-8")


def test_without_the_token_nothing_is_sent(visit: Visit, reviewing: str) -> None:
    page = visit(reviewing.split("#")[0])
    sent: list[str] = []
    page.on("request", lambda request: sent.append(request.url) if "judge" in request.url else None)
    page.evaluate("Hongtu.app.choose('单国强')")
    page.click("text=更正…")
    page.fill("#other", "曾晓明")
    page.fill("#why", "猜的")
    page.click("#send")
    expect(page.locator("#correction [role=alert]")).to_contain_text("启动时给出的网址")
    assert sent == []
    page.keyboard.press("Escape")
    expect(page.locator("#correction")).to_be_hidden()


def test_what_the_server_refuses_is_said_in_the_dialogue(visit: Visit, reviewing: str) -> None:
    page = visit(reviewing)
    page.evaluate("Hongtu.app.choose('单国强')")
    page.click("text=更正…")
    page.fill("#other", "图里没有的人")
    page.fill("#why", "试试")
    page.route("**/api/judge", lambda route: route.fulfill(status=400, body=json.dumps({"error": "没有这个人"})))
    page.click("#send")
    expect(page.locator("#correction [role=alert]")).to_contain_text("没有这个人")
    expect(page.locator("#send")).to_be_enabled()
