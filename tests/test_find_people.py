"""People by what stands around their names, and whose committee a name means."""

import pytest

from hongtu.find import find
from hongtu.find.hosts import governed, host, once
from hongtu.model import Article
from hongtu.read import sentences
from hongtu.rule import example

PEOPLE = [
    "后来担任星河光电董事长的[Person 张明远]提出方案，72岁的[Person 王小平]和5岁的孙子都来了。",
    "东林村的[Person 李一凡]就是其中之一，社区的李大姐说公司的安全生产很好。",
    "市人民检察院检察长[Person 于占东]列席，党支部书记[Person 原小松]说，市长[Person 阳卫东]在仪式上说。",
    "江西科技师范大学党委副书记[Person 张明远]与调研员[Person 权巨山]一行座谈，讲解员[Person 周小燕]陪同。",
    "中专毕业的徒弟[Person 李长福]和村党支部书记[Person 张超]招引来大棚项目，选手[Person 龙兴文]介绍作品。",
    "[Person 郭安江]、[Person 王凤英]等贫困户代表作了交流发言。",
    "[Person 陈乘江]、[Person 洪小清]、[Person 张彩霞]等39人被授予奖章。",
    "村民[Person 赵小兰]、[Person 孙大勇]等先后发言。",
    "“三等奖获得者[Person 王立新]、[Person 赵小明]等学生代表上台。",
    "[Person 周义明]、[Person 邱小东]被评为“优秀共产党员”，[Person 张华清]被评为“优秀党务工作者”。",
    "党支部书记由[Person 许美兰]担任。",
    "会议由[Person 张祖明]主持。",
    "院长[Person 谢更明]先作了介绍。",
    "公司控股领导[Person 苗连春]为员工送餐。",
    "镇长[Person 睦国强]笑呵呵地说，镇里变了样。",
    "环卫工人[Person 李秀芬]和非遗传承人[Person 陈小婉]获奖。",
    "农场老总[Person 张明远]掀开薄膜。",
    "宁夏、甘肃等地代表先后发言。",
    "霍大叔说，王大姐告诉记者，退休教师老王也来了。",
    "校友代表齐聚一堂，领导高度重视，专家充分肯定。",
    "书记带队调研，院长寄语新生，主任忙说不用。",
    "李家村第一书记[Person 张一帆]介绍，车间主任[Person 周波]、班主任[Person 赵兰]和家长代表周先生也来了。",
    "种植大户[Person 王二虎]、返乡创业青年[Person 钱小军]加入了合作社。",
    "[Person 赵中原]是石桥乡东林村党总支书记。大学毕业后，回乡创业。石榴籽是职工代表。",
    "获评优秀的[Person 许文林]今年79岁，很精神。",
    "会议决定，授予[Person 吴俊山]等30名党员奖章。志愿者是骨干，党员是先锋。",
    "志愿者全天候值守，党员包保到户。",
    "69岁的老支书[Person 买买提江·吾买尔]在大会上发言。",
    "市政府秘书长[Person 尤在明]等参加，市委书记[Person 许向东]主持，董事长[Person 周清和]分别致辞。",
    "[Person 王新]曾任江州大学讲师。省委组织部部长[Person 吴浩]到清远调研，高新区荣获了称号，两家公司荣获奖状。",
    "[Person 喻云林]、[Person 陈浙明]、[Person 姚来英]和秘书长[Person 孟庆松]出席。副市长[Person 姚来英]宣读决定。",
    "副总裁[Person 梁其明]说，镇长[Person 吴国杰]带着记者来到村里。",
    "村民[Person 高水明]家做民宿，一天营收不少。",
    "正在地里干活的村民[Person 于登银]给记者算账，队员跟着忙。",
    "[Person 王建国]，中共党员，现任星河光电有限公司总经理。[Person 李文山]，1975年3月出生，是技术员。",
    "星河光电有限公司总经理留美博士[Person 孙晓明]荣获奖章。",
    "星河光电有限公司去年搬来。星河光电[Person 李小龙]摸底后发现，骨干很多。",
]


@pytest.mark.parametrize("marked", PEOPLE)
def test_people_are_found_by_what_stands_around_them(marked: str) -> None:
    taken = example(marked)
    article = Article("test", taken.sentence.text)
    found = [m.text for m in find(article, sentences(article)) if m.type == "Person"]
    assert found == [m.text for m in taken.mentions]


@pytest.mark.parametrize(
    ("name", "whose"),
    [
        ("江州高新区工委", "江州高新区"),
        ("中共江州机电有限公司支部委员会", "江州机电有限公司"),
        ("江州市系统两新组织党委", ""),
        ("江州市委非公企业和社会组织工委", ""),
        ("星河光电", ""),
    ],
)
def test_a_committee_names_its_host_or_none(name: str, whose: str) -> None:
    assert host(name) == whose


def test_governments_govern_and_levels_are_said_once() -> None:
    assert [governed(n) for n in ("江州市人民政府", "江州经开区管委", "政府", "江州市教育局")] == [
        "江州市",
        "江州经开区",
        "",
        "",
    ]
    assert [once(n) for n in ("江州市市委", "中共江州市委", "石桥村原党支部")] == [
        "江州市委",
        "江州市委",
        "石桥村党支部",
    ]


@pytest.mark.parametrize(
    ("text", "words", "name"),
    [
        ("江州高新区党工委书记、管委会主任陶江到会。广州开发区管委会副主任李明到会。", "管委会", "江州高新区管委会"),
        ("江州机电有限公司党委副书记、纪委书记郭明到会。", "纪委", "江州机电有限公司纪委"),
        ("江州综合实验区党工委召开会议。区党群工作部印发通知。", "区党群工作部", "江州综合实验区党群工作部"),
        (
            "西安高新区来了客人。江州自贸区很大。江州自贸区发展快。高新区党工委书记马明致辞。",
            "高新区党工委",
            "西安高新区党工委",
        ),
    ],
)
def test_an_organ_is_that_of_the_host_that_is_spoken_of(text: str, words: str, name: str) -> None:
    article = Article("test", text)
    assert {m.name for m in find(article, sentences(article)) if m.text == words} == {name}


MEETINGS = [
    "[Event 肇庆市九届人大常委会第八次会议]召开，市人大常委会主任主持。",
    "1月8日上午，[Event 杭州市第十四届人民代表大会第三次会议]开幕。",
    "[Event 政协长沙市第十三届委员会第二次会议]闭幕。",
    "7月9日，[Event 江州科技城企业入驻签约仪式]在江州举行。",
    "[Event 南昌市人才工作座谈会]近日召开。",
    "早在2022年12月12日的[Event 科技城企业入驻签约仪式]上，双方握手。",
]


@pytest.mark.parametrize("marked", MEETINGS)
def test_meetings_are_found_by_their_number_or_by_where_they_are_held(marked: str) -> None:
    taken = example(marked)
    article = Article("example", taken.sentence.text)
    names = {m.text for m in find(article, sentences(article)) if m.type == "Event" and not m.by.startswith("find.def")}
    assert names == {m.text for m in taken.mentions}
