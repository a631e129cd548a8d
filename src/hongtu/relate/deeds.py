"""What bodies do: programmes and events, documents, foundations, products."""

from __future__ import annotations

import re
from collections.abc import Iterator

from hongtu.model import Claim, Mention
from hongtu.relate.bodies import party
from hongtu.rule import FactRule, Relator, admitted, rules
from hongtu.scene import Scene

ISSUER = re.compile(
    "(?P<body>(?:中共)?[\u4e00-\u9fff]{2,12}?(?:[省市县区州旗]委|人民政府|管委会|党工委|办公厅|办公室|总工会|局|厅))(?:关于|印发)"
)

RUNS = FactRule(
    asserts="runs",
    pattern="{s:*Organization|Zone|Place|Person|Facility+}[^。；！？，]{0,40}?<run_verbs>(?!的)(?:了|以|起|出)?[^。；！？，]{0,16}?{o:Programme|Event+}",
    yes=(
        "[s:Zone 江州高新区]大力实施[o:Programme “青蓝计划”]",
        "[s:Zone 江州高新区]持续开展[o:Programme 清风行动]、[o:Programme 暖企行动]",
        "今年以来，[s:Zone ]举办[o:Event 江州创业大赛]",
    ),
    no=("[Zone 江州高新区]入选[Programme 百园工程]", "[Company 江州光电公司]的产品在[Event 江州创业大赛]亮相"),
)

RUN_OF = FactRule(
    asserts="runs",
    pattern="{s:*Organization|Zone|Place}[^。；！？，]{0,12}?<run_verbs>的[“‘]?{o:Programme}",
    yes=("[s:Place 天河区]正在大力推行的[o:Programme 产业招商模式]",),
)

RUN_SINCE = FactRule(
    asserts="runs",
    pattern="自(?:从)?{s:Organization|Zone|Place}[^。；！？，]{0,8}?<run_verbs>[“‘]?{o:Programme}[^。；！？，]{0,4}以来",
    yes=("自[s:EducationInstitution 江州学院]高位推进[o:Programme “一对一”帮扶工作]以来",),
)

OWN_EVENT = FactRule(
    asserts="runs",
    pattern="{s:*Organization|Zone}{Date}?[“‘]?{o:Event}[”’]?[^。；！？，]{0,16}?(?:举行|召开|举办|开幕|启动|落幕|圆满)",
    yes=("[s:EducationInstitution 江州学院][Date 2017年]“[o:Event 帮扶总结会]”在东林村举行",),
)

RUNS_BY_MEANS = FactRule(
    asserts="runs",
    pattern="{s:*Organization|Zone|Place}[^。；！？，]{0,10}?(?:用|以|靠)[“‘]?{o:Programme}[”’]?(?:管理|推动|提升|促进|破解|落实|激发|为抓手|为载体|为契机|为引领|为牵引|为依托)",
    yes=("[s:PartyOrganization 公司党总支]用“[o:Programme 承包制]”管理生产线",),
)

RUNS_WITH = FactRule(
    asserts="runs",
    pattern="(?:联合|会同|携手|(?:与|同|和)(?=.(?:一道|一起|共同|联合))){s:Organization|Zone|Place+}(?:一道|一起|共同|联合)?<run_verbs>(?:了)?[^。；！？，]{0,8}?{o:Programme|Event+}",
    yes=(
        "联合[s:GovernmentBody 市人社局]举办[o:Event 江州技能大赛]",
        "与[s:GovernmentBody 市人社局]一道举办[o:Event 江州技能大赛]",
    ),
    no=("与[GovernmentBody 市人社局]签约，举办[Event 江州技能大赛]",),
)

COMPLETED = FactRule(
    asserts="runs",
    pattern="{s:Person|Organization+}(?:院士|教授|团队|研究员)*(?:牵头|主持|联合|承担)(?:完成|承担|实施)?的[“‘]?{o:Programme}",
    yes=("[s:Person 张明远]院士主持完成的“[o:Programme 水稻栽培技术]”项目",),
)

TOOK_PART = FactRule(
    asserts="participatesIn",
    pattern="{s:Person|Organization+}(?:也|还)?参与(?:完成|承担|实施|建设)?的[“‘]?{o:Programme}",
    yes=("[s:Company 星河光电]参与完成的“[o:Programme 水稻栽培技术]”项目",),
)

RUNS_TOPIC = FactRule(
    asserts="runs",
    pattern="{o:Programme}[”’]?(?:是|作为|成为){s:Organization|Zone|Place}[^。；！？，]{0,14}(?:工作|举措|品牌|抓手|载体|工程|大事|重头戏|战略|政策|模式|做法)",
    yes=(
        "[o:Programme “青蓝计划”]是[s:Zone 江州高新区]的一项重点工作",
        "“[o:Programme 人才兴区]”是[s:Zone 开发区]一直坚持的战略",
    ),
)

