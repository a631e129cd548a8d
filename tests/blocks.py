"""The code blocks of a document: what stands in them, what the text says that they print, and how they are run."""

import contextlib
import doctest
import io
import os
import re
import socket
import subprocess
import sys
from itertools import pairwise
from pathlib import Path
from typing import Any, NamedTuple

ROOT = Path(__file__).parents[1]
FENCE = re.compile(r"^```(\w+)\n(.*?)^```$", re.M | re.S)
RUN = ("bash", "python")
SAME = doctest.OutputChecker().check_output
COMPARED = doctest.ELLIPSIS | doctest.NORMALIZE_WHITESPACE
PORTS = re.compile(r"\b(?:8000|7878)\b")


class Block(NamedTuple):
    """Commands or Python of a document and what it says that they print (empty if it says nothing)."""

    language: str
    code: str
    output: str

    @property
    def title(self) -> str:
        """What tells it from others."""
        return self.code.strip().splitlines()[-1][:60]


def blocks(document: Path) -> list[Block]:
    """The blocks of a document that are run, each with the block of output that follows it directly."""
    text = document.read_text(encoding="utf-8")
    found = list(FENCE.finditer(text))
    following = dict(pairwise(found))
    return [Block(f[1], f[2], shown(text, f, following.get(f))) for f in found if f[1] in RUN]


def shown(text: str, fence: re.Match[str], following: re.Match[str] | None) -> str:
    """The content of the block that follows, if nothing stands between and it is none that is run."""
    if following is None or following[1] in RUN or text[fence.end() : following.start()].strip():
        return ""
    return following[2]


def agrees(block: Block, printed: str) -> bool:
    """Whether what was printed is what the document says; anything is, where it says nothing."""
    return not block.output or SAME(block.output, printed, COMPARED)


def run(block: Block, folder: Path, names: dict[str, Any]) -> str:
    """Run a block in a folder, Python with the names of the blocks before it: what it prints; fails where it fails."""
    return python(block.code, folder, names) if block.language == "python" else commands(block.code, folder)


def commands(code: str, folder: Path) -> str:
    """Run commands as in a shell of their own; ports that they name are free ones."""
    path = f"{Path(sys.executable).parent}{os.pathsep}{os.environ['PATH']}"
    known = {"UV_PROJECT": str(ROOT), "UV_FROZEN": "1", "UV_NO_SYNC": "1", "PATH": path}
    ports = {port: str(free()) for port in sorted(set(PORTS.findall(code)))}
    shell = ["bash", "-euo", "pipefail", "-c", PORTS.sub(lambda port: ports[port[0]], code)]
    ended = subprocess.run(shell, cwd=folder, env=os.environ | known, capture_output=True, text=True, timeout=120)
    assert ended.returncode == 0, ended.stderr
    return ended.stdout


def free() -> int:
    """A port that nobody listens on."""
    with socket.socket() as one:
        one.bind(("127.0.0.1", 0))
        return int(one.getsockname()[1])


def python(code: str, folder: Path, names: dict[str, Any]) -> str:
    """Run Python in this process."""
    with contextlib.chdir(folder), contextlib.redirect_stdout(io.StringIO()) as printed:
        exec(compile(code, "<document>", "exec"), names)
    return printed.getvalue()
