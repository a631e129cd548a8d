"""A reading and its JSON say the same."""

import json
from pathlib import Path
from typing import Any

import pytest
from msgspec.structs import replace

from hongtu.gold import dump, from_json, load, to_json
from hongtu.model import Article, Entity, Evidence, Fact, Reading, Statistic

DEV = Path(__file__).parents[2] / "shared" / "gold" / "dev"
WORDS = Evidence("page", 0, 8, "书记王新的研究院", "relate.posts.POST", 0.97)
READING = Reading(
    articles=(
        Article("page", "书记王新的研究院，成立于2018年6月，有党员2595名，注册资本1.5亿元。", "标题", "2018-11"),
    ),
    entities=(Entity("e1", "Person", ("王新",)), Entity("e2", "ResearchInstitution", ("光电产业研究院", "研究院"))),
    facts=(
        Fact("e1", "holdsPost", "e2", (WORDS,), "书记", "2018"),
        Fact("e1", "memberOf", "e2", (WORDS,), status="former"),
        Fact("e2", "foundedOn", "2018-06", (replace(WORDS, start=9, end=18),)),
    ),
    statistics=(Statistic("e2", "党员", 2595.0, "名", (replace(WORDS, confidence=0.9),), "2018"),),
)


def test_a_reading_survives_its_json() -> None:
    text = dump(to_json(READING, id="page"))
    assert from_json(json.loads(text)) == READING


def test_a_fact_has_the_keys_of_the_format() -> None:
    post, member, founded = to_json(READING, id="page")["facts"]
    assert post == {
        "s": "e1", "p": "holdsPost", "o": "e2", "role": "书记", "period": "2018", "status": "stated",
        "evidence": "书记王新的研究院", "article": "page", "start": 0, "end": 8,
        "rule": "relate.posts.POST", "confidence": 0.97,
    }  # fmt: skip
    assert "role" not in member
    assert founded["date"] == "2018-06"
    assert "o" not in founded


def test_whole_figures_have_no_decimal_point() -> None:
    figures = tuple(replace(READING.statistics[0], value=v) for v in (2595.0, 1.5))
    data = to_json(replace(READING, statistics=figures), id="page")
    assert [json.dumps(s["value"]) for s in data["statistics"]] == ["2595", "1.5"]


def test_planned_facts_stand_only_where_they_are_asked_for() -> None:
    plan = replace(READING, facts=(replace(READING.facts[0], status="planned"),))
    assert to_json(plan, id="page")["facts"] == []
    assert [f["status"] for f in to_json(plan, id="page", planned=True)["facts"]] == ["planned"]


def test_a_fact_is_shown_with_its_surest_words() -> None:
    doubtful = replace(WORDS, text="王新", end=2, confidence=0.5)
    fact = replace(READING.facts[0], evidence=(doubtful, WORDS, replace(WORDS, start=20, end=27)))
    shown = to_json(replace(READING, facts=(fact,)), id="page")["facts"]
    assert [(f["evidence"], f["start"]) for f in shown] == [("书记王新的研究院", 0)]


def annotated() -> dict[str, Any]:
    return {
        "id": "page",
        "published": "2018-11",
        "entities": [{"id": "e1", "types": ["Zone", "Place"], "names": ["高新区"], "optional": True}],
        "facts": [{"s": "e1", "p": "foundedOn", "date": 2010, "evidence": "2010年成立"}],
        "statistics": [{"s": "e1", "measures": ["党员", "人数"], "value": 3, "unit": "名", "evidence": "党员3名"}],
    }


def test_annotations_are_read_too() -> None:
    read = from_json(annotated())
    assert (read.articles[0].published, read.entities[0].type) == ("2018-11", "Zone")
    assert (read.facts[0].object, read.facts[0].evidence[0].start) == ("2010", -1)
    assert (read.statistics[0].measure, read.statistics[0].evidence[0].article) == ("党员", "page")


@pytest.mark.skipif(not DEV.is_dir(), reason="the shared gold is not here")
def test_the_shared_gold_is_read() -> None:
    for path in sorted(DEV.glob("*.json")):
        data = load(path)
        assert len(from_json(data).facts) == len(data["facts"])


def test_an_entry_that_lacks_a_key_is_named() -> None:
    data = annotated()
    del data["facts"][0]["p"]
    with pytest.raises(ValueError, match="page: an entry lacks 'p'"):
        from_json(data)


NOT_GOLD = (b"\xff\xfe", b"{", b"[]", b'{"entities": [], "facts": 3, "statistics": []}',
            b'{"entities": [{"id": "e1"}], "facts": [], "statistics": []}')  # fmt: skip


@pytest.mark.parametrize("content", NOT_GOLD)
def test_a_file_in_another_format_is_named(tmp_path: Path, content: bytes) -> None:
    path = tmp_path / "page.json"
    path.write_bytes(content)
    with pytest.raises(ValueError, match=r"page\.json: .*(no JSON|gold format)"):
        load(path)
