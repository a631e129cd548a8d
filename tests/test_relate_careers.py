"""Who takes up, leaves or holds a post, and at what, where several bodies and people stand around it."""

import pytest

from hongtu.extract import understand
from hongtu.model import Article

pytestmark = pytest.mark.usefixtures("rules_alone")


def posts(text: str) -> set[tuple[str, str, str]]:
    """Person, body and role of each post, by first names."""
    reading = understand(Article("test", text))
    names = {e.id: e.names[0] for e in reading.entities}
    return {(names[f.subject], names[f.object], f.role or "") for f in reading.facts if f.predicate == "holdsPost"}


def test_the_second_post_is_at_the_host_of_the_committee_before_it() -> None:
    found = posts(
        "江州理工西山研究院揭牌。江州学院党委副书记、校长刘先明到场。国务院国资委党委书记、主任张玉明、市商务局党委委员、"
        "副局长王小川讲话。"
    )
    assert ("刘先明", "江州学院", "校长") in found
    assert ("张玉明", "国务院国资委", "主任") in found
    assert not {role for _, _, role in found} & {"党委主任", "党委副局长", "党委校长"}


def test_a_region_has_its_own_chairs() -> None:
    found = posts("内蒙古自治区的企业参会。自治区党委常委、常务副主席黄志强主持，自治区副主席杨进明出席。")
    assert {
        ("黄志强", "内蒙古自治区党委", "党委常委"),
        ("黄志强", "内蒙古自治区", "常务副主席"),
        ("杨进明", "内蒙古自治区", "副主席"),
    } <= found


def test_academies_have_members_and_other_bodies_none() -> None:
    found = posts("西山大学纳米研究院院长、中国科学院院士李述明作报告，江州大学张远程院士主持。")
    assert {("李述明", "西山大学纳米研究院", "院长"), ("李述明", "中国科学院", "院士")} <= found
    assert "江州大学" not in {body for _, body, role in found if role == "院士"}


def test_whom_an_announcement_names_takes_the_post_and_not_who_announces() -> None:
    found = posts("会上，何士明宣布：杨建忠任中共江州新区工作委员会委员、书记。")
    assert {person for person, _, _ in found} == {"杨建忠"}


def test_a_post_that_its_holder_follows_is_not_of_the_person_before_it() -> None:
    found = posts("江州市委书记赵俊明作陪，讲话的是市长王浩然。")
    assert ("赵俊明", "江州市", "市长") not in found


def test_a_post_is_told_by_who_takes_it_up() -> None:
    found = posts("江州理工西山研究院成立，研究院院长由江州理工大学党委副书记、校长袁亮明出任。")
    assert ("袁亮明", "江州理工西山研究院", "院长") in found
    assert ("袁亮明", "江州理工大学", "校长") in found


def test_the_posts_that_end_when_somebody_resigns() -> None:
    found = posts(
        "江州水泥股份有限公司披露，董事长杨军明因工作调整请辞，所任第四届董事会董事、战略委员会主任委员同时终止。"
        "王诚明因工作变动递交辞呈，执行董事、总经理两职一并卸下。"
    )
    firm = "江州水泥股份有限公司"
    assert {
        ("杨军明", firm, "董事"),
        ("杨军明", firm, "战略委员会主任委员"),
        ("王诚明", firm, "执行董事"),
        ("王诚明", firm, "总经理"),
    } <= found


def test_the_county_of_a_paragraph_is_the_one_it_names() -> None:
    found = posts(
        "2021年11月17日，遂平县签约。县委书记何冬明、县长侯蕴明出席。\n\n2020年7月3日，客人到正阳县看了园区。县委书记刘艳丽、"
        "县长王东征陪同。"
    )
    assert {("侯蕴明", "遂平县", "县长"), ("王东征", "正阳县", "县长"), ("刘艳丽", "正阳县委", "书记")} <= found


def test_a_cooperative_has_a_chair_and_a_court_a_head_whose_name_begins_like_a_river() -> None:
    found = posts("泽州县西山荣盛农业专业合作社扩建，理事长孟桂明介绍。江州市中级人民法院院长江涛出席。")
    assert ("孟桂明", "泽州县西山荣盛农业专业合作社", "理事长") in found
    assert ("江涛", "江州市中级人民法院", "院长") in found


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("党工委副书记江茂讲“红领带”行动。", "江茂"),
        ("管委会副主任王岩作推介。", "王岩"),
        ("选举杨军出任董事长。", "杨军"),
    ],
)
def test_a_name_ends_before_what_its_bearer_does(text: str, name: str) -> None:
    assert name in {e.names[0] for e in understand(Article("test", text)).entities if e.type == "Person"}
