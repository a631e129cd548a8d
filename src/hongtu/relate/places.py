"""Where things are: stated places, firms of a zone, chains of places."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from hongtu.find.places import known
from hongtu.model import Claim, Mention
from hongtu.rule import FactRule, Relator, admitted, rules, where
from hongtu.scene import BETWEEN, Scene, slot

LOCATED = FactRule(
    asserts="locatedIn",
    pattern="{s:Organization|Zone|Facility|Place|Event+}(?:(?!{Organization|Zone|Facility})[^。；！？，]){0,10}?(?:位于|坐落于|坐落在|地处|落户于?|落户在|入驻|搬迁到|搬迁至|迁到|迁入|迁往|搬来|搬到|迁至|落地|扎根于?){o:Zone|Place|Facility}(?![^。；！？，\ue000-\uf8ff]{0,4}的[^。；！？，\ue000-\uf8ff]{0,10}{Organization|Zone|Facility})(?!的[^。；！？，\ue000-\uf8ff]{2,10}(?:开园|开业|开工|揭牌|启用|投产|竣工))",
    yes=(
        "[s:Facility 江州党建馆]位于[o:Zone 天河产业园]",
        "[s:Company 星河光电公司]搬迁到[o:Zone 江州高新区]",
    ),
    no=("[Zone 江州高新区]与[Company 星河光电]签约，项目落户[Place 江州]",),
)

HELD_IN = FactRule(
    asserts="locatedIn",
    pattern="{s:Event}[^。；！？，]{0,14}?[在于][^。；！？，]{0,8}?{o:Zone|Place|Facility}(?:隆重|成功|顺利|正式|共同|圆满)?(?:举行|举办|召开|开幕|开场|拉开帷幕|拉开序幕|落地|揭晓|启动|举行|落幕|闭幕|开赛|收官|上演|火热)",
    yes=("[s:Event 江州创业大赛]在[o:Place 江州]举行", "[s:Event 江州创业大赛]在定点帮扶单位[o:Place 东林村]召开"),
    no=("[Zone 江州高新区]在[Facility 江州党建馆]举办[Event 江州创业大赛]",),
)

OPENED_IN = FactRule(
    asserts="locatedIn",
    pattern="{s:Facility|Company|GovernmentBody|PartyOrganization|SocialOrganization|EducationInstitution|ResearchInstitution|Zone}[^。；！？，]{0,14}?在[^。；！？，]{0,6}?{o:Zone|Place|Facility}(?:隆重|成功|顺利|正式|共同|注册)?(?:揭牌|挂牌|落地|启用|成立|开业|开园|开工|奠基|落成|建成|投产|投用|投入使用|开馆|设立)",
    yes=(
        "[s:Facility 江州党建馆]在[o:Zone 江州高新区]揭牌",
        "[s:Facility 江州大学实践基地]31日在国家级[o:Zone 江州经开区]挂牌",
        "[s:Company 星河光电]在[o:Place 江州]注册成立",
    ),
)

BUILT_IN = FactRule(
    asserts="locatedIn",
    pattern="在{o:Zone|Place}[^。；！？，]{0,6}?(?:投资建设|投资兴建|投资建立|建设|建立|设立|成立|兴建|建成|打造|建起|创办|组建|开办|布局)(?:了|起)?[^。；！？，]{0,8}?[“‘]?{s:Company|ResearchInstitution|EducationInstitution|Zone|Facility}",
    yes=(
        "公司在[o:Zone 江州工业园]建设[s:Zone 蓝莓产业园]",
        "在[o:Place 江州]设立了[s:ResearchInstitution 星河光电研究院]",
    ),
)

VISITED = FactRule(
    asserts="locatedIn",
    pattern="(?:前往|赴|到|来到){o:Zone|Place}(?:，)?(?:实地)?(?:考察|调研|走访|参观|视察)(?:了)?{s:Company|ResearchInstitution|EducationInstitution|Zone|Facility}",
    yes=("带队前往[o:Place 江州]考察[s:Company 星河光电公司]",),
)

ROOTED = FactRule(
    asserts="locatedIn",
    pattern="(?:扎根|立足|落户|地处|位于|坐落|坐落于|身处)(?:于|在)?{Place}*{o:Zone|Place}[^。；！？，\ue000-\uf8ff]{0,4}?的[^。；！？，]{0,10}?(?:，)?{s:Company|ResearchInstitution|EducationInstitution|Zone|Facility|SocialOrganization}",
    yes=(
        "位于[Place 江州市][o:Place 天河区]的[s:Facility 江州结算中心]项目收尾",
        "作为扎根[o:Place 江州]的企业，[s:Company 星河光电]",
    ),
)

HELD_IN_FIRST = FactRule(
    asserts="locatedIn",
    pattern="在{o:Zone|Place|Facility}(?:隆重|成功|共同|联合)?(?:举行|举办|召开|开幕|落幕|闭幕|启动|开赛)(?:的|了)?[“‘]?{s:Event}",
    yes=("在[o:Place 江州]举行的[s:Event 科技大会]上", "园区在[o:Facility 江州广场]举办“[s:Event 火炬传递活动]”"),
)

HELD_HERE = FactRule(
    asserts="locatedIn",
    pattern="{o:Place|Zone|Facility}(?:举行|举办|召开|迎来)(?:了)?{s:Event}",
    yes=("[o:Place 江州]召开[s:Event 科技大会]",),
)

FIRMS_OF = FactRule(
    asserts="locatedIn",
    pattern="{o:Zone|Place}(?:的|内|辖区|区内)?[^。；！？，、]{0,10}?(?:企业|公司|车企|药企)(?:包括|有|：|——)?{s:Company+}",
    yes=(
        "[o:Zone 江州高新区]企业[s:Company 星河光电公司]",
        "[o:Zone 江州高新区]龙头企业[s:Company 星河光电]、[s:Company 江州机电]",
    ),
)

LEADERS_OF = FactRule(
    asserts="locatedIn",
    pattern="{o:Zone|Place}[^。；！？]{0,24}?(?:企业|公司|产业)[^。；！？]{0,16}?(?:龙头|骨干|链主|代表)(?:企业)?(?:是|有|为|包括){s:Company+}",
    yes=("[o:Place 扶江县]食品加工企业有19户，龙头是[s:Company 星河食品]和[s:Company 海川油脂]",),
)

HAS_STAFF_IN = FactRule(
    asserts="locatedIn",
    pattern="{s:Company}在{o:Zone|Place}(?:有|拥有|设有|投资|建设|的)",
    yes=("[s:Company 星河光电]在[o:Zone 江州高新区]有300多名员工",),
)

FIRST_OF = FactRule(
    asserts="locatedIn",
    pattern="{s:*Company}[^。；！？，]{0,10}?(?:成为|是){o:Zone|Place}的?(?:首家|第一家|唯一|首个|最大|龙头|骨干|重点)[^。；！？，]{0,18}?(?:企业|公司)",
    yes=("[s:Company 星河光电]成为[o:Place 江州]首家在北交所上市的民营企业",),
)

IN_OF = FactRule(
    asserts="locatedIn",
    pattern="(?:^|[，。；]).?同?在{o:Place|Zone}的{s:Place|Zone|Facility|Company}",
    yes=("同在[o:Place 石桥镇]的[s:Place 东林社区]成立较晚",),
)

FIRMS_IN_PLACE = FactRule(
    asserts="locatedIn",
    pattern="{o:Place|Zone}{s:Company+}(?:等|名列|榜上有名|入列|入选|上榜)",
    yes=("[o:Place 江州市][s:Company 星河光电]、[s:Company 海川机电]等5家企业入列",),
)

LISTED_OF = FactRule(
    asserts="locatedIn",
    pattern="{s:Company+}等?(?:[\\d一二两三四五六七八九十百多余]+[家个])(?:来自)?{o:Place|Zone}(?:的|辖区|区内)?(?:[^。；！？，、]{0,6}?)(?:企业|公司)",
    yes=("[s:Company 星河光电]、[s:Company 江州机电]等12家[o:Place 江州市]企业入选",),
)

WITHIN = FactRule(
    asserts="locatedIn",
    pattern="(?:^|[。；]).?同?在{o:Place|Zone}，{s:Zone|Facility|Company}",
    yes=("在[o:Place 天河区]，[s:Zone 江州经济开发区]采取新模式",),
)

FROM = FactRule(
    asserts="locatedIn",
    pattern="来自{o:Zone|Place}的{s:Organization+}",
    yes=("来自[o:Zone 江州高新区]的[s:PartyOrganization 星河光电党支部]获奖",),
)

LOCATED_FAR = FactRule(
    asserts="locatedIn",
    pattern="{s:Organization|Zone|Facility|Place}[^。；！？，]{0,4}?(?:位于|坐落于|坐落在|地处){Place}[^。；！？，]{1,6}的{o:Place}",
    yes=("[s:Zone 江州高新区]位于[Place 长江]南岸的[o:Place 江州市]",),
)

SEAT = FactRule(
    asserts="locatedIn",
    pattern="{o:Zone|Place|Facility}是{s:Organization|Facility|Zone}的?所在地",
    yes=("[o:Zone 天河产业园]是[s:Facility 江州党建馆]的所在地",),
)

WHERE = FactRule(
    asserts="locatedIn",
    pattern="{s:Place|Zone}所在的{o:Place}",
    yes=("[s:Place 石桥镇]所在的[o:Place 江州市]",),
)

CHAIN = FactRule(
    asserts="locatedIn",
    pattern="{o:Place}的?{s:Place}",
    yes=("[o:Place 石桥镇][s:Place 东林村]",),
)

BODY_IN_PLACE = FactRule(
    asserts="locatedIn",
    pattern="{o:Place|Zone}{s:Zone|Facility|Company|EducationInstitution|ResearchInstitution}",
    yes=("[o:Place 江州市][s:Zone 天河产业园]", "[o:Zone 江州高新区][s:Company 星河光电公司]"),
)


@cache
def arrivals() -> re.Pattern[str]:
    """Companies, and that they came."""
    came = "(?:已|已经|先后|相继|陆续|纷纷|成功|签约)*(?:进驻|入驻|落户|落地|投产|安家)"
    kind = "(?:企业|公司|单位|机构|项目|巨头|龙头)"
    return re.compile(
        f"(?P<firms>{slot('Company')}(?:{BETWEEN}{slot('Company')}){{0,20}})等?[^。；！？，]{{0,14}}?{kind}?{came}(?![^。；！？，]{{0,4}}{slot('Zone|Place')})"
    )


def settled(scene: Scene) -> Iterator[Claim]:
    """有甲、乙等25家企业进驻: companies that came to the zone that is spoken of."""
    for found in arrivals().finditer(scene.skeleton):
        before = [m for i, m in scene.standing.items() if i < found.start() and m.type in ("Zone", "Place")]
        zone = next((m for m in reversed(before) if m in scene.subjects or not m.text), scene.topic)
        if zone is not None and zone.type == "Zone":
            start, end = scene.words(*found.span())
            claims = [
                Claim(firm, "locatedIn", zone, start, end, "relate.places.settled")
                for firm in scene.within(*found.span("firms"))
            ]
            yield from admitted(claims)


CHAINED = re.compile(
    "(?P<outer>(?:(?<=[市区县旗州])[\u4e00-\u9fff]{1,4}?|(?<![\u4e00-\u9fff])[\u4e00-\u9fff]{2,4}?)(?:街道|镇|乡))(?P<inner>[\u4e00-\u9fff]{2,5}?(?:村|社区))(?=党|村|居|委|妇|团|工)"
)


VILLAGE = re.compile("[\u4e00-\u9fff]{2,5}?(?:村|社区)(?=党|村|居|委|妇|团|工)")


def chained(scene: Scene) -> Iterator[Claim]:
    """天河区石桥镇东林村党支部: a body's name that says where its village is."""
    for at, body in scene.standing.items():
        if body.type not in ("PartyOrganization", "GovernmentBody", "SocialOrganization") or not body.text:
            continue
        village, before = VILLAGE.match(body.text), scene.standing.get(at - 1)
        if village and before is not None and before.type == "Place" and before.end == body.start:
            inner = Mention(body.start, body.start + village.end(), village.group(), "Place", body.by)
            where = (before.start, inner.end)
            yield from admitted([Claim(inner, "locatedIn", before, *where, "relate.places.chained")])
        for found in CHAINED.finditer(body.text):
            size = known(body.text, found.start())
            first = found.start() + (size if found.start() + size < found.end("outer") - 1 else 0)
            start, middle, end = body.start + first, body.start + found.end("outer"), body.start + found.end()
            outer = Mention(start, middle, body.text[first : found.end("outer")], "Place", body.by)
            inner = Mention(middle, end, found["inner"], "Place", body.by)
            yield from admitted([Claim(inner, "locatedIn", outer, start, end, "relate.places.chained")])


RELATORS: tuple[Relator, ...] = (
    *where("{Company}(?:进驻|入驻|落户|落地|投产|安家)", settled),
    *where("{PartyOrganization|GovernmentBody|SocialOrganization}", chained),
    *rules(__name__, dict(vars())),
)
