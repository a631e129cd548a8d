"""What a number counts: the noun behind its unit (3000名|员工), or the words before it (党员|2595名, 同比增长|80%)."""

from __future__ import annotations

import re
from functools import cache

from hongtu.find.view import cut
from hongtu.lexicon import alternation, lexicon
from hongtu.scene import Scene

SIGNS = "，。；：！？、,;:!?（）()\\s\\d“”《》—"
LEADS = re.compile(
    r"(?:达到了?|达|为|是|超过|突破|增至|增加到|提高到|共计|合计|总计|累计达?|共有|共|约为?|大约|近|逾|超|有|拥有|已有|已达|达成|仅|各|占比?|至少|不少于|高达|多达|计|"
    r"已|了|由|从|由[^，。]{0,12}(?:发展|增加|提高)到(?:现在的)?|(?:发展|增加|扩大|提高|提升)[到至]|越过|站上|迈上|现有|设有?|其中|在内的?|累计|分别|：|:|的|到|至|全部|等)+$"
)
GROWTH = re.compile(
    r"(?:同比|环比|比上年|较上年|比去年|较去年|年均|分别|依次)*(?:增长|下降|增加|减少|提升|提高|上升|增收)$"
)
OF_MONEY = re.compile("的(?P<noun>[\u4e00-\u9fff]{0,4}(?:效益|收入|产值|资金|补贴|奖励|投资|利润|贷款|订单|税收))")
STRETCH = re.compile(rf"(?:[^{SIGNS}]|[“”]){{1,22}}$")
NEAR = 40
RESPECTIVE = re.compile("(?:分别|依次)(?:同比)?(?P<verb>[^，。；、\\d]{0,6})")
DONE = re.compile("(?:已经?)?(?P<what>(?:被[^，。；]{1,4})?[\u4e00-\u9fff]{2,4})(?=[，。；、])")
NOUNY = frozenset(
    [
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
    ]
)
NO_NOUN = frozenset({"d", "p", "c", "r", "uj", "ul", "u"})
STOP_WORDS = frozenset("的了在与和及对由为是等到从向将把被让给以于并也还又其该各这那此每")


def counted(scene: Scene, found: re.Match[str], last: str) -> tuple[str, int, int]:
    """What a number counts, and where its words are; ``last`` is what the number before it counted."""
    text = scene.sentence.text
    if honour := winners(scene, found):
        return honour, found.start(), found.end()
    noun, start = before(text, found.start()) if describes(scene, found.end()) else ("", 0)
    if noun and cut(noun)[-1].tag in ("n", "vn", "nz"):
        return noun, start, found.end()
    if found["unit"] not in (None, "%", "％", "个百分点") and "元" not in found["unit"]:
        noun, end = after(scene, found.end())
        if noun:
            return noun, found.start(), end
    if "元" in (found["unit"] or "") and (worth := OF_MONEY.match(text, found.end())):
        return worth["noun"], found.start(), worth.end()
    shift = max(0, found.start() - NEAR)
    grown = GROWTH.search(text[shift : found.start()])
    if grown:
        stem, start = before(text, shift + grown.start())
        return f"{stem or GROWTH.sub('', last)}{grown.group()}", start, found.end()
    noun, start = before(text, found.start())
    if noun:
        return noun, start, found.end()
    noun, end = after(scene, found.end())
    if noun:
        return noun, found.start(), end
    done = DONE.match(text, found.end())
    return (f"{done['what']}{last}" if done and last else last), found.start(), done.end() if done else found.end()


def describes(scene: Scene, at: int) -> bool:
    """Whether a number describes the name behind it: 建筑面积13.9万平方米的|江州创业园."""
    here = scene.sentence.start + at
    return scene.sentence.text[at : at + 1] == "的" and any(m.text and m.start == here + 1 for m in scene.mentions)


def winners(scene: Scene, found: re.Match[str]) -> str:
    """The honour that people were given who are only counted: 隋旭东等|5人获“广东省劳动模范”称号."""
    here = scene.sentence.start + found.start()
    led = scene.sentence.text[: found.start()].endswith("等") and any(
        m.end == here - 1 and m.type == "Person" for m in scene.mentions
    )
    honours = [m.text for m in scene.mentions if m.type == "Honour" and m.start > here]
    return honours[0] if led and honours else ""


