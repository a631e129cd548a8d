"""Cooperation, investment and industries."""

from __future__ import annotations

import re
from collections.abc import Iterator

from hongtu.model import Claim
from hongtu.rule import FactRule, Relator, admitted, rules, where
from hongtu.scene import Scene

PARTNERS = FactRule(
    asserts="cooperatesWith",
    pattern="{s:*Organization|Zone|Place}[^。；！？，\ue000-\uf8ff]{0,14}?(?:与|和|同|携手|联合){o:Organization|Zone|Place+}(?:(?<!{Place})|(?![\u4e00-\u9fff]{2,8}(?:科技|产品|集团|股份|实业|控股|医疗|电子|材料|重工|装备)))[^。；！？]{0,14}?(?:签订|签署|签约|签下|签了|订立|缔结|携手|联手|共同设立|共同组建|共同成立|达成|建立|开展|谈定|共建|合作|结对|联建|战略合作)",
    yes=(
        "[s:Company 江州光电集团]与[o:GovernmentBody 江州市政府]签订合作协议",
        "[s:Zone ]与[o:EducationInstitution 江州大学]合作设立办事处",
    ),
    no=("[Zone 江州高新区]与[EducationInstitution 江州大学]相邻",),
)

ON_BEHALF = FactRule(
    asserts="cooperatesWith",
    pattern="代表{s:Organization|Zone|Place+}(?:，.?)?(?:分别)?(?:与|同|和){o:Organization|Zone|Place+}[^。；！？]{0,16}?(?:签订|签署|签约|签下|达成)",
    yes=("代表[s:GovernmentBody 江州市政府]，与[o:Company 星河光电]签订协议",),
)

BOTH = FactRule(
    asserts="cooperatesWith",
    pattern="(?<![与和同携手及联合]){s:Organization|Zone|Place}(?:与|和|同){o:Organization|Zone|Place}(?:、{Organization|Zone|Place}(?:与|和|同){Organization|Zone|Place})*(?:分别|当天|共同|正式|就此|双双)*(?:签订|签署|签约|达成|共建|合作设立|合作建立|联合成立|联合设立|出资组建|合资组建)",
    yes=("[s:Company 星河光电]与[o:GovernmentBody 江州市政府]分别签署协议",),
)

BUILT_WITH = FactRule(
    asserts="establishedBy",
    pattern="{Organization|Zone|Place}[^。；！？，]{0,14}?(?:与|和|同|联合|携手){o:Organization|Zone|Place+}[^。；！？，]{0,8}?(?:共建|合作建立|合作设立|合作共建|联合成立|共同成立|共同设立|联合共建|共同组建|出资组建|共同建设|联合建立)(?:了)?[^。；！？，]{0,10}?{s:Organization|Zone|Facility|Programme}",
    yes=("[Zone 江州高新区]与[o:EducationInstitution 江州大学]共建[s:ResearchInstitution 江州光电研究院]",),
)

PARTNERED = FactRule(
    asserts="establishedBy",
    pattern="(?:联合|携手|联手|会同|牵手){o:Organization|Zone|Place+}(?:等[^。；！？，]{0,8})?，?[^。；！？，]{0,8}?(?:打造|建设|成立|设立|组建|建立|建起|建成|创办|办起|开办|创建|发起|合建|合办|共建)(?:成立)?(?:了|起)?[^。；！？，]{0,10}?{s:Organization|Zone|Facility+}(?!的)",
    yes=(
        "[Zone 江州高新区]携手[o:Company 星河集团]打造[s:Zone 江州数字产业园]",
        "[Zone 江州高新区]联合[o:EducationInstitution 江州大学]、[o:Company 星河光电]，"
        "成立[s:ResearchInstitution 江州光电研究院]",
    ),
    no=("[Zone 江州高新区]联合[Company 星河集团]举办培训，建设成果在[Facility 江州展馆]展出",),
)

TOGETHER = FactRule(
    asserts="establishedBy",
    pattern="(?:与|和|同|跟){o:Organization|Zone|Place+}[^。；！？，]{0,6}?(?:(?:共同|联合|合作|合资|合力|携手|联手|一起|一道)(?:出资|投资)?(?:打造|建设|成立|设立|组建|建立|建起|创办|办起|开办|创建|发起)|合建|合办)(?:成立)?(?:了|起)?[^。；！？，]{0,10}?{s:Organization|Zone|Facility+}(?!的)",
    yes=(
        "[Zone 江州高新区]与[o:Company 星河集团]合力打造[s:Zone 江州数字产业园]",
        "[Place 天河区]跟[o:EducationInstitution 江州大学]合办[s:ResearchInstitution 江州联合研发中心]",
    ),
    no=("[Zone 江州高新区]与[Company 星河集团]合作，参观[Facility 江州展馆]",),
)

