"""Scores count what is right, false and missed as the annotation guide says."""

import json
import random
import subprocess
import sys
from collections.abc import Mapping, Sequence
from dataclasses import asdict
from pathlib import Path
from typing import Any

import pytest

from hongtu.score import PARTS, Mark, errors, figures, score, score_folder, summary, table

SHARED = Path(__file__).parents[2] / "shared" / "gold"
Json = dict[str, Any]


def page(entities: Mapping[str, Sequence[str]], facts: Sequence[Json] = (), statistics: Sequence[Json] = ()) -> Json:
    """A gold object whose entities are written name: types, and whose ids are their names."""
    things = [{"id": name, "types": list(types), "names": [name]} for name, types in entities.items()]
    return {"id": "page", "entities": things, "facts": list(facts), "statistics": list(statistics)}


def fact(s: str, p: str, o: str, **more: object) -> Json:
    return {"s": s, "p": p, "o": o, "evidence": f"{s}{o}", **more}


def figure(s: str, measure: str, value: float, **more: object) -> Json:
    return {"s": s, "measures": [measure], "value": value, "unit": "名", "evidence": f"{measure}{value}", **more}


def verdicts(gold: Json, found: Json, part: str) -> list[tuple[str, str]]:
    return [(m.verdict, m.label) for m in score(gold, found, "page") if m.part == part]


GOLD = page(
    {
        "王新": ["Person"],
        "三浦车车": ["Company"],
        "三浦车车党委": ["PartyOrganization"],
        "肇庆高新区": ["Zone", "Place"],
    },
    [
        fact("王新", "holdsPost", "三浦车车党委", role="党委书记"),
        fact("三浦车车党委", "partyOrganizationOf", "三浦车车"),
        fact("三浦车车", "cooperatesWith", "肇庆高新区", optional=True),
    ],
    [figure("三浦车车", "员工", 3000)],
)


def test_what_is_the_same_is_right() -> None:
    marks = score(GOLD, GOLD, "page")
    assert {m.verdict for m in marks} == {"right"}
    assert [figures(marks, part).wanted for part in PARTS] == [4, 4, 2, 1]


def test_nothing_found_is_missed_with_its_words() -> None:
    marks = score(GOLD, page({}), "page")
    assert {m.verdict for m in marks} == {"missed"}
    assert "page\tmissed\tholdsPost\t王新 -holdsPost-> 三浦车车党委 党委书记\t王新三浦车车党委" in errors(marks)
    assert asdict(figures(marks, "facts")) == {"precision": 0.0, "recall": 0.0, "f1": 0.0, "wanted": 2}


def test_a_wrong_class_is_a_found_name_and_a_false_entity() -> None:
    found = page({"王新": ["Company"]})
    assert verdicts(page({"王新": ["Person"]}), found, "names") == [("right", "王新 (found as Company)")]
    assert verdicts(page({"王新": ["Person"]}), found, "entities") == [
        ("missed", "王新 (found as Company)"),
        ("false", "王新"),
    ]


@pytest.mark.parametrize("written", ["三浦车车（广东）", "三浦车车(广东)", "“三浦车车” （广东）"])
def test_width_blanks_and_quotation_marks_make_no_difference(written: str) -> None:
    assert verdicts(page({"三浦车车（广东）": ["Company"]}), page({written: ["Company"]}), "entities")[0][0] == "right"


def test_the_second_find_of_a_thing_is_false() -> None:
    found = page({"王新": ["Person"], "“王新”": ["Person"]})
    assert [v for v, _ in verdicts(page({"王新": ["Person"]}), found, "names")] == ["right", "false"]


def test_what_is_optional_counts_neither_way() -> None:
    gold = page({"王新": ["Person"]})
    gold["entities"][0]["optional"] = True
    assert score(gold, gold, "page") == score(gold, page({}), "page") == ()


@pytest.mark.parametrize(
    ("role", "o", "verdict"),
    [
        ("书记", "三浦车车党委", "right"),
        ("公司党委书记", "三浦车车党委", "right"),
        ("党委书记", "三浦车车", "right"),  # the host stands above its Party committee
        ("董事长", "三浦车车党委", "false"),
        ("", "三浦车车党委", "false"),
        ("党委书记", "肇庆高新区", "false"),
    ],
)
def test_a_post_needs_a_like_title_at_its_body_or_one_above(role: str, o: str, verdict: str) -> None:
    found = GOLD | {"facts": [fact("王新", "holdsPost", o, role=role)]}
    assert verdicts(GOLD, found, "facts")[0][0] == verdict


def test_cooperation_has_no_direction_but_other_facts_have() -> None:
    found = GOLD | {
        "facts": [
            fact("肇庆高新区", "cooperatesWith", "三浦车车"),
            fact("三浦车车", "partyOrganizationOf", "三浦车车党委"),
        ]
    }
    assert [v for v, _ in verdicts(GOLD, found, "facts")] == ["false", "missed", "missed"]


def test_a_founding_agrees_by_its_date() -> None:
    gold = GOLD | {"facts": [{"s": "三浦车车", "p": "foundedOn", "date": "2018-06", "evidence": "2018年6月成立"}]}
    wrong = GOLD | {"facts": [gold["facts"][0] | {"date": "2018"}]}
    assert [v for v, _ in verdicts(gold, gold, "facts")] == ["right"]
    assert [v for v, _ in verdicts(gold, wrong, "facts")] == ["false", "missed"]


