"""What differs between two graphs is told: things, posts, facts and figures that came, went or changed."""

import csv
import io
from pathlib import Path

import pyoxigraph as ox
import pytest
from msgspec.structs import replace

from hongtu.diff import changes, diff, pair
from hongtu.graph import PREFIXES, from_turtle, state, write
from hongtu.model import Entity, Evidence, Fact, Reading

LINES = """\
+ 实体 thing  李明 人物 Person e:李明
- 实体 thing  远山村 地点 Place e:远山村
~ 职务 post  张明远 —任职于 holdsPost→ 星河光电有限公司（党支部书记） → \
张明远 —任职于 holdsPost→ 星河光电有限公司（董事长，2019）
- 事实 fact  张明远 —参与 participatesIn→ 青蓝计划
~ 数据 figure  江州高新区 党员 1240名（2018） → 江州高新区 党员 1300名（2018）
新增 came 1，消失 went 2，改变 changed 2
"""


@pytest.fixture
def later(small: Reading) -> Reading:
    """The small reading, later: somebody came, somewhere went, a post and a figure changed, and one fact is gone."""
    post, part, *facts = small.facts
    entities = (*(e for e in small.entities if e.type != "Place"), Entity("李明", "Person", ("李明",)))
    figures = (replace(small.statistics[0], value=1300),)
    changed = replace(post, role="董事长", period="2019")
    assert part.predicate == "participatesIn"
    return replace(small, entities=entities, facts=(changed, *facts), statistics=figures)


def test_what_came_went_and_changed_is_told(small: Reading, later: Reading) -> None:
    assert diff(state(small), state(later)) == LINES


def test_nothing_differs_from_itself_or_for_another_evidence(small: Reading) -> None:
    assert changes(small, small) == ()
    post, *others = small.facts
    twice = replace(post, evidence=(*post.evidence, Evidence("page", 0, 2, "江州", "relate.test.OTHER")))
    assert changes(small, replace(small, facts=(twice, *others))) == ()


def test_back_and_forth_are_opposites(small: Reading, later: Reading) -> None:
    there, back = changes(small, later), changes(later, small)
    assert {(c.old, c.new) for c in there} == {(c.new, c.old) for c in back}


def test_a_table_has_a_row_for_each(small: Reading, later: Reading) -> None:
    rows = list(csv.DictReader(io.StringIO(diff(state(small), state(later), form="csv"))))
    assert [(r["change"], r["what"]) for r in rows] == [
        ("came", "Person"),
        ("went", "Place"),
        ("changed", "post"),
        ("went", "fact"),
        ("changed", "figure"),
    ]
    assert (rows[2]["subject"], rows[2]["object_name"], rows[2]["role"]) == ("张明远", "星河光电有限公司", "董事长")
    assert "党支部书记" in rows[2]["was"]
    assert (rows[4]["value"], rows[4]["unit"], "1240" in rows[4]["was"]) == ("1300", "名", True)


def test_no_name_is_a_formula_to_a_spreadsheet(small: Reading) -> None:
    bad = Entity("x", "Person", ("=HYPERLINK(1)",))
    (row,) = csv.DictReader(
        io.StringIO(diff(state(small), state(replace(small, entities=(*small.entities, bad))), form="csv"))
    )
    assert row["subject_name"] == "'=HYPERLINK(1)"


def test_turtle_says_it_in_the_terms_of_prov(small: Reading, later: Reading) -> None:
    old, new = state(small), state(later)
    told = from_turtle(diff(old, new, form="ttl"))
    assert diff(old, new, form="ttl") == diff(old, new, form="ttl")

    def ends(term: str) -> set[str]:
        found = told.store.quads_for_pattern(None, ox.NamedNode(PREFIXES["prov"] + term), None, None)
        return {str(quad.object).partition(PREFIXES["e"])[2].rstrip(">")[:3] for quad in found}

    assert ends("generated") == {"李明", "st-", "ob-"}
    assert ends("invalidated") == {"远山村", "st-", "ob-"}
    assert ends("wasRevisionOf") == {"st-", "ob-"}
    assert {q.triple for q in told.store} - {q.triple for q in old.store} - {q.triple for q in new.store}
    assert set(map(str, told.store.quads_for_pattern(None, None, ox.Literal("董事长", language="zh"), None)))


def test_a_folder_is_compared_with_its_last_build(small: Reading, later: Reading, tmp_path: Path) -> None:
    write(small, tmp_path / "g")
    with pytest.raises(ValueError, match="there is no build before this one"):
        pair(tmp_path / "g", None)
    with pytest.raises(ValueError, match="no graph here"):
        pair(tmp_path / "none", None)
    write(later, tmp_path / "g")
    assert diff(*pair(tmp_path / "g", None)) == LINES
    write(small, tmp_path / "old")
    assert diff(*pair(tmp_path / "old", tmp_path / "g")) == LINES


def test_planned_and_former_facts_are_told_with_their_status(small: Reading) -> None:
    fact = Fact("星河光电有限公司", "participatesIn", "青蓝计划", small.facts[1].evidence, status="planned")
    planned = replace(small, facts=(*small.facts, fact))
    started = replace(small, facts=(*small.facts, replace(fact, status="stated")))
    assert "（planned） → " in diff(state(planned), state(started))
