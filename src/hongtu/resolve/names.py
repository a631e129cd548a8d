"""Names taken apart, so that all forms of a name come to the same keys: 肇庆高新区, 广东肇庆高新技术产业开发区."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache, lru_cache

from hongtu.find.shorts import FORM, trade
from hongtu.gather import plain
from hongtu.lexicon import branches, lexicon
from hongtu.resolve.areas import MANY, stripped

TRADES = "(?:科技|高科技|产业|工业|创业|双创|创新|数字|软件|物流|总部|智慧|生态)"
LEVEL = re.compile(f"(?:高新区|经开区|综保区|自贸区|开发区|新区|集中区|合作区|片区|园区|{TRADES}*[园城])$")
NATIONAL = re.compile("国家级?(?=高新区|经开区|自主|综保区)|市(?=高新区|经开区|综保区)")
OWN = "(?:党委|党总支|党支部|党组|工会|团委|团支部|妇联)"
HOSTED = re.compile(f"^(?P<host>.{{2,}}?)(?P<part>(?:第[一二三四五六七八九十]+)?(?:联合)?{OWN})$")
AREA = re.compile("(?<=[省市区县州旗])委员会$")
BRANCH = re.compile("分公司|分行|支行|分局|分厂|分校|分院|营业部|办事处|分店")
BRACKET = re.compile(r"\(([^()]*)\)")
COUNTED = re.compile("第([一二三四五六七八九十]{1,3})(?=[届批期次])")
DIGITS = "一二三四五六七八九"
LOCAL = re.compile("(?:[镇乡村]|街道|社区)(?:政府|工委|党委|党总支|党支部|村?委会|办事处)?$")
COMMON = frozenset({"Facility", "GovernmentBody", "PartyOrganization", "SocialOrganization"})
PLACED = COMMON | {"Zone", "Place", "Company", "EducationInstitution", "ResearchInstitution", "Event"}

Key = tuple[str, str]


@dataclass(frozen=True, slots=True)
class Name:
    """A name taken apart.

    ``keys`` are its (place, core): two names of a class that share one are forms of the same name. ``loose`` are
    shorter cores, which names of different things may share too. ``short`` is a company's name without its legal
    form, ``group`` one of a whole group, ``level`` the kind of zone. ``local`` is a name that many places have.
    """

    kind: str
    place: str
    core: str
    keys: tuple[Key, ...]
    loose: tuple[str, ...] = ()
    short: bool = False
    group: bool = False
    level: str = ""
    local: bool = False
    inner: str = ""

    @property
    def lesser(self) -> bool:
        """Whether the name does not say by itself which thing it means."""
        return self.short or self.local


@lru_cache(MANY)
def taken_apart(kind: str, name: str) -> Name:
    """A name of a class taken apart.

    >>> taken_apart("Zone", "广东肇庆高新技术产业开发区").keys, taken_apart("Zone", "肇庆市高新区").keys
    ((('441200', '高新区'),), (('441200', '高新区'),))
    >>> taken_apart("Company", "广东三浦车车股份有限公司").loose, taken_apart("Company", "三浦车车公司").loose
    (('三浦车车有限公司', '三浦车车', '三浦', '三浦车'), ('三浦车车',))
    """
    if kind == "Person":
        return Name(kind, "", name, ())
    text = everyday(kind, name)
    if kind == "Company":
        return company(kind, text)
    if kind == "Zone":
        return zone(text)
    hosted = HOSTED.match(text) if kind in ("PartyOrganization", "SocialOrganization") else None
    if hosted and like_company(hosted["host"]):
        return within(company(kind, hosted["host"]), hosted["part"])
    return body(kind, text)


def everyday(kind: str, name: str) -> str:
    """A name in everyday words, without width, case, blanks, quotation marks and 中共."""
    text = plain(name).replace("[", "(").replace("]", ")") or name
    text = COUNTED.sub(lambda m: f"第{number(m[1])}", text)
    if kind in ("PartyOrganization", "EducationInstitution"):
        text = text.removeprefix("中国共产党").removeprefix("中共")
    text = words().sub(lambda m: lexicon("everyday").get(m[0]) or offices()[m[0]], text)
    if kind in ("PartyOrganization", "SocialOrganization"):
        text = AREA.sub("委", text)
    if kind == "PartyOrganization":
        text = re.sub("委员会$", "党委", text)
    if kind == "GovernmentBody":
        text = text.removeprefix("国家")
    if kind == "Industry":
        text = text.removesuffix("产业") or text
    return NATIONAL.sub("", text) if kind != "Honour" else text


@cache
def words() -> re.Pattern[str]:
    """The words that have an everyday form."""
    return re.compile(branches(sorted({*lexicon("everyday"), *offices()}, key=lambda w: (-len(w), w))))


@cache
def offices() -> dict[str, str]:
    """The everyday names of the fields of offices, by their full ones; of several the first in the alphabet."""
    return {full: short for short, full in sorted(lexicon("offices").items(), reverse=True)}


def number(words: str) -> int:
    """A number below a hundred in Chinese.

    >>> number("三"), number("十"), number("二十一")
    (3, 10, 21)
    """
    tens, ten, ones = words.rpartition("十")
    return (10 * (DIGITS.find(tens) + 1 or 1) if ten else 0) + (DIGITS.find(ones) + 1 if ones else 0)


def like_company(host: str) -> bool:
    """Whether a host is a company, in its full or its short name."""
    return bool(FORM.search(host)) or not (ending().search(host) or LOCAL.search(host) or stripped(host)[0][1] == "")


@cache
def ending() -> re.Pattern[str]:
    """The heads of names that are no companies."""
    heads = [word for word, kind in lexicon("heads").items() if kind != "Company"]
    return re.compile(f"(?:{branches([*heads, *'省市区县州旗局厅院校所部'])})$")


def company(kind: str, text: str) -> Name:
    """A company's name: its place, its name with legal form, and its name and brand without."""
    ways = [(code, rest) for code, rest in stripped(text) if len(rest) > 1] or [("", text)]
    place, core = ways[0]
    if BRANCH.search(core):
        core = core.replace("有限公司", "")
        return Name(kind, place, core, ((place, core),))
    bracket = next((code for inner in BRACKET.findall(core) for code, rest in stripped(inner) if not rest), "")
    stem = FORM.sub("", BRACKET.sub("", core)) or core
    group = bool(re.search("集团|控股", core))
    short = not core.endswith("有限公司") and not re.search("[厂社店场]$|银行$|商行$|事务所$", core)
    if short:
        stem = stem if not group else re.sub("(?:集团|控股).*$", "", core) or core
        own = stem + ("集团" if group else "")
        return Name(kind, place, own, ((place, own),), (stem,), True, group)
    loose = dict.fromkeys((core, stem, trade().sub("", stem), *(stem[:size] for size in (2, 3, 4))))
    return Name(
        kind, place, core, tuple(ways), tuple(one for one in loose if len(one) > 1), False, group, inner=bracket
    )


