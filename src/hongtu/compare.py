"""When two objects of the gold format say the same, as the annotation guide has it: the rules that scores rest on."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable, Iterator, Mapping, Sequence
from typing import Literal, TypeAlias

from hongtu.gold import Json, measures, types
from hongtu.ontology import ontology

Verdict: TypeAlias = Literal["right", "false", "missed"]
Wider: TypeAlias = Mapping[str, frozenset[str]]
UNDER = {"holdsPost": ("partyOrganizationOf", "subOrganizationOf"), "locatedIn": ("locatedIn",)}
TOLERANCE = 0.005
LIKENESS = 0.5
IGNORED = re.compile(r"[\s\"'“”‘’「」『』《》〈〉·•]")


def plain(name: str) -> str:
    """A name without its width, case, blanks and quotation marks.

    >>> plain("“ＡＢＣ 计划”")
    'abc计划'
    """
    return IGNORED.sub("", unicodedata.normalize("NFKC", name)).lower()


def plain_names(entity: Json) -> tuple[str, ...]:
    """An entity's names made plain, without those of which nothing is left."""
    return tuple(filter(None, dict.fromkeys(map(plain, entity["names"]))))


def match(gold: Sequence[Json], found: Sequence[Json]) -> dict[str, str]:
    """The gold entity of each found one that has one, by their ids; the strongest agreement is settled first.

    >>> match([{"id": "g", "types": ["Zone"], "names": ["双创园"]}], [{"id": "e", "type": "Zone", "names": ["双创园"]}])
    {'e': 'g'}
    """
    agreed = []
    for f_at, f in enumerate(found):
        for g_at, g in enumerate(gold):
            if strength := agreement(g, f):
                agreed.append((strength, -g_at, -f_at, g["id"], f["id"]))
    matched: dict[str, str] = {}
    for *_, gold_id, found_id in sorted(agreed, reverse=True):
        if found_id not in matched and gold_id not in matched.values():
            matched[found_id] = gold_id
    return matched


def agreement(gold: Json, found: Json) -> tuple[bool, int, bool, int] | None:
    """How well two entities agree, the weightiest first; None if they share no name.

    Are the fullest names alike, how long is the longest shared name, is the class accepted, how many names are shared?
    """
    g, f = plain_names(gold), plain_names(found)
    shared = set(g) & set(f)
    if not shared:
        return None
    return g[0] == f[0], max(map(len, shared)), types(found)[0] in types(gold), len(shared)


def judged(
    gold: Sequence[Json], found: Sequence[Json], alike: Callable[[Json, Json], bool]
) -> Iterator[tuple[Verdict, Json]]:
    """Each found entry takes the first gold one it is like that none has taken, required ones before optional ones.

    Yields the gold entries that are right or missed and the found ones that are false. What is optional is neither
    right nor missed; an entry that says once more what another has said is no fault.
    """
    taken: set[int] = set()
    for f in found:
        same = [i for i, g in enumerate(gold) if alike(g, f)]
        fresh = sorted((i for i in same if i not in taken), key=lambda i: bool(gold[i].get("optional")))
        if fresh:
            taken.add(fresh[0])
            if not gold[fresh[0]].get("optional"):
                yield "right", gold[fresh[0]]
        elif not same:
            yield "false", f
    yield from (("missed", g) for i, g in enumerate(gold) if i not in taken and not g.get("optional"))


def same_facts(gold: Sequence[Json], matched: Mapping[str, str]) -> Callable[[Json, Json], bool]:
    """The comparison of one file's gold facts with found ones.

    A post at, or a place in, something wider than the gold's is right too.
    """
    wider = {predicate: above(gold, parents) for predicate, parents in UNDER.items()}

    def alike(g: Json, f: Json) -> bool:
        return g["p"] == f["p"] and ends_agree(g, f, matched, wider.get(g["p"], {})) and roles_agree(g, f)

    return alike


def ends_agree(g: Json, f: Json, matched: Mapping[str, str], wider: Wider) -> bool:
    """Whether two facts of one property join the same things."""
    s = matched.get(f["s"])
    if g["p"] == "foundedOn":
        return bool(g["s"] == s and str(g["date"]) == str(f.get("date") or f.get("o")))
    o = matched.get(f.get("o", ""))
    same = (g["s"], g["o"]) == (s, o) or (ontology().symmetric(g["p"]) and (g["o"], g["s"]) == (s, o))
    return same or (g["s"] == s and o in wider.get(g["o"], ()))


def above(facts: Sequence[Json], predicates: Sequence[str]) -> Wider:
    """What each thing is part of, directly or not, along the predicates."""
    direct: dict[str, set[str]] = {}
    for f in facts:
        if f["p"] in predicates and "o" in f:
            direct.setdefault(f["s"], set()).add(f["o"])

    def climb(things: frozenset[str]) -> frozenset[str]:
        further = things.union(*(direct.get(t, ()) for t in things))
        return things if further == things else climb(further)

    return {thing: climb(frozenset(parents)) for thing, parents in direct.items()}


def roles_agree(g: Json, f: Json) -> bool:
    """Whether of two titles of a post one contains the other; where the gold gives none, none is asked for."""
    if g["p"] != "holdsPost" or not g.get("role"):
        return True
    wanted, title = plain(g["role"]), plain(f.get("role") or "")
    return bool(wanted and title) and (wanted in title or title in wanted)


def same_statistics(matched: Mapping[str, str]) -> Callable[[Json, Json], bool]:
    """The comparison of one file's statistics: subject, a value within half a percent, a wording much the same."""

    def alike(g: Json, f: Json) -> bool:
        wanted, value = float(g["value"]), float(f["value"])
        near = abs(wanted - value) <= TOLERANCE * abs(wanted)
        return g["s"] == matched.get(f["s"]) and near and measures_agree(measures(g), measures(f)[0])

    return alike


def measures_agree(accepted: Sequence[str], measure: str) -> bool:
    """Whether a wording contains an accepted one, is contained in it, or shares half of all their characters with it.

    >>> [measures_agree(("在册党员",), found) for found in ("党员", "在职党员", "企业")]
    [True, True, False]
    """
    m = plain(measure)
    return any(a in m or (m and m in a) or likeness(a, m) >= LIKENESS for a in map(plain, accepted))


def likeness(a: str, b: str) -> float:
    """The share of all characters of two words that they have in common, 0 to 1."""
    either = set(a) | set(b)
    return len(set(a) & set(b)) / len(either) if either else 0.0
