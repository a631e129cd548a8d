"""What may be a name: what rules take for one, and every stretch to which the model gives some chance."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from typing import TypeAlias

import numpy as np
import numpy.typing as npt

from hongtu.find.view import View, is_word
from hongtu.learned.tagger import OUTSIDE, Tagger
from hongtu.lexicon import lexicon
from hongtu.model import Mention
from hongtu.scene import HELPERS

Table: TypeAlias = npt.NDArray[np.float32]
"""How probable each label of each character of an article is, and 0 for what is no label; where no sentence is, no
name is.
"""
Place: TypeAlias = tuple[int, int, str]
"""Where a name may begin and end, and its class."""

POSSIBLE, WAVERING, LONGEST = 0.12, 0.75, 40
CLOSING = {"”": "“", "’": "‘", "）": "（", "》": "《", "」": "「"}
OPENING = {opening: closing for closing, opening in CLOSING.items()}
JOINTS = "、，。；：的 "
MARKS = str.maketrans("", "", "“”‘’「」")
KINDS = frozenset({"Programme", "Event", "Honour", "Facility", "Policy", "Team", "Product"})
COURTESY = re.compile("(?:先生|女士|老师|同志|大[姐哥叔爷妈])$")
FAMILIAR, FAMILIAR_SIZE = ("老", "小", "阿"), 2  # 老王, no 阿不都色米
LOOSE = ("全省", "全市", "全县", "全区", "全村", "该", "各")
ROADS = ("路", "大道", "街")


def table(view: View, tagger: Tagger) -> Table:
    """What a model makes of an article, a row for each character."""
    rows = np.zeros((len(view.text) + 1, len(tagger.labels) + 1), np.float32)
    rows[:, tagger.labels.index(OUTSIDE)] = 1
    parts = [[(w.text, w.tag) for w in view.words_between(s.start, s.end)] for s in view.sentences]
    for number, sure in tagger.tables(parts):
        at = view.sentences[number].start
        rows[at : at + len(sure), :-1] = sure
    return rows


def candidates(view: View, sure: Table, tagger: Tagger, proposed: Iterable[Mention]) -> dict[Place, tuple[str, ...]]:
    """Everything that may be a name, in the order of the text, each with the rules that take it for one."""
    by: dict[Place, set[str]] = {}
    for mention in proposed:
        if mention.type not in HELPERS:
            by.setdefault((mention.start, mention.end, mention.type), set()).add(mention.by)
    for kind, (begins, goes_on) in tagger.columns.items():
        for start, end in stretches(view, sure[:, begins], sure[:, goes_on]):
            if not common(view.text[start:end], kind):
                by.setdefault((start, end, kind), set())
    return {place: tuple(sorted(by[place])) for place in sorted(by)}


def stretches(
    view: View, begins: npt.NDArray[np.float32], goes_on: npt.NDArray[np.float32]
) -> Iterator[tuple[int, int]]:
    """Where names of a class may stand: from where one may begin to where it may end."""
    for start in np.flatnonzero(begins >= POSSIBLE).tolist():
        end = start + 1
        for chance in goes_on[end : start + LONGEST].tolist():
            if chance < POSSIBLE:
                break
            if chance < WAVERING:
                yield trimmed(view.text, start, end)
            end += 1
        yield trimmed(view.text, start, end)


def common(text: str, kind: str) -> bool:
    """Whether words are no name: a number, a single character, 周先生, or one word that the dictionary has for such
    things.
    """
    if len(text) < 2 or text.isdecimal() or COURTESY.search(text) or text.startswith(LOOSE):
        return True
    if kind == "Person" and len(text) == FAMILIAR_SIZE and text.startswith(FAMILIAR):
        return True
    if kind == "Place" and (text.endswith(ROADS) or text in lexicon("no_places")):
        return True
    return kind in KINDS and (is_word(text) or text in lexicon("heads"))


def trimmed(text: str, start: int, end: int) -> tuple[int, int]:
    """A stretch without joints at its ends, without quotation marks around the whole, and with both marks of a pair.

    >>> trimmed("实施“强基”工程，", 2, 5), trimmed("实施“强基”工程，", 2, 7), trimmed("的《办法》。", 0, 5)
    ((3, 5), (2, 7), (2, 4))
    """
    while start < end and (text[start] in JOINTS or stray(text[start:end], text[start], OPENING)):
        start += 1
    while start < end and (text[end - 1] in JOINTS or stray(text[start:end], text[end - 1], CLOSING)):
        end -= 1
    inner = text[start:end]
    if inner[:1] in "“《「" and inner[-1:] == OPENING.get(inner[:1], " ") and inner.count(inner[:1]) == 1:
        return start + 1, end - 1
    if any(inner.count(opening) > inner.count(closing) for opening, closing in OPENING.items()):
        return (start, end + 1) if text[end : end + 1] in CLOSING else (start, end)
    return start, end


def stray(inner: str, sign: str, pairs: dict[str, str]) -> bool:
    """Whether a sign is half of a pair whose other half is missing."""
    return sign in pairs and inner.count(sign) > inner.count(pairs[sign])
