"""Processes that work side by side give what one gives, in its order, and end with who started them."""

import math
import os
import signal
import subprocess
import sys
import time
from contextlib import suppress
from pathlib import Path

import pytest

from hongtu import pool
from hongtu.pool import Lost, mapped


def test_results_come_in_the_order_of_the_work() -> None:
    items = list(range(500))
    alone = list(mapped(math.factorial, items, jobs=1))
    assert alone == list(mapped(math.factorial, items, jobs=2, size=7)) == [(n, math.factorial(n)) for n in items]


def test_work_is_asked_for_as_it_is_done() -> None:
    items = iter(range(10_000))
    assert next(mapped(abs, items, jobs=2, size=4)) == (0, 0)
    assert next(items) <= 4 * 2 * pool.AHEAD


def test_what_the_work_raises_is_raised() -> None:
    with pytest.raises(ValueError, match="not defined for negative"):
        list(mapped(math.factorial, [3, -1, 4], jobs=2))


def test_work_at_which_processes_die_is_lost_and_the_rest_is_done() -> None:
    harmless = [signal.SIGWINCH, signal.SIGURG, signal.SIGCHLD] * 7
    items = [*harmless, signal.SIGKILL, *harmless, signal.SIGSEGV]
    found = list(mapped(signal.raise_signal, items, jobs=2, size=3))
    assert [item for item, _ in found] == items
    assert [item for item, one in found if isinstance(one, Lost)] == [signal.SIGKILL, signal.SIGSEGV]


def test_work_that_takes_too_much_memory_or_time_is_lost(monkeypatch: pytest.MonkeyPatch) -> None:
    assert [one for _, one in mapped(bytes, [1, 10**12, 2], jobs=2)] == [b"\0", Lost(), b"\0\0"]
    monkeypatch.setattr(pool, "SECONDS", 0.5)
    assert [one for _, one in mapped(time.sleep, [0, 60, 0], jobs=2)] == [None, Lost(), None]


def test_a_program_that_would_start_itself_again_is_told(tmp_path: Path) -> None:
    program = tmp_path / "program.py"
    program.write_text("from hongtu.pool import mapped\nprint(list(mapped(abs, [1], jobs=2)))")
    done = subprocess.run([sys.executable, str(program)], capture_output=True, text=True, timeout=60)
    assert done.returncode == 1
    assert "put the call under if __name__" in done.stderr


LEADER = """
import sys, time
from pathlib import Path
from hongtu.pool import mapped
if __name__ == "__main__":
    for _, found in mapped(Path, map(str, range(10**9)), jobs=2):
        print(found, flush=True)
"""


@pytest.mark.skipif(not Path("/proc").exists(), reason="without /proc nobody tells what runs")
@pytest.mark.parametrize("how", [signal.SIGKILL, signal.SIGTERM, signal.SIGINT])
def test_processes_end_with_who_started_them_however_that_ends(how: signal.Signals, tmp_path: Path) -> None:
    (tmp_path / "leader.py").write_text(LEADER)
    with subprocess.Popen(
        [sys.executable, str(tmp_path / "leader.py")],
        stdout=subprocess.PIPE,
        stderr=subprocess.DEVNULL,
        start_new_session=True,
    ) as leader:
        assert leader.stdout
        leader.stdout.readline()
        assert len(group(leader.pid)) >= 3
        os.kill(leader.pid, how)
    end = time.monotonic() + 10
    while group(leader.pid) and time.monotonic() < end:
        time.sleep(0.05)
    assert group(leader.pid) == []


def group(leader: int) -> list[str]:
    """The processes of a session that live."""
    found = []
    for stat in Path("/proc").glob("[0-9]*/stat"):
        with suppress(OSError):
            state, _, _, session = stat.read_text().rpartition(")")[2].split()[:4]
            if int(session) == leader and state != "Z":
                found.append(stat.parent.name)
    return found
