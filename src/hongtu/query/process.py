"""A process that answers queries to one store, one after another, and can be killed: ``python -m … STORE MEMORY``.

It reads a line of JSON a query from stdin, and writes a line of JSON and so many bytes as that says to stdout. Once
its store is open it may open no file and no socket any more, whatever a query asks (in a store of many millions of
triples, only as many as the store has).
"""

from __future__ import annotations

import faulthandler
import json
import sys
from contextlib import suppress
from pathlib import Path
from typing import BinaryIO

import pyoxigraph as ox

from hongtu.graph import Graph
from hongtu.graph import open as opened
from hongtu.graph.sparql import answer as asked
from hongtu.graph.sparql import fault
from hongtu.graph.store import STORE
from hongtu.query.forms import TooLarge, Wanted, unfit, written
from hongtu.query.limits import Limits, Reply, refusal, too_large

try:
    import resource
except ImportError:  # not on Windows
    resource = None  # type: ignore[assignment]

# As many files as a store can have; and as many as RocksDB opens at once, the others when they are first read.
FILES, OPENED = 1 << 16, 16


def main(folder: str, memory: str, *, calls: BinaryIO, replies: BinaryIO) -> None:
    """Open the graph of a folder, and answer the calls until there are no more."""
    try:
        allow(FILES)
        shown = opened(Path(folder))
    except (ValueError, OSError) as error:
        send(refusal("away", str(error)), replies)
        return
    confine(int(memory), left=len(list(Path(folder).glob(f"{STORE}/*.sst"))) - OPENED)
    send(Reply("answer", b""), replies)
    for line in calls:
        call = json.loads(line)
        limits = Limits(call["seconds"], call["rows"], call["size"])
        # Whatever the store does then, this process ends when the time is over.
        faulthandler.dump_traceback_later(limits.seconds, exit=True)
        one = reply(shown, call["query"], Wanted(*call["wanted"]), limits)
        faulthandler.cancel_dump_traceback_later()
        send(one, replies)


def confine(memory: int, left: int = 0) -> None:
    """Let this process take so much more memory and open only what is left to be opened of its store, where the system
    can see to that."""
    if resource is None:
        return
    with suppress(OSError, ValueError):
        used = int(Path("/proc/self/statm").read_text().split()[0]) * resource.getpagesize()
        resource.setrlimit(resource.RLIMIT_AS, (used + memory, used + memory))
    with suppress(OSError, ValueError):
        resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
    allow(len(list(Path("/dev/fd").iterdir())) + left if left > 0 else 0)


def allow(files: int) -> int:
    """Let this process have so many files open, as far as it may; gives how many it could have before."""
    if resource is None:
        return files
    before, most = resource.getrlimit(resource.RLIMIT_NOFILE)
    resource.setrlimit(resource.RLIMIT_NOFILE, (files if most == resource.RLIM_INFINITY else min(files, most), most))
    return before


def explained(query: str, message: str) -> str:
    """Where a query cannot be read. To say so, Python opens the modules of a parser, once it is refused for good."""
    before = allow(FILES)
    said = fault(query, message)
    allow(before)
    return said


def send(one: Reply, to: BinaryIO) -> None:
    """Write a reply: a line of JSON, then its body."""
    head = {"outcome": one.outcome, "form": one.form, "length": len(one.body)}
    to.write(json.dumps(head).encode() + b"\n" + one.body)
    to.flush()


def reply(shown: Graph, query: str, wanted: Wanted, limits: Limits) -> Reply:
    """What comes of a query to a graph."""
    try:
        return answered(shown, query, wanted, limits)
    except TooLarge as error:
        return too_large(error, limits)
    except MemoryError:
        return refusal("large", "the answer takes too much memory: ask for less")
    except OSError as error:
        return refusal("fault", f"the query cannot be answered from this graph alone: {error}")
    except ValueError as error:
        return refusal("fault", str(error))


def answered(shown: Graph, query: str, wanted: Wanted, limits: Limits) -> Reply:
    """An answer in the form wanted of its kind."""
    answer = asked(shown.store, query, explain=explained)
    triples = isinstance(answer, ox.QueryTriples)
    form = wanted.triples if triples else wanted.results
    if not form:
        return refusal("unfit", unfit(triples, wanted))
    return Reply("answer", written(answer, form, rows=limits.rows, size=limits.size), form)


if __name__ == "__main__":
    main(*sys.argv[1:], calls=sys.stdin.buffer, replies=sys.stdout.buffer)
