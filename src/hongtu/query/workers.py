"""Processes that answer queries side by side: one that is ended at its time limit is replaced."""

from __future__ import annotations

import json
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass, field
from functools import partial
from pathlib import Path
from queue import Empty, SimpleQueue
from threading import Event, Lock, Thread
from time import monotonic
from typing import IO

from hongtu.query.forms import Wanted
from hongtu.query.limits import Ask, Limits, Reply, refusal

START = 60.0
LOST = frozenset({"late", "fallen"})


@dataclass(frozen=True, slots=True)
class Worker:
    """A process with a store open."""

    process: subprocess.Popen[bytes]

    @property
    def calls(self) -> IO[bytes]:
        """Where it reads queries from."""
        assert self.process.stdin
        return self.process.stdin

    @property
    def replies(self) -> IO[bytes]:
        """Where it writes replies to."""
        assert self.process.stdout
        return self.process.stdout


@dataclass(frozen=True, slots=True)
class Team:
    """Processes on the graph of a folder: all of them, and those that wait for a query."""

    folder: Path
    limits: Limits
    everyone: set[Worker] = field(default_factory=set)
    idle: SimpleQueue[Worker] = field(default_factory=SimpleQueue)
    lock: Lock = field(default_factory=Lock)
    closed: Event = field(default_factory=Event)


@contextmanager
def workers(folder: Path, limits: Limits, *, number: int = 1) -> Iterator[Ask]:
    """Some processes on the graph of a folder, which end with the context; raises ValueError where there is no graph.

    What they answer with may be called from many threads. A call that finds all of them at work for as
    long as ``limits.patience`` is told so.
    """
    team = Team(folder, limits)
    try:
        started = [hired(team) for _ in range(number)]
        for worker in started:
            received(worker, START).text  # noqa: B018 (raises where the start went wrong)
            team.idle.put(worker)
        yield partial(ask, team)
    finally:
        with team.lock:
            team.closed.set()
        for worker in tuple(team.everyone):
            dismissed(worker)


def ask(team: Team, query: str, wanted: Wanted) -> Reply:
    """What one of the team replies to a query; one that is killed or falls over it is replaced."""
    try:
        worker = team.idle.get(timeout=team.limits.patience)
    except Empty:
        return refusal("busy", "all processes are at work on other queries: ask again in a while")
    reply = called(worker, query, wanted, team.limits)
    if reply.outcome in LOST:
        Thread(target=replaced, args=(team, worker), daemon=True).start()
    else:
        team.idle.put(worker)
    return reply


def replaced(team: Team, worker: Worker) -> None:
    """Put a new process in the place of one that has ended, unless the team has ended too."""
    dismissed(worker)
    with team.lock:
        team.everyone.discard(worker)
        if team.closed.is_set():
            return
        new = hired(team)
    received(new, START)
    team.idle.put(new)


def hired(team: Team) -> Worker:
    """A new process; the first that is ``received`` from it tells how its start went."""
    command = [sys.executable, "-m", "hongtu.query.process", str(team.folder), str(team.limits.memory)]
    process = subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL)
    worker = Worker(process)
    team.everyone.add(worker)
    return worker


def dismissed(worker: Worker) -> None:
    """End a process, whatever it does."""
    worker.process.kill()
    worker.process.wait()
    for pipe in (worker.calls, worker.replies):
        with suppress(BrokenPipeError):
            pipe.close()


def called(worker: Worker, query: str, wanted: Wanted, limits: Limits) -> Reply:
    """What a process replies to a query."""
    most = {"seconds": limits.seconds, "rows": limits.rows, "size": limits.size}
    call = {"query": query, "wanted": [wanted.results, wanted.triples], **most}
    with suppress(BrokenPipeError):
        worker.calls.write(json.dumps(call).encode() + b"\n")
        worker.calls.flush()
    return received(worker, limits.seconds)


def received(worker: Worker, seconds: float) -> Reply:
    """The next reply of a process, or why it has ended without: it ends itself when the time is over."""
    start = monotonic()
    head = json.loads(worker.replies.readline() or b"{}")
    body = worker.replies.read(head.get("length", 0))
    if head and len(body) == head["length"]:
        return Reply(head["outcome"], body, head["form"])
    if monotonic() - start >= seconds:
        return refusal("late", f"the query takes more than {seconds:g} s: ask for less")
    return refusal("fallen", "the query takes too much memory or is nested too deeply: ask for less")
