"""Figures: what a number counts, of whom, in which unit: 党员2595名, 3000多名员工, 同比增长80%."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from hongtu.find.view import cut
from hongtu.lexicon import alternation, lexicon
from hongtu.model import Figure, Mention
from hongtu.relate.topic import subject_types
from hongtu.rule import Relator, Scene

SCALE = {"十": 10.0, "百": 100.0, "千": 1000.0, "万": 1e4, "亿": 1e8, "万亿": 1e12}
SIGNS = "，。；：！？、,;:!?（）()\\s\\d“”《》—"
LEADS = re.compile(
    r"(?:达到了?|达|为|是|超过|突破|增至|增加到|提高到|共计|合计|总计|累计达?|共有|共|约为?|大约|近|逾|超|有|拥有|已有|已达|达成|仅|各|占比?|至少|不少于|高达|多达|计|"
    r"已|了|由[^，。]{0,12}(?:发展|增加|提高)到(?:现在的)?|现有|设有?|其中|在内的?|累计|分别|：|:|的|到|至|全部|等)+$"
)
GROWTH = re.compile(r"(?:同比|环比|比上年|较上年|比去年|较去年|年均|分别)*(?:增长|下降|增加|减少|提升|提高|上升|增收)$")
NOUNY = frozenset(
    {
        "n",
        "nz",
        "vn",
        "j",
        "b",
        "a",
        "an",
        "ns",
        "nr",
        "nt",
        "l",
        "x",
        "zg",
        "nrt",
        "nrfg",
        "v",
        "g",
        "i",
        "f",
        "s",
        "eng",
        "t",
    }
)
STOP_WORDS = frozenset("的了在与和及对由为是等到从向将把被让给以于并也还又其该各这那此每")


@cache
def number() -> re.Pattern[str]:
    """A number with its scale and its unit."""
    return re.compile(
        rf"(?<![\d.A-Za-z第+\-—])(?P<digits>\d[\d,]*(?:\.\d+)?)(?P<scale>万亿|[十百千万亿])?(?P<more>多|余|来)?(?P<scale2>[万亿])?"
        rf"(?P<unit>{alternation('units')})(?!\d|(?<=人)[才民均口物大])"
    )


def figures(scene: Scene) -> Iterator[Figure]:
    """Every figure of a sentence that has a subject; numbers inside names are none."""
    last, base = "", scene.sentence.start
    inside = {i for m in scene.mentions for i in range(m.start, m.end)}
    for found in number().finditer(scene.sentence.text):
        start, end = base + found.start(), base + found.end()
        if start in inside:
            continue
        subject = subject_of(scene, start)
        measure, first, final = counted(scene, found, last)
        if subject is None or not measure:
            continue
        last = measure
        where = (base + min(first, found.start()), max(base + final, end))
        yield Figure(
            subject,
            measure,
            value(found),
            plain_unit(found["unit"]),
            *where,
            "relate.figures.figures",
            period(scene, start),
        )


def value(found: re.Match[str]) -> float:
    """The number in single units: 8亿元 is 800000000.

    >>> value(number().search("80.1亿元"))
    8010000000.0
    """
    amount = (
        float(found["digits"].replace(",", ""))
        * SCALE.get(found["scale"] or "", 1.0)
        * SCALE.get(found["scale2"] or "", 1.0)
    )
    return round(amount * float(lexicon("units")[found["unit"]]), 4)


def plain_unit(unit: str) -> str:
    """The unit without its scale: 亿元 is 元."""
    return unit.lstrip("万亿") if unit[0] in "万亿" and len(unit) > 1 else unit.replace("％", "%")


def subject_of(scene: Scene, at: int) -> Mention | None:
    """Of what a number at an offset is a figure: the last subject before it, written or dropped, else the topic."""
    before = [
        m
        for m in scene.standing.values()
        if m.start <= at and m.type in having() and (m in scene.subjects or not m.text)
    ]
    return before[-1] if before else scene.topic


@cache
def having() -> frozenset[str]:
    """The classes that have figures."""
    return subject_types() - {"Person"}


def counted(scene: Scene, found: re.Match[str], last: str) -> tuple[str, int, int]:
    """What a number counts, and where its words are: behind the unit (3000名|员工) or before (党员|2595名)."""
    text = scene.sentence.text
    if found["unit"] not in ("%", "％", "个百分点") and "元" not in found["unit"]:
        noun, end = after(scene, found.end())
        if noun:
            return noun, found.start(), end
    grown = GROWTH.search(text[: found.start()])
    if grown:
        stem, start = before(text, grown.start())
        return f"{stem or GROWTH.sub('', last)}{grown.group()}", start, found.end()
    noun, start = before(text, found.start())
    if noun:
        return noun, start, found.end()
    noun, end = after(scene, found.end())
    return (noun, found.start(), end) if noun else (last, found.start(), found.end())


def after(scene: Scene, at: int) -> tuple[str, int]:
    """The noun that follows a unit and where it ends, a name and its quotation marks with it; nothing before a verb
    or sign.
    """
    text, base = scene.sentence.text, scene.sentence.start
    noun, end = "", at
    name = next(
        (
            m
            for m in scene.mentions
            if m.text and m.start - base in (at, at + 1) and text[at : m.start - base] in ("", "“", "《")
        ),
        None,
    )
    if name is not None:
        noun, end = name.text, name.end - base
        end += text[end : end + 1] in ("”", "》")
    rest = re.match(rf"(?:左右|以上|以下|以内|上下)?(?:的)?([^{SIGNS}]{{1,16}})", text[end:])
    if rest:
        words = taken(rest.group(1), noun)
        noun, end = noun + words, (end + rest.start(1) + len(words) if words else end)
    return noun, end


def taken(stretch: str, noun: str) -> str:
    """The nouns at the beginning of a stretch."""
    kept = ""
    for word in cut(stretch):
        joined = word.text in lexicon("noun_verbs") or ((noun or kept) and lexicon("stops").get(word.text) == "inner")
        verb = word.tag == "v" and not joined
        if word.text in STOP_WORDS or word.tag not in NOUNY or verb:
            break
        kept += word.text
    return kept


def before(text: str, at: int) -> tuple[str, int]:
    """The noun phrase before a number and where it begins, without the words of reaching and having between."""
    lead = LEADS.search(text[:at])
    end = lead.start() if lead else at
    stretch = re.search(rf"(?:[^{SIGNS}]|[“”]){{1,22}}$", text[:end])
    if not stretch:
        return "", at
    kept: list[str] = []
    for word in reversed(list(cut(stretch.group()))):
        loose = word.tag in ("d", "p", "c", "r", "uj", "ul", "u") or (word.tag in ("m", "q") and not kept)
        if word.text in STOP_WORDS or loose:
            break
        kept.insert(0, word.text)
    noun = "".join(kept).lstrip("”")
    noun = noun if re.search("[\u4e00-\u9fff]", noun) else ""
    return noun, end - len(noun)


def period(scene: Scene, at: int) -> str | None:
    """The words of the date that stands last before an offset; what they mean is settled with the article's date."""
    dates = [m for m in scene.mentions if m.start < at and m.type == "Date"]
    return dates[-1].text if dates else None


RELATORS: tuple[Relator, ...] = (figures,)
