"""An article's sentences: cut behind 。！？, never inside a quotation, a bracket or a title."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from hongtu.lexicon import alternation
from hongtu.model import Article, Block, Sentence
from hongtu.read.limits import SENTENCE

OPEN = {"“": "”", "‘": "’", "「": "」", "『": "』", "（": "）", "《": "》"}
ENDS = "。！？"
CLOSERS = "”’」』"
SIGNS = re.compile(f"[{''.join(OPEN)}{''.join(OPEN.values())}{ENDS}]")
LONGEST = 300
FAR = 24
GOES_ON = re.compile("[，、；：]|的|并|等(?!到)|为题|为主题|后，|时，")


def sentences(article: Article) -> tuple[Sentence, ...]:
    """The sentences of an article in their order, each with the number and the kind of its block; what is furniture of
    the page, or stands twice, has none.

    >>> [s.text for s in sentences(Article("a", "“来了。走吧！”王新说。好。"))]
    ['“来了。走吧！”王新说。', '好。']
    """
    blocks = article.blocks or tuple(lines(article.text))
    return tuple(
        Sentence(article.id, start, article.text[start:end], number, block.kind)
        for number, block in enumerate(blocks)
        if block.kind != "furniture"
        for whole in cuts(article.text, block)
        for start, end in bounded(article.text, *whole)
    )


def bounded(text: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    """A sentence, or, where it is too long for one, parts of it, which end at a comma if there is one.

    >>> list(bounded("，甲" * 1500, 0, 3000))
    [(0, 1999), (1999, 3000)]
    """
    while end - start > SENTENCE:
        at = max(text.rfind(sign, start + 1, start + SENTENCE) for sign in "，；、") + 1 or start + SENTENCE
        yield start, at
        start = at
    yield start, end


def lines(text: str) -> Iterator[Block]:
    """Each line of a text as a block of its body."""
    at = 0
    for line in text.split("\n"):
        if line.strip():
            yield Block(at, at + len(line), "body")
        at += len(line) + 1


def cuts(text: str, block: Block) -> Iterator[tuple[int, int]]:
    """Where the sentences of a block begin and end."""
    start, waiting = block.start, list[str]()
    for found in SIGNS.finditer(text, block.start, block.end):
        at, sign = found.start(), found.group()
        if sign in OPEN:
            waiting.append(OPEN[sign])
        elif waiting and sign in waiting:
            del waiting[waiting.index(sign) :]
            closes = not waiting and sign in CLOSERS and text[block.start : at].rstrip(CLOSERS)[-1:] in tuple(ENDS)
            if closes and ends_quotation(text, at + 1, block.end):
                yield start, at + 1
                start = at + 1
        elif (
            sign in ENDS
            and (not waiting or at - start > LONGEST)
            and text[at + 1 : at + 2] not in tuple(ENDS + CLOSERS)
        ):
            yield start, at + 1
            start, waiting = at + 1, []
    if text[start : block.end].strip():
        yield start, block.end


def ends_quotation(text: str, at: int, end: int) -> bool:
    """Whether a quotation ends its sentence: nothing follows, or what follows neither says who said it (”某某说) nor
    goes on with the same sentence (”，, ”的, ”并).

    >>> [ends_quotation(rest, 0, len(rest)) for rest in ("何景明强调，要快。", "第二天，他来了。", "并签了字。")]
    [False, True, False]
    """
    rest = text[at : min(end, at + FAR)]
    said = speaks().search(re.split(f"[{ENDS}，；：“]", rest)[0])
    return not rest or not (said or GOES_ON.match(rest))


@cache
def speaks() -> re.Pattern[str]:
    """Words of saying behind a quotation, and no 说明."""
    return re.compile(f"{alternation('after_names', 'say')}(?![明法服理书起到及])|说(?![明法服理书])|表示")
