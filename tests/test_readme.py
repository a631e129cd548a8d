"""What the README says is so: its commands run and print what stands below them, and it leaves no command out."""

import doctest
import os
import re
import shutil
import subprocess
from itertools import pairwise
from pathlib import Path
from typing import NamedTuple

import pytest

from hongtu.cli import commands

ROOT = Path(__file__).parents[1]
README = (ROOT / "README.md").read_text(encoding="utf-8")
FENCE = re.compile(r"^```(\w+)\n(.*?)^```$", re.M | re.S)
SAME = doctest.OutputChecker().check_output
COMPARED = doctest.ELLIPSIS | doctest.NORMALIZE_WHITESPACE


class Block(NamedTuple):
    """Commands of the README and what it says that the last of them prints (empty if it says nothing)."""

    commands: str
    output: str


def blocks(text: str) -> list[Block]:
    """The blocks of commands, each with the block of output that follows it directly."""
    found = list(FENCE.finditer(text))
    following = dict(pairwise(found))
    shells = [fence for fence in found if fence[1] == "bash"]
    return [Block(fence[2], shown(text, fence, following.get(fence))) for fence in shells]


def shown(text: str, fence: re.Match[str], following: re.Match[str] | None) -> str:
    """The content of the block that follows, if nothing stands between and it is no block of commands."""
    if following is None or following[1] == "bash" or text[fence.end() : following.start()].strip():
        return ""
    return following[2]


BLOCKS = blocks(README)


@pytest.fixture(scope="module")
def checkout(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder with the sample data of the repository, for commands to run in."""
    folder = tmp_path_factory.mktemp("checkout")
    shutil.copytree(ROOT / "data", folder / "data")
    return folder


@pytest.mark.skipif(shutil.which("uv") is None, reason="the README's commands begin with uv run")
@pytest.mark.parametrize("block", BLOCKS, ids=lambda block: block.commands.splitlines()[-1][:60])
def test_commands_print_what_the_readme_says(block: Block, checkout: Path) -> None:
    environment = os.environ | {"UV_PROJECT": str(ROOT), "UV_FROZEN": "1", "UV_NO_SYNC": "1"}
    ended = subprocess.run(
        ["bash", "-euo", "pipefail", "-c", block.commands],
        cwd=checkout,
        env=environment,
        capture_output=True,
        text=True,
        timeout=120,
    )
    assert ended.returncode == 0, ended.stderr
    assert not block.output or SAME(block.output, ended.stdout, COMPARED), ended.stdout


def test_the_readme_has_commands_with_output() -> None:
    assert sum(bool(block.output) for block in BLOCKS) >= 3


@pytest.mark.parametrize("name", sorted(commands.commands))
def test_the_readme_names_every_command(name: str) -> None:
    assert re.search(rf"hongtu {name}\b", README)


@pytest.mark.parametrize("document", ["README.md", "CONTRIBUTING.md"])
def test_files_that_documents_name_exist(document: str) -> None:
    text = (ROOT / document).read_text(encoding="utf-8")
    linked = re.findall(r"\]\((?!https?:)([^)#]+)\)", text) + re.findall(
        r"`((?:src|tests|data|ontology|\.ci)/[\w./-]+)`", text
    )
    assert linked
    assert not [name for name in linked if not (ROOT / name).exists()]
