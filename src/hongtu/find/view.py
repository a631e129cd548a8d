"""What finders look at: an article's sentences and its words, as jieba's algorithm cuts and tags them."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from functools import cache, cached_property, partial
from itertools import accumulate, chain
from types import ModuleType
from typing import NamedTuple

import rjieba

from hongtu.lexicon import lexicon
from hongtu.model import Article, Mention, Sentence

OWN = {
    "heads": "n",
    "ministries": "nt",
    "weak_heads": "n",
    "posts": "n",
    "places": "ns",
    "regions": "ns",
    "quoted_heads": "n",
    "official_words": "n",
    "award_verbs": "v",
    "give_verbs": "v",
    "run_verbs": "v",
    "found_verbs": "v",
}
FREQUENT = 20000


class Word(NamedTuple):
    """A word of the article and the tag that jieba gives it; offsets are the article's."""

    start: int
    end: int
    text: str
    tag: str


NEW = partial(tuple.__new__, Word)  # a Word at a third of the cost of its own constructor: texts have many


@cache
def segmenter() -> ModuleType:
    """jieba's dictionary with our own heads, posts and places in it, so that names are cut where they join.

    It is the one that rjieba loads when it is imported: a second would cost as much again.
    """
    for name, tag in OWN.items():
        for word in lexicon(name):
            if len(word) > 1 and not rjieba.has_word(word):
                rjieba.add_word(word, FREQUENT, tag)
    return rjieba


@cache
def is_word(text: str) -> bool:
    """Whether the dictionary knows a word; how jieba tags one that it does not is a guess."""
    return bool(segmenter().has_word(text))


def tags(text: str) -> list[tuple[str, str]]:
    """The words of a text with their tags, where nobody asks for their places.

    >>> tags("肇庆高新区企业")[0]
    ('肇庆', 'ns')
    """
    found: list[tuple[str, str]] = segmenter().tag(text)
    return found


def cut(text: str, start: int = 0) -> tuple[Word, ...]:
    """The words of a text that begins at an offset.

    >>> [w.text for w in cut("肇庆高新区企业")]
    ['肇庆', '高新区', '企业']
    """
    words, tags = zip(*segmenter().tag(text), strict=True) if text else ((), ())
    ends = [*accumulate(map(len, words), initial=start)]
    return tuple(map(NEW, zip(ends, ends[1:], words, tags, strict=False)))


@dataclass(frozen=True)
class View:
    """An article as finders see it: its sentences, its words, and what was found so far."""

    article: Article
    sentences: tuple[Sentence, ...]
    found: tuple[Mention, ...] = ()
    words: tuple[Word, ...] = field(default=(), repr=False)
    starts: Sequence[int] = field(default=(), repr=False)
    text: str = field(default="", repr=False)

    @cached_property
    def people(self) -> tuple[Sequence[int], Sequence[int]]:
        """Where the people found so far begin and end, in their order."""
        found = [m for m in self.found if m.type == "Person"]
        return [m.start for m in found], [m.end for m in found]

    def border(self, at: int) -> bool:
        """Whether no word of the dictionary is cut at an offset."""
        i = bisect_left(self.starts, at)
        if i == len(self.starts) or self.starts[i] == at or self.words[i - 1].end <= at:
            return True
        return not is_word(self.words[i - 1].text)

    def before(self, at: int) -> Word | None:
        """The word that ends at an offset, or the front part of the word that an offset cuts; None where no word is."""
        i = bisect_left(self.starts, at) - 1
        if i < 0 or self.words[i].end < at:
            return None
        word = self.words[i]
        return word if word.end == at else Word(word.start, at, self.text[word.start : at], "x")

    def words_between(self, start: int, end: int) -> tuple[Word, ...]:
        """The words that begin in a stretch."""
        return self.words[bisect_left(self.starts, start) : bisect_left(self.starts, end)]

    def after(self, at: int) -> Word | None:
        """The word that begins at an offset, if one does."""
        i = bisect_left(self.starts, at)
        return self.words[i] if i < len(self.starts) and self.starts[i] == at else None


def view(article: Article, sentences: Sequence[Sentence]) -> View:
    """An article cut into words, sentence by sentence."""
    words = tuple(chain.from_iterable(cut(s.text, s.start) for s in sentences))
    return View(article, tuple(sentences), (), words, [w.start for w in words], article.text)


def places(text: str, words: str) -> Iterator[int]:
    """Where some words stand in a text, none inside another.

    >>> list(places("园区里的园区", "园区"))
    [0, 4]
    """
    at = text.find(words)
    while at >= 0:
        yield at
        at = text.find(words, at + len(words))


Finder = Callable[[View], Iterable[Mention]]
