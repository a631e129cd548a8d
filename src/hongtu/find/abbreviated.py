"""Short names that are made of parts of a whole one: 通钢集团 of 通化钢铁集团, 浙大 of 浙江大学, 中科院兰州化物所.

``find.shorts`` makes the short forms of a name and looks for them; here names that were found are compared with each
other, in all the forms in which papers shorten them.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Collection, Iterator, Mapping, Sequence
from functools import lru_cache

from msgspec.structs import replace

from hongtu.find import hosts
from hongtu.find.places import known
from hongtu.find.shorts import EVERYDAY, FORM
from hongtu.find.view import tags
from hongtu.lexicon import lexicon
from hongtu.model import Mention

BRANDED = ("Company", "Zone", "Facility")
SPELLED = ("EducationInstitution", "ResearchInstitution", "GovernmentBody")
LEVELLED = ("工会", "委")
ORGANS = ("PartyOrganization", "GovernmentBody", "SocialOrganization")
HOSTS = ("Zone", "Company", "EducationInstitution")
LEAST, BRAND, COMPARED = 2, 2, 300
LEGAL = "有限公司"
BODY = re.compile("(?:公司|集团|合作社|银行|[厂社行])$")
GROUP = re.compile("集团(?:总|股份|有限|责任)*(?:公司)?$")
FIRM = re.compile("(?:集团|公司)+$")
SCHOOL = re.compile("(?:大学|学院)$")
EXTRA = re.compile("[（(].*?[)）]|[“”‘’]")
NUMERAL = re.compile("[\\d一二三四五六七八九十]")
WORDS = frozenset({"n", "v", "vn", "a", "b", "l"})

Names = Mapping[str, Collection[str]]


def whole(found: Sequence[Mention]) -> list[Mention]:
    """Mentions with the whole names that theirs stand for, where an article says just one that fits; of a class with
    more names than people write about, only the first ones are compared.
    """
    names: dict[str, dict[str, None]] = defaultdict(dict)
    for mention in found:
        if len(names[mention.type]) < COMPARED:
            names[mention.type][mention.name or mention.text] = None
    full = {(kind, name): lengthened(kind, name, names) for kind in names for name in names[kind]}
    longer = [full.get((m.type, m.name or m.text), "") for m in found]
    return [replace(m, name=name) if name else m for m, name in zip(found, longer, strict=True)]


def lengthened(kind: str, name: str, names: Names) -> str:
    """The whole name for which one of a class stands, or that with its host's (鹿寨经开区|党工委), or nothing."""
    longer = only(kind, name, names)
    host = "" if longer or kind not in ORGANS else hosts.host(name) or hosts.governed(name)
    if host and name.startswith(host):
        whose = next((whole for one in HOSTS if one in names and (whole := only(one, host, names))), "")
        return whose + name.removeprefix(host) if whose else ""
    return longer


def only(kind: str, name: str, names: Names) -> str:
    """The one name of a class that a name shortens, or nothing; of several that shorten each other the longest."""
    some = sorted((other for other in names[kind] if shortens(kind, name, other)), key=lambda n: (-len(n), n))
    return some[0] if some and all(shortens(kind, other, some[0]) for other in some[1:]) else ""


@lru_cache(1 << 14)
def shortens(kind: str, name: str, other: str) -> bool:
    """Whether a name is short for another one of its class.

    >>> shortens("Company", "通钢集团", "通化钢铁集团"), shortens("Company", "招商局集团", "招商局海南开发投资有限公司")
    (True, False)
    >>> [shortens("EducationInstitution", *two) for two in (("浙大", "浙江大学"), ("江苏大学", "江苏科技大学"))]
    [True, False]
    """
    if not LEAST <= len(name) < len(other) or set(NUMERAL.findall(name)) != set(NUMERAL.findall(other)):
        return False
    if kind == "Company":
        return company(name, other)
    if kind in BRANDED and any(one[-1] == name[-1] and branded(kind, name, one) for one in everyday(kind, other)):
        return True
    cut = kind in SPELLED or (kind == "SocialOrganization" and name.endswith(LEVELLED))
    return cut and spelled(name, other)


def company(name: str, other: str) -> bool:
    """Whether a company's name is short for another; that of a group only for one of a group."""
    if not BODY.search(other) or name.endswith(LEGAL):
        return False
    if not name.endswith("集团"):
        return branded("Company", name, other)
    short, long = FIRM.sub("", name), FORM.sub("", other)
    grouped = any(short[:1] == one[:1] and stands_in(short, one) for one in (long, placed(long)[1]))
    return GROUP.search(other) is not None and (grouped or branded("Company", name, other))


def everyday(kind: str, name: str) -> Iterator[str]:
    """A name, and the everyday forms of a zone's."""
    yield name
    if kind == "Zone":
        yield from (name.replace(long, short) for long, short in EVERYDAY if long in name)


def branded(kind: str, name: str, other: str) -> bool:
    """Whether a name has the place and brand of another and leaves out only some of its trades and its form; of a zone
    nothing but the place.
    """
    short, long = EXTRA.sub("", name), EXTRA.sub("", other)
    if kind == "Company":
        short, long = FIRM.sub("", short), FORM.sub("", long)
    (own, core), (place, rest) = placed(short), placed(long)
    if own not in ("", place) or len(core) < LEAST or not stands_in(core, rest):
        return False
    if core == rest or kind == "Zone":
        return core == rest
    alike = next((i for i, pair in enumerate(zip(core, rest, strict=False)) if pair[0] != pair[1]), len(core))
    return alike >= BRAND and not just_a_word(core[:alike])


def just_a_word(brand: str) -> bool:
    """Whether what two names begin with is no brand: 智能, 新材料."""
    word, tag = tags(brand)[0]
    return brand in lexicon("industries") or (word == brand and tag in WORDS)


def placed(name: str) -> tuple[str, str]:
    """The places with which a name begins, and the rest of it.

    >>> placed("中国国机重工"), placed("通化钢铁"), placed("玉柴机器")
    (('中国', '国机重工'), ('通化', '钢铁'), ('', '玉柴机器'))
    """
    rest = name
    while (size := 2 if rest.startswith("中国") else known(rest, 0)) and len(rest) - size >= LEAST:
        rest = rest[size:].removeprefix("省").removeprefix("市")
    return name[: len(name) - len(rest)], rest


def stands_in(short: str, long: str) -> bool:
    """Whether the characters of a name stand in another one in their order.

    >>> stands_in("通钢", "通化钢铁"), stands_in("钢通", "通化钢铁")
    (True, False)
    """
    signs = iter(long)
    return all(sign in signs for sign in short)


def spelled(name: str, other: str) -> bool:
    """Whether a name is another one with words cut short, and nothing left out but its place: 中科院沈阳生态所."""
    if name[0] not in (other[0], placed(other)[1][:1]):
        return False
    if name.endswith("大") and other.endswith("大学"):
        return stands_in(name[:-1], other[:-2])
    if name[-1] != other[-1] or SCHOOL.search(name) or not stands_in(name, other):
        return False
    at = 0
    for number, (word, _) in enumerate(tags(other)):
        before = at
        for sign in word:
            at += name.startswith(sign, at)
        if at == before and (number or known(word, 0) != len(word)):
            return False
    return at == len(name)
