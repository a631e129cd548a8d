"""A fact is as sure as its rule is right on annotated news, and the command that counts it can be run again."""

import importlib.util
import random
import subprocess
import sys
from pathlib import Path
from types import ModuleType

import pytest

from hongtu.confidence import confidence, key, share, shares
from hongtu.extract import understand
from hongtu.lexicon import entries
from hongtu.model import Article, Claim, Figure, Mention
from hongtu.ontology import ontology

ROOT = Path(__file__).parents[1]
TOOL = ROOT / "tools" / "calibrate.py"
BODY = Mention(10, 12, "公司", "Company", "a", "三浦车车公司")


def claim(subject: Mention, by: str = "relate.posts.titled") -> Claim:
    return Claim(subject, "holdsPost", BODY, 0, 12, by)


@pytest.fixture(scope="module")
def tool() -> ModuleType:
    spec = importlib.util.spec_from_file_location("calibrate", TOOL)
    assert spec
    assert spec.loader
    module = importlib.util.module_from_spec(spec)
    sys.modules[spec.name] = module
    spec.loader.exec_module(module)
    return module


def test_a_claim_is_counted_by_property_rule_and_where_its_subject_stands() -> None:
    person = Mention(0, 2, "王新", "Person", "a")
    assert key(claim(person)) == "holdsPost relate.posts.titled here"
    assert key(claim(Mention(0, 1, "他", "Person", "a", "王新"))) == "holdsPost relate.posts.titled referred"
    assert key(claim(Mention(0, 0, "", "Person", "a", "王新"))) == "holdsPost relate.posts.titled dropped"
    assert key(Figure(BODY, "员工", 3, "名", 10, 15, "relate.figures.figures")).startswith("statistics relate.figures")


def test_what_was_never_counted_is_as_sure_as_what_it_is_part_of() -> None:
    known = {"all": 0.8, "runs": 0.7, "runs a.B": 0.6, "runs a.B dropped": 0.5}
    wanted = ("runs a.B dropped", "runs a.B here", "runs a.C here", "issued a.D here")
    assert [share(one, known) for one in wanted] == [0.5, 0.6, 0.7, 0.8]
    assert confidence(claim(BODY, "relate.posts.NEW")) == shares()["holdsPost"]


def test_the_figures_are_shares_of_things_that_there_are() -> None:
    assert "all" in shares()
    assert all(0 < share < 1 for share in shares().values())
    assert {name.split(" ")[0] for name in shares()} - {"all", "statistics"} <= set(ontology().properties)
    text = (ROOT / "src" / "hongtu" / "confidence.txt").read_text(encoding="utf-8")
    names = [entry.word for entry in entries(text)]
    assert len(names) == len(set(names))
    assert all(entry.evidence for entry in entries(text))


def test_a_fact_carries_the_figure_of_its_rule() -> None:
    (fact,) = understand(Article("a", "三浦车车公司董事长苏农介绍。")).facts
    assert fact.confidence == share(f"holdsPost {fact.evidence[0].by} here", shares())


def test_shares_are_drawn_towards_the_wider_ones_the_more_the_less_was_counted(tool: ModuleType) -> None:
    def found(name: str, right: int, count: int) -> list[object]:
        return [tool.Found(f"{n}", frozenset({name}), 1, n < right) for n in range(count)]

    much, little = found("runs a.MUCH here", 0, 200), found("runs a.LITTLE here", 0, 2)
    shares = tool.smoothed(tool.counts([*found("runs a.GOOD here", 200, 200), *much, *little]))
    assert shares["runs a.MUCH"] < 0.1 < shares["runs a.LITTLE"] < shares["runs"] < shares["runs a.GOOD"] <= 0.99


def test_documents_are_judged_by_what_the_others_say(tool: ModuleType) -> None:
    dice = random.Random(1)
    found = [
        tool.Found(f"{n % 40}", frozenset({f"runs a.{rule} here"}), 1, dice.random() < sure)
        for n in range(2000)
        for rule, sure in (("GOOD", 0.9), ("BAD", 0.6))
    ]
    judged = tool.held_out(found)
    assert len(judged) == len(found)
    table = tool.bins(judged)
    assert sum(b.count for b in table) == len(found)
    assert tool.error(table) < 0.03
    assert abs(table[0].predicted - 0.6) < 0.05
    assert abs(table[-1].observed - 0.9) < 0.05
    alone = [tool.Found("one", frozenset({"issued a.ONE here"}), 1, False), *found]
    (sure,) = [sure for one, sure in tool.held_out(alone) if one.document == "one"]
    assert abs(sure - 0.75) < 0.03


def test_the_command_writes_the_figures_and_the_tables_and_again_the_same(tmp_path: Path) -> None:
    gold, seen = ROOT / "data" / "gold", []
    for name in ("a", "b"):
        (tmp_path / name).mkdir()
        command = [sys.executable, str(TOOL), str(gold), "--out", str(tmp_path / name)]
        ended = subprocess.run(command, check=True, capture_output=True, text=True)
        assert "| predicted | count | observed |" in ended.stdout
        seen.append([(tmp_path / name / file).read_bytes() for file in ("confidence.txt", "confidence.md")])
    assert seen[0] == seen[1]
    assert "holdsPost relate.posts.titled\t" in seen[0][0].decode()
    assert "Expected calibration error" in seen[0][1].decode()


def test_a_folder_without_gold_is_named(tmp_path: Path) -> None:
    ended = subprocess.run([sys.executable, str(TOOL), str(tmp_path)], capture_output=True, text=True)
    assert ended.returncode != 0
    assert f"{tmp_path}: no gold files (NAME.json) in this folder" in ended.stderr
