"""Short names of what the article names whole: 「以下简称“中交集团”」, and 三浦车车 of 广东三浦车车股份有限公司."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache, lru_cache

from hongtu.find.places import known
from hongtu.find.view import View, places
from hongtu.lexicon import alternation, lexicon
from hongtu.model import Mention

CALLED = re.compile(
    r"[（(](?:以下|下文|下|统)?(?:简称|称)(?:为|：|:)?[“\"「]?(?P<short>[^”\"」（）()，。、]{2,16})[”\"」]?(?:[^（）()]{0,20})[)）]"
)
FORM = re.compile(
    r"(?:股份|责任|集团|有限|总公司|公司|控股)*(?:有限责任公司|股份有限公司|有限公司|集团公司|公司|集团)$"
)
HOSTED = re.compile("(?:中共)?(?P<host>.+(?:公司|集团))[^司团]+$")
ITEM = re.compile("(?<=[、，。；：“和及与])[\u4e00-\u9fffA-Za-z]{3,12}$")
FIRM = ("公司", "集团", "董事长", "总经理", "副总经理", "党委", "党支部")
LINKED = "find.shorts.called"
EVERYDAY = (
    ("高新技术产业开发区", "高新区"),
    ("新技术开发区", "高新区"),
    ("高新技术产业园区", "高新区"),
    ("经济技术开发区", "经开区"),
    ("综合保税区", "综保区"),
    ("综合保税区", "保税区"),
    ("自由贸易试验区", "自贸区"),
    ("自由贸易试验区", "自贸试验区"),
    ("综合实验区", "实验区"),
    ("经济开发区", "经开区"),
    ("留学人员创业园", "留创园"),
)


def find(view: View) -> Iterator[Mention]:
    """Every place where a short name stands for a name that the article says whole; ``name`` is the whole one."""
    given = called(view)
    shorts = {**derived(view), **given}
    for short, full in sorted(shorts.items()):
        for at in places(view.text, short):
            if apart(view, at, at + len(short)):
                by = LINKED if short in given else "find.shorts.derived"
                yield Mention(at, at + len(short), short, full.type, by, full.name or full.text)


def apart(view: View, start: int, end: int) -> bool:
    """Whether a short name is not cut out of a longer word."""
    return view.border(start) or view.border(end) or view.text[start - 1 : start] in "“‘"


def called(view: View) -> dict[str, Mention]:
    """Short names that the article gives in brackets behind a name."""
    ends = {m.end: m for m in sorted(view.found, key=lambda m: m.end - m.start)}
    pairs = {}
    for found in CALLED.finditer(view.text):
        full = ends.get(found.start()) or ends.get(found.start() - 1) or unnamed(view, found)
        if full:
            pairs[found["short"]] = full
    return pairs


def unnamed(view: View, found: re.Match[str]) -> Mention | None:
    """A company that nothing but its short name shows: 中兴特种车辆（简称“中兴特汽”）, where 中兴特汽总经理 speaks."""
    item = ITEM.search(view.text, max(0, found.start() - 16), found.start())
    firm = any(f"{found['short']}{word}" in view.text for word in FIRM)
    if item is None or not firm:
        return None
    return Mention(item.start(), item.end(), item.group(), "Company", "find.shorts.unnamed")


def derived(view: View) -> dict[str, Mention]:
    """Short names that follow from a company's or zone's whole name, if the article says them elsewhere."""
    pairs: dict[str, Mention] = {}
    for mention in sorted(view.found, key=lambda m: (-(m.end - m.start), m.start)):
        full = hosted(mention)
        forms = cores(full.text) if full.type == "Company" else kin(full)
        for short in forms:
            times = view.text.count(short) if short != mention.text else 0
            if times and times > sum(short in m.text for m in view.found if m.text == mention.text):
                pairs.setdefault(short, full)
    return pairs


def hosting(name: str) -> str:
    """The company in the name of its Party organization, or nothing.

    >>> hosting("中共新安天玉有机硅有限公司支部委员会")
    '新安天玉有机硅有限公司'
    """
    found = HOSTED.match(name)
    return found["host"] if found else ""


def hosted(mention: Mention) -> Mention:
    """A Party organization's host company as a mention of its own, any other mention as it is."""
    host = hosting(mention.text) if mention.type == "PartyOrganization" else ""
    start = mention.start + mention.text.find(host)
    return Mention(start, start + len(host), host, "Company", mention.by) if host else mention


@lru_cache(maxsize=1 << 12)
def cores(name: str) -> tuple[str, ...]:
    """What a company's name comes down to: without its place and its legal form, and its brand alone.

    >>> cores("广东三浦车车股份有限公司")[:3]
    ('三浦车车', '三浦车车公司', '三浦车车有限公司')
    >>> cores("蒙牛乳业(清远)有限公司")[0]
    '蒙牛乳业'
    """
    if not FORM.search(name):
        brand = trade().sub("", name)
        return tuple(f"{brand}{kind}" for kind in ("公司", "集团")) if 2 <= len(brand) < len(name) else ()
    stem = re.sub(
        r"[（(][^（）()]*[)）]", "", FORM.sub("", re.sub(r"(?<=.)[（(][^（）()]*[)）](?=.{0,8}公司$)", "", name))
    )
    stems = [stem]
    while (size := known(stems[0], 0) if stems[0] else 0) and len(stems[0]) - size > 1:
        stems.insert(0, stems[0][size:].removeprefix("省").removeprefix("市"))
    forms = [form for stem in stems for form in said(stem)]
    return tuple(dict.fromkeys(f for f in forms if f != name))


def said(stem: str) -> Iterator[str]:
    """The forms in which a company's name without its legal form is said, and its brand without its trade."""
    brand = trade().sub("", stem)
    for core in dict.fromkeys((*shortened(stem), brand)) if 2 <= len(brand) < len(stem) else (stem,):
        if len(core) >= 3 or (core == brand and len(core) == 2 and core not in lexicon("places")):
            yield core
        if len(core) >= 2:
            yield from (f"{core}公司", f"{core}有限公司", f"{core}集团")


def shortened(stem: str) -> Iterator[str]:
    """A name without a legal form, and without one after another of the trades at its end, down to its brand.

    >>> tuple(shortened("雅安电子科技"))
    ('雅安电子科技', '雅安电子', '雅安')
    """
    while len(stem) > 1:
        yield stem
        found = one_trade().search(stem)
        if found is None:
            return
        stem = stem[: found.start()]


@cache
def one_trade() -> re.Pattern[str]:
    """The last word for a trade of a name."""
    return re.compile(f"{alternation('trades')}$")


@cache
def trade() -> re.Pattern[str]:
    """The words for a trade at the end of a company's name."""
    return re.compile(f"(?:{alternation('trades')})+$")


def kin(mention: Mention) -> tuple[str, ...]:
    """Everyday forms of a zone's or institution's name: 经开区 of 经济技术开发区, 高新区 of 高新技术产业开发区."""
    name = mention.text
    forms = [name.replace(a, b) for a, b in EVERYDAY if name.endswith(a)] if name.endswith(("区", "园")) else []
    for form in (name, *forms):
        size = known(form, 0) if mention.type == "Zone" else 0
        rest = form[size:].removeprefix("市").removeprefix("省")
        if size and len(rest) > 3 and rest not in lexicon("heads"):
            forms.append(rest)
    return tuple(dict.fromkeys(forms))
