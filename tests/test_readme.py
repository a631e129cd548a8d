"""What the README says is so: its commands run and print what stands below them, and it leaves no command out."""

import re
import shutil
from pathlib import Path
from textwrap import dedent

import pytest
from blocks import ROOT, Block, Place, agrees, blocks, run

from hongtu.cli import commands
from hongtu.relate.examples import broken
from hongtu.rule import FactRule

README = (ROOT / "README.md").read_text(encoding="utf-8")
BLOCKS = blocks(ROOT / "README.md")


@pytest.fixture(scope="module")
def checkout(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder with the sample data of the repository, for commands to run in."""
    folder = tmp_path_factory.mktemp("checkout")
    shutil.copytree(ROOT / "data", folder / "data")
    return folder


@pytest.mark.skipif(shutil.which("uv") is None, reason="the README's commands begin with uv run")
@pytest.mark.parametrize("block", BLOCKS, ids=lambda block: block.title)
def test_commands_print_what_the_readme_says(block: Block, checkout: Path) -> None:
    printed = run(block, Place(checkout))
    assert agrees(block, printed), printed


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


def test_the_word_and_the_rule_of_contributing_are_as_the_package_takes_them() -> None:
    text = (ROOT / "CONTRIBUTING.md").read_text(encoding="utf-8")
    (word,) = re.findall(r"^ {7}(\S+\t\w+\t# .+)$", text, re.M)
    assert word in (ROOT / "src" / "hongtu" / "lexicons" / "posts.txt").read_text(encoding="utf-8").splitlines()
    (code,) = re.findall(r"^( {7}\w+ = FactRule\(.*?^ {7}\))$", text, re.M | re.S)
    made: dict[str, FactRule] = {}
    exec(dedent(code), {"FactRule": FactRule}, made)
    assert [list(broken(rule)) for rule in made.values()] == [[]]
