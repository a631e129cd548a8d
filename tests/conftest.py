"""What several tests look at: a small reading, a small page, the sample corpus as a graph and served."""

import json
import os
import shutil
import subprocess
import sys
from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager, contextmanager
from importlib.resources import files
from pathlib import Path

import pytest
from playwright.sync_api import Browser, ConsoleMessage, Dialog, Page, Route, expect, sync_playwright

from hongtu.build import build
from hongtu.cli import main
from hongtu.corpus import listed
from hongtu.model import Article, Entity, Evidence, Fact, Reading, Statistic
from hongtu.relate.learned import Weighed

TEXT = (
    "江州高新区实施“青蓝计划”。张明远经“青蓝计划”引进，任星河光电有限公司党支部书记。"
    "江州高新区有党员1240名。星河光电有限公司位于江州高新区。"
)

TOWN = (
    {
        "id": "town-plan",
        "title": "青蓝计划引来人才",
        "published": "2018-11-02",
        "text": "江州高新区实施“青蓝计划”。2018年，江州高新区有党员1240名。\n"
        "江州星河光电有限公司党支部书记张明远介绍，党员在车间亮身份。张明远博士就是被“青蓝计划”吸引过来的。\n"
        "江州星河光电有限公司（以下简称“星河光电”）位于江州高新区，有员工300名。曾晓明任江州星河光电有限公司总经理。",
    },
    {
        "id": "town-party",
        "title": "党旗在园区飘扬",
        "published": "2019-07-01",
        "text": "江州高新区党工委书记单国强说，党员是先锋。2019年，江州高新区有党员1380名。\n"
        "江州高新区机关党委隶属江州高新区党工委。\n江州星河光电有限公司与远山科技有限公司签订合作协议。",
    },
    {
        "id": "town-firms",
        "title": "企业落户高新区",
        "published": "2020-03-05",
        "text": "2020年，江州高新区有党员1520名。\n远山科技有限公司位于江州高新区。曾晓明任远山科技有限公司董事长。\n"
        + "".join(f"江州{a}{b}机械有限公司位于江州高新区。" for a in "东南西北中上下" for b in "一二三四五六七八九"),
    },
)

PAGE = "广东三浦车车股份有限公司董事长杨佳良介绍。\n"


def said(words: str) -> tuple[Evidence, ...]:
    at = TEXT.index(words)
    return (Evidence("page", at, at + len(words), words, "relate.test.RULE"),)


@pytest.fixture
def small() -> Reading:
    """Four entities, four facts and a figure, with their words in one article; ids are those of a resolved reading."""
    entities = (
        Entity("张明远", "Person", ("张明远",)),
        Entity("星河光电有限公司", "Company", ("星河光电有限公司", "星河光电")),
        Entity("江州高新区", "Zone", ("江州高新区", "高新区")),
        Entity("青蓝计划", "Programme", ("青蓝计划",)),
        Entity("远山村", "Place", ("远山村",)),
    )
    facts = (
        Fact("张明远", "holdsPost", "星河光电有限公司", said("任星河光电有限公司党支部书记"), "党支部书记"),
        Fact("张明远", "participatesIn", "青蓝计划", said("张明远经“青蓝计划”引进")),
        Fact("江州高新区", "runs", "青蓝计划", said("江州高新区实施“青蓝计划”")),
        Fact("星河光电有限公司", "locatedIn", "江州高新区", said("星河光电有限公司位于江州高新区")),
        Fact("江州高新区", "foundedOn", "2010-05", said("江州高新区有")),
    )
    figures = (Statistic("江州高新区", "党员", 1240, "名", said("江州高新区有党员1240名"), "2018"),)
    return Reading((Article("page", TEXT, "园区要闻", "2018-11-02"),), entities, facts, figures)


@pytest.fixture
def page(tmp_path: Path) -> Path:
    """A file with one sentence."""
    file = tmp_path / "page.txt"
    file.write_text(PAGE, encoding="utf-8")
    return file


