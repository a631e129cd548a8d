"""Which characters a text must hold for a pattern to match at all: a cheap look that spares most searches.

The notation is that of ``rule``. What is found is necessary, not sufficient: of each set of characters one must occur,
be it of a word or the private-use character of a class.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Sequence
from functools import cache
from itertools import chain

from hongtu.lexicon import lexicon
from hongtu.scene import WRITTEN, signs_of

Needs = tuple[frozenset[str], ...]
TOKEN = re.compile(
    r"\{(?:\w+:)?(?P<classes>\*?[A-Z][\w|]*)\+?\}"
    r"|(?P<open>\((?:\?(?:P<\w+>|:|<?[=!]))?)"
    r"|<(?:\w+:)?(?P<words>\w+)>"
    r"|(?P<maybe>(?:[?*]|\{0?(?:,\d*)?\})[?+]?)"
    r"|(?P<often>(?:\+|\{[1-9]\d*(?:,\d*)?\})[?+]?)"
    r"|\[(?P<one>[^\\^\-\]]+)\]|(?P<any>\[\^?(?:\\.|[^\]\\])*\]|\\.|[.^$…])"
    r"|(?P<close>\))|(?P<bar>\|)|(?P<sign>.)",
    re.DOTALL,
)


def needs(pattern: str) -> Needs:
    """The sets of characters of each of which a text must hold one, or no match is possible.

    >>> [sorted(one) for one in needs("在(?:江州|海川)[市县](?:已经)?(?!不)成立")]
    [['在'], ['江', '海'], ['川', '州'], ['县', '市'], ['成'], ['立']]

    Raises ValueError naming an unknown class or list.
    """
    opened = [""]
    groups: list[list[list[Needs]]] = [[[]]]
    for token in TOKEN.finditer(pattern):
        kind, row = str(token.lastgroup), groups[-1][-1]
        if kind == "open":
            opened.append(token.group())
            groups.append([[]])
        elif kind == "close":
            inner = either(groups.pop())
            groups[-1][-1].append(() if opened.pop().endswith("!") else inner)
        elif kind == "bar":
            groups[-1].append([])
        elif kind == "maybe":
            row[-1] = ()
        elif kind != "often":
            row.append(of_one(kind, token[kind]))
    return least(either(groups[0]))


def of_one(kind: str, text: str) -> Needs:
    """What one character, class or word of a pattern needs."""
    if kind == "classes":
        return (signs_of(text),)
    if kind == "words":
        return of_words(text)
    return (frozenset(text),) if kind in ("one", "sign") else ()


@cache
def of_words(name: str) -> Needs:
    """What any word of a list needs."""
    return either([[tuple(map(frozenset[str], word))] for word in lexicon(name)])


def either(rows: Iterable[Sequence[Needs]]) -> Needs:
    """What one of several rows needs, the first with the first and so on, as far as the shortest goes."""
    return tuple(frozenset[str]().union(*sets) for sets in zip(*map(chain.from_iterable, rows), strict=False))


def least(found: Needs) -> Needs:
    """Needs without those that others imply."""
    each = dict.fromkeys(found)
    return tuple(one for one in each if not any(other < one for other in each))


def sieve(several: Sequence[Needs]) -> Callable[[str], list[int]]:
    """A function that gives the numbers of those of some needs that a text meets.

    >>> met = sieve([needs("成立|创办"), needs("位于")])
    >>> met("公司位于江州"), met("公司成立于江州"), met("公司创立，位置")
    ([1], [0], [0])
    """
    each = sorted(dict.fromkeys(chain.from_iterable(several)), key=min, reverse=True)
    numbers = {one: 1 << n for n, one in enumerate(each)}
    signs = frozenset().union(*each)
    bits = {sign: sum(bit for one, bit in numbers.items() if sign in one) for sign in signs}
    masks = [sum(numbers[one] for one in set(needed)) for needed in several]
    classes = sum(bit for one, bit in numbers.items() if min(one) >= chr(WRITTEN))

    @cache
    def possible(seen: int) -> list[tuple[int, int]]:
        return [(n, mask) for n, mask in enumerate(masks) if mask & classes & seen == mask & classes]

    def met(text: str) -> list[int]:
        seen = 0
        for sign in signs.intersection(text):
            seen |= bits[sign]
        return [n for n, mask in possible(seen & classes) if mask & seen == mask]

    return met
