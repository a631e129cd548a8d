"""What a build depends on besides its articles, as one digest: this package's own files and the libraries below it."""

from __future__ import annotations

import sys
import unicodedata
from functools import cache
from hashlib import sha256
from importlib.metadata import version as installed
from pathlib import Path

from hongtu.ontology import home

# Those that decode, cut, take apart, write Turtle, lay out, spell: another version may do so in another way.
READERS = ("charset-normalizer", "jieba", "lxml", "pypdfium2", "python-docx", "rjieba", "trafilatura")
LIBRARIES = (*READERS, "networkx", "numpy", "pyoxigraph", "pypinyin", "scikit-network", "scipy")
KINDS = frozenset({".npz", ".py", ".txt", ".ttl"})


@cache
def version() -> str:
    """The digest, in hexadecimal: it changes with every rule, word list and term of the vocabulary."""
    package = Path(__file__).parent
    whole = sha256()
    for file in sorted({*sources(package), *sources(home())}):
        whole.update(file.name.encode() + sha256(file.read_bytes()).digest())
    for name in LIBRARIES:
        whole.update(f"{name} {installed(name)}\n".encode())
    whole.update(f"{sys.version_info[:2]} {unicodedata.unidata_version}".encode())
    return whole.hexdigest()


def sources(folder: Path) -> list[Path]:
    """The files of a folder that decide on what is read: code, word lists, models, vocabulary."""
    return [file for file in folder.rglob("*") if file.suffix in KINDS]
