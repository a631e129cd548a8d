"""Amounts: a number with its scale and its unit, and those that are nobody's: ranks, prices, 每100名, 这3家."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from hongtu.lexicon import alternation, lexicon

SCALE = {"十": 10.0, "百": 100.0, "千": 1000.0, "万": 1e4, "亿": 1e8, "万亿": 1e12}
NUMERALS = "一二三四五六七八九"
COUNTED = "[家名](?![单录义牌])"
BEGUN = re.compile(f"[\\d百千万]|[{NUMERALS}](?=成)|[两{NUMERALS}十]{{1,2}}[多余]?(?={COUNTED})")
NOT_UNIT = (
    r"(?<=人)[才民均口物大]|(?<=个)(?:月|工作日|方面|小时|百分点)|(?<=米)[高长宽深]的|(?<=项)目|(?<=部)门|(?<=条)件"
    r"|(?<=期)间|(?<=位)[于列]|(?<=名)[单次]|(?<=场)[地所馆]|(?<=级)|(?<=台)[阶风]|(?<=对)接"
)
BOUND = re.compile(
    r"(?:以[上下内]的?|[至到~—-]\d[\d.]*[万亿]*元)[^，。；、\d]{1,6}\d|(?<=[元亩人名])以[上下内](?=、|以?及|[\u4e00-\u9fff]{2,6}(?:项目|企业|人才))"
)
NOBODY = re.compile(
    "(?:每|这|那|上述|(?<![目此之先以当年月日会午提])前|(?:价格|(?<![评总])价|月薪|年薪|工资)[^，。；]{0,4}|每[公市]?[斤吨亩人][^，。；]{0,4})$"
)
RANGE = re.compile("\\d[\\d.]*[万亿]?(?:[%％元家名个人次场亩])?[—\\-~～至到]+$")


@cache
def number() -> re.Pattern[str]:
    """A number with its scale and its unit."""
    return re.compile(
        rf"(?<![\d.A-Za-z第+])(?P<digits>\d[\d,]*(?:\.\d+)?|(?<=[近逾超上过破足到])[百千万]|[百千万](?=[多余][名家人个位项场件]))"
        rf"(?P<scale>万亿|[十百千万亿])?(?P<more>多|余|来)?(?P<scale2>[万亿])?"
        rf"(?P<unit>{alternation('units')})(?!(?<![人户])\d|{NOT_UNIT})"
        rf"|(?P<tenths>[一二三四五六七八九])成(?P<half>[一二三四五六七八九半])?(?![立为功长员本果绩效熟分交就])"
        rf"|(?<![第十一二三四五六七八九])(?P<word>两|[三四五六七八九]|十[{NUMERALS}]?)[多余]?(?P<unit2>{COUNTED})"
    )


def numbers(text: str) -> Iterator[re.Match[str]]:
    """Every number of a text with its unit that can be somebody's, looked for only where one can begin; of a range the
    first.
    """
    at = 0
    while begun := BEGUN.search(text, at):
        found = number().match(text, begun.start())
        at = found.end() if found else begun.start() + 1
        if found and not nobodys(text, found):
            yield found


def nobodys(text: str, found: re.Match[str]) -> bool:
    """Whether a number is a rank, a price, a bound, the end of a range, in a title, or of something said before it."""
    before = text[max(0, found.start() - 12) : found.start()]
    titled = text.rfind("《", 0, found.start()) > text.rfind("》", 0, found.start())
    return titled or bool(NOBODY.search(before) or RANGE.search(before) or BOUND.match(text, found.end()))


def value(found: re.Match[str]) -> float:
    """The number in single units: 8亿元 is 800000000.

    >>> value(number().search("80.1亿元"))
    8010000000.0
    >>> value(number().search("占了三成五")), value(number().search("近百名")), value(number().search("十二家"))
    (35.0, 100.0, 12.0)
    """
    if found["tenths"]:
        half = found["half"] or ""
        rest = 5 if half == "半" else NUMERALS.find(half) + 1
        return 10.0 * (NUMERALS.index(found["tenths"]) + 1) + (rest if half else 0)
    if found["word"]:
        tens, ones = found["word"].startswith("十"), found["word"].removeprefix("十")
        return 10.0 * tens + (2 if ones == "两" else NUMERALS.find(ones) + 1 if ones else 0)
    if found["digits"] in SCALE:
        return SCALE[found["digits"]] * SCALE.get(found["scale"] or "", 1.0) * float(lexicon("units")[found["unit"]])
    amount = (
        float(found["digits"].replace(",", ""))
        * SCALE.get(found["scale"] or "", 1.0)
        * SCALE.get(found["scale2"] or "", 1.0)
    )
    return round(amount * float(lexicon("units")[found["unit"]]), 4)


def unit(found: re.Match[str]) -> str:
    """The unit of a number without its scale: of 3亿元 it is 元."""
    written = found["unit"] or found["unit2"] or "%"
    return written.lstrip("万亿") if written[0] in "万亿" and len(written) > 1 else written.replace("％", "%")