JOINS = FactRule(
    asserts="participatesIn",
    pattern="{s:*Person|Organization|Zone|Place+}[^。；！？，]{0,10}?(?:入选|参加|参与|加入|出席|亮相|列入|承担|经)(?:了|为)?(?:[^。；！？，]{0,6}?|[^。；！？，]{2,14}的[^。；！？，\ue000-\uf8ff]{0,3}?[“‘]?){o:Programme|Event}",
    yes=(
        "[s:Person 张明远]成功入选[o:Programme “青蓝计划”]",
        "[s:Company 星河光电]、[s:Company 江州机电]参加[o:Event 江州创业大赛]",
    ),
    no=("[Person 张明远]介绍说，参加[Event 江州创业大赛]的企业很多",),
)

JOIN_LIST = FactRule(
    asserts="participatesIn",
    pattern="{s:Organization|Zone|Place+}等[\\d一二三四五六七八九十多余]+[个家][^。；！？，]{0,20}?(?:参与|参加|加入|投身)[^。；！？，]{0,6}?{o:Programme|Event}",
    yes=("[s:Company 星河光电]、[s:EducationInstitution 江州学院]等8个单位以不同形式参与[o:Programme 精准扶贫]工作",),
)

CHOSEN = FactRule(
    asserts="participatesIn",
    pattern="{s:Person}(?:博士|教授|院士|先生|女士)?[^。；！？，]{0,6}被[“‘]?{o:Programme}[”’]?[^。；！？，]{0,4}(?:吸引|引进|选中|资助|引入)",
    yes=("[s:Person 张明远]博士就是被“[o:Programme 青蓝计划]”吸引过来的",),
)

RECRUITED = FactRule(
    asserts="participatesIn",
    pattern="{s:Person}(?:就|也|都)?(?:是|成为|系)[^。；！？，]{0,6}{o:Programme}[^。；！？，]{0,10}(?:人才|专家|人选|成员|入选者|获得者)",
    yes=("[s:Person 张明远]就是[o:Programme “青蓝计划”]引进的人才",),
)

ISSUED = FactRule(
    asserts="issued",
    pattern="{s:*Organization|Zone|Place+}[^。；！？，]{0,24}?(?:制定|出台|印发|发布|颁布|编制|公布|推出|实施|制订|签署|签订)(?:了|出台|印发|实施|并印发)?[^。；！？，]{0,30}?{o:Policy+}",
    yes=(
        "[s:Zone 江州高新区]制定出台[o:Policy 江州人才办法]",
        "[s:GovernmentBody 江州市政府]印发[o:Policy 人才12条]、[o:Policy 园区办法]",
    ),
)

DEVELOPED = FactRule(
    asserts="developed",
    pattern="{s:*Organization|Person+}[^。；！？，]{0,10}?(?:自主)?(?:研发|开发|研制|做出|推出|设计|打造)(?:完成|成功|推出|生产)?(?:了|出|的)?[^。；！？，]{0,8}?{o:Product+}",
    yes=("[s:Company 江州光电公司]开发的[o:Product 云上纺纱平台]", "[s:Company 星河光电]自主研发[o:Product 光测系统]"),
)

DEVELOPER = FactRule(
    asserts="developed",
    pattern="{o:Product}[^。；！？]{0,12}(?:开发者|研发者|研发单位|开发单位|研制单位)(?:是|为){s:Organization+}",
    yes=("[o:Product 云上纺纱平台]，它的开发者是[s:Company 江州光电公司]",),
)

PRODUCT_OF = FactRule(
    asserts="developed",
    pattern="{s:Company}的{o:Product}",
    yes=("分别是[s:Company 江州光电公司]的[o:Product 云上纺纱平台]",),
)


def decided(scene: Scene) -> Iterator[Claim]:
    """《中共江州市委关于表彰…的决定》: a document's title begins with who issued it."""
    for policy in (m for m in scene.mentions if m.type == "Policy"):
        if found := ISSUER.match(policy.text):
            kind = "PartyOrganization" if found["body"].endswith("委") else "GovernmentBody"
            body = Mention(policy.start, policy.start + found.end("body"), found["body"], kind, "relate.deeds.decided")
            where = (policy.start, policy.end)
            yield from admitted([Claim(body, "issued", policy, *where, "relate.deeds.decided")])
            yield from party(Scene(scene.sentence, (body,)))


RELATORS: tuple[Relator, ...] = (decided, *rules(__name__, dict(vars())))
