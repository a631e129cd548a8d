"""Honours by what is said of them: the items of a list that 等称号 closes, behind a verb of being given."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from hongtu.find.view import View
from hongtu.lexicon import either, lexicon
from hongtu.model import Mention, Sentence

ITEM = "[^，。；：！？、“”‘’\n]{2,32}?"
CLOSING = "(?:多?[项个]|一系列|多种)?(?:国家级?|省级|市级|省市)?(?:荣誉称号|荣誉|称号|奖项|殊荣|认定)"
CLOSED = re.compile("称号|荣誉|奖项|殊荣|认定")
NOT_ONE = re.compile(
    "(?:多|数|各|这|该|此|上述|大批|批|众多|系列|重要|有关|相关|一|国家级?|省级|市级|国家|全国|全省|全市|省部级|省市|个人|集体|单位|光荣|崇高|\\d|[项个次的]|荣誉)+$"
)
KINDS = ("企业", "基地", "园区", "单位", "集体", "工厂")
LAST = ("最高", "重要", "最佳", "五一", "众多")
SPLIT = re.compile("[”’]?[、和与及][“‘]?|[”’][“‘]")
RECEIVERS = re.compile(
    "[家个名位][^，。；、]{0,12}(?:企业|党?支部|团?组织|同志|青年|职工|党组织|单位|集体|个人|学校|村|社区|职工|同志|班组)(?!称号)"
)


@cache
def awarded() -> re.Pattern[str]:
    """A verb of being given, items, and the word that closes them: 获得了|甲、乙等|称号."""
    verbs = either("award_verbs", "give_verbs")
    return re.compile(f"{verbs}(?:了|过|为)?[“‘]?(?P<items>{ITEM}(?:、{ITEM})*?)[”’]?(?:等)?{CLOSING}")


def find(view: View) -> Iterator[Mention]:
    """Every item of a list of honours that a word for them closes; 多项荣誉 and the like name none."""
    for sentence in view.sentences:
        if CLOSED.search(sentence.text):
            for found in awarded().finditer(sentence.text):
                yield from members(sentence, found)
        for found in lists().finditer(sentence.text) if "单" in sentence.text else ():
            start = sentence.start + found.start("name")
            name = found["name"][:-2] if found["name"][:-2].endswith(KINDS) else ""
            yield Mention(start, start + len(found["name"]), found["name"], "Honour", "find.awards.list", name)


@cache
def lists() -> re.Pattern[str]:
    """A list that is made public, or that one is on: 公布|2024年第五批创新型中小企业名单."""
    verb = "(?:公布|公示|发布|入选|列入|入围|登上|上榜|进入)(?:了)?"
    return re.compile(f"{verb}(?P<name>[^，。；：！？、“”《》\n的]{{4,32}}?(?:名单|榜单)(?![之里中]))")


def members(sentence: Sentence, found: re.Match[str]) -> Iterator[Mention]:
    """The honours of one list, without those to whom they were given (授予8家企业|党建示范点|称号)."""
    at, text = found.start("items"), sentence.text
    spans, begin = [], at
    for sign in SPLIT.finditer(text, at, found.end("items")):
        spans.append((begin, sign.start()))
        begin = sign.end()
    spans.append((begin, found.end("items")))
    for start, end in spans:
        start = max((m.end() for m in RECEIVERS.finditer(text, start, end)), default=start)
        start += text.startswith("其", start)
        name = text[start:end].strip("“”‘’的等")
        start = text.index(name, start) if name else start
        if len(name) >= 3 and not NOT_ONE.fullmatch(name) and not name.endswith(LAST) and not clause(name):
            first = sentence.start + start
            yield Mention(first, first + len(name), name, "Honour", "find.awards.listed")


def clause(name: str) -> bool:
    """Whether words hold a verb of giving or founding, and so are more than an item."""
    verbs = (lexicon("found_verbs"), lexicon("run_verbs"))
    return any(name.startswith(tuple(v for v in words if len(v) > 1)) for words in verbs) or "授予" in name
