"""What is named in an article: the finders, one theme a file, and which of two overlapping names stands."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace
from functools import cache

from hongtu.find import (
    abbreviated,
    appointed,
    awards,
    binding,
    brands,
    committees,
    counted,
    dates,
    definite,
    headed,
    industries,
    joined,
    likely,
    listed,
    ordinals,
    persons,
    places,
    quoted,
    rosters,
    shorts,
    staged,
)
from hongtu.find.view import Finder, View, view
from hongtu.model import Article, Mention, Sentence, in_order

TOLD = (
    "find.appointed.",
    "find.awards.",
    "find.committees.",
    "find.counted.",
    "find.joined.",
    "find.ordinals.",
    "find.staged.",
)
"""Rules that go by what is said of a name, which is surer than its last word."""

FINDERS: tuple[tuple[Finder, ...], ...] = (
    (persons.find, appointed.find, dates.find),
    (
        awards.find,
        ordinals.find,
        committees.find,
        counted.find,
        quoted.find,
        headed.find,
        brands.find,
        places.find,
        listed.find,
        industries.find,
    ),
    (shorts.find, definite.find, staged.find),
    (rosters.beside, joined.find),
)
NAMED = 2  # so many stages find whole names


def find(article: Article, sentences: Sequence[Sentence], added: Sequence[Finder] = ()) -> tuple[Mention, ...]:
    """The names of an article and the words that stand for one, none inside another, in the order of the text.

    Finders that are ``added`` see the names that the rules found, and the finders of short names those that stand when
    all is weighed (``find.likely``). What words stand for (该区, 公司党委) goes by what the rules found, what is
    short for another name by all names (``find.abbreviated``).
    """
    seen, proposed = ruled(article, sentences, added)
    seen = replace(seen, found=likely.settled(seen, proposed))
    for stage in FINDERS[NAMED:]:
        seen = replace(seen, found=settled((*seen.found, *(m for finder in stage for m in finder(seen)))))
    guessed = tuple(m for m in seen.found if m.by == likely.BY and m.type != "PartyOrganization")
    others = tuple(m for m in seen.found if m not in guessed)
    bound = sorted((*binding.bind(replace(seen, found=others)), *guessed), key=in_order)
    return tuple(abbreviated.whole([*likely.resolved(article.text, bound)]))


def ruled(article: Article, sentences: Sequence[Sentence], added: Sequence[Finder] = ()) -> tuple[View, list[Mention]]:
    """An article with the whole names that rules find, those that are ``added`` last, and all that they propose."""
    seen = view(article, sentences)
    proposed: list[Mention] = []
    for stage in (*FINDERS[:NAMED], added):
        some = [mention for finder in stage for mention in finder(seen)]
        proposed += some
        seen = replace(seen, found=settled((*seen.found, *some)))
    return seen, proposed


def settled(mentions: Iterable[Mention]) -> tuple[Mention, ...]:
    """Of mentions that overlap the longest stand, of two as long the one that was found by the surer means.

    >>> zone = Mention(0, 5, "清远高新区", "Zone", "a")
    >>> body = Mention(0, 8, "清远高新区党工委", "PartyOrganization", "b")
    >>> [m.text for m in settled([zone, body])]
    ['清远高新区党工委']
    """
    kept: list[Mention] = []
    cluster: list[Mention] = []
    end = 0
    for mention in sorted(mentions, key=in_order):
        if mention.start >= end:
            kept += chosen(cluster) if len(cluster) > 1 else cluster
            cluster = [mention]
            end = mention.end
        elif mention != cluster[-1]:
            cluster.append(mention)
            end = max(end, mention.end)
    return (*kept, *chosen(cluster))


def chosen(mentions: Sequence[Mention]) -> Sequence[Mention]:
    """Those that stand of some mentions that hang together, in their order."""
    kept: list[Mention] = []
    for mention in sorted(mentions, key=precedence):
        if not any(mention.start < other.end and other.start < mention.end for other in kept):
            kept.append(mention)
    return sorted(kept, key=in_order)


def precedence(mention: Mention) -> tuple[object, ...]:
    """The order in which mentions claim their characters."""
    last, told, quoted = standing(mention.by)
    size = mention.end - mention.start
    ours = mention.by.startswith("find.")
    return (last, not told, -size, ours, mention.name == "", not quoted, mention.start, mention.type, mention.by)


@cache
def standing(by: str) -> tuple[bool, bool, bool]:
    """Whether the mentions of a rule only stand for others, were found by what is said of them, or are quotations."""
    return by.startswith(definite.PREFIX), by.startswith(TOLD), by.startswith("find.quoted.")


__all__ = ["FINDERS", "Finder", "View", "find", "settled"]
