"""Every command does what its help says, and a fault of the input is one line and exit code 2."""

import json
import subprocess
import sys
from pathlib import Path
from typing import NamedTuple

import pytest

from hongtu.cli import commands, main

PAGES = {
    "drone": "无人机企业落户高新区\n\n3月2日，肇庆高新区党工委书记李明来到广东三浦车车股份有限公司调研。"
    "公司董事长杨佳良介绍，三浦车车公司现有员工300名。公司党委书记唐倚智说道，党员都是生产骨干。\n",
    "talent": "人才计划吸引博士\n\n广东三浦车车股份有限公司总经理王新就是“123鲲鹏计划”引进的人才。"
    "肇庆高新区实施“123鲲鹏计划”以来，共引进博士58名。\n",
}


class Ended(NamedTuple):
    """How a command ended: exit code, stdout, stderr."""

    code: int
    out: str
    err: str


class Shell(NamedTuple):
    """Runs commands in one process."""

    capsys: pytest.CaptureFixture[str]

    def __call__(self, *args: object) -> Ended:
        with pytest.raises(SystemExit) as ended:
            main([str(a) for a in args])
        assert isinstance(ended.value.code, int)
        return Ended(ended.value.code, *self.capsys.readouterr())


@pytest.fixture
def run(capsys: pytest.CaptureFixture[str]) -> Shell:
    return Shell(capsys)


