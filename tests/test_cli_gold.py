"""The commands for annotations, as they are typed."""

from collections.abc import Callable
from pathlib import Path

import pytest


def test_a_draft_is_written_checked_and_scored(
    page: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, run: Callable[..., tuple[object, str, str]]
) -> None:
    monkeypatch.chdir(tmp_path)
    assert run("annotate", page) == (0, "→ gold/page.json\n→ gold/page.txt\n", "")
    assert run("annotate", "--check", "gold") == (0, "没有错误 nothing is wrong\n", "")
    code, out, err = run("score", "gold")
    assert (code, err, "facts" in out) == (0, "", True)
    code, _, err = run("annotate", page)
    assert (code, err.count("\n")) == (2, 1)
    gold = Path("gold/page.json")
    gold.write_text(gold.read_text(encoding="utf-8").replace("Company", "Firm"), encoding="utf-8")
    code, out, _ = run("annotate", "--check", "gold")
    assert (code, out.startswith("gold/page.json:")) == (1, True)
    assert "--out is for one article" in run("annotate", page, page, "--out", "x.json")[2]
