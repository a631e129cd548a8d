"""The signs of a line in one form: Chinese punctuation full width, digits and letters half width, no idle blanks."""

from __future__ import annotations

import re

HAN = "\u4e00-\u9fff"
WIDE = dict(zip(",;:?!()", "，；：？！（）", strict=True))
CORNERS = dict(zip("「」『』", "“”‘’", strict=True))
NARROW = {chr(code): chr(code - 0xFEE0) for code in (*range(0xFF10, 0xFF1A), *range(0xFF21, 0xFF3B), 0xFF05, 0xFF0B)}
NARROW |= {chr(code): chr(code - 0xFEE0) for code in range(0xFF41, 0xFF5B)}
UNREADABLE = re.compile("[\ue000-\uf8ff\ud800-\udfff]")
SPACED = re.compile(rf"(?<!\S)(?:[{HAN}][ \t\u3000\xa0]+){{3,}}[{HAN}](?!\S)")
QUOTED = re.compile("“[^”]*”|‘[^’]*’|《[^》]*》")
CHINESE = re.compile(f"[{HAN}“”‘’「」《》〈〉、。）（，%％]")
HOLLOW = "\u200b\ufeff"
BLANK = re.compile(f"[\\s{HOLLOW}]")
MARKS = re.compile("[,;:?!()]")
SPACES = {chr(code): " " for code in range(0x3001) if chr(code).isspace()}
FORMS = str.maketrans({**CORNERS, **NARROW, **SPACES})
FAR = 60
SHORT = re.compile(rf"[{HAN}]{{2,4}}")


def signs(raw: str, at: int) -> tuple[str, tuple[int, ...]]:
    """The signs of a line that begins at an offset, and the offsets where they stood; only blanks are left out.

    >>> signs("近年来, 江州区(本区)有ＡＩ企业１２家", 0)[0]
    '近年来，江州区（本区）有AI企业12家'
    """
    text = UNREADABLE.sub("\ufffd", raw)
    formed = MARKS.sub(lambda found: form(text, found.start()), text).translate(FORMS)
    blanks = [found.start() for found in BLANK.finditer(text)]
    if not blanks:
        return formed, tuple(range(at, at + len(raw)))
    idle = {i for run in SPACED.finditer(text) for i in range(run.start(), run.end())}
    gone = {i for i in blanks if i in idle or text[i] in HOLLOW or not needed(text, i)}
    kept = [i for i in range(len(text)) if i not in gone]
    first = next((n for n, i in enumerate(kept) if formed[i] != " "), len(kept))
    last = next((n for n in range(len(kept), first, -1) if formed[kept[n - 1]] != " "), first)
    kept = kept[first:last]
    return "".join([formed[i] for i in kept]), tuple([at + i for i in kept])


def needed(text: str, at: int) -> bool:
    """Whether a blank parts two words: Latin ones, or Chinese ones of a heading (小标题 in two halves, names of a
    byline).
    """
    before, after = text[:at].rstrip()[-1:], text[at:].lstrip()[:1]
    first = text[at - 1 : at].strip() != ""
    if not before or not after or not first:
        return False
    both = (before.isascii() and after.isascii()) or (before.isalnum() and after.isalnum())
    return both or after in "“《" or before in "”》"


def form(text: str, at: int) -> str:
    """A punctuation mark in the form that it has there: full width beside a Chinese character."""
    return WIDE[text[at]] if CHINESE.search(beside(text, at)) else text[at]


def beside(text: str, at: int) -> str:
    """What stands on both sides of a sign; of a bracket, all that it encloses, too."""
    before, after = text[at - 1 : at], text[at + 1 : at + 2]
    if text[at] == "(" and (close := text.find(")", at, at + FAR)) > 0:
        after = text[at + 1 : close]
    if text[at] == ")" and (start := text.rfind("(", max(at - FAR, 0), at)) >= 0:
        before = text[start + 1 : at]
    return before + after


def straight(text: str) -> str:
    """Straight quotation marks turned into “ and ” by turns, where a paragraph has an even number of them.

    >>> straight('"初心堂"开讲'), straight('5"的管')
    ('“初心堂”开讲', '5"的管')
    """
    parts = text.split('"')
    if len(parts) % 2 == 0:
        return text
    return "".join(sign + part for sign, part in zip(("", *"“”" * (len(parts) // 2)), parts, strict=True))


def dense(text: str) -> list[int]:
    """The offsets of a running text without idle blanks between Chinese characters: those in a quotation stay
    (“创新引领 人才先行”), and those between short words, which may be names (王伟 李晓红 张军).

    >>> text = "石桥机电 有限公司董事长 何景明介绍，“创新引领 人才先行”。"
    >>> "".join(text[i] for i in dense(text))
    '石桥机电有限公司董事长何景明介绍，“创新引领 人才先行”。'
    """
    quoted = {i for found in QUOTED.finditer(text) for i in range(found.start(), found.end())}
    return [i for i, sign in enumerate(text) if sign != " " or i in quoted or not idle_at(text, i)]


def idle_at(text: str, at: int) -> bool:
    """Whether a blank stands between Chinese characters and parts no two names."""
    before, after = re.split("[ ，。、：；（）]", text[:at])[-1], re.split("[ ，。、：；（）]", text[at + 1 :])[0]
    if not re.search(f"[{HAN}]$", before) or not re.match(f"[{HAN}]", after):
        return False
    opening = re.fullmatch("[^，。]{0,12}(?:讯|日电)", text[:at])
    return not opening and not (SHORT.fullmatch(before) and SHORT.fullmatch(after))
