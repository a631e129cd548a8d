"""The editor of the page that asks comes from npm, of one known package; without npm there is a plain one."""

import shutil
import subprocess
import sys
import zipfile
from importlib.util import module_from_spec, spec_from_file_location
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[1]
SPEC = spec_from_file_location("editor", ROOT / "tools" / "editor.py")
assert SPEC
assert SPEC.loader
editor = module_from_spec(SPEC)
SPEC.loader.exec_module(editor)

needs_npm = pytest.mark.skipif(shutil.which("npm") is None, reason="npm is not installed")


def test_another_package_is_refused(tmp_path: Path) -> None:
    with pytest.raises(ValueError, match=r"not that of tools/editor\.py: do not use it"):
        editor.unpack(b"another", tmp_path / "into")
    assert not (tmp_path / "into").exists()


def test_without_npm_it_says_so_and_writes_nothing(tmp_path: Path) -> None:
    command = [sys.executable, str(ROOT / "tools" / "editor.py"), str(tmp_path / "into")]
    done = subprocess.run(command, capture_output=True, text=True, env={"PATH": str(tmp_path)})
    assert (done.returncode, done.stdout) == (0, "npm is not installed: the page that asks has a plain editor\n")
    assert not (tmp_path / "into").exists()


@needs_npm
def test_a_wheel_has_the_editor(tmp_path: Path) -> None:
    command = [shutil.which("uv") or "uv", "build", "--wheel", "--out-dir", str(tmp_path), str(ROOT)]
    done = subprocess.run(command, capture_output=True, text=True)
    assert done.returncode == 0, done.stderr
    names = set(zipfile.ZipFile(next(tmp_path.glob("*.whl"))).namelist())
    assert {f"hongtu/serve/static/editor/{Path(name).name}" for name in editor.FILES} <= names
    assert "hongtu/serve/static/ask/ask.js" in names


def test_the_editor_is_not_of_the_repository() -> None:
    done = subprocess.run(["git", "ls-files", "src"], cwd=ROOT, capture_output=True, text=True, check=True)
    assert "pages.py" in done.stdout
    assert "yasqe" not in done.stdout
