"""The notebooks run from the first cell to the last, are kept without outputs, and show their drawings offline."""

import re
import shutil
import subprocess
import sys
from pathlib import Path

import nbformat
import pytest
from nbconvert import HTMLExporter
from playwright.sync_api import Browser

ROOT = Path(__file__).parents[1]
NOTEBOOKS = sorted((ROOT / "notebooks").glob("*.ipynb"))
CHINESE = re.compile(r"[\u4e00-\u9fff]")


def opened(path: Path) -> nbformat.NotebookNode:
    """The notebook in a file."""
    return nbformat.read(path, as_version=4)  # type: ignore[no-untyped-call, no-any-return]


@pytest.fixture(scope="module")
def executed(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The notebooks as nbmake executes them, beside a copy of the data: with the outputs that come of it."""
    folder = tmp_path_factory.mktemp("checkout") / "notebooks"
    shutil.copytree(ROOT / "data", folder.parent / "data")
    shutil.copytree(ROOT / "notebooks", folder)
    command = [sys.executable, "-m", "pytest", "--nbmake", "--overwrite", "--nbmake-timeout=120", "-q", "."]
    done = subprocess.run(command, cwd=folder, capture_output=True, text=True)
    assert done.returncode == 0, done.stdout
    return folder


@pytest.mark.parametrize("path", NOTEBOOKS, ids=lambda p: p.stem)
def test_a_notebook_runs_and_each_of_its_answers_can_be_checked(path: Path, executed: Path) -> None:
    notebook = opened(executed / path.name)
    code = [cell for cell in notebook.cells if cell.cell_type == "code"]
    assert all(cell.execution_count for cell in code)
    assert any("assert " in cell.source for cell in code)
    assert not [
        out for cell in code for out in cell.outputs if out.output_type == "error" or out.get("name") == "stderr"
    ]


@pytest.mark.parametrize("path", NOTEBOOKS, ids=lambda p: p.stem)
def test_a_notebook_is_kept_without_outputs_with_english_headings_over_chinese(path: Path) -> None:
    notebook = opened(path)
    nbformat.validate(notebook)
    code = [cell for cell in notebook.cells if cell.cell_type == "code"]
    assert not [cell for cell in code if cell.outputs or cell.execution_count]
    words = "\n".join(cell.source for cell in notebook.cells if cell.cell_type == "markdown")
    headings = re.findall(r"^#+ .*$", words, re.M)
    assert len(headings) >= 4
    assert not [heading for heading in headings if CHINESE.search(heading)]
    assert "问题：" in words
    assert "答案" in words


def test_there_are_four_notebooks() -> None:
    assert [path.stem[:2] for path in NOTEBOOKS] == ["01", "02", "03", "04"]


def test_an_exported_notebook_shows_its_drawing_without_a_network(
    browser: Browser, executed: Path, tmp_path: Path
) -> None:
    exporter = HTMLExporter()  # type: ignore[no-untyped-call]
    html, _ = exporter.from_notebook_node(opened(executed / "01-first-graph.ipynb"))
    file = tmp_path / "notebook.html"
    file.write_text(html, encoding="utf-8")
    asked: list[str] = []
    faults: list[str] = []
    context = browser.new_context()
    context.route("http*://**/*", lambda route: route.abort())
    page = context.new_page()
    page.on("request", lambda one: asked.append(one.url) if one.url.startswith("http") else None)
    page.on("pageerror", lambda error: faults.append(str(error)))
    page.goto(file.as_uri())
    frame = page.frame_locator("iframe")
    frame.locator("body[data-ready]").wait_for(state="attached", timeout=20000)
    frame.locator("#query").fill("王新")
    frame.locator("#query").press("Enter")
    frame.locator("#panel mark").first.wait_for()
    assert "吸引" in frame.locator("#panel").inner_text()
    context.close()
    assert not [url for url in asked if not re.search("mathjax|require", url, re.I)], (
        "only what nbconvert itself asks for"
    )
    assert not [fault for fault in faults if not re.search("mathjax|require", fault, re.I)]