def respective(text: str, numbers: list[re.Match[str]]) -> dict[int, str]:
    """What each of the numbers behind 分别 counts, by where it begins: A、B、C…分别增长1%、2%、3%."""
    shared = {}
    for found in RESPECTIVE.finditer(text) if len(numbers) > 1 else ():
        row: list[re.Match[str]] = []
        for one in numbers:
            if one.start() == (row[-1].end() + 1 if row else found.end()) and (
                not row or text[row[-1].end()] in "、和，"
            ):
                row.append(one)
        items = re.split("[、和与及]", re.split("[。；：]", text[: found.start()])[-1])[-len(row) :]
        if len(row) > 1 and len(items) == len(row):
            grown = GROWTH.search(found["verb"])
            for one, item in zip(row, items, strict=True):
                noun = re.split("[，,]|[一二两三四五六七八九十]大", item)[-1 if item is items[0] else 0]
                shared[one.start()] = f"{noun}{grown.group() if grown else ''}"
    return shared


def after(scene: Scene, at: int) -> tuple[str, int]:
    """The noun that follows a unit and where it ends, a name and its quotation marks with it; nothing before a verb
    or sign, but what follows the 的 of a description: 20名有意向的|项目.
    """
    text, base = scene.sentence.text, scene.sentence.start
    noun, end = "", at
    name = next((m for m in scene.mentions if m.text and opens(text, at, m.start - base)), None)
    quoted = re.match("[“‘]([^“”‘’，。]{1,12})[”’]", text[at:])
    if name is not None:
        noun, end = name.text, name.end - base
        end += text[end : end + 1] in ("”", "》")
    elif quoted:
        noun, end = quoted[1], at + quoted.end()
    rest = re.match(rf"(?:左右|以上|以下|以内|上下)?(?:的)?([^{SIGNS}]{{1,16}})", text[end:])
    words = taken(rest.group(1), noun) if rest else ""
    if rest and words:
        return noun + words, end + rest.start(1) + len(words)
    described = re.match(rf"[^{SIGNS}的]{{2,10}}的([^{SIGNS}]{{1,16}})", text[end:])
    if not noun and described and (words := taken(described.group(1), "")):
        return words, end + described.start(1) + len(words)
    return noun, end


def opens(text: str, at: int, start: int) -> bool:
    """Whether a name begins just behind a unit, or behind the quotation mark there."""
    return start in (at, at + 1) and text[at:start] in ("", "“", "《")


def taken(stretch: str, noun: str) -> str:
    """The nouns at the beginning of a stretch."""
    kept = ""
    for word in cut(stretch):
        joined = word.text in lexicon("noun_verbs") or ((noun or kept) and lexicon("stops").get(word.text) == "inner")
        verb = word.tag == "v" and not joined
        if word.text in STOP_WORDS or (word.tag not in NOUNY and not joined) or verb:
            break
        kept += word.text
    return kept


@cache
def unit_left() -> re.Pattern[str]:
    """The unit of an earlier number at the beginning of a stretch that the number itself is cut off from."""
    return re.compile(f"[多余]?(?:{alternation('units')})[多余]?")


def before(text: str, at: int) -> tuple[str, int]:
    """The noun phrase before a number and where it begins, without the words of reaching and having between."""
    shift = max(0, at - NEAR)
    lead = LEADS.search(text[shift:at])
    end = shift + lead.start() if lead else at
    stretch = STRETCH.search(text[max(0, end - 22) : end])
    if not stretch:
        return "", at
    words = stretch.group()
    first = end - len(words)
    left = unit_left().match(words) if text[first - 1 : first].isdigit() else None
    kept: list[str] = []
    for word in reversed(cut(words[left.end() :] if left else words)):
        loose = (word.tag in NO_NOUN and word.text not in lexicon("noun_verbs")) or (
            word.tag in ("m", "q") and word.text != "级" and not kept
        )
        if word.text in STOP_WORDS or loose:
            break
        kept.insert(0, word.text)
    noun = "".join(kept).lstrip("”")
    noun = noun if re.search("[\u4e00-\u9fff]", noun) else ""
    return noun, end - len(noun)
