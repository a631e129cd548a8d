"""The documentation is so: its blocks run and print what stands below them, and its site asks for nothing elsewhere."""

import os
import re
import shutil
import subprocess
import sys
from collections.abc import Iterator
from functools import partial
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from threading import Thread

import pytest
from blocks import FENCE, ROOT, Block, Place, agrees, blocks, free, run
from installing import SETTINGS, copied, environment
from playwright.sync_api import sync_playwright
from standins import install, model, neptune, running

DOCS = ROOT / "docs"
PAGES = sorted(DOCS.rglob("*.md"))
CHROMIUM = shutil.which("chromium") or shutil.which("chromium-browser")
FETCHED = re.compile(
    r"""<(?:script|img|iframe|source)\b[^>]*\bsrc=["'](https?:[^"']+)|<link\b[^>]*\bhref=["'](https?:[^"']+)"""
)
IN_STYLE = re.compile(r"(?:url\(|@import\s+)[\"']?(https?:[^)\"']+)")


def name(page: Path) -> str:
    return page.relative_to(DOCS).as_posix()


RUNS = {tuple(told): name(page) for page in PAGES if (told := blocks(page))}
"""What is run, by the page it stands on; what two pages share (the tutorial in two languages) once."""


@pytest.fixture
def place(sample: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Place]:
    """A checkout with a graph of its data and a Python to install into, for a page's blocks to run in.

    Programs and services that cannot be had here have stand-ins. Nothing is fetched.
    """
    folder = tmp_path / "checkout"
    copied(ROOT, folder)
    shutil.copytree(sample, folder / "graph", symlinks=True)
    install(tmp_path / "standins")
    programs = (environment(tmp_path / "python"), Path(sys.executable).parent, tmp_path / "standins")
    monkeypatch.setenv("PATH", os.pathsep.join((*map(str, programs), os.environ["PATH"])))
    for variable, value in SETTINGS.items():
        monkeypatch.setenv(variable, value)
    monkeypatch.setenv("STANDINS", str(tmp_path / "kept"))
    monkeypatch.setenv("HONGTU_LLM_CACHE", str(tmp_path / "llm.sqlite"))
    monkeypatch.setenv("JUPYTER_CONFIG_DIR", str(tmp_path))
    settings = "c.ServerApp.allow_root, c.ServerApp.open_browser = True, False"
    (tmp_path / "jupyter_server_config.py").write_text(settings, encoding="utf-8")
    ports = {"8182": free(), "11434": free()}
    with neptune(ports["8182"], tmp_path / "kept"), running(ports["11434"], model):
        yield Place(folder, ports={port: str(own) for port, own in ports.items()})


@pytest.mark.parametrize("told", RUNS, ids=RUNS.values())
def test_the_blocks_of_a_page_print_what_it_says(told: tuple[Block, ...], place: Place) -> None:
    code = "".join(block.code for block in told)
    for program, package in (("virtuoso-t", "virtuoso-opensource-7-bin"), ("spark-class", "openjdk-17-jre-headless")):
        if program in code and not shutil.which({"spark-class": "java"}.get(program, program)):
            assert not os.environ.get("CI"), f"CI has to install {package}"
            pytest.skip(f"needs {program}: apt-get install {package}")
    for block in told:
        printed = run(block, place)
        assert agrees(block, printed), f"{block.code}\n{printed}"


@pytest.mark.parametrize(
    ("command", "said"),
    [
        ("importrdf load -f parts/a.nq.gz", "-i/--id"),
        ("importrdf preload -i hongtu parts/a.nq.gz", "invalid choice: 'preload'"),
        ("graphdb --port 7200", "unrecognized arguments: --port"),
        ("neo4j-admin database import full hongtu --nodes=a.csv --relationships=b.csv", "--array-delimiter"),
        ("aws s3 cp parts s3://bucket/parts/", "--recursive"),
        ("aws s3 cp parts bucket/parts/ --recursive", "bucket/parts/"),
        ("qlever-index -i hongtu -F ttl -f - -s {}", "invalid choice: 'ttl'"),
    ],
)
def test_a_stand_in_refuses_what_no_manual_says(command: str, said: str, place: Place) -> None:
    with pytest.raises(AssertionError, match=re.escape(said)):
        run(Block("bash", command, ""), place)


def test_the_stand_in_of_neptune_refuses_another_format(place: Place) -> None:
    told = next(block for block in blocks(DOCS / "servers.md") if "iamRoleArn" in block.code)
    start, end = told.code.index("curl"), told.code.index("curl --silent --fail $NEPTUNE/loader/job-1")
    command = f"mkdir -p $STANDINS/bucket/parts\nNEPTUNE=http://127.0.0.1:8182\n{told.code[start:end]}"
    with pytest.raises(AssertionError, match="iamRoleArn"):
        run(Block("bash", command.replace("nquads", "turtle"), ""), place)


