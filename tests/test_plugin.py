"""Plug-ins read beside the rules: under their own names, held to the text and the vocabulary, never mixed in caches."""

import json
import re
import subprocess
import sys
from collections.abc import Callable, Iterable, Iterator
from pathlib import Path

import pytest

from hongtu.build import Built, Watch, build
from hongtu.extract import extract, told, trial, understand
from hongtu.find import View
from hongtu.model import Article, Claim, Figure, Mention
from hongtu.plugin import Plugin, PluginError, plugin, plugins
from hongtu.relate.examples import broken
from hongtu.rule import FactRule
from hongtu.scene import Scene
from hongtu.sources import Hands

Run = Callable[..., tuple[object, str, str]]


TEXT = "星火驿站走进三浦车车公司，董事长苏农介绍。"
RULE = """
from hongtu.rule import FactRule
VISITS = FactRule("locatedIn", "{s:Facility}走进{o:Organization}", yes=("[s:Facility 甲站]走进[o:Company 乙公司]",))
"""
FITTING = RULE.replace('"{s:Facility}走进{o:Organization}"', '"{s:Facility}守望着{o:Place}"').replace(
    "甲站]走进[o:Company 乙公司]", "甲站]守望着[o:Place 乙县]"
)


def finds(words: str, kind: str, version: str = "1") -> Plugin:
    """A plug-in that finds some words."""

    def find(seen: View) -> Iterator[Mention]:
        for found in re.finditer(words, seen.text):
            yield Mention(*found.span(), found.group(), kind, "word")

    return Plugin("mine", finders=(find,), version=version)


def says(make: Callable[[Scene], Claim | Figure]) -> Plugin:
    """A plug-in that makes one claim of each sentence."""
    return Plugin("mine", relators=(lambda scene: [make(scene)],), version="1")


def fails(seen: View) -> Iterator[Mention]:
    """A finder that fails on the articles about 车库."""
    if "车库" in seen.text:
        raise RuntimeError("no idea")
    yield Mention(0, 2, seen.text[:2], "Team", "first")


def test_a_list_of_names_finds_them_and_its_class_counts(tmp_path: Path) -> None:
    file = tmp_path / "my names.txt"
    file.write_text("星火驿站\tFacility\t# 走进星火驿站\n苏农\tTeam\n", encoding="utf-8")
    own = plugin(str(file))
    assert own.name == "my-names"
    mentions, _ = trial(TEXT, [own])
    assert {(m.text, m.type, m.by) for m in mentions if m.by.startswith("my-names")} == {
        ("星火驿站", "Facility", "my-names"),
        ("苏农", "Team", "my-names"),
    }
    assert {(m.text, m.type) for m in trial("星火驿站服务有限公司来了。", [own])[0]} == {
        ("星火驿站服务有限公司", "Company")
    }


@pytest.mark.parametrize(
    ("name", "text", "culprit"),
    [
        ("a.txt", "星火驿站\tFacilty\n", "did you mean 'Facility'"),
        ("a.txt", "# nothing\n", "no names in it"),
        ("a.py", "x = (", "SyntaxError"),
        ("a.py", "import nowhere_at_all", "nowhere_at_all"),
        ("a.py", "x = 1", "no rule in it"),
        ("a.py", RULE.replace('"locatedIn"', '"locatdIn"'), "locatdIn"),
        ("a.py", RULE, "a.VISITS: of its yes .* it makes nothing"),
    ],
)
def test_a_file_that_is_no_plug_in_is_named(name: str, text: str, culprit: str, tmp_path: Path) -> None:
    (tmp_path / name).write_text(text, encoding="utf-8")
    with pytest.raises(ValueError, match=rf"{name}: (?:.|\n)*{culprit}"):
        plugin(str(tmp_path / name))


def test_a_rule_in_a_file_reads_under_its_name(tmp_path: Path) -> None:
    (tmp_path / "mine.py").write_text(FITTING, encoding="utf-8")
    names = tmp_path / "words.txt"
    names.write_text("星火驿站\tFacility\n", encoding="utf-8")
    own = plugins([str(tmp_path / "mine.py"), str(names), str(names)])
    assert [one.name for one in own] == ["mine", "words"]
    _, said = trial("星火驿站守望着鼎湖区。", own)
    assert [(c.subject.text, c.by) for c in said] == [("星火驿站", "mine.VISITS")]
    (fact,) = understand(Article("a", "星火驿站守望着鼎湖区。"), own).facts
    assert (fact.evidence[0].by, fact.confidence) == ("mine.VISITS", 0.5)


