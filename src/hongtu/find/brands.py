"""Companies under a brand with its trade, without a legal form: 聚石化学, 豪美新材, 华工科技."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from hongtu.find.edge import left_edge
from hongtu.find.view import View, is_word, tags
from hongtu.lexicon import alternation, lexicon
from hongtu.model import Mention, Sentence

CHINESE = re.compile("[\u4e00-\u9fff]+")
BEFORE = re.compile(
    r"(?:^|[，。；：、！？“‘（(\s—]|与|和|及|对|向|在|由|从|为|是|到|了|的|来自|走进|引进|投资|联合|参股|控股|收购|企业|公司|(?:高新|经开|开发)区|组建|创办|成立|获|助力|支持)$"
)
AFTER = re.compile(
    r"[，。；：、！？”’）)\s]|$|等|与|和|及|的|在|是|已|将|也|为|对|于|从|则|还|董事|总经理|总裁|党|工会|创始|负责|研发|生产|获|入选|完成|投资|参与|主持|成立|落户|荣|公司|集团|有限|员工|一行|项目|携手|联合|共同|合资|旗下|两个|两家|以|把|先后|分别|自主"
)


LEADER = re.compile("董事|经理|总裁|首席|CEO|创始")


@cache
def trade() -> re.Pattern[str]:
    """A word for a trade."""
    return re.compile(alternation("brand_trades"))


def find(view: View) -> Iterator[Mention]:
    """Every name of two to four characters and a trade between the borders that a company's name has."""
    for sentence in view.sentences:
        text = sentence.text
        for found in trade().finditer(text):
            if not AFTER.match(text, found.end()):
                continue
            for at in range(max(0, found.start() - 4), found.start() - 1):
                brand, start = text[at : found.start()], sentence.start + at
                bordered = CHINESE.fullmatch(brand) and BEFORE.search(text[max(0, at - 3) : at]) and view.border(start)
                if bordered and coined(brand):
                    yield Mention(
                        start, sentence.start + found.end(), text[at : found.end()], "Company", "find.brands.find"
                    )
        if LEADER.search(text):
            yield from headed_by(view, sentence)


def headed_by(view: View, sentence: Sentence) -> Iterator[Mention]:
    """A company whose trade stands just before the post of its head: 江苏正名智能科技|董事长."""
    for found in company_post().finditer(sentence.text):
        head = sentence.start + found.start()
        end = sentence.start + found.end("trade")
        start = left_edge(view, head, sentence.start, reach="brand")
        brand = view.text[start:head]
        if 2 <= len(brand) <= 12 and named(brand):
            yield Mention(start, end, view.text[start:end], "Company", "find.brands.headed_by")


def named(brand: str) -> bool:
    """Whether words before a trade hold one that jieba does not know, or a name."""
    place = next((n for n in (4, 3, 2) if brand[:n] in lexicon("places")), 0)
    rest = brand[place:]
    return (place > 0 and len(rest) > 1) or any(
        tag in ("nr", "nz", "nt", "nrt") or not is_word(word) for word, tag in tags(rest)
    )


@cache
def company_post() -> re.Pattern[str]:
    """A trade and then the post of a company's head."""
    heads = "董事长|副董事长|总经理|副总经理|总裁|副总裁|董事局主席|执行董事|首席执行官|CEO|创始人|联合创始人"
    return re.compile(
        f"(?P<trade>(?:{alternation('trades')}){{1,6}})(?=(?:党委书记、|党总支书记、|党支部书记、)?(?:{heads}))"
    )


def coined(brand: str) -> bool:
    """Whether characters are a brand and no common words: every word of them is short, unknown, or a name."""
    if brand in lexicon("places") or lexicon("stops").get(brand):
        return False
    return not any(
        word in lexicon("stops") or (len(word) > 1 and tag not in ("nr", "nrt", "nz", "nrfg", "x") and is_word(word))
        for word, tag in tags(brand)
    )
