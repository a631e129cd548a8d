"""Who founded what, and when."""

from __future__ import annotations

from hongtu.rule import FactRule, Relator, rules

ESTABLISHED = FactRule(
    asserts="establishedBy",
    pattern="{o:*Organization|Zone|Place|Person+}[^。；！？，由]{0,24}?<found_verbs>(?:了|起|成立|起了)?[^。；！？，]{0,16}?{s:Organization|Zone|Facility|Team+}",
    yes=(
        "[o:Zone 江州高新区]建立了[s:Facility 江州党建馆]",
        "[o:Person 张明远]创办[s:Company 星河光电公司]",
        "[o:Zone ]设立[s:Facility 一站式服务专区]",
    ),
)

BUILDS = FactRule(
    asserts="establishedBy",
    pattern="{o:*Organization|Zone|Place}[^。；！？，由]{0,20}?(?<!的)(?:打造|规划建设|启动建设|加快建设|建设)(?:推进)?(?:了|起)?[^。；！？，\ue000-\uf8ff]{0,6}?[“‘]?{s:Zone|Facility|ResearchInstitution+}(?!的)",
    yes=(
        "[o:Zone 江州新城]打造[s:Zone 临空经济产业园]、[s:Zone 星河产业园]",
        "[o:Place 天河区]加快建设推进[s:Facility 江州党建馆]",
    ),
    no=("[Zone 江州新城]的打造离不开[Facility 江州党建馆]",),
)

UNDER_WAY = FactRule(
    asserts="establishedBy",
    pattern="{o:*Organization|Zone|Place}[^。；！？，由]{0,12}?(?:推进|加快|推动|启动)了?[“‘]?{s:Zone|Facility|ResearchInstitution}[”’]?(?:项目)?建设",
    yes=("[o:Zone 江州高新区]正全力推进[s:Facility 江州广场]建设",),
    no=("[Zone 江州高新区]推进[Facility 江州广场]的绿化",),
)

BUILT_LARGE = FactRule(
    asserts="establishedBy",
    pattern="{o:*Organization|Zone|Place|Person+}[^。；！？由]{0,30}?<found_verbs>(?:了|起|起了)?(?:[一首][个座家处所栋间]|全[国省市县区]首[个家座])[^。；！？\ue000-\ue07f]{2,60}?的[“‘]?{s:Facility|Zone|ResearchInstitution|EducationInstitution}",
    yes=(
        "[o:Company 星河光电]在厂里建立了一个占地500多平方米，有健身房、书法室的“[s:Facility 职工之家]”",
        "[o:Place 天河区]建成全省首个集展示、培训于一体的[s:Facility 江州党建馆]",
    ),
    no=("[Company 星河光电]建立了一个团队，参观[Facility 江州党建馆]",),
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
    pattern="{s:Organization|Zone|Facility|Programme}[^。；！？，]{0,10}由{o:Organization|Zone|Place+}[^。；！？，]{0,14}?(?:牵头|共同|联合|投资|出资|合作|负责)*(?:共建|组建|建设|建成|设立|成立|发起成立|创办|打造)(?!的[“‘]?[\ue000-\uf8ff])",
    yes=("[s:Zone 江州留创园]由[o:GovernmentBody 人社部]与[o:GovernmentBody 江州市政府]共建",),
    referring=True,
)

BUILT_BY_OF = FactRule(
    asserts="establishedBy",
    pattern="由{o:Organization|Zone|Place+}[^。；！？，]{0,8}?(?:共建|建设|共同建设|创办|设立|打造|组建|兴建)的{s:Organization|Zone|Facility}",
    yes=("由[o:Zone 江州经开区]与[o:Company 天河集团]共建的[s:Zone 江州科技城]开园",),
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
    pattern="{s:Organization|Zone|Facility|Programme}(?:于)?{o:Date}(?:，)?(?:在{Place|Zone})?(?:正式|注册)*(?:成立|揭牌|启用|建成(?=[，。；、）并后开投]|$)|挂牌|投入使用|投用|开园|正式投入使用)",
    yes=("[s:Zone 江州留创园][o:Date 2004年]成立", "[s:Facility 江州党建馆]于[o:Date 2021年11月]正式投入使用"),
)

FOUNDED_THEN = FactRule(
    asserts="foundedOn",
    pattern="{s:Organization|Zone|Facility}，?(?:始?[于自在])?{o:Date}(?:[年月]?[初底末])?(?:正式|就|便|注册)*(?:设立|创立|创建|创办|组建|建[校院馆园区厂]|开[业园馆港市张]|落成|投产|投运|投入运营|运营|起步|起家|诞生|揭牌|挂牌|成立)(?=[，。；、）]|以来|$)",
    yes=(
        "[s:Zone 江州经开区][o:Date 2003年7月]设立，",
        "[s:EducationInstitution 江州大学][o:Date 1958年]建校。",
        "[s:ResearchInstitution 江州实验室]自[o:Date 2022年6月]揭牌以来，",
    ),
    no=("[Company 江州集团][Date 2005年]创办[EducationInstitution 江州学院]，",),
)

LAUNCHED = FactRule(
    asserts="foundedOn",
    pattern="{s:Programme}[”’]?(?:[于自]|是)?{o:Date}(?:正式)?(?:启动|推出|实施|发起)(?:实施)?(?=[，。；、）]|以来|$)",
    yes=("“[s:Programme 青蓝计划]”[o:Date 2011年5月]启动实施。",),
    no=("“[Programme 青蓝计划]”[Date 2011年5月]启动申报。",),
)

FOUNDED_DEED = FactRule(
    asserts="foundedOn",
    pattern="{o:Date}[，就]?[^。；！？\ue0c0-\uf8ff]{0,30}?(?:创办|创立|创建|成立|设立|组建|共建|组成|发起成立|探索建立|率先建立|建立)(?:了)?[“‘]?{s:Organization|Zone|Facility}",
    yes=("[o:Date 2019年]，[Place 江州市]牵头发起成立[s:SocialOrganization 江州城市联盟]",),
    no=(
        "[Date 2019年]，[Place 江州市]与[Company 星河光电公司]签约",
        "[Date 2014年2月]，[Person 张明远]创立的[Company 星河光电公司]搬到园区",
    ),
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
    pattern="{o:Date}，(?:.?(?:依托|在|经|为|作为|通过|随着|由)[^。；！？，]{1,24}，)?(?:[^。；！？，]{2,20}的)?{s:Organization|Zone|Facility+}(?:[（(][^（）()]{0,44}[)）])?(?!在[^，。]{0,10}(?:交所|交易所|创业板|科创板|三板))(?:在[^。；！？，]{0,12})?(?:正式|宣告|同时|也)*(?:成立|揭牌|启用|挂牌|投入使用|落成|投产|建成|开园|开业|开馆)",
    yes=(
        "[o:Date 2021年7月]，[s:PartyOrganization 江州高新区两新党工委]成立",
        "[o:Date 2018年8月]，[s:Zone 江州创业园]和[s:Facility 江州驿站]揭牌成立",
    ),
)

RELATORS: tuple[Relator, ...] = rules(__name__, dict(vars()))
