"""An article's sentences: cut behind 。！？, never inside a quotation, a bracket or a title."""

from __future__ import annotations

from collections.abc import Iterator

from hongtu.model import Article, Block, Sentence

OPEN = {"“": "”", "‘": "’", "「": "」", "（": "）", "《": "》"}
ENDS = "。！？"
LONGEST = 300


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
        for start, end in cuts(article.text, block)
    )


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
    for at in range(block.start, block.end):
        sign = text[at]
        if sign in OPEN:
            waiting.append(OPEN[sign])
        elif waiting and sign in waiting:
            del waiting[waiting.index(sign) :]
            closes = not waiting and text[at - 1] in ENDS and sign in "”’」"
            if closes and ends_quotation(text, at + 1, block.end):
                yield start, at + 1
                start = at + 1
        elif sign in ENDS and (not waiting or at - start > LONGEST) and text[at + 1 : at + 2] not in tuple(ENDS + "”’"):
            yield start, at + 1
            start, waiting = at + 1, []
    if text[start : block.end].strip():
        yield start, block.end


def ends_quotation(text: str, at: int, end: int) -> bool:
    """Whether a quotation ends its sentence: nothing follows, or what follows is no 某某说 of the same sentence."""
    rest = text[at : min(end, at + 24)]
    said = rest.find("说") if "说" in rest else rest.find("表示")
    return not (rest and said >= 0 and not any(sign in rest[:said] for sign in ENDS))
