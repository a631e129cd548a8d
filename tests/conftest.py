"""What several tests look at: a small reading, a small page, the sample corpus as a graph and served."""

import subprocess
import sys
from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager, contextmanager
from pathlib import Path

import pytest

from hongtu.build import build
from hongtu.corpus import listed
from hongtu.model import Article, Entity, Evidence, Fact, Reading, Statistic

TEXT = (
    "江州高新区实施“青蓝计划”。张明远经“青蓝计划”引进，任星河光电有限公司党支部书记。"
    "江州高新区有党员1240名。星河光电有限公司位于江州高新区。"
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