@pytest.mark.parametrize(
    ("measure", "value", "verdict"),
    [("职员工", 3000, "right"), ("员工", 3014, "right"), ("员工", 3016, "false"), ("党员人数", 3000, "false")],
)
def test_a_figure_agrees_by_wording_and_value(measure: str, value: float, verdict: str) -> None:
    found = GOLD | {"statistics": [figure("三浦车车", measure, value)]}
    assert verdicts(GOLD, found, "statistics")[0][0] == verdict


def test_a_false_find_is_shown_in_its_sentence() -> None:
    text = "开头。书记李明\n来到三浦车车调研。结尾。"
    found = page({"李明": ["Person"]}) | {"articles": [{"id": "a", "text": text}]}
    found["facts"] = [fact("李明", "memberOf", "李明", article="a", start=9, end=16)]
    shown = errors(score(page({}), found, "page")).splitlines()
    assert shown == [
        "page\tfalse\tPerson\t李明\t书记李明",
        "page\tfalse\tmemberOf\t李明 -memberOf-> 李明\t来到三浦车车调研。",
    ]


def test_the_table_has_a_line_for_each_part_and_class() -> None:
    lines = table(score(GOLD, page({"王新": ["Person"]}), "page")).splitlines()
    assert [line.split() for line in lines[1:4]] == [
        ["names", "1.000", "0.250", "0.400", "4"],
        ["entities", "1.000", "0.250", "0.400", "4"],
        ["Company", "0.000", "0.000", "0.000", "1"],
    ]
    assert lines[-1].split() == ["statistics", "0.000", "0.000", "0.000", "1"]


def write(folder: Path, name: str, data: Json) -> None:
    folder.mkdir(exist_ok=True)
    (folder / f"{name}.json").write_text(json.dumps(data), encoding="utf-8")


def test_folders_are_compared_file_by_file(tmp_path: Path) -> None:
    for name in ("a", "b"):
        write(tmp_path / "gold", name, page({"王新": ["Person"]}))
    write(tmp_path / "found", "a", page({"王新": ["Person"]}))
    marks = score_folder(tmp_path / "gold", tmp_path / "found")
    assert [(m.file, m.verdict) for m in marks if m.part == "names"] == [("a", "right"), ("b", "missed")]


def test_a_folder_without_gold_or_without_its_article_is_named(tmp_path: Path) -> None:
    with pytest.raises(ValueError, match="no gold files"):
        score_folder(tmp_path)
    write(tmp_path, "a", page({}))
    with pytest.raises(ValueError, match=r"a\.json: no article .*a\.txt"):
        score_folder(tmp_path)


def perturbed(data: Json, dice: random.Random) -> Json:
    """A copy of a gold object with entities and facts lost, doubled, retyped, renamed and turned around."""
    kept = [e for e in data["entities"] if dice.random() > 0.1]
    ids = {e["id"] for e in kept}
    for e in kept:
        e |= {"types": ["Team"]} if dice.random() < 0.1 else {}
        e |= {"names": dice.sample(e["names"], len(e["names"]))} if dice.random() < 0.3 else {}
        e |= {"names": [e["names"][0][:-1] or "一"]} if dice.random() < 0.1 else {}
    facts = [f for f in data["facts"] if {f["s"], f.get("o", f["s"])} <= ids and dice.random() > 0.2]
    for f in facts:
        f |= {"role": f["role"][-2:]} if f.get("role") and dice.random() < 0.5 else {}
        f |= {"s": f["o"], "o": f["s"]} if "o" in f and dice.random() < 0.1 else {}
        f |= {"o": dice.choice(sorted(ids))} if "o" in f and dice.random() < 0.1 else {}
    figures = [s for s in data["statistics"] if s["s"] in ids]
    for s in figures:
        s |= {"value": s["value"] * dice.choice([1, 1.004, 1.01])}
        s |= {"measures": [s["measures"][0][: dice.choice([1, 2, 9])] + dice.choice(["", "数量"])]}
    double = [dict(e, id=f"{e['id']}x") for e in kept if dice.random() < 0.1]
    return data | {"entities": kept + double, "facts": facts + facts[:3], "statistics": figures + figures[:1]}


@pytest.mark.skipif(not (SHARED / "score.py").exists(), reason="the shared scorer is not here")
@pytest.mark.parametrize("seed", range(5))
def test_figures_are_those_of_the_shared_scorer(tmp_path: Path, seed: int) -> None:
    dice = random.Random(seed)
    for path in sorted((SHARED / "dev").glob("*.json")):
        write(tmp_path / "found", path.stem, perturbed(json.loads(path.read_text(encoding="utf-8")), dice))
    command = [sys.executable, str(SHARED / "score.py"), str(SHARED / "dev"), str(tmp_path / "found"), "--json"]
    theirs = json.loads(subprocess.run(command, check=True, capture_output=True, text=True).stdout)
    marks: tuple[Mark, ...] = score_folder(SHARED / "dev", tmp_path / "found")
    assert summary(marks) == theirs
    assert 0.3 < theirs["facts"]["f1"] < 0.95
