"""The paragraphs of a page with what each is there for, sentences torn by captions and page breaks made whole."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from statistics import median_low

from hongtu.model import Kind
from hongtu.read.kinds import kind_of
from hongtu.read.signs import dense
from hongtu.read.text import ENDED, Line, joined

LONGEST_CAPTION = 60
SURELY_RUNNING = 44
EDGE = 20
SIDE = ("caption", "furniture")
SHORTEST_TWICE = 8
NEWS = re.compile("近日|日前|本报讯|本刊讯|[^，。]{2,12}[讯电][（( ]|[●■◆★]|【")
CLOSERS = ("”", "’", "）", "】")
COUNTED = re.compile(r"\d[.:]$")
CLOSED = re.compile("[。！？…；：.!?][”’）】]+$|[。！？…”](?:（[^（）]*）|【[^【】]*】)$")


@dataclass(frozen=True, slots=True)
class Part:
    """A paragraph and what it is there for."""

    line: Line
    kind: Kind

    @property
    def text(self) -> str:
        """Its words."""
        return self.line.text

    def turned(self, kind: Kind) -> Part:
        """The paragraph, there for something else."""
        return replace(self, kind=kind)


def parts(paragraphs: Sequence[Line]) -> list[Part]:
    """Every paragraph with its kind, torn sentences joined and the captions that tore them set behind."""
    found = [Part(line, kind_of(line.text)) for line in paragraphs]
    return [close(part) for part in set_apart(whole(repeated(interposed(torn(found)))))]


def close(part: Part) -> Part:
    """A running text without idle blanks between Chinese characters."""
    if part.kind != "body" or " " not in part.text:
        return part
    kept = dense(part.text)
    if len(kept) == len(part.text):
        return part
    text, origin = part.text, part.line.origin
    return replace(
        part, line=replace(part.line, text="".join(text[i] for i in kept), origin=tuple(origin[i] for i in kept))
    )


def torn(found: Sequence[Part]) -> list[Part]:
    """A short beginning of a sentence that a caption cuts off looks like a heading; a comma in it and the rest of the
    sentence behind the caption show what it is.
    """
    result = list(found)
    for i, part in enumerate(found[:-2]):
        if part.kind != "heading" or "，" not in part.text:
            continue
        before = next((p for p in reversed(found[:i]) if p.kind not in SIDE), None)
        cut = found[i + 1].kind in SIDE or (found[i + 1].line.gap > 1 and found[i + 2].line.gap > 1)
        if before is not None and before.kind == "body" and cut and found[i + 2].kind == "body":
            result[i] = part.turned("body")
    return result


def interposed(found: Sequence[Part]) -> list[Part]:
    """One or two short paragraphs between the halves of a torn sentence are captions, whatever they look like."""
    result = list(found)
    for i in range(1, len(found) - 1):
        if result[i - 1].kind != "body" or not open_end(result[i - 1].text):
            continue
        for behind in (i + 1, i + 2):
            between = found[i:behind]
            if behind < len(found) and all(map(slight, between)) and resumes(found, i, behind):
                result[i:behind] = [part if part.kind == "furniture" else part.turned("caption") for part in between]
                break
    return result


def set_apart(found: Sequence[Part]) -> list[Part]:
    """A single sentence further from the text before it than paragraphs of the page are is the words of a picture that
    was taken out there: 「某某到某公司调研党建工作。」 among longer paragraphs.
    """
    gaps = [part.line.gap for part in found if part.kind == "body"]
    usual = median_low(gaps) if gaps else 0
    result, told = list(found), False
    for i, part in enumerate(found):
        far = part.kind == "body" and part.line.gap > max(usual, 1) and len(part.text) <= LONGEST_CAPTION
        if far and told and part.text.find("。") == len(part.text) - 1 and not NEWS.match(part.text):
            result[i] = part.turned("caption")
        told = told or part.kind == "body"
    return result


def slight(part: Part) -> bool:
    """Whether a paragraph may be the words of a picture, or furniture."""
    return part.kind in SIDE or (part.kind in ("body", "heading") and len(part.text) <= LONGEST_CAPTION)


def resumes(found: Sequence[Part], first: int, behind: int) -> bool:
    """Whether the sentence before some paragraphs goes on behind them: they are set apart by white space, or look like
    no part of it, and what stands before them is too long for anything but a torn sentence.
    """
    apart = found[first].line.gap > 1 or found[behind].line.gap > 1
    before = found[first - 1].text
    long = len(before) > SURELY_RUNNING or "。" in before
    rest = any(part.kind == "body" for part in found[first:behind])
    return found[behind].kind == "body" and (apart or (long and not rest))


def open_end(text: str) -> bool:
    """Whether a paragraph stops in mid-sentence. A quotation or bracket at its end closes it where a sentence ended in
    it or before it (……走吧。”, 问题。（王立）); else it must be short enough for a heading.
    """
    if text.endswith(CLOSERS):
        return len(text) > SURELY_RUNNING and CLOSED.search(text) is None
    ended = text.endswith(ENDED) and not COUNTED.search(text)
    return not ended and (len(text) > 12 or "。" in text)


def repeated(found: Sequence[Part]) -> list[Part]:
    """Paragraphs that stand twice, as a page break repeats them, or the beginning or end of which stands again, are
    read once; so are longer headings. What goes on with a torn sentence is no repetition but of a whole paragraph.
    """
    result: list[Part] = []
    known: dict[str, list[str]] = {}
    for part in found:
        text = part.text
        edges = (text[:EDGE], text[-EDGE:]) if part.kind == "body" else (text,)
        long = len(text) > EDGE if part.kind == "body" else len(text) > SHORTEST_TWICE and part.kind == "heading"
        last = next((i for i in range(len(result) - 1, -1, -1) if result[i].kind not in SIDE), None)
        goes_on = last is not None and result[last].kind == "body" and open_end(result[last].text)
        before = [other for edge in edges for other in known.get(edge, ())] if long else []
        if any(text == other if goes_on else text in other for other in before):
            result.append(part.turned("furniture"))
            continue
        if last is not None and long and unfinished(result[last], text):
            result[last] = result[last].turned("furniture")
        result.append(part)
        for edge in edges if long else ():
            known.setdefault(edge, []).append(text)
    return result


def unfinished(part: Part, text: str) -> bool:
    """Whether a paragraph is the torn beginning of a text that stands whole behind it."""
    return part.kind == "body" and len(part.text) > EDGE and open_end(part.text) and text.startswith(part.text)


def whole(found: Sequence[Part]) -> list[Part]:
    """Halves of a torn sentence joined over the captions between them, which come behind."""
    result: list[Part] = []
    waiting: list[Part] = []
    for part in found:
        if part.kind in SIDE:
            waiting.append(part)
            continue
        last = result[-1] if result else None
        if last is not None and last.kind == "body" and part.kind == "body" and open_end(last.text):
            result[-1] = Part(joined([last.line, part.line]), "body")
            continue
        result += [*waiting, part]
        waiting = []
    return result + waiting