def test_a_file_may_hold_finders_and_values_of_its_own(tmp_path: Path) -> None:
    (tmp_path / "mine.py").write_text(
        "from __future__ import annotations\n"
        "from dataclasses import dataclass\n"
        "from hongtu.model import Mention\n"
        "@dataclass\nclass Team:\n    name: str\n"
        "def find(seen):\n"
        "    team = Team('蓝天救援队')\n"
        "    at = seen.text.find(team.name)\n"
        "    return [Mention(at, at + 5, team.name, 'Team', 'teams')]\n"
        "FINDERS = (find,)\n",
        encoding="utf-8",
    )
    mentions, _ = trial("蓝天救援队来了。", [plugin(str(tmp_path / "mine.py"))])
    assert [(m.text, m.type, m.by) for m in mentions] == [("蓝天救援队", "Team", "mine.teams")]


def test_an_unknown_name_lists_what_is_installed_and_names_are_used_once(tmp_path: Path) -> None:
    with pytest.raises(ValueError, match=r"no plug-in 'railway'; installed are: .*railways"):
        plugin("railway")
    for folder in ("a", "b"):
        (tmp_path / folder).mkdir()
        (tmp_path / folder / "same.txt").write_text("星火驿站\tFacility\n", encoding="utf-8")
    with pytest.raises(ValueError, match="two plug-ins have one name"):
        plugins([str(tmp_path / folder / "same.txt") for folder in ("a", "b")])
    with pytest.raises(ValueError, match="name is letters"):
        Plugin("a b")


def test_a_rule_that_takes_too_much_breaks_its_no() -> None:
    rule = FactRule("locatedIn", "{s:Facility}.*{o:Place}", yes=("[s:Facility 甲站]在[o:Place 乙县]",), by="mine.ALL")
    assert list(broken(rule)) == []
    wide = FactRule(rule.asserts, rule.pattern, rule.yes, ("[Facility 甲站]离开[Place 乙县]",), by="mine.ALL")
    assert list(broken(wide)) == ["mine.ALL: of its no [Facility 甲站]离开[Place 乙县] it makes 甲站 → 乙县"]


def made(predicate: str, *, turned: bool = False, end: int = 6) -> Callable[[Scene], Claim]:
    def make(scene: Scene) -> Claim:
        by_class = {m.type: m for m in scene.mentions}
        ends = (by_class["Person"], by_class["Company"])
        s, o = reversed(ends) if turned else ends
        return Claim(s, predicate, o, 0, end, "RULE", "顾问")

    return make


def figure(value: float) -> Callable[[Scene], Figure]:
    return lambda scene: Figure(scene.mentions[-1], "员工", value, "名", 0, 4, "RULE")


@pytest.mark.parametrize(
    ("own", "reason"),
    [
        (finds("星火驿站", "Station"), "unknown class"),
        (Plugin("mine", (lambda seen: [Mention(0, 2, "火星", "Team", "x")],), version="1"), "words not in the article"),
        (
            Plugin("mine", (lambda seen: [Mention(-2, 0, "火星", "Team", "x")],), version="1"),
            "words not in the article",
        ),
        (says(made("worksAt")), "unknown property"),
        (says(made("holdsPost", turned=True)), "ends do not fit"),
        (says(made("holdsPost", end=99)), "no evidence"),
        (says(made("holdsPost", end=0)), "no evidence"),
        (says(figure(float("nan"))), "no measure or number"),
    ],
)
def test_what_does_not_hold_is_refused_and_counted(own: Plugin, reason: str) -> None:
    article = Article("a", TEXT)
    found = told(article, [own])
    assert found.reading == understand(article)
    assert (found.accounts["mine"].accepted, found.accounts["mine"].refused) == (0, {reason: 1})


def test_what_holds_is_counted_and_carries_the_plug_ins_name() -> None:
    found = told(Article("a", TEXT), [says(made("holdsPost"))])
    assert found.accounts["mine"].accepted == 1
    assert [f.evidence[0].by for f in found.reading.facts if f.role == "顾问"] == ["mine.RULE"]


@pytest.fixture
def articles(tmp_path: Path) -> tuple[Path, Path]:
    files = (tmp_path / "garage.txt", tmp_path / "station.txt")
    files[0].write_text("三浦车车公司董事长苏农介绍车库。\n", encoding="utf-8")
    files[1].write_text("唯品会公司董事长唐倚智来到星火驿站。\n", encoding="utf-8")
    return files