def within(host: Name, part: str) -> Name:
    """The name of what a company has of its own: its committee, its union."""
    keys = tuple((place, core + part) for place, core in host.keys)
    loose = tuple(one + part for one in host.loose)
    return Name(host.kind, host.place, host.core + part, keys, loose, host.short, host.group, inner=host.inner)


def zone(text: str) -> Name:
    """A zone's name: its place, the name that is its own if it has one, and its level."""
    place, core = stripped(text)[0]
    core = NATIONAL.sub("", core)
    found = LEVEL.search(core)
    level = found[0] if found else ""
    own = core.removesuffix(level)
    keys = [(place, core)] + [(c, r) for c, r in stripped(text)[1:] if r]
    loose = (own,) if len(own) > 1 else ()
    family = "园" if level.endswith("园") or level == "园区" else level
    return Name("Zone", place, core, tuple(keys), loose, level=family, local=not place and len(own) < 2)


def body(kind: str, text: str) -> Name:
    """Any other name: its place and the rest."""
    if kind not in PLACED:
        return Name(kind, "", text, (("", text),), loosened(kind, text))
    ways = [(code, rest) for code, rest in stripped(text) if rest or kind == "Place"] or [("", text)]
    ways = [(code, re.sub("(?<=..)(?<!市)高新区(?=.)", "", rest) if kind != "Event" else rest) for code, rest in ways]
    place, core = ways[0]
    many = bool(LOCAL.search(core)) or kind == "Facility" or core in lexicon("shared_places")
    local = kind in COMMON | {"Place"} and not place and many
    loose = (core,) if len(core) > 2 or (kind == "Place" and core) else ()
    return Name(kind, place, core, tuple(ways), loose, local=local)


def loosened(kind: str, text: str) -> tuple[str, ...]:
    """What is left of a programme's name without what is often left out of it."""
    return (re.sub(r"^[\d#]+|(?<=...)品牌$", "", text),) if kind == "Programme" else ()