@pytest.mark.parametrize("page", PAGES, ids=name)
def test_no_code_of_a_page_is_passed_over(page: Path) -> None:
    text = page.read_text(encoding="utf-8")
    fences = list(FENCE.finditer(text))
    assert len(fences) == sum(1 + bool(block.output) for block in blocks(page))
    assert text.count("```") == 2 * len(fences)
    outside = FENCE.sub("", text)
    assert not re.search(r"^(?: {4}|\t)(?:uv run |hongtu |import |curl )", outside, re.M)


@pytest.mark.parametrize("page", PAGES, ids=name)
def test_what_a_page_links_to_is_there(page: Path) -> None:
    linked = re.findall(r"\]\((?!https?:|#)([^)#]+)", page.read_text(encoding="utf-8"))
    assert not [path for path in linked if not (page.parent / path).exists()]


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The site, built strictly."""
    folder = tmp_path_factory.mktemp("site")
    command = [sys.executable, "-m", "mkdocs", "build", "--strict", "--quiet", "--site-dir", str(folder)]
    known = {"NO_MKDOCS_2_WARNING": "1", "http_proxy": "http://127.0.0.1:9", "https_proxy": "http://127.0.0.1:9"}
    built = subprocess.run(command, cwd=ROOT, env=os.environ | known, capture_output=True, text=True)
    assert built.returncode == 0, built.stdout + built.stderr
    return folder


def test_the_tutorial_is_the_same_in_both_languages() -> None:
    assert blocks(DOCS / "tutorial.zh.md") == blocks(DOCS / "tutorial.en.md")


def test_every_page_is_in_the_site_and_reached_from_the_first(site: Path) -> None:
    first = (site / "index.html").read_text(encoding="utf-8")
    pages = {name(page).removesuffix(".md") for page in PAGES}
    assert not [page for page in pages if f'href="{page}.html"' not in first and page != "index"]
    assert 'href="vocabulary.html"' in first


def test_the_reference_has_each_public_function_method_and_command(site: Path) -> None:
    import hongtu
    from hongtu.cli import commands

    python = (site / "reference" / "python.html").read_text(encoding="utf-8")
    public = [f"hongtu.notebook.steps.{one}" for one in hongtu.__all__ if one != "Graph"]
    public += [f"hongtu.notebook.graph.Graph.{one}" for one in vars(hongtu.Graph) if one[0] != "_"]
    told = [one for one in public if f'id="{one}"' in python]
    assert sorted({*public} - {*told}) == ["hongtu.notebook.graph.Graph.place"]
    assert "&gt;&gt;&gt;" in python
    shown = (site / "reference" / "commands.html").read_text(encoding="utf-8")
    assert not [one for one in commands.commands if f'id="{one}"' not in shown]


def test_nothing_in_the_site_is_fetched_from_elsewhere(site: Path) -> None:
    pages = {path: path.read_text(encoding="utf-8") for path in site.rglob("*") if path.suffix in (".html", ".css")}
    assert len(pages) > len(PAGES)
    assert not [(path.name, found) for path, text in pages.items() for found in FETCHED.findall(text)]
    assert not [(path.name, found) for path, text in pages.items() for found in IN_STYLE.findall(text)]


class Quiet(SimpleHTTPRequestHandler):
    """Serves files without a word."""

    def log_message(self, format: str, *args: object) -> None:
        """Say nothing."""


@pytest.fixture(scope="module")
def address(site: Path) -> Iterator[str]:
    """The address at which the site is served."""
    with ThreadingHTTPServer(("127.0.0.1", 0), partial(Quiet, directory=str(site))) as server:
        Thread(target=server.serve_forever, daemon=True).start()
        yield f"http://127.0.0.1:{server.server_port}/"
        server.shutdown()


@pytest.mark.skipif(
    CHROMIUM is None and not os.environ.get("CI"), reason="needs Chromium (Debian: apt-get install chromium)"
)
def test_the_site_is_read_and_searched_in_chinese_without_a_network(address: str) -> None:
    asked: list[str] = []
    with sync_playwright() as play:
        browser = play.chromium.launch(executable_path=CHROMIUM, args=["--no-sandbox"])
        page = browser.new_page(viewport={"width": 1300, "height": 900})
        page.on(
            "request", lambda one: None if one.url.startswith((address, "data:", "blob:")) else asked.append(one.url)
        )
        page.goto(f"{address}index.html")
        page.get_by_role("link", name="局限").first.click()
        page.wait_for_selector("h1:has-text('局限')")
        page.goto(f"{address}limits.html?q=名称表")
        page.wait_for_selector(".md-search-result__item a[href*='lexicon']", state="attached", timeout=60000)
        browser.close()
    assert asked == []