@pytest.fixture(scope="session")
def sample(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The graph folder of the sample corpus."""
    folder = tmp_path_factory.mktemp("sample") / "graph"
    files, _ = listed([Path(__file__).parents[1] / "data" / "articles"])
    assert not build(files, folder).failures
    return folder


@pytest.fixture(scope="session")
def town(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The graph folder of three made-up articles: a zone with sixty-five companies, people, a tree, figures of three
    years."""
    folder = tmp_path_factory.mktemp("town")
    (folder / "town.jsonl").write_text("\n".join(json.dumps(one, ensure_ascii=False) for one in TOWN), encoding="utf-8")
    assert not build([folder / "town.jsonl"], folder / "graph").failures
    return folder / "graph"


@contextmanager
def serving(*args: object) -> Iterator[str]:
    """A server of its own, on a free port: its address."""
    command = [sys.executable, "-c", "from hongtu.cli import main; main()", "serve", "--port", "0"]
    with subprocess.Popen([*command, *map(str, args)], stdout=subprocess.PIPE, text=True) as server:
        try:
            assert server.stdout
            yield server.stdout.readline().removeprefix("→ ").strip().removesuffix("/")
        finally:
            server.terminate()


@pytest.fixture(scope="session")
def url(sample: Path) -> Iterator[str]:
    """The address of a server of the sample corpus."""
    with serving("--graph", sample, "--timeout", 4, "--workers", 3) as address:
        yield address


@pytest.fixture(scope="session")
def serve() -> Callable[..., AbstractContextManager[str]]:
    """Starts a server with arguments of its own."""
    return serving


CHROMIUM = shutil.which("chromium") or shutil.which("chromium-browser")
QUIET = ("background-networking", "component-update", "sync", "quic", "gpu")


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    """Debian's Chromium."""
    if CHROMIUM is None and not os.environ.get("CI"):
        pytest.skip("needs Chromium (Debian: apt-get install chromium)")
    with sync_playwright() as play:
        quiet = [f"--disable-{part}" for part in QUIET]
        started = play.chromium.launch(executable_path=CHROMIUM, args=["--no-sandbox", "--no-first-run", *quiet])
        yield started
        started.close()


def fault(line: ConsoleMessage) -> bool:
    """Whether a page complains of itself; that a server refused something is for the test to judge."""
    return line.type == "error" and not line.text.startswith("Failed to load resource")


@pytest.fixture
def visit(browser: Browser) -> Iterator[Callable[..., Page]]:
    """Opens a page and waits until it is ready; what is not of its own address is cut off.

    In the end no page has asked for anything else, broken its policy, failed or shown a dialog.
    """
    asked: list[str] = []
    faults: list[str] = []

    def refuse(dialog: Dialog) -> None:
        faults.append(dialog.message)
        dialog.dismiss()

    def opened(address: str, **options: object) -> Page:
        context = browser.new_context(**{"viewport": {"width": 1440, "height": 900}} | options)  # type: ignore[arg-type]
        own = "file:" if address.startswith("file:") else "/".join(address.split("/")[:3])

        def answer(route: Route) -> None:
            if route.request.url.startswith((own, "blob:", "data:")):
                return route.continue_()
            asked.append(route.request.url)
            return route.abort()

        context.route("**/*", answer)
        context.add_init_script("addEventListener('securitypolicyviolation', e => console.error('CSP', e.blockedURI))")
        page = context.new_page()
        page.on("pageerror", lambda error: faults.append(str(error)))
        page.on("console", lambda line: faults.append(line.text) if fault(line) else None)
        page.on("dialog", refuse)
        page.goto(address)
        page.wait_for_selector("body[data-ready]", state="attached", timeout=15000)
        return page

    yield opened
    for context in browser.contexts:
        context.close()
    assert asked == []
    assert faults == []


@pytest.fixture
def look(town: Path, visit: Callable[..., Page]) -> Callable[..., Page]:
    """Opens the page of the town's graph folder, at a state that stands in the address."""
    return lambda state="", **options: visit(f"{(town / 'network.html').as_uri()}#{state}", **options)


@pytest.fixture
def choose() -> Callable[[Page, str], None]:
    """Types words into the search box of a page and takes the first that is found."""

    def taken(page: Page, words: str) -> None:
        page.fill("#query", words)
        expect(page.locator("#hits li").first).to_be_visible()
        page.press("#query", "Enter")
        expect(page.locator("#hits")).to_be_hidden()

    return taken


@pytest.fixture(scope="session")
def axe() -> str:
    """axe-core, which finds faults of accessibility, as axe-playwright-python carries it."""
    return (files("axe_playwright_python") / "axe.min.js").read_text(encoding="utf-8")


@pytest.fixture
def run(capsys: pytest.CaptureFixture[str]) -> Callable[..., tuple[object, str, str]]:
    """Runs a command: its exit code, what it prints, and what it says on stderr."""

    def typed(*args: object) -> tuple[object, str, str]:
        with pytest.raises(SystemExit) as ended:
            main([*map(str, args)])
        return ended.value.code, *capsys.readouterr()

    return typed


@pytest.fixture
def rules_alone(monkeypatch: pytest.MonkeyPatch) -> None:
    """What rules say, without what was learned: that weighs made-up sentences as it pleases."""
    nothing = lambda scenes, said, mentions: Weighed([[] for _ in scenes], frozenset())  # noqa: E731
    monkeypatch.setattr("hongtu.relate.weighed", nothing)
    monkeypatch.setattr("hongtu.relate.owned", lambda told, number, claim: [claim])
