"""The command that measures everything: its cases are there, and what they print is what the table quotes."""

import subprocess
import sys
from pathlib import Path

import pytest

BENCHMARKS = Path(__file__).parents[1] / "benchmarks"


def ran(*words: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run([sys.executable, str(BENCHMARKS), *words], capture_output=True, text=True)


def test_a_case_that_is_not_there_is_named_with_those_that_are() -> None:
    done = ran("wings")
    assert done.returncode == 1
    *cases, last = done.stderr.partition("there are ")[2].strip().split(", ")
    assert not [case for case in (*cases, last) if not (BENCHMARKS / f"{case}.py").exists()]
    assert "wings" in done.stderr


@pytest.mark.parametrize("words", [["HEAD"], ["HEAD", "no-such-commit", "1"]])
def test_what_cannot_be_compared_ends_with_a_fault(words: list[str]) -> None:
    assert ran("compare", *words).returncode != 0
