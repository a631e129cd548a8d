"""The code blocks of a document: what stands in them, what the text says that they print, and how they are run."""

import contextlib
import doctest
import io
import os
import re
import signal
import socket
import subprocess
import sys
import time
from dataclasses import dataclass, field
from itertools import pairwise
from pathlib import Path
from typing import Any, NamedTuple

ROOT = Path(__file__).parents[1]
FENCE = re.compile(r"^```(\w+)(?: title=\"([^\"]+)\")?\n(.*?)^```$", re.M | re.S)
RUN = ("bash", "python")
SAME = doctest.OutputChecker().check_output
COMPARED = doctest.ELLIPSIS | doctest.NORMALIZE_WHITESPACE
PORTS = re.compile(r"\b(?:1111|7001|7077|7200|7878|8000|8182|8888|8890|11434)\b")
SECONDS = 240


class Block(NamedTuple):
    """Commands, Python, or a file of a document (it has its name as its title), and what a document says that it prints
    (nothing if it says nothing).
    """

    language: str
    code: str
    output: str
    file: str = ""

    @property
    def title(self) -> str:
        """What tells it from others."""
        return self.code.strip().splitlines()[-1][:60]


@dataclass(frozen=True, slots=True)
class Place:
    """Where the blocks of a document run: a folder, names for Python, free ports in place of those that it names."""

    folder: Path
    names: dict[str, Any] = field(default_factory=dict)
    ports: dict[str, str] = field(default_factory=dict)


def blocks(document: Path) -> list[Block]:
    """The blocks of a document that are run or written, each with the block of output that follows it directly."""
    text = document.read_text(encoding="utf-8")
    found = list(FENCE.finditer(text))
    following = dict(pairwise(found))
    return [Block(f[1], f[3], shown(text, f, following.get(f)), f[2] or "") for f in found if does(f)]


def does(fence: re.Match[str]) -> bool:
    """Whether a block is run, or is a file."""
    return fence[1] in RUN or bool(fence[2])


def shown(text: str, fence: re.Match[str], following: re.Match[str] | None) -> str:
    """The content of the block that follows, if it is the output of this one: if nothing stands between."""
    if following is None or does(following) or fence[2] or text[fence.end() : following.start()].strip():
        return ""
    return following[3]


def agrees(block: Block, printed: str) -> bool:
    """Whether what was printed is what the document says; anything is, where it says nothing."""
    return not block.output or SAME(block.output, printed, COMPARED)


def run(block: Block, place: Place) -> str:
    """Run a block, Python with the names of the blocks before it: what it prints; fails where it fails."""
    if block.file:
        return written(block, place)
    return python(block.code, place) if block.language == "python" else commands(block.code, place)


def written(block: Block, place: Place) -> str:
    """Write the file that a block is; it prints nothing."""
    file = place.folder / block.file
    file.parent.mkdir(parents=True, exist_ok=True)
    file.write_text(with_ports(block.code, place), encoding="utf-8")
    return ""


def commands(code: str, place: Place) -> str:
    """Run commands as in a shell of their own, with all that they leave running ended after them."""
    own, path = str(Path(sys.executable).parent), os.environ["PATH"]
    path = path if own in path.split(os.pathsep) else f"{own}{os.pathsep}{path}"
    known = os.environ | {"UV_PROJECT": str(ROOT), "UV_FROZEN": "1", "UV_NO_SYNC": "1", "PATH": path}
    shell = ["bash", "-euo", "pipefail", "-c", with_ports(code, place)]
    out, err = (place.folder / name for name in (".out", ".err"))
    with out.open("wb") as said, err.open("wb") as told:
        started = subprocess.Popen(
            shell,
            cwd=place.folder,
            env=known,
            stdin=subprocess.DEVNULL,
            stdout=said,
            stderr=told,
            start_new_session=True,
        )
        try:
            ended = started.wait(SECONDS)
        finally:
            end(started.pid)
            started.wait()
    printed = out.read_text(encoding="utf-8")
    assert ended == 0, f"{code}\n{printed[-2000:]}\n{err.read_text(errors='replace')[-4000:]}"
    for port, free in place.ports.items():
        printed = re.sub(rf"\b{free}\b", port, printed)
    return printed


def end(group: int) -> None:
    """End all processes of a group, and wait until they are gone."""
    for number, seconds in ((signal.SIGTERM, 5), (signal.SIGKILL, 1)):
        patience = time.monotonic() + seconds
        while alive(group) and time.monotonic() < patience:
            with contextlib.suppress(ProcessLookupError):
                os.killpg(group, number)
            time.sleep(0.05)


def alive(group: int) -> bool:
    """Whether a process of a group still runs; one that only nobody has taken leave of does not."""
    table = subprocess.run(["ps", "-eo", "pgid=,stat="], capture_output=True, text=True, check=True).stdout
    return any(int(pgid) == group and stat[0] != "Z" for pgid, stat in map(str.split, table.splitlines()))


def with_ports(code: str, place: Place) -> str:
    """A text with free ports in place of those that it names, the same in all of a document."""
    for port in sorted(set(PORTS.findall(code)) - place.ports.keys()):
        place.ports[port] = str(free())
    return PORTS.sub(lambda port: place.ports[port[0]], code)


def free() -> int:
    """A port that nobody listens on."""
    with socket.socket() as one:
        one.bind(("127.0.0.1", 0))
        return int(one.getsockname()[1])


def python(code: str, place: Place) -> str:
    """Run Python in this process."""
    with contextlib.chdir(place.folder), contextlib.redirect_stdout(io.StringIO()) as printed:
        exec(compile(code, "<document>", "exec"), place.names)
    return printed.getvalue()
