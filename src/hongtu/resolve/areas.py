"""Where a name says that it is: the divisions of China that it begins with, by their GB/T 2260 codes."""

from __future__ import annotations

from functools import lru_cache

from hongtu.lexicon import lexicon

LONGEST, MANY = 11, 1 << 16
LEVELS = "市区县"
CITIES = frozenset({"11", "12", "31", "50"})


@lru_cache(MANY)
def stripped(name: str) -> tuple[tuple[str, str], ...]:
    """The ways to take the places off the beginning of a name: (code of the last place, rest), the likelier first.

    The rest is empty for the name of a place. The second way believes counties and districts in their short form.

    >>> stripped("广东省肇庆市科技局"), stripped("徐州市鼓楼区")
    ((('441200', '科技局'),), (('320302', ''),))
    >>> stripped("广东肇庆鼎湖山")
    (('441200', '鼎湖山'), ('441203', '山'))
    """
    code, rest = "", name
    while found := beginning(rest, code):
        code, rest = found
    other = next(((c, rest[size:]) for size in (2, 3) if (c := short(rest[:size], code))), None)
    return ((code, rest), other) if other else ((code, rest),)


def beginning(name: str, within: str) -> tuple[str, str] | None:
    """The code of the place that a name begins with, inside another place if one is given, and the rest."""
    for size in range(min(LONGEST, len(name)), 1, -1):
        code = code_of(name[:size], within)
        if code:
            rest = name[size:]
            return code, "" if rest == "州" else rest
    return None


def code_of(word: str, within: str) -> str:
    """The code of a division, inside another if one is given; nothing if it is none or could be several."""
    codes = lexicon("shared_places").get(word, "").split() or [lexicon("places").get(word, "")]
    inside = [code for code in codes if code.isdigit() and (not within or nested(within, code))]
    return inside[0] if len(inside) == 1 else ""


def short(word: str, within: str) -> str:
    """The code of a county or district in its short form (鼎湖 for 鼎湖区)."""
    found = [code for level in LEVELS if (code := code_of(f"{word}{level}", within))] if len(word) > 1 else []
    return found[0] if found else ""


def nested(outer: str, inner: str) -> bool:
    """Whether a division lies inside another, and is not the same.

    >>> nested("440000", "441200"), nested("441200", "441284"), nested("441200", "440100")
    (True, True, False)
    """
    return outer != inner and inner.startswith(
        outer[:2] if outer.endswith("0000") else outer[:4] if outer.endswith("00") else outer
    )


def prefecture(code: str) -> str:
    """The first four digits of a code, of a province or of nothing none; for a province of cities its own.

    >>> prefecture("441284"), prefecture("440000"), prefecture("310115")
    ('4412', '', '3101')
    """
    if code[:2] in CITIES:
        return f"{code[:2]}01"
    return "" if code.endswith("0000") else code[:4]
