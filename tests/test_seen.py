"""A file is read again where it was written to, and where nobody could tell."""

import os
import time
from pathlib import Path

import pytest

from hongtu.seen import TICK, UNSEEN, Seen, seen


@pytest.fixture
def file(tmp_path: Path) -> Path:
    (tmp_path / "a.txt").write_text("甲", encoding="utf-8")
    return tmp_path / "a.txt"


def test_a_file_that_was_just_written_is_read_again(file: Path) -> None:
    first = seen(file)
    assert (first.stat, len(first.content)) == (UNSEEN.stat, 64)
    time.sleep(2 * TICK / 1e9)
    second = seen(file, first)
    assert (second.stat[1], second.content) == (3, first.content)
    assert seen(file, second) is second


def test_what_was_not_written_to_is_not_read(file: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    time.sleep(2 * TICK / 1e9)
    marked = Seen(seen(file).stat, "as it was")
    assert seen(file, marked).content == "as it was"
    before = file.stat()
    file.write_text("乙", encoding="utf-8")
    os.utime(file, ns=(before.st_atime_ns, before.st_mtime_ns))
    assert seen(file, marked).content not in ("as it was", ""), "the system's own clock tells it"


def test_a_file_that_cannot_be_read_is_not_seen(tmp_path: Path) -> None:
    assert seen(tmp_path / "none.txt") == seen(tmp_path) == UNSEEN
