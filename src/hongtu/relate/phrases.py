"""The noun phrases about a number: the one behind its unit (3000名|员工) and the one before it (党员|达2595名)."""

from __future__ import annotations

import re
from functools import cache

from hongtu.find.view import Word, cut
from hongtu.lexicon import alternation, lexicon
from hongtu.scene import Scene

SIGNS = "【】，。；：！？、,;:!?（）()\\s\\d“”《》—"
STRETCH = re.compile(rf"(?:[^{SIGNS}]|[“”]){{1,22}}$")
LONGEST, NEAR = 22, 40
UNNAMED = frozenset({"Honour", "Programme", "Industry", "Product", "Policy", "Event", "Date", "Quantity"})
TIMES = re.compile("[全去今当前近每本]年|[上下]半年|[一二三四]季度|[全本上]月")
LEADING = ("t", "v", "f", "zg")
GAINING = ("实现", "完成", "取得", "获得", "达成")
BOUNDED = re.compile("\\d[\\d.]*[万亿]*(?:元|名|家|个|岁|年|亩|人)(?=以[上下][^，。；、\\d]{1,12}$)")
DEMONSTRATED = re.compile("(?:该|这)[\u4e00-\u9fff]{1,2}")
MARKED = re.compile("“(?P<words>[^“”]{2,20})”$")
GLOSS = re.compile("[（(][^（）()]{1,12}[）)]$")
CHINESE = re.compile("[\u4e00-\u9fff]")
QUOTED = re.compile("[“‘]([^“”‘’，。]{1,12})[”’]")
BEHIND = re.compile(f"(?:左右|以上|以下|以内|上下(?!游))?(?:的)?([^{SIGNS}]{{1,16}})")
DESCRIBED = re.compile(f"[^{SIGNS}的]{{2,10}}的([^{SIGNS}]{{1,16}})")
NOUNY = re.compile("n.*|[vaj]n|[bajlxgifst]|zg|eng")
NO_NOUN = frozenset({"d", "p", "c", "r", "uj", "ul", "u"})
STOP_WORDS = frozenset("的了在与和及对由为是等到从向将把被让给以于并也还又其该各这那此每")


def after(scene: Scene, at: int) -> tuple[str, int]:
    """The noun that follows a unit and where it ends, a name and its quotation marks with it; nothing before a verb
    or sign, but what follows the 的 of a description: 20名有意向的|项目.
    """
    text, base = scene.sentence.text, scene.sentence.start
    noun, end = "", at
    name = next((m for m in scene.mentions if m.text and opens(text, at, m.start - base)), None)
    quoted = QUOTED.match(text[at:])
    if name is not None:
        noun, end = name.text, name.end - base
        end += text[end : end + 1] in ("”", "》")
    elif quoted:
        noun, end = quoted[1], at + quoted.end()
    rest = BEHIND.match(text[end:])
    words = taken(rest.group(1), noun) if rest else ""
    if rest and words:
        return noun + words, end + rest.start(1) + len(words)
    described = DESCRIBED.match(text[end:])
    if not noun and described and (words := taken(described.group(1), "")):
        return words, end + described.start(1) + len(words)
    return noun, end


def opens(text: str, at: int, start: int) -> bool:
    """Whether a name begins just behind a unit, or behind the quotation mark there."""
    return start in (at, at + 1) and text[at:start] in ("", "“", "《")


def taken(stretch: str, noun: str) -> str:
    """The nouns at the beginning of a stretch, with verbs that only say which: 获奖|企业.

    >>> taken("获奖企业走上领奖台", ""), taken("选手参赛", ""), taken("参加评选", "")
    ('获奖企业', '选手', '')
    """
    kept, which = "", ""
    for word in cut(stretch):
        settled = bool(noun or kept)
        joined = (
            word.text in lexicon("noun_verbs")
            or word.text in lexicon("attributes")
            or (settled and lexicon("stops").get(word.text) == "inner")
        )
        if settled and word.tag == "i" and word.text.startswith(tuple(lexicon("event_counts"))):
            break
        if word.text in STOP_WORDS or (not joined and not NOUNY.fullmatch(word.tag)):
            break
        if lexicon("stops").get(word.text) in ("adverb", "time") and not joined:
            break
        if word.text in lexicon("attributes"):
            which += word.text
        else:
            kept, which = kept + which + word.text, ""
    return kept


