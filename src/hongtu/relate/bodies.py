"""Whose Party organization a body is, what it is part of, and who belongs to it."""

from __future__ import annotations

import re
from collections.abc import Iterator

from hongtu.find import hosts
from hongtu.find.divisions import official, place_codes
from hongtu.find.places import known
from hongtu.find.view import is_word, tags
from hongtu.lexicon import lexicon
from hongtu.model import Claim, Mention
from hongtu.rule import FactRule, Relator, admitted, rules
from hongtu.scene import Scene

LOCAL = re.compile("[\u4e00-\u9fff]{2,6}(?:街道|镇|乡|村|社区)|[\u4e00-\u9fff]{2,3}[省市区县州旗]")
BRACKET = re.compile("[（(].*")
HOSTLESS = re.compile(
    "委(?:组织部|宣传部|统战部|政法委)$|党群(?:工作)?部$|(?:联合|综合)党委$|(?:临时|直属)党(?:委|总支|支部)$"
)
OUTER = re.compile("^.+(?:[县区市旗镇乡]|街道|办事处|苏木)(?=[\u4e00-\u9fff]{2,6}(?<![县区市旗镇乡])(?:村|社区|嘎查)$)")
ZONE = re.compile("(?:[新园片港景]|[自保综]税?贸?|[经高]新?开?|[济能业中范验作游假集管理])区$")


def party(scene: Scene) -> Iterator[Claim]:
    """A Party organization's name says whose it is: 聚石化学|党支部, 清远高新区|党工委, 湖北省|委."""
    for mention in scene.mentions:
        if mention.type == "PartyOrganization" and mention.text:
            yield from of_host(mention, scene, (mention.start, mention.end))


def of_host(body: Mention, scene: Scene, where: tuple[int, int]) -> Iterator[Claim]:
    """What a Party organization is of, with the words that say it."""
    host = host_of(body, scene) if body.type == "PartyOrganization" else None
    if host is not None:
        yield from admitted([Claim(body, "partyOrganizationOf", host, *where, "relate.bodies.party")])


def host_of(mention: Mention, scene: Scene) -> Mention | None:
    """The host in a Party organization's name, as a mention of the part of the text that names it; a committee's
    department (县委|组织部) and a body of several hosts have none.
    """
    whole = mention.name or mention.text
    name = "" if HOSTLESS.search(whole) else OUTER.sub("", hosts.host(whole))
    if not name or BRACKET.sub("", name) in lexicon("definites"):
        return None
    place = place_name(name)
    said = next((m for m in scene.named if m.name and m.text == name and m.type != "PartyOrganization"), None)
    if said is not None and not place:
        return Mention(mention.start, mention.start, "", said.type, mention.by, said.name)
    start = mention.start + max(mention.text.find(name), 0)
    end = start + len(name) if name in mention.text else start
    kind = "Place" if place else kind_of(name)
    return Mention(start, end, name[: end - start], kind, mention.by, place or name) if kind else None


def place_name(name: str) -> str:
    """The full name of a place (湖北 is 湖北省), the last one of a chain (清远市|清城区), or nothing."""
    size = known(name, 0)
    if size and (inner := place_name(name[size:]) if size < len(name) else ""):
        return inner
    if name in lexicon("places"):
        codes = place_codes(name)
        return official().get(codes[0], name) if codes else name
    return name if LOCAL.fullmatch(name) and kind_of(name) != "Zone" else ""


def headed(name: str) -> str:
    """The class of a name by its head, or nothing."""
    kinds = (
        lexicon(heads).get(name[-n:]) for n in range(min(8, len(name)), 0, -1) for heads in ("heads", "weak_heads")
    )
    return next((kind for kind in kinds if kind), "")


NO_HOST = re.compile("(?:产业链|行业|系统|小区|楼宇|商圈|项目部|功能型|第[一二三四五六七八九十]+)$")


