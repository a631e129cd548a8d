"""The articles of a build are held against the shapes once each, and what breaks them stands in the report."""

import json
from pathlib import Path

from click.testing import CliRunner
from msgspec.structs import replace

from hongtu.cache import opened
from hongtu.checked import checked
from hongtu.cli import commands
from hongtu.model import Reading


def test_what_breaks_a_shape_is_found_once_and_kept(small: Reading, tmp_path: Path) -> None:
    wild = replace(small, statistics=(replace(small.statistics[0], period="2018-6"),))
    with opened(tmp_path / "cache") as cache:
        cache.put("a", small)
        cache.put("b", wild)
        first = checked(["a", "b"], cache)
        assert list(first) == ["b"]
        (flaw,) = first["b"]
        assert flaw["english"] == "the period is an ISO date or interval"
        assert flaw["sentences"] == ["【江州高新区有党员1240名】。  page 42-55"]
        cache.put("a", wild)  # whoever checks again finds another flaw
        assert checked(["b", "a"], cache) == first
        cache.keep_only(["a"])
        assert checked(["a"], cache) == {}


def test_all_articles_are_checked_whatever_came_first(small: Reading, tmp_path: Path) -> None:
    wild = replace(small, statistics=(replace(small.statistics[0], period="2018-6"),))
    keys = [f"{number:04}" for number in range(210)]
    found = []
    for order in (keys, keys[::-1]):
        with opened(tmp_path / order[0]) as cache:
            for key in order:
                cache.put(key, wild if key.endswith("0") else small)
            found.append(checked(order, cache))
    assert found[0] == found[1]
    assert [len(flaws) for flaws in found[0].values()] == [1] * 21


def test_a_build_reports_flaws_and_conflicts(tmp_path: Path) -> None:
    page = tmp_path / "page.txt"
    page.write_text("2018年11月，江州高新区有党员1240名。\n2018年11月，江州高新区有党员1300名。\n", encoding="utf-8")
    done = CliRunner().invoke(commands, ["build", str(page), "--into", str(tmp_path / "graph")])
    assert done.exit_code == 0, done.output
    report = json.loads((tmp_path / "graph" / "report.json").read_text(encoding="utf-8"))
    assert (report["checked"], report["flaws"]) == (1, [])
    (row,) = report["conflicts"]["conflict-figures"]
    assert (row["name"], row["value"], row["other"]) == ("江州高新区", "1240", "1300")
    assert "相互矛盾 conflicts" in done.output
