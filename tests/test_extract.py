"""From a file to what it says."""

from pathlib import Path

import pytest

from hongtu.extract import extract, trial
from hongtu.gold import to_json

ROOT = Path(__file__).parents[1]
PAGE = """清远高新区党建结硕果
■记者 张明远 李小山
近年来，清远高新区大力实施“雏鹰计划”，引进人才300人。党工委书记周海燕介绍，园区有企业党支部20个。

江州经开区举办大赛
本报讯 6月1日，江州经开区举办江州创业大赛。管委会主任陈一川出席。
"""


def test_articles_of_a_page_are_read_together(tmp_path: Path) -> None:
    page = tmp_path / "page.txt"
    page.write_text(PAGE, encoding="utf-8")
    reading = extract(page)
    assert [a.id for a in reading.articles] == ["page", "page-2"]
    assert [e.id for e in reading.entities] == [f"e{i}" for i in range(1, len(reading.entities) + 1)]
    names = {e.id: e.names[0] for e in reading.entities}
    posts = {(names[f.subject], names[f.object]) for f in reading.facts if f.predicate == "holdsPost"}
    assert posts == {("周海燕", "清远高新区党工委"), ("陈一川", "江州经开区管委会")}


def test_what_is_read_is_the_same_each_time(tmp_path: Path) -> None:
    page = tmp_path / "page.txt"
    page.write_text(PAGE, encoding="utf-8")
    assert to_json(extract(page), id="page") == to_json(extract(page), id="page")


def test_trial_names_the_rule_of_all_that_it_sees() -> None:
    mentions, claims = trial("公司党委书记唐倚智说道")
    assert [m.text for m in mentions if m.type == "Person"] == ["唐倚智"]
    assert all(m.by for m in mentions)
    assert all(c.by for c in claims)


@pytest.mark.parametrize("name", ["zhaoqing-kunpeng", "qingyuan-matrix"])
def test_evidence_leads_back_to_the_characters_of_a_wrapped_file(name: str) -> None:
    file = ROOT / "data" / "articles" / f"{name}.txt"
    raw = file.read_text(encoding="utf-8")
    reading = extract(file)
    origins = {article.id: article.origin for article in reading.articles}
    told = [e for fact in reading.facts for e in fact.evidence]
    assert len(told) > 10
    for one in told:
        places = [i for i in origins[one.article][one.start : one.end] if i >= 0]
        assert "".join(raw[i] for i in places) == one.text.replace("\n", "")
        assert places == sorted(places)
