"""A Python to install Hongtu into: what that needs stands there already, as it does here; nothing is fetched."""

import shutil
import venv
from pathlib import Path
from sysconfig import get_path

OURS = ("hongtu", "_hongtu", "__editable__")
SETTINGS = {
    "PIP_DISABLE_PIP_VERSION_CHECK": "1",
    "PIP_NO_BUILD_ISOLATION": "0",  # which means that there is none
    "PIP_NO_INDEX": "1",
    "PIP_QUIET": "1",
    "npm_config_offline": "true",  # else the wheel's build would ask for the editor
}


def environment(folder: Path) -> Path:
    """Make a virtual environment in a folder, with ``pip`` and what Hongtu needs but without Hongtu: its programs."""
    venv.create(folder, symlinks=True)
    known = folder / "known"
    known.mkdir()
    for one in Path(get_path("purelib")).iterdir():
        if not one.name.startswith(OURS):
            (known / one.name).symlink_to(one)
    (own,) = folder.glob("lib/python*/site-packages")
    (own / "known.pth").write_text(f"{known}\n", encoding="utf-8")
    programs = folder / "bin"
    for name in ("pip", "jupyter"):
        program = programs / name
        run = f'import runpy\nrunpy.run_module("{name}", run_name="__main__")\n'
        program.write_text(f"#!{programs / 'python'}\n{run}", encoding="utf-8")
        program.chmod(0o755)
    return programs


def copied(root: Path, folder: Path) -> None:
    """Copy what a checkout has that commands of the documentation use."""
    ignored = shutil.ignore_patterns("__pycache__", ".*_cache", "editor", ".ipynb_checkpoints")
    for name in ("data", "docs", "examples", "notebooks", "ontology", "src", "tools"):
        shutil.copytree(root / name, folder / name, ignore=ignored)
    for name in ("pyproject.toml", "hatch_build.py", "README.md", "LICENSE"):
        shutil.copy(root / name, folder / name)
