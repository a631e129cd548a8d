"""The version of the rules changes with every file that decides on what is read, and with nothing else."""

import shutil
import subprocess
import sys
from pathlib import Path

import pytest

import hongtu

PACKAGE = Path(hongtu.__file__).parent
SHOW = "import sys; sys.path.insert(0, sys.argv[1]); from hongtu.version import version; print(version())"


@pytest.fixture
def copy(tmp_path: Path) -> Path:
    """The package and its vocabulary, for changing."""
    shutil.copytree(PACKAGE, tmp_path / "src" / "hongtu", ignore=shutil.ignore_patterns("__pycache__"))
    shutil.copytree(PACKAGE.parents[1] / "ontology", tmp_path / "ontology")
    return tmp_path


def told(copy: Path) -> str:
    ended = subprocess.run(
        [sys.executable, "-c", SHOW, str(copy / "src")], check=True, capture_output=True, text=True, cwd=copy
    )
    return ended.stdout


def test_rules_word_lists_and_vocabulary_count(copy: Path) -> None:
    versions = [told(copy)]
    assert told(copy) == versions[0]
    package = copy / "src" / "hongtu"
    for file in (package / "relate" / "posts.py", package / "lexicons" / "posts.txt", copy / "ontology" / "hongtu.ttl"):
        file.write_text(file.read_text(encoding="utf-8") + "\n# changed\n", encoding="utf-8")
        versions.append(told(copy))
    assert len(set(versions)) == 4
    (package / "notes.md").write_text("no rule", encoding="utf-8")
    assert told(copy) == versions[-1]
