"""Who holds which post where the body is not said: by the kind of the post, in lists, in several sentences."""

import pytest

from hongtu.extract import understand
from hongtu.model import Article


def posts(text: str) -> set[tuple[str, str, str]]:
    """Person, body and role of each post, by first names."""
    reading = understand(Article("test", text))
    names = {e.id: e.names[0] for e in reading.entities}
    return {(names[f.subject], names[f.object], f.role) for f in reading.facts if f.predicate == "holdsPost"}


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        (
            "江州大学与星河光电有限公司签约，副校长李明华出席。",
            {("李明华", "江州大学", "副校长")},
        ),
        (
            "上海市的企业到楚雄市。楚雄市委副书记张明远致辞，市委副书记李一凡主持，市委组织部部长王小川到场。",
            {
                ("张明远", "楚雄市委", "副书记"),
                ("李一凡", "楚雄市委", "副书记"),
                ("王小川", "楚雄市委组织部", "部长"),
            },
        ),
        (
            "东林村的王小平就是其中之一。东林村和西山村相邻，东林村人多。石桥村的李一凡也当选村党支部书记。",
            {("李一凡", "石桥村党支部", "党支部书记")},
        ),
        (
            "江州大学方面，校长张明远，副校长李一凡、王小川到场，星河光电有限公司等企业参加。",
            {
                ("张明远", "江州大学", "校长"),
                ("李一凡", "江州大学", "副校长"),
                ("王小川", "江州大学", "副校长"),
            },
        ),
        (
            "清城区召开大会。清城区政府区长周明带领副区长王海参观星河光电有限公司。",
            {("周明", "清城区", "区长"), ("王海", "清城区", "副区长")},
        ),
        (
            "江州市第一医院建成新楼。副院长刘芳介绍，星河光电有限公司捐赠了设备。",
            {("刘芳", "江州市第一医院", "副院长")},
        ),
        (
            "清远市总工会党组书记、常务副主席张仁远到会。",
            {("张仁远", "清远市总工会党组", "党组书记"), ("张仁远", "清远市总工会", "常务副主席")},
        ),
        (
            "江州大学党委常委、宣传部部长胡一斌讲话。",
            {("胡一斌", "江州大学党委", "党委常委"), ("胡一斌", "江州大学党委宣传部", "部长")},
        ),
        (
            "清城区区委书记周明到会。",
            {("周明", "清城区委", "书记")},
        ),
        (
            "江州七局总承包公司召开大会。会上，总承包公司党委书记、董事长苏方远讲话。",
            {("苏方远", "江州七局总承包公司党委", "党委书记"), ("苏方远", "江州七局总承包公司", "董事长")},
        ),
        (
            "石桥村今年增收。驻村第一书记兼村党支部书记王小虎介绍了做法。",
            {("王小虎", "石桥村党支部", "党支部书记"), ("王小虎", "石桥村", "第一书记")},
        ),
    ],
)
def test_a_post_without_its_body_is_at_what_it_can_lead(text: str, wanted: set[tuple[str, str, str]]) -> None:
    assert posts(text) == wanted


@pytest.mark.parametrize(
    "text",
    [
        "星河光电有限公司来了客人，校长李明华参观。",
        "星河光电有限公司来了客人，副区长王海陪同。",
        "江州大学举行活动，总经理周强参加。",
    ],
)
def test_a_post_is_never_at_a_body_of_another_kind(text: str) -> None:
    assert posts(text) == set()


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        (
            "江州银行副行长王磊到星河光电走访。星河光电财务总监赵敏、技术中心主任钱森陪同。",
            {("王磊", "江州银行", "副行长")},
        ),
        (
            "清远高新区管委会副主任孙涛、吴敏，业主代表、江州蓝海化工有限公司董事长郑浩到场。",
            {
                ("孙涛", "清远高新区管委会", "副主任"),
                ("吴敏", "清远高新区管委会", "副主任"),
                ("郑浩", "江州蓝海化工有限公司", "董事长"),
            },
        ),
        (
            "江州市第一医院院长李仁、党委书记王德，心内科主任赵心到会。",
            {
                ("李仁", "江州市第一医院", "院长"),
                ("王德", "江州市第一医院党委", "党委书记"),
                ("赵心", "江州市第一医院", "心内科主任"),
            },
        ),
        (
            "清远市政协副主席吕明，区党工委副书记、管委会主任宫卫到场。",
            {("吕明", "清远市政协", "副主席"), ("宫卫", "区党工委", "党工委副书记")},
        ),
        (
            "世界无人机大会主席、清远市无人机行业协会会长杨才介绍。",
            {("杨才", "清远市无人机行业协会", "会长")},
        ),
        (
            "蓝海集团、星河集团党委书记、董事长严明柏到场。",
            {
                ("严明柏", "星河集团党委", "党委书记"),
                ("严明柏", "星河集团", "董事长"),
                ("严明柏", "蓝海集团党委", "党委书记"),
                ("严明柏", "蓝海集团", "董事长"),
            },
        ),
        (
            "江州市市场监管局党组成员、总工程师、小微企业和个体经济组织党委书记张元明到场。",
            {
                ("张元明", "江州市市场监管局党组", "党组成员"),
                ("张元明", "江州市市场监管局", "总工程师"),
                ("张元明", "江州市市场监管局小微企业和个体经济组织党委", "小微企业和个体经济组织党委书记"),
            },
        ),
    ],
)
def test_a_post_whose_own_body_is_unknown_is_at_no_other(text: str, wanted: set[tuple[str, str, str]]) -> None:
    assert posts(text) == wanted


def test_a_post_that_only_one_can_hold_is_not_shared_by_the_next_in_a_list() -> None:
    found = posts("星河光电有限公司总经理周强、李一凡出席。")
    assert found == {("周强", "星河光电有限公司", "总经理")}


def test_a_head_of_what_has_no_name_is_head_of_no_company() -> None:
    assert posts("星河光电有限公司来到村里。村里的工坊订单不断。负责人马东说，多亏大家。") == set()
