"""Where things are: stated places, firms of a zone, chains of places."""

from __future__ import annotations

from hongtu.rule import FactRule, Relator, rules

LOCATED = FactRule(
    asserts="locatedIn",
    pattern="{s:Organization|Zone|Facility|Place|Event+}[^。；！？，]{0,10}?(?:位于|坐落于|坐落在|地处|落户于?|落户在|入驻|搬迁到|搬迁至|迁到|迁入|迁往|搬来|搬到|迁至|落地|扎根于?){o:Zone|Place|Facility}",
    yes=(
        "[s:Facility 江州党建馆]位于[o:Zone 天河产业园]",
        "[s:Company 星河光电公司]搬迁到[o:Zone 江州高新区]",
    ),
    no=("[Zone 江州高新区]与[Company 星河光电]签约，项目落户[Place 江州]",),
)

HELD_IN = FactRule(
    asserts="locatedIn",
    pattern="{s:Event|Facility|Organization|Zone}[^。；！？，]{0,14}?在{o:Zone|Place|Facility}(?:隆重|成功|顺利|正式|共同)?(?:举行|举办|召开|开幕|开场|拉开帷幕|拉开序幕|揭牌|挂牌|落地|揭晓|启动|启用|成立)",
    yes=("[s:Event 江州创业大赛]在[o:Place 江州]举行", "[s:Facility 江州党建馆]在[o:Zone 江州高新区]揭牌"),
)

HELD_IN_FIRST = FactRule(
    asserts="locatedIn",
    pattern="在{o:Zone|Place|Facility}(?:举行|举办|召开|开幕)的{s:Event}",
    yes=("在[o:Place 江州]举行的[s:Event 科技大会]上",),
)

HELD_HERE = FactRule(
    asserts="locatedIn",
    pattern="{o:Place|Zone|Facility}(?:举行|举办|召开|迎来)(?:了)?{s:Event}",
    yes=("[o:Place 江州]召开[s:Event 科技大会]",),
)

FIRMS_OF = FactRule(
    asserts="locatedIn",
    pattern="{o:Zone|Place}(?:的|内|辖区|区内)?[^。；！？，、]{0,8}?(?:企业|公司|车企|药企){s:Company+}",
    yes=(
        "[o:Zone 江州高新区]企业[s:Company 星河光电公司]",
        "[o:Zone 江州高新区]龙头企业[s:Company 星河光电]、[s:Company 江州机电]",
    ),
)

HAS_STAFF_IN = FactRule(
    asserts="locatedIn",
    pattern="{s:Company|ResearchInstitution|EducationInstitution}在{o:Zone|Place}(?:有|拥有|设有|设立|投资|建设|的)",
    yes=("[s:Company 星河光电]在[o:Zone 江州高新区]有300多名员工",),
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
    confidence=0.8,
)

RELATORS: tuple[Relator, ...] = rules(__name__, dict(vars()))