@pytest.fixture(scope="module")
def pages(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("pages")
    for name, text in PAGES.items():
        (folder / f"{name}.txt").write_text(text, encoding="utf-8")
    return folder


@pytest.fixture(scope="module")
def graph(pages: Path) -> Path:
    folder = pages.with_name("graph")
    with pytest.raises(SystemExit, match="0"):
        main(["build", str(pages), "--into", str(folder)])
    return folder


def test_help_lists_every_command_and_says_what_it_does(run: Shell) -> None:
    ended = run("--help")
    assert (ended.code, "..." in ended.out.partition("Commands:")[2]) == (0, False)
    for name, command in commands.commands.items():
        assert f"  {name} " in ended.out
        assert command.help
        assert command.help.splitlines()[0].endswith(".")
        assert run(name, "--help").code == 0


def test_help_does_not_wait_for_what_it_does_not_use() -> None:
    code = "import sys, hongtu.cli; print(*{'pyoxigraph', 'rjieba', 'networkx', 'pyvis'} & set(sys.modules))"
    assert subprocess.run([sys.executable, "-c", code], check=True, capture_output=True, text=True).stdout == "\n"


def test_a_report_does_not_wait_for_what_draws(graph: Path) -> None:
    code = (
        "import sys, hongtu.cli as c; c.commands(sys.argv[1:], standalone_mode=False);sys.exit('pyvis' in sys.modules)"
    )
    subprocess.run([sys.executable, "-c", code, "report", "--graph", graph], check=True, capture_output=True)


def test_the_package_is_the_command_line_too() -> None:
    ended = subprocess.run([sys.executable, "-m", "hongtu", "--version"], check=True, capture_output=True, text=True)
    assert ended.stdout.startswith("hongtu, version")


def test_build_makes_the_graph_folder_and_counts_what_is_in_it(run: Shell, pages: Path, tmp_path: Path) -> None:
    ended = run("build", pages, "--into", tmp_path / "g")
    assert (ended.code, ended.err) == (0, "")
    made = sorted(p.name for p in (tmp_path / "g").iterdir() if not p.name.startswith("."))
    assert made == ["graph.ttl", "judgements.tsv", "network.html", "report.json", "store"]
    report = json.loads((tmp_path / "g" / "report.json").read_text(encoding="utf-8"))
    assert report["articles"] == 2
    assert report["entities"]["Person"] == 4
    assert report["facts"]["holdsPost"] >= 3
    assert "人物 Person" in ended.out


def test_building_again_gives_the_same_and_keeps_judgements(run: Shell, pages: Path, tmp_path: Path) -> None:
    files = sorted(pages.iterdir())
    judged = "verdict\tleft\tright\tarticle\twho\twhen\twhy\ndifferent\t王新\t杨佳良\t\t我\t2026\t两人\n"
    (tmp_path / "judgements.tsv").write_text(judged, encoding="utf-8")
    run("build", *files, "--into", tmp_path)
    before = {p.name: p.read_bytes() for p in tmp_path.iterdir() if p.is_file()}
    assert before["judgements.tsv"].decode() == judged
    run("build", *reversed(files), "--into", tmp_path)
    assert {p.name: p.read_bytes() for p in tmp_path.iterdir() if p.is_file()} == before


def test_judgements_that_no_longer_apply_are_named(run: Shell, pages: Path, tmp_path: Path) -> None:
    (tmp_path / "judgements.tsv").write_text("same\t王新\t无此人\t\t我\t2026\t\n", encoding="utf-8")
    ended = run("build", pages, "--into", tmp_path)
    assert (ended.code, ended.err.count("\n")) == (0, 1)
    assert "same 王新 无此人" in ended.err
    assert json.loads((tmp_path / "report.json").read_text(encoding="utf-8"))["idle"] == ["same 王新 无此人"]


def test_bad_files_are_named_together_and_the_others_built(run: Shell, pages: Path, tmp_path: Path) -> None:
    (tmp_path / "empty.txt").write_text("", encoding="utf-8")
    (tmp_path / "noise.txt").write_bytes(bytes(range(256)) * 4)
    (tmp_path / "hollow").mkdir()
    bad = [tmp_path / name for name in ("absent.txt", "empty.txt", "hollow", "noise.txt")]
    ended = run("build", *bad, pages, "--into", tmp_path / "g")
    assert ended.code == 2
    lines = ended.err.splitlines()
    assert len(lines) == len(bad)
    assert all(line.startswith("hongtu: ") and str(file) in line for line, file in zip(lines, bad, strict=True))
    report = json.loads((tmp_path / "g" / "report.json").read_text(encoding="utf-8"))
    assert (report["articles"], [f["file"] for f in report["failed"]]) == (2, [str(file) for file in bad])


def test_where_nothing_can_be_read_nothing_is_built(run: Shell, tmp_path: Path) -> None:
    ended = run("build", tmp_path / "absent", "--into", tmp_path / "g")
    assert (ended.code, ended.out) == (2, "")
    assert not (tmp_path / "g").exists()


def test_two_articles_of_one_id_are_told_apart_by_a_line(run: Shell, pages: Path, tmp_path: Path) -> None:
    (tmp_path / "drone.txt").write_text("另一篇。广东三浦车车股份有限公司落户。\n", encoding="utf-8")
    ended = run("build", pages, tmp_path, "--into", tmp_path / "g")
    assert ended.code == 2
    assert ended.err.count("\n") == 1
    assert "'drone'" in ended.err
    assert "rename" in ended.err


def test_extract_writes_the_gold_format(run: Shell, pages: Path, tmp_path: Path) -> None:
    data = json.loads(run("extract", pages / "drone.txt").out)
    posts = {f["role"]: f for f in data["facts"] if f["p"] == "holdsPost"}
    names = {e["id"]: e["names"][0] for e in data["entities"]}
    assert names[posts["董事长"]["s"]] == "杨佳良"
    text = data["articles"][0]["text"]
    assert all(f["evidence"] == text[f["start"] : f["end"]] for f in (*data["facts"], *data["statistics"]))
    assert run("extract", pages, "--out", tmp_path / "out").out == ""
    assert json.loads((tmp_path / "out" / "drone.json").read_text(encoding="utf-8")) == data
    assert (tmp_path / "out" / "talent.json").exists()


def test_extract_gives_plans_where_they_are_asked_for(run: Shell, tmp_path: Path) -> None:
    (tmp_path / "plan.txt").write_text("肇庆高新区下一步拟实施“西江人才计划”。\n", encoding="utf-8")
    assert json.loads(run("extract", tmp_path).out)["facts"] == []
    planned = json.loads(run("extract", tmp_path, "--planned").out)["facts"]
    assert [(f["p"], f["status"]) for f in planned] == [("runs", "planned")]


QUERY = """
SELECT ?person WHERE { ?p ht:holdsPost/rdfs:label "广东三浦车车股份有限公司"@zh ; rdfs:label ?person } ORDER BY ?person
"""


def test_query_answers_from_the_graph_in_every_form(run: Shell, graph: Path, tmp_path: Path) -> None:
    (tmp_path / "q.rq").write_text(QUERY, encoding="utf-8")
    shown = run("query", QUERY, "--graph", graph)
    assert shown.code == 0
    assert "杨佳良" in shown.out
    assert "王新" in shown.out
    assert run("query", "--file", tmp_path / "q.rq", "--graph", graph) == shown
    assert run("query", QUERY, "--format", "csv", "--graph", graph).out.splitlines()[0] == "person"
    rows = json.loads(run("query", QUERY, "--format", "json", "--graph", graph).out)["results"]["bindings"]
    assert {"杨佳良", "王新"} <= {row["person"]["value"] for row in rows}


def test_query_has_ready_made_questions(run: Shell, graph: Path) -> None:
    listed = run("query", "--list").out.splitlines()
    assert any(line.startswith("programme-people ") and "？" in line for line in listed)
    assert "王新" in run("query", "--name", "programme-people", "--graph", graph).out
    other = run("query", "--name", "programme-people", "--set", "programme=无此计划", "--graph", graph)
    assert (other.code, "王新" in other.out) == (0, False)


@pytest.mark.parametrize(
    ("args", "culprit"),
    [
        ((), "--name"),
        (("ASK {}", "--name", "posts"), "--name"),
        (("SELEKT ?x",), "SELEKT"),
        (("--name", "nothing"), "'nothing'"),
        (("--name", "posts", "--set", "zone=肇庆高新区"), "zone"),
        (("--name", "zone-people", "--set", "zone"), "SLOT=VALUE"),
        (("ASK {}", "--graph", "nowhere"), "nowhere"),
        (("--file", "nowhere.rq"), "hongtu: nowhere.rq: No such file"),
        (("--file", sys.executable), sys.executable),
    ],
)
def test_a_bad_query_is_one_line(run: Shell, graph: Path, args: tuple[str, ...], culprit: str) -> None:
    where = () if "--graph" in args else ("--graph", graph)
    ended = run("query", *args, *where)
    assert (ended.code, ended.out, ended.err.count("\n")) == (2, "", 1)
    assert culprit in ended.err


def test_a_query_ends_at_its_time(run: Shell, graph: Path) -> None:
    slow = "SELECT (COUNT(*) AS ?n) { ?a ?b ?c . ?d ?e ?f . ?g ?h ?i }"
    ended = run("query", slow, "--timeout", "0.5", "--graph", graph)
    assert ended == Ended(2, "", "hongtu: the query takes more than 0.5 s: ask for less\n")


def test_draw_writes_one_page_about_a_name(run: Shell, graph: Path, tmp_path: Path) -> None:
    near, whole = tmp_path / "pages" / "near.html", tmp_path / "whole.html"
    assert run("draw", "王新", "--hops", "1", "--out", near, "--graph", graph).code == 0
    assert run("draw", "--out", whole, "--graph", graph).code == 0
    assert "123鲲鹏计划" in near.read_text(encoding="utf-8")
    assert "唐倚智" not in near.read_text(encoding="utf-8")
    assert "唐倚智" in whole.read_text(encoding="utf-8")


def test_the_graph_of_a_day_is_asked_and_drawn(run: Shell, tmp_path: Path) -> None:
    for day, post in (("20180302", "副总经理"), ("20210302", "总经理")):
        text = f"企业动态\n\n广东三浦车车股份有限公司{post}王新介绍，公司添了新设备。\n"
        (tmp_path / f"{day}-news.txt").write_text(text, encoding="utf-8")
    run("build", tmp_path, "--into", tmp_path / "g")
    asked = ("query", "SELECT ?role { ?st ht:role ?role }", "--format", "csv", "--graph", tmp_path / "g")
    roles = {day: set(run(*asked, "--as-of", day).out.split()[1:]) for day in ("2017", "2019-06", "2022-01-01")}
    assert roles == {"2017": set(), "2019-06": {"副总经理"}, "2022-01-01": {"副总经理", "总经理"}}
    out = tmp_path / "n.html"
    assert run("draw", "王新", "--as-of", "2019", "--out", out, "--graph", tmp_path / "g").code == 0
    assert "2018-03-02" in out.read_text(encoding="utf-8")
    assert "2021-03-02" not in out.read_text(encoding="utf-8")
    for command, day in ((("draw",), "2019/13"), (asked[:2], "2019-13")):
        ended = run(*command, "--as-of", day, "--graph", tmp_path / "g")
        assert (ended.code, ended.err) == (2, f"hongtu: as of: {day!r} is no date like 2018, 2018-06 or 2018-06-01\n")


@pytest.mark.parametrize("command", [("draw", "杨佳"), ("why", "杨佳"), ("path", "王新", "杨佳")])
def test_an_unknown_name_is_told_with_its_nearest(run: Shell, graph: Path, command: tuple[str, ...]) -> None:
    ended = run(*command, "--graph", graph)
    assert (ended.code, ended.err.count("\n")) == (2, 1)
    assert "杨佳良" in ended.err


@pytest.mark.parametrize("command", [("draw",), ("why", "王新"), ("query", "ASK {}")])
def test_a_missing_graph_is_told_with_what_to_do(run: Shell, tmp_path: Path, command: tuple[str, ...]) -> None:
    ended = run(*command, "--graph", tmp_path)
    assert (ended.code, ended.err.count("\n")) == (2, 1)
    assert str(tmp_path) in ended.err
    assert "hongtu build" in ended.err


def test_try_shows_mentions_and_claims_with_their_rules(run: Shell) -> None:
    lines = run("try", "广东三浦车车股份有限公司董事长杨佳良介绍").out.splitlines()
    assert lines[0] == "广东三浦车车股份有限公司董事长杨佳良介绍"
    assert any(line.startswith(f"{'  ' * 15}杨佳良  Person  find.persons") for line in lines)
    assert any(line.startswith("杨佳良 —holdsPost→ 广东三浦车车股份有限公司（董事长）  relate.posts") for line in lines)


def test_read_shows_what_was_made_of_a_file(run: Shell, pages: Path) -> None:
    assert "无人机企业落户高新区" in run("read", pages / "drone.txt").out
    assert run("read", pages / "absent.txt").code == 2


def test_score_counts_against_gold(run: Shell, pages: Path, tmp_path: Path) -> None:
    gold = tmp_path / "gold"
    run("extract", pages, "--out", gold)
    assert run("score", gold, gold).out.splitlines()[1].split() == ["names", "1.000", "1.000", "1.000", things(gold)]
    for page in pages.iterdir():
        (gold / page.name).write_bytes(page.read_bytes())
    assert json.loads(run("score", gold, "--json").out)["facts"]["f1"] == 1.0
    empty = tmp_path / "none"
    empty.mkdir()
    assert "drone\tmissed\tPerson\t杨佳良" in run("score", gold, empty, "--errors").out
    assert run("score", empty).code == 2
    assert run("score", gold, tmp_path / "absent").err == f"hongtu: {tmp_path / 'absent'}: no such folder\n"


def things(gold: Path) -> str:
    return str(sum(len(json.loads(f.read_text(encoding="utf-8"))["entities"]) for f in gold.glob("*.json")))