def before(scene: Scene, at: int) -> tuple[str, int]:
    """The noun phrase before a number and where it begins, behind any name of who has it, without the words of reaching
    and having between.
    """
    text = scene.sentence.text
    shift = max(0, at - NEAR)
    lead = leads().search(text[shift:at])
    end = shift + lead.start() if lead else at
    gloss = GLOSS.search(text, shift, end)
    end = gloss.start() if gloss else end
    if quoted := MARKED.search(text, shift, end):
        return quoted["words"], quoted.start()
    stretch = STRETCH.search(text[max(0, end - LONGEST, named(scene, end)) : end])
    if not stretch:
        return "", at
    words = stretch.group()
    first = end - len(words)
    left = unit_left().match(words) if text[first - 1 : first].isdigit() else None
    kept: list[Word] = []
    for word in reversed(cut(words[left.end() :] if left else words)):
        loose = (word.tag in NO_NOUN and word.text not in lexicon("noun_verbs")) or (
            word.tag in ("m", "q") and word.text != "级" and not kept
        )
        if (
            word.text in STOP_WORDS
            or word.text in GAINING
            or loose
            or (word.text == "累计" and any(w.tag[0] == "n" for w in kept))
        ):
            break
        kept.insert(0, word)
    noun = "".join(word.text for word in shorn(proper(kept))).lstrip("”")
    noun = noun if CHINESE.search(noun) else ""
    if (start := end - len(noun)) and text[start - 1] == "在" and f"在{noun[:1]}" in lexicon("attributes"):
        noun = f"在{noun}"
    noun = noun.removeprefix("年") if text[end - len(noun) - 1].isdigit() else noun
    noun = "" if DEMONSTRATED.fullmatch(noun) else noun
    bound = BOUNDED.search(text[shift:end]) if noun.startswith(("以上", "以下")) else None
    noun = bound.group() + noun if bound else noun
    return noun, end - len(noun)


def proper(words: list[Word]) -> list[Word]:
    """The words of a noun phrase without 现有 before it and 目前 behind it."""
    first = any(w.tag[0] == "n" for w in words[1:]) and words[0].text in lexicon("leads")
    words = words[first:]
    while words and words[-1].text in lexicon("openers"):
        words = words[:-1]
    return words


def named(scene: Scene, end: int) -> int:
    """Where the last name ends, before an offset of the sentence, of what has figures: 江州|企业."""
    base = scene.sentence.start
    ends = [(m.end - base, m.type) for m in scene.mentions if m.text and m.type not in UNNAMED]
    return max((e for e, kind in ends if e < end - 1 or (e <= end and kind in ("Place", "Zone", "Person"))), default=0)


def shorn(words: list[Word]) -> list[Word]:
    """The words of a noun phrase without times before it and verbs around it: 全年签下|产业项目, 生产总值|迈过."""
    nouns = [i for i, w in enumerate(words) if w.tag[:1] in "njlb" or w.tag == "vn" or w.text in lexicon("noun_verbs")]
    if not nouns:
        return words
    led = (
        i
        for i, w in enumerate(words)
        if not TIMES.fullmatch(w.text) and (w.tag not in LEADING or w.text[0] == "以" or i in nouns)
    )
    first = next(led, 0)
    last = nouns[-1] + 1 if all(w.tag == "v" for w in words[nouns[-1] + 1 :]) else len(words)
    return words[first:last] or words


@cache
def leads() -> re.Pattern[str]:
    """Words of having and reaching at the end, also behind a comma: 规模|也超过, 工业增长|，有近."""
    since = r"[由从](?:\d{4}年|[^，。；、\d]{1,6})?的"
    return re.compile(
        rf"(?:，(?=[已则也还仍又均都有仅])|{since}|[：:]|(?<!平)均|[由从][^，。；、\d]{{0,6}}?[几数上][十百千万亿]+[多余]?[元人名家亩户个]|(?<!建)(?<!开)(?<!创)设|{alternation('leads')})+$"
    )


@cache
def unit_left() -> re.Pattern[str]:
    """The unit of an earlier number at the beginning of a stretch that the number itself is cut off from."""
    return re.compile(f"[多余]?(?:{alternation('units')})[多余]?")