def built(files: tuple[Path, ...], into: Path, *own: Plugin) -> tuple[Built, str]:
    done = build(files, into, watch=Watch(Hands(plugins=own)))
    return done, (into / "graph.ttl").read_text(encoding="utf-8")


def test_builds_with_and_without_never_mix(articles: tuple[Path, ...], tmp_path: Path) -> None:
    _, bare = built(articles, tmp_path / "bare")
    _, first = built(articles, tmp_path / "first", finds("星火驿站", "Team"))
    _, second = built(articles, tmp_path / "second", finds("来到星火", "Team", "2"))
    into = tmp_path / "g"
    for own, wanted in [
        ((), bare),
        ((finds("星火驿站", "Team"),), first),
        ((finds("来到星火", "Team", "2"),), second),
        ((), bare),
    ]:
        assert built(articles, into, *own)[1] == wanted
    assert len({bare, first, second}) == 3


def test_what_is_kept_is_read_by_nobody_again(articles: tuple[Path, ...], tmp_path: Path) -> None:
    read: list[str] = []

    def find(seen: View) -> tuple[Mention, ...]:
        read.append(seen.article.id)
        return ()

    heard: list[str] = []
    kept = Plugin("mine", (find,), ahead=lambda some: heard.extend(a.id for a in some), version="1")
    for own, times in [(kept, 1), (kept, 1), (Plugin("mine", (find,)), 2), (Plugin("mine", (find,)), 3)]:
        built(articles, tmp_path / "g", own)
        assert read == ["garage", "station"] * times
    assert heard == ["garage", "station"]


def test_one_that_fails_is_named_and_left_out_until_it_works(articles: tuple[Path, ...], tmp_path: Path) -> None:
    weak, whole = Plugin("weak", (fails,), version="1"), finds("星火驿站", "Facility")
    done, text = built(articles, tmp_path / "g", weak, whole)
    (failure,) = done.failures
    assert failure.file.endswith("garage.txt")
    assert failure.reason == "plug-in weak: article garage: RuntimeError: no idea"
    assert "苏农" in text
    assert "星火驿站" in text
    assert "唯品" in text
    assert done.report
    assert done.report["plugins"] == {
        "mine": {"accepted": 1, "refused": {}, "used": {}},
        "weak": {"accepted": 1, "refused": {}, "used": {}},
    }
    mended = Plugin("weak", (lambda seen: [Mention(0, 2, seen.text[:2], "Team", "first")],), version="1")
    assert built(articles, tmp_path / "g", mended, whole)[1] == built(articles, tmp_path / "n", mended, whole)[1]
    with pytest.raises(PluginError, match="weak: article garage"):
        extract(articles[0], [weak])


def test_one_that_fails_ahead_is_named_when_it_reads(articles: tuple[Path, ...], tmp_path: Path) -> None:
    def ahead(some: Iterable[Article]) -> None:
        raise RuntimeError(f"no line to {len(list(some))} articles")

    done, text = built(articles, tmp_path / "g", Plugin("weak", (fails,), ahead=ahead, version="1"))
    assert [failure.reason for failure in done.failures] == ["plug-in weak: article garage: RuntimeError: no idea"]
    assert "唐倚智" in text


def test_commands_take_plug_ins(articles: tuple[Path, ...], tmp_path: Path, run: Run) -> None:
    names = tmp_path / "names.txt"
    names.write_text("星火驿站\tFacility\n", encoding="utf-8")
    _, tried, _ = run("try", "贵广高铁途经肇庆市，来到星火驿站。", "--with", names, "--with", "railways")
    assert "星火驿站  Facility  names" in tried
    assert "railways.PASSES" in tried
    read = json.loads(run("extract", articles[1], "--with", names)[1])
    assert ("Facility", "星火驿站") in {(e["type"], e["names"][0]) for e in read["entities"]}
    code, out, _ = run("build", *articles, "--into", tmp_path / "g", "--with", names)
    assert (code, "插件 plug-in names" in out) == (0, True)
    assert "Facility ;" in (tmp_path / "g" / "graph.ttl").read_text(encoding="utf-8")
    code, _, err = run("build", *articles, "--into", tmp_path / "g", "--with", "nix")
    assert (code, err.count("\n"), "no plug-in 'nix'" in err) == (2, 1, True)


def test_nothing_loads_unasked() -> None:
    code = "import sys; from hongtu.extract import trial; trial('贵广高铁'); sys.exit('hongtu_railways' in sys.modules)"
    assert subprocess.run([sys.executable, "-c", code]).returncode == 0
