"""What words mean that do not say it whole: 公司党委, 区党工委, 市科技局, 该区, 全市, 公司, each in its article."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator, Sequence

from msgspec.structs import replace

from hongtu.find import hosts
from hongtu.find.context import KINDS, Context, context, name_of, of_kind
from hongtu.find.definite import PREFIX, counted
from hongtu.find.places import GROUPS
from hongtu.find.view import View
from hongtu.find.wholes import ENDINGS, HOSTS, LEVELS, REGION, bare, companies, split, whole
from hongtu.lexicon import lexicon
from hongtu.model import Mention

OWN_COMMITTEE = lexicon("own_committees")
ANYWHERE = ("Place", "Zone", "Facility")
NEARBY = {
    "此": ANYWHERE,
    "该基地": ("ResearchInstitution", "Facility", "Zone", "Company"),
    "这里": ("Zone", "Facility"),
    "中心": ("GovernmentBody", "Facility", "ResearchInstitution"),
}
AREA_WORDS = frozenset({"全区", "该区", "我区", "本区", "区内"})
OFFICES_OF_STREETS = ("办事处", "街道办", "街道办事处")
DEPARTMENT = re.compile("(?<=委)(?:组织部|宣传部|统战部|政法委)$")
AREAL = ("管委会", "管委", "党工委", "纪工委", "工委")
PARKS = ("区", "园", "城", "港")
OFFICIAL = ("PartyOrganization", "GovernmentBody")
NEXT_POST = re.compile("[^，。；！？、,;]{1,10}[、兼]")
OF_DISTRICTS = re.compile("委(?:组织部|宣传部|统战部|政法委)?|(?:人民)?政府|人大(?:常委会)?|政协")
OFFICER = re.compile("(?:专职|第一|常务)?(?:副?书记|常委|委员|成员|组织|宣传|纪检)")
FOUNDED = re.compile("(?:成立|设立|组建|建立)了?$")
LEAGUE = re.compile("团(?P<level>[省市县区])委")
BESIDE_LEVEL = re.compile("(?:^|[，。；、])(?P<level>[省市区县])[^，。；]{1,30}[、兼]$")
BODY_OF = {
    "局长": "GovernmentBody",
    "主任": "GovernmentBody",
    "院长": "ResearchInstitution",
    "所长": "ResearchInstitution",
    "校长": "EducationInstitution",
    "董事长": "Company",
    "总经理": "Company",
    "会长": "SocialOrganization",
}
BESIDE = re.compile(f"(?P<post>{'|'.join(BODY_OF)})(?:、|兼|，)$")
HOSTED = ("Company", "EducationInstitution", "ResearchInstitution", "GovernmentBody", "SocialOrganization")


def bind(view: View) -> Iterator[Mention]:
    """The mentions of an article, each with the name that it stands for; words that stand for nothing are left out."""
    shorts = companies(view.found)
    fulls: dict[str, set[str]] = defaultdict(set)
    for mention in view.found:
        if mention.type in ENDINGS and not mention.by.startswith(PREFIX):
            fulls[mention.text[-2:]].add(mention.text)
        elif mention.type in OFFICIAL and (area := hosts.host(mention.text)).endswith(PARKS):
            fulls[area[-2:]].add(area)
    found = tuple(whole(m, shorts, fulls, view.text) for m in view.found)
    named = tuple(m for m in found if not m.by.startswith(PREFIX) and (m.name or not bare(m)))
    about, complete = context(view, named), frozenset(named)
    seen: list[Mention] = []
    for mention in found:
        if mention in complete:
            seen.append(mention)
            yield ranked(mention, about)
        elif mention.by.startswith(PREFIX) or not plural(view.text, mention):
            for one in meant(mention, about, view.text, seen):
                seen.append(one)
                yield one


def ranked(mention: Mention, about: Context) -> Mention:
    """An honour that says only the level of who gives it, with the place: 省|劳动模范 is 湖北省|劳动模范."""
    level = mention.text[:1]
    if mention.type != "Honour" or mention.name or level not in "省市区县" or mention.text[1:2] in "级部委":
        return mention
    place = about.places.get(level, "")
    return replace(mention, name=place + mention.text[1:]) if place else mention


def plural(article: str, mention: Mention) -> bool:
    """Whether a bare name stands for many: 129家|党支部, 非公|企业党支部."""
    before = article[max(0, mention.start - 4) : mention.start]
    return (
        counted(article, mention.start, mention.end)
        or re.search("(?:非公|各|优秀|规上|民营|重点|基层)$", before) is not None
    )


def meant(mention: Mention, about: Context, article: str, seen: Sequence[Mention]) -> Iterator[Mention]:
    """A word that stands for something, with the class and name of what it means here, ``seen`` all names before it."""
    if mention.text in AREA_WORDS:
        kind, name = about.area(mention.start)
        yield from [replace(mention, type=kind, name=name)] if name else []
    elif mention.text in NEARBY:
        near = about.nearest(NEARBY[mention.text], mention.start, "中心" if mention.text == "中心" else "")
        near = near or about.nearest(ANYWHERE, mention.start)
        yield from [replace(mention, type=near.type, name=name_of(near))] if near else []
    elif mention.type == "Person":
        yield from [replace(mention, name=name)] if (name := about.person(mention.start, article)) else []
    elif name := beside(mention, seen, article) or meaning(mention, about, article):
        yield replace(mention, name=name)
    elif not mention.by.startswith(PREFIX) and stands_alone(mention):
        yield mention


def stands_alone(mention: Mention) -> bool:
    """Whether a bare name without a known host is still a name (省委, 公司党委), and not a kind (党支部)."""
    parts = split(mention.text)
    return (parts is not None and parts[0] != "企业") or mention.text.endswith(("工作部", "工作局"))


def meaning(mention: Mention, about: Context, article: str) -> str:
    """The full name that a word stands for, or nothing."""
    if mention.by.startswith(PREFIX):
        return definite(mention, about, article)
    parts = split(mention.text)
    if parts is None or mention.text in OFFICES_OF_STREETS:
        return headless(mention, about, article)
    word, rest = parts
    if same := about.beside(mention, article):
        return same
    said = about.last(mention.type, mention.start, rest)
    owner = about.last(HOSTS[word], mention.start) if word in HOSTS else None
    if said is not None and said.start < mention.start and owner is not None and owner.start < said.start:
        return name_of(said)
    if word in HOSTS:
        host = (
            about.zone_of(mention.start, word, article)
            if HOSTS[word] == "Zone"
            else name_of(about.last(HOSTS[word], mention.start))
        )
        if not host and said is not None and name_of(said).endswith(mention.text):
            return name_of(said)
    elif word == "区":
        district = OF_DISTRICTS.fullmatch(rest)
        host = about.place("区", mention.start, article) if district else about.area(mention.start)[1]
    elif word == "村":
        host = name_of(about.nearest(("Place",), mention.start, word)) or about.places.get(word, "")
    else:
        host = about.place(word, mention.start, article)
    return f"{host}{rest}" if host else ""


def headless(mention: Mention, about: Context, article: str) -> str:
    """What 党工委, 管委会, 组织部 or 党支部 alone mean: the one named last, or that of the article's zone or
    company.
    """
    text, at = mention.text, mention.start
    said = about.last(mention.type, at, text)
    said = None if said is not None and said.start > at else said
    if text in OWN_COMMITTEE and (host := owner_of(mention, about, article, said)):
        return f"{host}{text}"
    if text in ("组织部", "宣传部", "统战部", "政法委"):
        committee = about.last("PartyOrganization", at, "委")
        if committee is not None and (said is None or said.start < committee.start < at):
            return f"{name_of(committee)}{text}"
    if league := LEAGUE.fullmatch(text):
        place = about.place(league["level"], at, article)
        return f"共青团{place}委" if place else ""
    if said is not None:
        return name_of(said)
    beside = BESIDE_LEVEL.search(article[max(0, at - 24) : at])
    if beside and mention.type in ("SocialOrganization", "GovernmentBody"):
        host = about.area(at)[1] if beside["level"] == "区" else about.place(beside["level"], at, article)
        return f"{host}{text}" if host else ""
    if text in OFFICES_OF_STREETS:
        street = about.last("Place", at, "街道") or about.last("Place", at, "镇")
        return f"{name_of(street)}办事处" if street is not None and street.start < at else ""
    if text in ("党工委", "纪工委", "管委会", "团工委") or GROUPS.match(text):
        return f"{about.zone}{text}" if about.zone else ""
    return ""


def beside(mention: Mention, seen: Sequence[Mention], article: str) -> str:
    """What an organ means that follows the post at another one of its host: 江州高新区党工委书记、|管委会|主任."""
    text = mention.text
    if text not in lexicon("organs") or not seen:
        return ""
    name = name_of(seen[-1])
    if seen[-1].type in OFFICIAL and NEXT_POST.fullmatch(article, seen[-1].end, mention.start):
        host = DEPARTMENT.sub("", name) if text.endswith(("部", "政法委")) else hosts.host(name) or hosts.governed(name)
        return f"{host}{text}" if host else ""
    return next((name_of(m) for m in reversed(seen) if m.text == text), "") if text in AREAL else ""


def owner_of(mention: Mention, about: Context, article: str, said: Mention | None) -> str:
    """Whose 党委 or 党支部 is meant where a post follows it: that of the body of the post before it
    (局长、党支部书记: a 局), else of the last body named nearby.
    """
    at = mention.start
    if not OFFICER.match(article, mention.end) and not FOUNDED.search(article[max(0, at - 6) : at]):
        return ""
    beside = BESIDE.search(article[max(0, at - 8) : at])
    kinds = (BODY_OF[beside["post"]],) if beside else HOSTED
    close = [m for m in about.named if m.start < at and at - m.end < 60]
    near = [m for m in close if m.type in kinds or (not beside and name_of(m).endswith(("社区", "村")))]
    return name_of(near[-1]) if near and (said is None or near[-1].start > said.start) else ""


def definite(mention: Mention, about: Context, article: str) -> str:
    """What 该区, 全市, 公司 or 研究院 means."""
    text, kind = mention.text, mention.type
    if kind == "Zone":
        said = about.last(kind, mention.start, text)
        if said and said.text != text:
            return name_of(said)
        return about.zone if text not in KINDS or of_kind(about.zone, text) else ""
    if text == REGION:
        return about.place(text, mention.start, article)
    if kind == "Place":
        level = "" if text in ("社区", "街道") else next((c for c in text or mention.by if c in LEVELS), "")
        near = level in ("村", "镇", "乡") or text.startswith("该") or not level
        nearest = about.spot(mention.start, level or text) if near else ""
        return nearest or about.place(level, mention.start, article)
    if kind == "Company":
        return about.firm(mention.start)
    if kind == "Event":
        said = about.last(kind, mention.start, text) or about.last(kind, mention.start)
        return name_of(said) if said is not None and said.start < mention.start else ""
    ending = re.sub("^[该本我]", "", text)
    return name_of(about.last(kind, mention.start, {"院": "院", "校": "校"}.get(ending, ending)))
