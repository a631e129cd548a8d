"""Names that stand in a row, and names that are short for others."""

from __future__ import annotations

import pytest

from hongtu.extract import understand
from hongtu.find.abbreviated import shortens, whole
from hongtu.find.candidates import Place
from hongtu.find.rows import Rows, rows
from hongtu.find.view import View, view
from hongtu.model import Article, Mention
from hongtu.read import sentences

LIST = "园区里的星河、蓝海、北斗和东山等企业开工。"


def seen(text: str) -> View:
    article = Article("a", text)
    return view(article, sentences(article))


def place(text: str, name: str, kind: str) -> Place:
    at = text.index(name)
    return at, at + len(name), kind


def test_the_members_of_a_row_are_told_apart() -> None:
    (row,) = rows(LIST, 0)
    assert [LIST[i.start : i.end] for i in row.items] == ["园区里的星河", "蓝海", "北斗", "东山"]
    assert row.told == "企业"


@pytest.mark.parametrize(
    ("text", "members"),
    [
        ("“强基”“先锋”“领航”三项", ["“强基”", "“先锋”", "“领航”三项"]),
        ("江州（东山、西河）、南林", ["江州（东山、西河）", "南林"]),
        ("《甲办法》《乙办法》", ["《甲办法》", "《乙办法》"]),
    ],
)
def test_brackets_hold_together_and_quotations_join(text: str, members: list[str]) -> None:
    (row,) = rows(text, 0)
    assert [text[i.start : i.end] for i in row.items] == members


def test_no_row_without_a_joint() -> None:
    assert not list(rows("江州高新区开工。", 0))
    assert not list(rows("", 0))
    assert next(rows("、", 0)).items[0].end == 0


def test_a_likely_name_offers_the_other_members_of_its_row() -> None:
    found = Rows(seen(LIST))
    known = {place(LIST, "蓝海", "Company"): 9}
    assert set(found.offered(known)) == {place(LIST, "北斗", "Company"), place(LIST, "东山", "Company")}
    assert not list(found.offered({place(LIST, "蓝海", "Company"): 1}))


def test_the_other_members_speak_for_one() -> None:
    found = Rows(seen(LIST))
    known = {place(LIST, "蓝海", "Company"): 9, place(LIST, "北斗", "Company"): 2, place(LIST, "企业", "Place"): 5}
    clues = found.clues(known)
    assert set(clues) == set(known) - {place(LIST, "企业", "Place")}
    one, other = (clues[place(LIST, name, "Company")] for name in ("北斗", "蓝海"))
    assert one[2][0] == 9
    assert other[2][0] == 2


@pytest.mark.parametrize(
    ("kind", "short", "full"),
    [
        ("Company", "晟博科技", "宁波晟博新材料科技有限公司"),
        ("Company", "通钢集团", "通化钢铁集团有限公司"),
        ("Zone", "鹿寨经开区", "鹿寨经济开发区"),
        ("EducationInstitution", "哈工大", "哈尔滨工业大学"),
        ("ResearchInstitution", "中科院兰州化物所", "中科院兰州化学物理研究所"),
        ("GovernmentBody", "江苏省政府", "江苏省人民政府"),
    ],
)
def test_short_forms_are_known(kind: str, short: str, full: str) -> None:
    assert shortens(kind, short, full)
    assert not shortens(kind, full, short)


@pytest.mark.parametrize(
    ("kind", "one", "other"),
    [
        ("Company", "中国银行", "中国工商银行"),
        ("Company", "招商局集团", "招商局海南开发投资有限公司"),
        ("Company", "星河二厂有限公司", "星河第三电机厂有限公司"),
        ("EducationInstitution", "江苏大学", "江苏科技大学"),
        ("EducationInstitution", "陕西工学院", "陕西理工学院"),
        ("SocialOrganization", "江州市企业联合会", "江州市企业家联合会"),
        ("Zone", "江州科技园", "江州科技园生物医药园"),
        ("Person", "王明", "王小明"),
    ],
)
def test_other_names_stay_apart(kind: str, one: str, other: str) -> None:
    assert not shortens(kind, one, other)


def test_a_name_that_could_be_short_for_two_stays_as_it_is() -> None:
    names = ["浙大", "浙江大学", "浙海大学"]
    found = [Mention(n * 9, n * 9 + len(name), name, "EducationInstitution", "t") for n, name in enumerate(names)]
    assert [m.name for m in whole(found)] == ["", "", ""]
    assert [m.name for m in whole(found[:2])] == ["浙江大学", ""]


def test_a_committee_bears_its_hosts_whole_name() -> None:
    reading = understand(Article("a", "鹿寨经济开发区面积很大。鹿寨经开区党工委书记王明远介绍情况。"))
    bodies = [e.names for e in reading.entities if e.type == "PartyOrganization"]
    assert bodies == [("鹿寨经济开发区党工委", "鹿寨经开区党工委")]
    assert [e.names[0] for e in reading.entities if e.type == "Zone"] == ["鹿寨经济开发区"]
