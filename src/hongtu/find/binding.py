"""What words mean that do not say it whole: 公司党委, 区党工委, 市科技局, 该区, 全市, 公司, each in its article."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from functools import cache

from hongtu.find.definite import PREFIX
from hongtu.find.places import GROUPS
from hongtu.find.shorts import cores, hosting
from hongtu.find.view import View
from hongtu.lexicon import lexicon
from hongtu.model import Mention

ENDINGS = frozenset({"ResearchInstitution", "EducationInstitution", "SocialOrganization", "Facility", "Event", "Zone"})
LEVELS = {"省": "省", "市": "市", "区": "区", "县": "县", "州": "州", "旗": "旗", "镇": "镇", "乡": "乡", "村": "村"}
HOSTS = lexicon("hosts")
NO_LEVEL = re.compile("市场|市民|市政(?![府协])|区域|县域|县城|省际|州际|村民|乡村|镇村|乡镇|村级|区块")
OWN_COMMITTEE = lexicon("own_committees")
HOSTED = ("Company", "EducationInstitution", "ResearchInstitution", "GovernmentBody", "SocialOrganization")


@dataclass(frozen=True)
class Context:
    """What an article is about: its mentions in order, its zone, and its places by level."""

    named: tuple[Mention, ...]
    zone: str
    places: dict[str, str]

    def last(self, kind: str, at: int, ending: str = "") -> Mention | None:
        """The nearest named mention of a class before an offset whose name ends so; behind it if there is none
        before.
        """
        fits = [m for m in self.named if m.type == kind and (m.name or m.text).endswith(ending)]
        before = [m for m in fits if m.start < at]
        return before[-1] if before else (fits[0] if fits else None)


def bind(view: View) -> Iterator[Mention]:
    """The mentions of an article, each with the name that it stands for; words that stand for nothing are left out."""
    named = tuple(m for m in view.found if not m.by.startswith(PREFIX) and (m.name or not bare(m)))
    context = Context(named, main_zone(view, named), main_places(named))
    shorts = companies(view.found)
    fulls = {m.text for m in named}
    for mention in view.found:
        if mention in named:
            yield whole(mention, shorts, view.text, fulls)
        elif name := meaning(mention, context):
            yield replace(mention, name=name)
        elif not mention.by.startswith(PREFIX) and stands_alone(mention):
            yield mention


def whole(mention: Mention, shorts: dict[str, str], text: str, fulls: set[str]) -> Mention:
    """A Party organization under its host's whole name: 蒙牛乳业党总支 is 蒙牛乳业(清远)有限公司党总支."""
    if mention.type == "Place":
        return replace(mention, name=full_place(mention.text, text))
    if mention.type in ENDINGS and not mention.name and len(mention.text) > 3:
        longer = [f for f in fulls if f.endswith(mention.text) and f != mention.text]
        return replace(mention, name=longer[0]) if len(longer) == 1 else mention
    if mention.type != "PartyOrganization":
        return mention
    name = mention.name or mention.text
    short = max((s for s in shorts if name.startswith(s)), key=len, default="")
    if not short or name.startswith(shorts[short]):
        return mention
    return replace(mention, name=shorts[short] + name[len(short) :])


def companies(mentions: Sequence[Mention]) -> dict[str, str]:
    """Short forms of the companies that an article names whole, also only as the host of a Party organization."""
    wholes = {m.name or m.text for m in mentions if m.type == "Company"}
    wholes |= {host for m in mentions if m.type == "PartyOrganization" and (host := hosting(m.text))}
    pairs = {m.text: m.name for m in mentions if m.name and m.type == "Company"}
    return {core: name for name in sorted(wholes) for core in cores(name)} | pairs


def full_place(name: str, text: str) -> str:
    """A place's whole name: the one that the article uses (长宁区 for 长宁), else that of a province or prefecture.

    Empty where the name is whole or could mean several places.
    """
    if name not in lexicon("places") or name[-1] in LEVELS:
        return ""
    said = [f"{name}{level}" for level in "市区县省" if f"{name}{level}" in text]
    if said:
        return max(said, key=text.count)
    code = lexicon("places")[name]
    full = official().get(code, "")
    return full if code.endswith("00") and full != name else ""


def bare(mention: Mention) -> bool:
    """Whether a name leaves out whose it is: 党工委, 市科技局, 公司党委, “两新”组织党工委."""
    text = mention.text
    if mention.type not in ("PartyOrganization", "GovernmentBody", "SocialOrganization", "EducationInstitution"):
        return False
    if split(text) is not None:
        return True
    return text in lexicon("heads") or (mention.type == "PartyOrganization" and GROUPS.match(text) is not None)


def split(text: str) -> tuple[str, str] | None:
    """A bare name's word for its host and the rest.

    >>> split("市科技局"), split("公司党委"), split("市场监管局"), split("清远市委")
    (('市', '科技局'), ('公司', '党委'), None, None)
    """
    for word in HOSTS:
        if text.startswith(word) and len(text) > len(word):
            return word, text[len(word) :]
    if text[0] in LEVELS and len(text) > 1 and not NO_LEVEL.match(text):
        return text[0], text[1:]
    return None


