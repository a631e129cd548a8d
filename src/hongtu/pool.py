"""Processes that work side by side: results come in the order of the work, and where a process dies, it is told."""

from __future__ import annotations

import faulthandler
import multiprocessing
import os
import signal
from collections import deque
from collections.abc import Callable, Iterable, Iterator, Sequence
from concurrent.futures import Future, ProcessPoolExecutor
from concurrent.futures.process import BrokenProcessPool
from contextlib import suppress
from dataclasses import dataclass
from itertools import islice
from multiprocessing.connection import wait
from pathlib import Path
from threading import Thread
from typing import TypeVar

try:
    import resource
except ImportError:  # not on Windows
    resource = None  # type: ignore[assignment]

SECONDS = 300.0  # for one item, which takes a hundredth of that unless it never ends
MEMORY = 4 * 2**30  # bytes, beyond what a process has when it starts
AHEAD = 3  # batches that are handed out for each process

Item = TypeVar("Item")
Result = TypeVar("Result")


@dataclass(frozen=True, slots=True)
class Lost:
    """What comes of work at which two processes died: it takes too much memory or time, or crashes them."""


def cores() -> int:
    """How many processes can run at once here."""
    return len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1


def mapped(
    work: Callable[[Item], Result], items: Iterable[Item], *, jobs: int, size: int = 16
) -> Iterator[tuple[Item, Result | Lost]]:
    """Each item and what comes of it, in their order, from so many processes, each of which is handed some at a time.

    The work, the items and the results are pickled; what the work raises is raised here. With one job all is done in
    this process, and nothing is ever lost.

    >>> list(mapped(abs, [-1, 2], jobs=1))
    [(-1, 1), (2, 2)]
    """
    if jobs < 2:
        yield from ((item, work(item)) for item in items)
        return
    rest, waiting = iter(items), deque[tuple[list[Item], "Future[list[Result]]"]]()
    pool = started(jobs)
    try:
        while True:
            try:
                while len(waiting) < AHEAD * jobs and (batch := list(islice(rest, size))):
                    waiting.append((batch, handed(pool, work, batch)))
                if not waiting:
                    return
                done = waiting[0][1].result()
                yield from zip(waiting.popleft()[0], done, strict=True)
            except BrokenProcessPool:
                pool.shutdown()
                yield from alone(work, [item for batch, _ in waiting for item in batch])
                waiting.clear()
                pool = started(jobs)
    finally:
        pool.shutdown(cancel_futures=True)


def handed(pool: ProcessPoolExecutor, work: Callable[[Item], Result], items: Sequence[Item]) -> Future[list[Result]]:
    """What will come of some items; also where a process has just died."""
    try:
        return pool.submit(each, work, items, SECONDS)
    except BrokenProcessPool as error:
        broken: Future[list[Result]] = Future()
        broken.set_exception(error)
        return broken


def alone(work: Callable[[Item], Result], items: Sequence[Item]) -> Iterator[tuple[Item, Result | Lost]]:
    """Each item and what comes of it, one after another, in a process that is replaced where it dies."""
    pool = started(1)
    try:
        for item in items:
            try:
                yield item, handed(pool, work, [item]).result()[0]
            except BrokenProcessPool:
                pool.shutdown()
                pool = started(1)
                yield item, Lost()
    finally:
        pool.shutdown(cancel_futures=True)


def each(work: Callable[[Item], Result], items: Sequence[Item], seconds: float) -> list[Result]:
    """What comes of each item; a process that takes too long for one, or too much memory, ends itself."""
    done = []
    with open(os.devnull, "w") as nowhere:
        for item in items:
            faulthandler.dump_traceback_later(seconds, exit=True, file=nowhere)
            try:
                done.append(work(item))
            except MemoryError:
                os._exit(1)
            faulthandler.cancel_dump_traceback_later()
    return done


def started(jobs: int) -> ProcessPoolExecutor:
    """New processes, which have nothing of this one, whatever threads it has; each loads what it needs once.

    Raises ValueError where they cannot start, as in a program without ``if __name__ == "__main__"``.
    """
    ways = multiprocessing.get_all_start_methods()
    context = multiprocessing.get_context("forkserver" if "forkserver" in ways else "spawn")
    pool = ProcessPoolExecutor(jobs, mp_context=context, initializer=confined)
    try:
        pool.submit(os.getpid).result()
    except BrokenProcessPool as error:
        pool.shutdown()
        raise ValueError('no process starts: use one job, or put the call under if __name__ == "__main__":') from error
    return pool


def confined() -> None:
    """See to it that this process leaves interrupts to its parent, ends with it, and does not take all memory."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    Thread(target=followed, daemon=True).start()
    if resource is not None:
        with suppress(OSError, ValueError):
            used = int(Path("/proc/self/statm").read_text().split()[0]) * resource.getpagesize()
            resource.setrlimit(resource.RLIMIT_AS, (used + MEMORY, used + MEMORY))


def followed() -> None:
    """End this process as soon as its parent has ended."""
    parent = multiprocessing.parent_process()
    if parent is not None:
        wait([parent.sentinel])
        os._exit(1)