def kind_of(name: str) -> str:
    """The class of a host by the head of its name; what has none is a zone if it ends so, a company, or nobody."""
    if kind := headed(name):
        return kind
    return "Zone" if ZONE.search(name) else "Place" if LOCAL.fullmatch(name) else "" if nobody(name) else "Company"


def nobody(name: str) -> bool:
    """Whether a would-be host is a field, a kind or just a word, and nobody: 新能源汽车, 小区, 生物医药产业链, 车间."""
    common = is_word(name) and tags(name)[0][1] in ("n", "v", "vn", "a", "b", "d", "l")
    return common or name in lexicon("industries") or NO_HOST.search(name) is not None


PART_OF = FactRule(
    asserts="subOrganizationOf",
    pattern="{s:Organization+}(?:，)?(?:是|系|为){o:Organization}(?:的)?(?:旗下|下属|全资|控股|直属|分|子)+(?:公司|机构|单位|企业|部门)?",
    yes=("[s:Company 星河光电]是[o:Company 江州集团]的全资子公司",),
    no=("[GovernmentBody 县委组织部]最近跑得最勤的，是[Company 江州集团]",),
)

SET_UNDER = FactRule(
    asserts="subOrganizationOf",
    pattern="{o:Organization}(?:现|目前|共|现有)?(?:下设|下辖|设有|内设|下属有?|辖有?){s:Organization+}",
    yes=("[o:PartyOrganization 江州高新区党委]下设[s:PartyOrganization 星河党支部]、[s:PartyOrganization 蓝海党支部]",),
    no=("[PartyOrganization 江州高新区党委]下设三个支部，[PartyOrganization 星河光电党支部]党员最多",),
)

UNDER = FactRule(
    asserts="subOrganizationOf",
    pattern="{s:Organization+}(?:，)?(?:隶属于?|从属于|归属于){o:Organization}",
    yes=("[s:Company 星河光电]隶属于[o:Company 江州集团]",),
)

MANAGED = FactRule(
    asserts="subOrganizationOf",
    pattern="{s:Organization}由{o:Organization}(?:负责|具体|直接|统一)*(?:运行|运营|管理|主管)",
    yes=("[s:GovernmentBody 政务服务中心]由[o:GovernmentBody 商事服务局]负责运行管理",),
)

HELD = FactRule(
    asserts="subOrganizationOf",
    pattern="{o:Company}的?(?:旗下|下属|控股|全资)(?:的)?(?:子公司|公司|企业)?{s:Company+}",
    yes=("[o:Company 江州集团]旗下[s:Company 星河光电]",),
)

TEAM_OF = FactRule(
    asserts="memberOf",
    pattern="{o:Team|SocialOrganization}(?:的)?(?:带头人|负责人|成员|队员|团队成员){s:Person+}",
    yes=("[o:Team 西山创新团队]带头人[s:Person 张明远]",),
)

LEADS_TEAM = FactRule(
    asserts="memberOf",
    pattern="{s:Person}[^。；！？，]{0,4}?(?:是|为)[^。；！？，]{0,8}?{o:Team}(?:的)?(?:带头人|负责人|成员|队员)",
    yes=("[s:Person 张明远]博士是[o:Team 西山创新团队]带头人",),
)

JOINED = FactRule(
    asserts="memberOf",
    pattern="{s:Person}[^。；！？，]{0,6}(?:，)?(?:{Date})?(?:正式)?(?:加入|入职|加盟){o:Organization}",
    yes=("[s:Person 张明远][Date 2016年8月]正式加入[o:ResearchInstitution 江州研究院]",),
)

ALLIES = FactRule(
    asserts="memberOf",
    pattern="{s:Organization+}[^。；！？，]{0,6}(?:加入|加盟|成为){o:SocialOrganization}",
    yes=("[s:Company 星河光电]加入[o:SocialOrganization 江州企业联盟]",),
)


RELATORS: tuple[Relator, ...] = (party, *rules(__name__, dict(vars())))