def stands_alone(mention: Mention) -> bool:
    """Whether a bare name without a known host is still a name (省委, 公司党委), and not a kind (党支部)."""
    return split(mention.text) is not None or mention.text.endswith(("工作部", "工作局"))


def meaning(mention: Mention, context: Context) -> str:
    """The full name that a word stands for, or nothing."""
    if mention.by.startswith(PREFIX):
        return definite(mention, context)
    parts = split(mention.text)
    if parts is None:
        return headless(mention, context)
    word, rest = parts
    said = context.last(mention.type, mention.start, mention.text)
    owner = context.last(HOSTS[word], mention.start) if word in HOSTS else None
    if said is not None and said.start < mention.start and owner is not None and owner.start < said.start:
        return name_of(said)
    if word in HOSTS:
        host = context.zone if HOSTS[word] == "Zone" else name_of(context.last(HOSTS[word], mention.start))
    elif word == "区" and "区" not in context.places:
        host = context.zone
    else:
        host = context.places.get(word, "")
    return f"{host}{rest}" if host else ""


def headless(mention: Mention, context: Context) -> str:
    """What 党工委, 管委会, 组织部 or 党支部 alone mean: the one named last, or that of the article's zone or
    company.
    """
    text, at = mention.text, mention.start
    said = context.last(mention.type, at, text)
    if text in OWN_COMMITTEE:
        near = [m for m in context.named if m.start < at and at - m.end < 60 and m.type in HOSTED]
        if near and (said is None or said.start > at or near[-1].start > said.start):
            return f"{name_of(near[-1])}{text}"
    if said is not None:
        return name_of(said)
    if text in ("党工委", "纪工委", "管委会", "团工委") or GROUPS.match(text):
        return f"{context.zone}{text}" if context.zone else ""
    if text in ("组织部", "宣传部", "统战部", "政法委"):
        committee = context.last("PartyOrganization", at, "委")
        return f"{name_of(committee)}{text}" if committee else ""
    return ""


def definite(mention: Mention, context: Context) -> str:
    """What 该区, 全市, 公司 or 研究院 means."""
    text, kind = mention.text, mention.type
    if kind == "Zone":
        said = context.last(kind, mention.start, text)
        return name_of(said) if said and said.text != text else context.zone
    if kind == "Place":
        level = next((c for c in text or mention.by if c in LEVELS), "")
        near = level in ("村", "镇", "乡") or text.startswith("该") or not level
        nearest = context.last(kind, mention.start, level or text) if near else None
        return name_of(nearest) or context.places.get(level, "")
    if kind == "Company":
        return name_of(context.last(kind, mention.start))
    ending = re.sub("^[该本我]", "", text)
    return name_of(context.last(kind, mention.start, {"院": "院", "校": "校"}.get(ending, ending)))


def name_of(mention: Mention | None) -> str:
    """The full name of a mention, or nothing."""
    return (mention.name or mention.text) if mention else ""


def main_zone(view: View, named: Sequence[Mention]) -> str:
    """The zone that an article is about: named most often, in its title above all, first where two are equal."""
    counts: Counter[str] = Counter()
    for mention in named:
        if mention.type == "Zone" and mention.text not in lexicon("definites"):
            counts[name_of(mention)] += 3 if mention.end <= len(view.article.title) else 1
    return max(counts, key=lambda n: counts[n], default="")


def main_places(named: Sequence[Mention]) -> dict[str, str]:
    """For each level (省, 市, 县, 区, 镇, 村) the full name of the place that is named most often."""
    counts: Counter[str] = Counter()
    for mention in named:
        for code in place_codes(name_of(mention)):
            counts[code] += 1
        if mention.type == "Place" and mention.text[-1:] in "镇乡村道":
            counts[mention.text] += 1
    places: dict[str, str] = {}
    for code, _ in counts.most_common():
        full = official().get(code, code)
        if not full.endswith(("自治区", "行政区")):
            places.setdefault(full[-1], full)
        places.setdefault("省", province(code))
    return {level: name for level, name in places.items() if name}


def place_codes(name: str) -> tuple[str, ...]:
    """The code of the place that a name begins with, if it does."""
    known = lexicon("places")
    return next(((known[name[:n]],) for n in range(min(len(name), 10), 1, -1) if name[:n] in known), ())


@cache
def official() -> dict[str, str]:
    """Code to full name of each of China's divisions."""
    names: dict[str, str] = {}
    for name, code in lexicon("places").items():
        if code.isdigit() and len(name) > len(names.get(code, "")):
            names[code] = name
    return names


def province(code: str) -> str:
    """The full name of the province that a code lies in, if it is one."""
    name = official().get(f"{code[:2]}0000", "") if code.isdigit() else ""
    return name if name.endswith("省") else ""