SIGNED_TO_BUILD = FactRule(
    asserts="establishedBy",
    pattern="{Organization|Zone|Place}(?:与|和|同|携手|联合){o:Organization|Zone|Place+}[^。；！？，]{0,6}?签(?:署|订|约|下|定)[^。；！？，]{0,14}，[\ue080-\ue0bf]?(?:双方|三方|各方)?(?:将|拟|共同|携手|联合)*(?:共建|组建|建设|成立|设立|打造)[^。；！？，]{0,10}?{s:Organization|Zone|Facility}",
    yes=(
        "[Zone 江州高新区]与[o:EducationInstitution 江州大学]、[o:Company 星河光电]签署协议，"
        "共建[s:ResearchInstitution 江州光电研究院]",
    ),
)

INVESTED = FactRule(
    asserts="investedIn",
    pattern="{s:*Organization|Zone|Place}[^。；！？，]{0,20}?(?:出资建设|出资组建|投资设立|投资建设|投资|注资|入股|出资)(?:了)?[^。；！？，]{0,6}?{o:Company|Facility|Programme+}",
    yes=(
        "[s:Zone 江州高新区]投资[o:Company 星河光电]、[o:Company 江州机电]",
        "[s:PartyOrganization 区党工委]出资建设[o:Facility 江州讲习所]",
    ),
)

FUNDED = FactRule(
    asserts="investedIn",
    pattern="{s:Organization|Zone|Place+}(?:共同|联合)?(?:出资|投资)(?:建设|组建|兴建|设立)(?:了)?[^。；！？，]{0,6}?{o:Company|Facility|Programme}",
    yes=("感谢[s:PartyOrganization 区党工委]出资建设[o:Facility 江州讲习所]",),
)

FUNDED_BY = FactRule(
    asserts="investedIn",
    pattern="{o:Company|Facility|Programme}[^。；！？，]{0,10}由{s:Organization|Zone|Place+}[^。；！？，]{0,6}?(?:共同|联合)?(?:出资|投资|合资)",
    yes=("[o:Company 星河光电]由[s:Company 江州集团]与[s:Company 天河集团]共同出资组建",),
)

GROUP_OF = FactRule(
    asserts="subOrganizationOf",
    pattern="{o:Company}(?:旗下|下属|所属)(?:的|企业|公司|子公司)*{s:Company|ResearchInstitution+}",
    yes=("[o:Company 江州集团]旗下的[s:Company 江州物流]、[s:ResearchInstitution 江州研究院]",),
)

SIGNED = FactRule(
    asserts="cooperatesWith",
    pattern="{s:*Organization|Zone|Place}[^。；！？]{0,40}?签(?:下|订|署|约)[^。；！？]{0,10}?(?:，|。)?签约(?:方|单位|企业|各方)(?:有|是|为|包括|分别是|分别为)[：:]?{o:Organization+}",
    yes=("[s:Company 星河光电]与3家单位签约，签约方有[o:Company 江州集团]、[o:Company 海川机电]",),
)

JOINT_VENTURE = FactRule(
    asserts="investedIn",
    pattern="与{s:Organization}合资(?:组建|成立|创办|设立)(?:了)?{o:Company}",
    yes=("与[s:Company 江州集团]合资组建[o:Company 星河光电]",),
)

VENTURE_WITH = FactRule(
    asserts="establishedBy",
    pattern="与{o:Organization}合资(?:组建|成立|创办|设立)(?:了)?{s:Company}",
    yes=("与[o:Company 江州集团]合资组建[s:Company 星河光电]",),
)

INDUSTRY_FIRM = FactRule(
    asserts="hasIndustry",
    pattern="{o:Industry}(?:领域)?(?:龙头|骨干|高新技术|重点)?(?:企业|公司){s:Company}",
    yes=("[o:Industry 物联网]企业[s:Company 星河光电]",),
)

A_FIRM_OF = FactRule(
    asserts="hasIndustry",
    pattern="{s:*Company}[^。；！？，]{0,6}(?:是|为|作为)(?:一家|国内|全国|我国|全省|省内|全市|首家|唯一)[^。；！？，]{0,30}?{o:Industry}[^。；！？，]{0,8}?(?:企业|公司)",
    yes=("[s:Company 星河光电]是一家专注于[o:Industry 新材料]的高新技术企业",),
)

NAMED_INVESTED_IN = FactRule(
    asserts="investedIn",
    pattern="{s:*Organization|Zone|Place}[^。；！？，]{0,8}?向{o:Company|Programme+}(?:等)?[^。；！？，]{0,10}?(?:投资|注资|增资)",
    yes=("[s:Zone 江州高新区]向[o:Company 星河光电]、[o:Company 江州机电]等初创企业投资1.25亿元",),
)

