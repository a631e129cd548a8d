"""What an article is about: the zone, place or body of which most of its clauses speak, its committees with it."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections import Counter
from collections.abc import Sequence
from functools import cache

from hongtu.find import hosts
from hongtu.find.divisions import official, place_codes
from hongtu.model import Mention, Sentence
from hongtu.ontology import ontology
from hongtu.relate.bodies import kind_of, place_name

BY = "relate.themes"
LASTING = ("Organization", "Zone", "Place", "Facility")
OPENING = " 　，。；：！？“（"
SILENT = ("caption", "byline", "furniture")
SERVING = re.compile("(?:中心|医院|站|馆|院|所|大厅|学校)$")
SEAT = re.compile("(?:人民)?政府.*$|管理?委员会.*$|管委会.*$")
TITLED, OPENED = 4, 2


@cache
def lasting() -> frozenset[str]:
    """The classes that an article can be about."""
    return frozenset(kind for above in LASTING for kind in ontology().below(above))


def host(mention: Mention) -> Mention:
    """The zone or place that a body governs, whose figures its own sentences give (江州高新区|党工委, 江州市|科技局);
    any other mention as it is.
    """
    kind, name = governed(mention.type, mention.name or mention.text)
    return Mention(mention.start, mention.start, "", kind, BY, name) if name else mention


@cache
def governed(kind: str, name: str) -> tuple[str, str]:
    """The class and name of what a body governs; a body of members or services governs nothing.

    >>> governed("PartyOrganization", "肇庆高新区党工委"), governed("GovernmentBody", "潮州市科技局")
    (('Zone', '肇庆高新区'), ('Place', '潮州市'))
    >>> governed("PartyOrganization", "聚石化学党支部"), governed("GovernmentBody", "横琴政务服务中心")
    (('', ''), ('', ''))
    """
    if kind == "PartyOrganization":
        own = hosts.COMMITTEE.fullmatch(name)
        if own is None or own["own"].endswith(("党支部", "党总支", "支部委员会")) or hosts.GROUP.search(own["host"]):
            return "", ""
        seat = own["host"]
    elif kind == "GovernmentBody" and not SERVING.search(name):
        seat = SEAT.sub("", name)
    else:
        return "", ""
    return seated(seat, name)


def seated(seat: str, name: str) -> tuple[str, str]:
    """The class and name of a seat of government: a zone that ends the seat, or the place that begins it."""
    if seat != name and (place := place_name(seat)):
        return "Place", place
    if seat != name and kind_of(seat) in ("Zone", "Place"):
        return kind_of(seat), seat
    codes = place_codes(name)
    return ("Place", official().get(codes[0], codes[0])) if codes and codes[0].isdigit() else ("", "")


def themes(sentences: Sequence[Sentence], mentions: Sequence[Mention]) -> tuple[Mention | None, ...]:
    """For each sentence what its article is about, or its section where the heading names that itself."""
    starts = [m.start for m in mentions]
    inside = [mentions[bisect_left(starts, s.start) : bisect_left(starts, s.end)] for s in sentences]
    weights = [weighed(s, here) for s, here in zip(sentences, inside, strict=True)]
    whole, found = strongest(weights), list[Mention | None]()
    heads = [i for i, s in enumerate(sentences) if s.kind in ("title", "heading")]
    for begin, end in zip([0, *heads], [*heads, len(sentences)], strict=True):
        named = begin in heads and bool(weights[begin])
        found += [strongest(weights[begin:end]) if named else whole] * (end - begin)
    return tuple(found)


def weighed(sentence: Sentence, mentions: Sequence[Mention]) -> dict[Mention, int]:
    """What a sentence speaks of, and how much: most in a title, more at the beginning of a clause."""
    weights = {}
    for mention in mentions:
        about = host(mention)
        if about.type in lasting() and sentence.kind not in SILENT:
            at = mention.start - sentence.start
            opens = at == 0 or sentence.text[at - 1] in OPENING
            weights[about] = TITLED if sentence.kind in ("title", "heading") else OPENED if opens else 1
    return weights


def strongest(weights: Sequence[dict[Mention, int]]) -> Mention | None:
    """The thing that has most weight in some sentences, of equals the first."""
    total: Counter[str] = Counter()
    firsts: dict[str, Mention] = {}
    for here in weights:
        for mention, weight in here.items():
            name = mention.name or mention.text
            firsts.setdefault(name, mention)
            total[name] += weight
    return firsts[max(total, key=lambda n: total[n])] if total else None
