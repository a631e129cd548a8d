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
    confidence=0.8,
)

RUNS_BY_MEANS = FactRule(
    asserts="runs",
    pattern="{s:*Organization|Zone|Place}[^。；！？，]{0,10}?(?:用|以|靠)[“‘]?{o:Programme}[”’]?(?:管理|推动|提升|促进|破解|落实|激发)",
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
    pattern="{s:*Person|Organization|Zone|Place+}[^。；！？，]{0,10}?(?:入选|参加|参与|加入|出席|亮相|列入|承担|经)(?:了|为)?[^。；！？，]{0,6}?{o:Programme|Event}",
    yes=(
        "[s:Person 张明远]成功入选[o:Programme “青蓝计划”]",
        "[s:Company 星河光电]、[s:Company 江州机电]参加[o:Event 江州创业大赛]",
    ),
    no=("[Person 张明远]介绍说，参加[Event 江州创业大赛]的企业很多",),
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

ESTABLISHED = FactRule(
    asserts="establishedBy",
    pattern="{o:*Organization|Zone|Place|Person+}[^。；！？，由]{0,24}?<found_verbs>(?:了|起|成立|起了)?[^。；！？，]{0,16}?{s:Organization|Zone|Facility|Team+}",
    yes=(
        "[o:Zone 江州高新区]建立了[s:Facility 江州党建馆]",
        "[o:Person 张明远]创办[s:Company 星河光电公司]",
        "[o:Zone ]设立[s:Facility 一站式服务专区]",
    ),
)

SYSTEM_BUILT = FactRule(
    asserts="establishedBy",
    pattern="{o:*Organization|Zone|Place|Facility+}[^。；！？，]{0,40}?(?:建立|搭建|形成|建成|构建|搭起|建起|成立|组建|设立|配套)(?:了|起了|起)?[^。；！？，]{0,16}?{s:Programme+}",
    yes=("[o:Zone 江州高新区]搭建了[s:Programme “1+3”服务平台]",),
)

FOUNDED_BY = FactRule(
    asserts="establishedBy",
    pattern="{o:Person|Organization|Zone|Place}(?:于)?{Date}?(?:创立|创办|成立|创建|发起成立|牵头成立|组建)的{s:Organization|Zone|Facility}",
    yes=("[o:Person 张明远]创立的[s:Company 星河光电公司]搬到园区",),
)

COMPOSED = FactRule(
    asserts="establishedBy",
    pattern="{o:Organization|Zone|Place}(?:与|和|同)[^，。；！？]{2,14}?(?:共同)?(?:组成|组建){s:Organization}",
    yes=("[o:Place 东林村]与周边6个村组成[s:SocialOrganization 江州乡村联合体]",),
)

BUILT_BY = FactRule(
    asserts="establishedBy",
    pattern="{s:Organization|Zone|Facility|Programme}[^。；！？，]{0,10}由{o:Organization|Zone|Place+}[^。；！？，]{0,6}?(?:牵头|共同|联合|投资|出资|合作|负责)*(?:共建|组建|建设|设立|成立|发起成立|创办|打造)",
    yes=("[s:Zone 江州留创园]由[o:GovernmentBody 人社部]与[o:GovernmentBody 江州市政府]共建",),
    referring=True,
)

BUILT_BY_LEADER = FactRule(
    asserts="establishedBy",
    pattern="{s:Organization|Zone|Facility|Programme}由{Organization|Zone|Place}牵头[，、]?[^。；！？，]?(?:联合|会同|携手){o:Organization|Zone|Place+}[^。；！？，]{0,6}?(?:共建|组建|设立|成立|发起)",
    yes=(
        "[s:SocialOrganization 江州联盟]由[Company 江州公司]牵头，联合[o:Company 星河光电]、[o:Company 江州机电]发起",
    ),
    referring=True,
)

LEADER_BUILT = FactRule(
    asserts="establishedBy",
    pattern="{s:Organization|Zone|Facility|Programme}由{o:Organization|Zone|Place}牵头[^。；！？]{0,40}?(?:共建|组建|设立|成立|发起)",
    yes=("[s:SocialOrganization 江州联盟]由[o:EducationInstitution 江州学院]牵头，联合多家企业发起成立",),
    referring=True,
)

FUNDED = FactRule(
    asserts="establishedBy",
    pattern="{o:Organization|Zone|Place+}(?:共同|联合)?(?:出资|投资)(?:建设|组建|兴建|设立)(?:了)?[^。；！？，]{0,6}?{s:Organization|Zone|Facility}",
    yes=("感谢[o:PartyOrganization 区党工委]出资建设[s:Facility 江州讲习所]",),
)

FOUNDED_ON = FactRule(
    asserts="foundedOn",
    pattern="{s:Organization|Zone|Facility|Programme}(?:正式)?(?:成立于|创建于|始建于|创办于|创立于|设立于|组建于|建于|始于){o:Date}",
    yes=("[s:PartyOrganization 江州联合党支部]成立于[o:Date 2018年6月]",),
)

FOUNDED_WHEN = FactRule(
    asserts="foundedOn",
    pattern="{s:Organization|Zone|Facility|Programme}(?:于)?{o:Date}(?:，)?(?:正式)?(?:成立|揭牌|启用|建成|挂牌|投入使用|投用|开园|正式投入使用)",
    yes=("[s:Zone 江州留创园][o:Date 2004年]成立", "[s:Facility 江州党建馆]于[o:Date 2021年11月]正式投入使用"),
)

FOUNDED_DEED = FactRule(
    asserts="foundedOn",
    pattern="{o:Date}[，就]?[^。；！？\ue0c0-\uf8ff]{0,30}?(?:创办|创立|创建|成立|设立|组建|共建|组成|发起成立)(?:了)?[“‘]?{s:Organization|Zone|Facility}",
    yes=("[o:Date 2019年]，[Place 江州市]牵头发起成立[s:SocialOrganization 江州城市联盟]",),
    no=(
        "[Date 2019年]，[Place 江州市]与[Company 星河光电公司]签约",
        "[Date 2014年2月]，[Person 张明远]创立的[Company 星河光电公司]搬到园区",
    ),
    confidence=0.8,
)

FOUNDED_WHEN_BY = FactRule(
    asserts="foundedOn",
    pattern="{o:Date}由?[^，。；！？]{0,12}(?:创办|创立|创建|成立|设立|组建)的{s:Organization|Zone|Facility}",
    yes=("[o:Date 2005年]由人才团队创办的[s:Company 星河光电公司]",),
)

FOUNDED_JOINTLY = FactRule(
    asserts="foundedOn",
    pattern="{s:Organization|Zone|Facility}(?:于)?{o:Date}由[^。；！？]{0,30}?(?:出资|共同|联合|牵头)*(?:组建|成立|创办|建设|发起|设立)(?!的)",
    yes=("[s:Company 星河光电][o:Date 2012年11月]由[Company 江州集团]与[Company 天河集团]共同出资组建",),
)

FOUNDED_AFTER_DATE = FactRule(
    asserts="foundedOn",
    pattern="{o:Date}，{s:Organization|Zone|Facility}(?:在[^。；！？，]{0,12})?(?:正式)?(?:成立|揭牌|启用|挂牌|揭牌成立|揭牌启用|投入使用)",
    yes=("[o:Date 2021年7月]，[s:PartyOrganization 江州高新区两新党工委]成立",),
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
    for policy in scene.mentions:
        found = ISSUER.match(policy.text) if policy.type == "Policy" else None
        if found:
            kind = "PartyOrganization" if found["body"].endswith("委") else "GovernmentBody"
            body = Mention(policy.start, policy.start + found.end("body"), found["body"], kind, "relate.deeds.decided")
            where = (policy.start, policy.end)
            yield from admitted([Claim(body, "issued", policy, *where, "relate.deeds.decided")])
            yield from party(Scene(scene.sentence, (body,)))


RELATORS: tuple[Relator, ...] = (decided, *rules(__name__, dict(vars())))