INDUSTRIES_OF = FactRule(
    asserts="hasIndustry",
    pattern="{o:Industry+}(?:是|为|成为){s:Zone|Place}的?[^。；！？，]{0,8}产业",
    yes=("[o:Industry 新材料]、[o:Industry 电子信息]是[s:Zone 江州高新区]的两大主导产业",),
)

OUTPUT = FactRule(
    asserts="hasIndustry",
    pattern="{s:*Zone|Place}[^。；！？，]{0,4}{o:Industry+}(?:产业)?(?:实现|产值|规模|集群|总产值|营收|增加值)",
    yes=("[s:Zone 江州高新区][o:Industry 新材料]产业实现产值20亿元",),
)

INDUSTRIES = FactRule(
    asserts="hasIndustry",
    pattern="{s:*Zone|Place|Company}[^。；！？，]{0,14}?{o:Industry+}(?:等)?[^。；！？，]{0,6}(?:主导产业|产业集群|集群|支柱产业|特色产业|优势产业|战略性新兴产业|重点产业)",
    yes=("[s:Zone 江州高新区][o:Industry 新材料]、[o:Industry 电子信息]两大主导产业",),
)

FIRM_OF_INDUSTRY = FactRule(
    asserts="hasIndustry",
    pattern="{s:*Company}[^。；！？，]{0,10}?(?:主营|从事|专注于?|深耕|聚焦|涉足|布局|生产)[^。；！？，]{0,4}?{o:Industry+}",
    yes=("[s:Company 星河光电]深耕[o:Industry 工业互联网]、[o:Industry 车联网]",),
)

MAIN_INDUSTRY = FactRule(
    asserts="hasIndustry",
    pattern="{s:*Zone|Place|Company}[^。；！？，]{0,6}(?:以|围绕|聚焦|瞄准|主攻|培育|发展|做强|做大|壮大|形成)(?:了|以)?{o:Industry+}",
    yes=(
        "[s:Zone 江州高新区]以[o:Industry 新材料]、[o:Industry 电子信息]为主导",
        "[s:Company 星河光电]大力发展[o:Industry 冷链物流]、[o:Industry 跨境电商]",
    ),
)

INDUSTRY_FIRMS = FactRule(
    asserts="hasIndustry",
    pattern="{s:Company+}等(?:一批|多家|[\\d一二两三四五六七八九十百多余]+[家个])?[^。；！？，]{0,4}?{o:Industry}(?:产业|行业|领域|类|龙头|骨干|重点)*(?:企业|公司)",
    yes=("有[s:Company 星河光电]、[s:Company 江州机电]等25家[o:Industry 大数据]企业进驻",),
)

LED_BY = FactRule(
    asserts="hasIndustry",
    pattern="以{o:Industry+}(?:产业)?为(?:主导|主|核心|特色|支撑|重点|龙头)(?:产业)?的{s:Zone|Place|Company}",
    yes=("以[o:Industry 清洁能源]、[o:Industry 新材料]为主导的[s:Zone 零碳产业园]",),
)

INDUSTRY_BASE = FactRule(
    asserts="hasIndustry",
    pattern="{s:Zone|Place}(?:的)?{o:Industry}(?:产业|行业)?(?:基础|集群|优势|板块|基地)",
    yes=("介绍了[s:Place 天河区]的[o:Industry 纺织]产业基础",),
)


OUTPUTS = re.compile("(?:产业|行业)?(?:集群)?(?:总)?(?:产值|规模|营收|营业收入|增加值|产量|销售收入)")


def produced(scene: Scene) -> Iterator[Claim]:
    """新型显示产业产值超过600亿元: an industry with its output, of the zone or place that is spoken of."""
    for at, industry in scene.standing.items():
        if industry.type != "Industry" or not OUTPUTS.match(scene.skeleton, at + 1):
            continue
        before = [m for i, m in scene.standing.items() if i < at and m.type in ("Zone", "Place")]
        near = [m for i, m in scene.standing.items() if i == at - 1 and m.type in ("Zone", "Place")]
        area = next((m for m in reversed(before) if m in near or m in scene.subjects or not m.text), scene.topic)
        if area is not None and area.type in ("Zone", "Place"):
            start, end = industry.start, scene.words(at, at + 3)[1]
            claim = Claim(area, "hasIndustry", industry, start, end, "relate.business.produced")
            yield from admitted([claim])


RELATORS: tuple[Relator, ...] = (
    *where("{Industry}(?:产值|规模|营|增加值|产量|销售收入)", produced),
    *rules(__name__, dict(vars())),
)
