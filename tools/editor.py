"""Fetches the editor of the page that asks, Yasqe, from npm: uv run python tools/editor.py [FOLDER]

Into ``src/hongtu/serve/static/editor``, where git does not look, or another folder. The version and the digest of its
package stand here: another package is refused. Without npm, or without a network, nothing is fetched, and the page has
a plain editor. The wheel's build (``hatch_build.py``) runs this too.
"""

from __future__ import annotations

import base64
import hashlib
import io
import shutil
import subprocess
import sys
import tarfile
import tempfile
from pathlib import Path

PACKAGE, VERSION = "@zazuko/yasqe", "4.6.2"
SHA512 = "83iCLuBIgU04KBIaibxZTjKvrXD6sEe/+aqsHxLb4+ZVD4eaUwh5hFJEetuWkiKBY6WxTjVOmhKXvh2AAOR14g=="
# What the page needs of the package, and what tells whose it is and under which licence (MIT).
FILES = ("build/yasqe.min.js", "build/yasqe.min.css", "package.json")
FOLDER = Path(__file__).parents[1] / "src" / "hongtu" / "serve" / "static" / "editor"


def fetch(into: Path) -> str:
    """Put the files of the editor into a folder; says why where that is not possible, and nothing where it is done.

    Raises ValueError where npm gives another package than the one that was looked at.
    """
    npm = shutil.which("npm")
    if npm is None:
        return "npm is not installed"
    with tempfile.TemporaryDirectory() as place:
        command = [npm, "pack", "--silent", "--ignore-scripts", "--pack-destination", place, f"{PACKAGE}@{VERSION}"]
        done = subprocess.run(command, cwd=place, capture_output=True, text=True)
        packed = next(Path(place).glob("*.tgz"), None)
        if done.returncode or packed is None:
            return f"npm cannot fetch {PACKAGE}: {' '.join(done.stderr.split())[:200]}"
        unpack(packed.read_bytes(), into)
    return ""


def unpack(package: bytes, into: Path) -> None:
    """Write the files of a package into a folder; raises ValueError for a package that is another one."""
    found = base64.b64encode(hashlib.sha512(package).digest()).decode()
    if found != SHA512:
        raise ValueError(f"{PACKAGE}@{VERSION} has the digest {found}, not that of tools/editor.py: do not use it")
    into.mkdir(parents=True, exist_ok=True)
    with tarfile.open(fileobj=io.BytesIO(package)) as archive:
        for name in FILES:
            file = archive.extractfile(f"package/{name}")
            assert file, name
            (into / Path(name).name).write_bytes(file.read())


if __name__ == "__main__":
    folder = Path(sys.argv[1]) if len(sys.argv) > 1 else FOLDER
    missing = fetch(folder)
    print(f"{missing}: the page that asks has a plain editor" if missing else f"→ {folder}")
