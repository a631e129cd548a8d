"""What an article is about, for words that do not say it whole: its zone, its places by level, what was named last."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from functools import cache, cached_property

from hongtu.find import hosts
from hongtu.find.divisions import official, place_codes, province
from hongtu.find.view import View
from hongtu.lexicon import lexicon
from hongtu.model import Mention

KINDS = {
    "高新区": "高新",
    "经开区": "经开|经济.*开发区",
    "开发区": "开发|经开|高新",
    "集中区": "集中区",
    "合作区": "合作",
    "产业园": "产业园|园区",
    "创业园": "创业园",
}


OFFICE_OF = re.compile(
    ".{2,8}?(?:高新区|经开区|开发区|合作区|保税区|示范区|自贸区|试验区|工业园区)(?=.{2,8}[局办部会]$)"
)
FIRM = re.compile(".{2,}?(?:有限责任公司|有限公司|股份公司|集团公司|集团)(?=(?:党|工会|团|纪|妇))")

OFTEN = 2  # a place that the article names more than so many times less often is mentioned in passing


@dataclass(frozen=True)
class Context:
    """What an article is about: its mentions in order, its zone, and its places by level.

    ``sections`` holds what each heading names first, from the offset where the heading begins.
    """

    named: tuple[Mention, ...]
    zone: str
    places: dict[str, str]
    counts: Counter[str] = field(default_factory=Counter)
    stated: tuple[tuple[int, str, str], ...] = ()
    sections: tuple[tuple[int, Mention], ...] = ()

    def place(self, level: str, at: int, article: str) -> str:
        """The place of a level (市, 县) that a word for it means at an offset: the only one that its paragraph names
        before it, where that is no passing mention, else the one that the article names most often.
        """
        main, first = self.places.get(level, ""), article.rfind("\n", 0, at) + 1
        start, end = (bisect_left(self.stated, (offset,)) for offset in (first, at))
        here = {name for _, kind, name in self.stated[start:end] if kind == level}
        if len(here) == 1 and self.times[name := here.pop()] * OFTEN >= self.times[main]:
            return name
        return main

    @cached_property
    def times(self) -> Counter[str]:
        """How often each place is named, itself or at the beginning of a name."""
        return Counter(name for _, _, name in self.stated)

    def last(self, kind: str, at: int, ending: str = "") -> Mention | None:
        """The nearest named mention of a class before an offset whose name ends so; behind it if there is none
        before.
        """
        fits = [m for m in self.named if m.type == kind and (m.name or m.text).endswith(ending)]
        before = [m for m in fits if m.start < at]
        return before[-1] if before else (fits[0] if fits else None)

    def firm(self, at: int) -> str:
        """The company named last before an offset, itself or as the host of its committee or union; behind it if there
        is none before.
        """
        for mention in reversed(self.named):
            name = name_of(mention)
            if mention.start < at and (mention.type == "Company" or FIRM.match(name)):
                return name if mention.type == "Company" else name[: FIRM.match(name).end()]  # type: ignore[union-attr]
        return name_of(self.last("Company", at))

    def spot(self, at: int, ending: str) -> str:
        """The town, village or place whose name ends so that is named last before an offset, itself or as the host of
        its committee; behind it if there is none before.
        """
        hosted = hosted_by(ending) if ending else None
        for mention in reversed(self.named):
            name = name_of(mention)
            if mention.start < at and mention.type == "Place" and name.endswith(ending):
                return name
            if mention.start < at and hosted and (host := hosted.match(name)):
                return host.group()
        return name_of(self.last("Place", at, ending))

    def nearest(self, kinds: Sequence[str], at: int, ending: str = "") -> Mention | None:
        """The last named mention of some classes before an offset, whose name ends so."""
        fits = (m for m in reversed(self.named) if m.start < at and m.type in kinds and name_of(m).endswith(ending))
        return next(fits, None)

    def beside(self, mention: Mention, article: str) -> str:
        """The whole name before a bare one in its sentence that ends like it, or whose department it is:
        江州市委书记…，|市委|副书记, |市委组织部|部长.
        """
        committee, _, department = mention.text.partition("委")
        start = max(article.rfind(sign, 0, mention.start) for sign in "。！？\n")
        kin = (m for m in reversed(self.named) if m.type == mention.type and start < m.start < mention.start)
        for name in map(name_of, kin):
            if name.endswith(mention.text) or (department and name.endswith(f"{committee}委")):
                return name if name.endswith(mention.text) else f"{name}{department}"
        return ""

    def person(self, at: int, article: str) -> str:
        """Whom 他 or 她 means: the person named last before it in its paragraph, if that sentence names but one."""
        start = article.rfind("\n", 0, at) + 1
        before = [m for m in self.named if m.type == "Person" and start <= m.start < at]
        if not before:
            return ""
        opening = max(article.rfind(sign, start, before[-1].start) for sign in "。！？\n")
        names = {name_of(m) for m in before if m.start > opening}
        return names.pop() if len(names) == 1 else ""

    def zone_of(self, at: int, word: str, article: str) -> str:
        """Which zone a word for its kind means at an offset (高新区, 开发区): the last of that kind in its paragraph,
        else the article's, if it is of that kind, else the last one before.
        """
        fits = [m for m in self.named if m.type == "Zone" and m.start < at and of_kind(name_of(m), word)]
        if fits and fits[-1].start > article.rfind("\n", 0, at):
            return name_of(fits[-1])
        return self.zone if of_kind(self.zone, word) else name_of(fits[-1] if fits else None)

    def area(self, at: int) -> tuple[str, str]:
        """The class and name of what 全区 means at an offset: the district of the section's heading, else the zone or
        the district that the article names more often.
        """
        heading = next((m for start, m in reversed(self.sections) if start <= at), None)
        if heading is not None and (heading.type == "Zone" or name_of(heading).endswith("区")):
            return heading.type, name_of(heading)
        region, district = self.places.get("自治区", ""), self.places.get("区", "")
        if region and self.counts[region] > max(self.counts[self.zone], self.counts[district]):
            return "Place", region
        if district and max(self.counts[district], self.times[district]) >= self.counts[self.zone]:
            return "Place", district
        return ("Zone", self.zone) if self.zone else ("Place", district)


@cache
def hosted_by(ending: str) -> re.Pattern[str]:
    """A town or village whose name ends so, and whose committee or government follows."""
    return re.compile(f"[\u4e00-\u9fff]{{2,6}}{ending}(?=党|委|村委|居委|妇|团|工会|政府|人民)")


def of_kind(zone: str, word: str) -> bool:
    """Whether a zone can be called by a word for its kind: 江州高新技术产业开发区 is a 高新区 and a 开发区.

    >>> of_kind("江州高新技术产业开发区", "高新区"), of_kind("江州自贸区", "经开区")
    (True, False)
    """
    return zone != word and re.search(KINDS.get(word, ""), zone) is not None


def context(view: View, named: tuple[Mention, ...]) -> Context:
    """What an article is about, from the names in it that are whole."""
    counts: Counter[str] = Counter()
    for mention in named:
        weight = 3 if mention.end <= len(view.article.title) else 1
        if mention.type == "Zone" and mention.text not in lexicon("definites"):
            counts[name_of(mention)] += weight
        elif mention.type == "Place":
            for code in place_codes(name_of(mention)):
                counts[official().get(code, code)] += weight
    zones = {name_of(m) for m in named if m.type == "Zone" and m.text not in lexicon("definites")}
    for mention in named:
        if (area := zonal(mention)) and area not in lexicon("definites"):
            counts[area] += 1
            zones.add(area)
    zone = max((n for n in counts if n in zones), key=lambda n: counts[n], default="")
    return Context(
        named, zone, main_places(named), counts, tuple(stated(view.text, named)), tuple(sections(view, named))
    )


def stated(article: str, named: Sequence[Mention]) -> Iterator[tuple[int, str, str]]:
    """Where places are named, by themselves or as the beginning of a name: offset, level and full name."""
    for mention in named:
        for code in place_codes(name_of(mention)):
            full = official().get(code, "")
            if full:
                yield mention.start, "自治区" if full.endswith("自治区") else full[-1], full


def zonal(mention: Mention) -> str:
    """The zone that a committee or a government names as its own, or nothing: 江州综合实验区|党工委."""
    if mention.type not in ("PartyOrganization", "GovernmentBody", "SocialOrganization"):
        return ""
    name = name_of(mention)
    area = hosts.host(name) or hosts.governed(name) or (office[0] if (office := OFFICE_OF.match(name)) else "")
    return area if area.endswith("区") and len(area) > 3 and area not in lexicon("places") else ""


def sections(view: View, named: Sequence[Mention]) -> list[tuple[int, Mention]]:
    """For each heading that begins with an area, where it begins and which."""
    areas = {m.start: m for m in named if m.type in ("Zone", "Place")}
    starts = [block.start for block in view.article.blocks if block.kind in ("title", "heading")]
    return [(start, areas[start]) for start in starts if start in areas]


def name_of(mention: Mention | None) -> str:
    """The full name of a mention, or nothing."""
    return (mention.name or mention.text) if mention else ""


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
        if full.endswith("自治区"):
            places.setdefault("自治区", full)
        elif not full.endswith("行政区"):
            places.setdefault(full[-1], full)
        if above := province(code):
            places.setdefault("省", above)
    return {level: name for level, name in places.items() if name}
