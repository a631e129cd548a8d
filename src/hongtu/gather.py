"""The mentions and claims of one article as a reading: each thing once, each statement once."""

from __future__ import annotations

import re
import unicodedata
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache, lru_cache

from hongtu.confidence import confidence
from hongtu.lexicon import alternation, lexicon
from hongtu.model import (
    Article,
    Claim,
    Entity,
    Evidence,
    Fact,
    Figure,
    Mention,
    Reading,
    Statistic,
    in_order,
    quoted_order,
)
from hongtu.read.dates import period
from hongtu.renamed import renamed

IGNORED = re.compile("[\\s\"'“”‘’「」『』《》〈〉·•]")
INNER = re.compile("^[“‘「]([^“”‘’「」]{2,})[”’」]")
HELPERS = ("Date", "Quantity")
FORMS = {"支部委员会": "党支部", "总支部委员会": "党总支", "委员会": "党委"}
OUTER = frozenset({"PartyOrganization", "Media", "Event"})
PRONOUNS = ("他", "她", "此", "这里")
GLOSS = re.compile("(?<=组织)[（(][^（）()]+[)）](?=党)")
GROUPED = re.compile("(?:两新|非公)[”’]?(?:企业|组织|经济组织)?党工委$")
COMMITTEES = re.compile("^中共(?P<host>.{4,}?)(?P<form>总支部委员会|支部委员会|委员会)$")


@dataclass(frozen=True, slots=True)
class Thing:
    """What a mention means: its class and its name made comparable."""

    type: str
    key: str


@lru_cache(maxsize=1 << 14)
def plain(name: str) -> str:
    """A name without width, case, blanks and quotation marks.

    >>> plain("“123鲲鹏计划”"), plain("唯品会（肇庆）")
    ('123鲲鹏计划', '唯品会(肇庆)')
    """
    return IGNORED.sub("", unicodedata.normalize("NFKC", name)).lower()


def gather(article: Article, mentions: Sequence[Mention], said: Iterable[Claim | Figure]) -> Reading:
    """What an article says, as entities e1, e2 … in the order of their first mention, facts and statistics."""
    claims = list(said)
    ends = [m for c in claims if isinstance(c, Claim) for m in (c.subject, c.object)]
    ends += [f.subject for f in claims if isinstance(f, Figure)]
    every = sorted({m for m in (*mentions, *ends) if m.type not in HELPERS}, key=in_order)
    things = later(things_of(every), renamed(article.text, every))
    order = list(dict.fromkeys(things[m] for m in every))
    ids = {thing: f"e{i}" for i, thing in enumerate(order, 1)}
    groups: dict[Thing, list[Mention]] = {thing: [] for thing in order}
    for mention in every:
        groups[things[mention]].append(mention)
    others = whose(groups)
    entities = tuple(Entity(ids[t], t.type, names(t, groups[t], others)) for t in order)
    index = {m: ids[things[m]] for m in every}
    facts = tuple(joined_facts(article, claims, index))
    return Reading((article,), entities, facts, tuple(joined_figures(article, claims, index)))


def things_of(mentions: Sequence[Mention]) -> dict[Mention, Thing]:
    """For each mention the thing it means; a quotation and the same words with their noun behind are one
    (“双同步”行动).
    """
    kinds: dict[str, Counter[str]] = defaultdict(Counter)
    for mention in mentions:
        kinds[key_of(mention)][mention.type] += 2 if mention.text and not mention.name else 1
    inner = {plain(name): plain(m.text) for m in mentions for name in inner_names(m.text)}
    known = {key: Thing(max(sorted(times), key=times.__getitem__), key) for key, times in kinds.items()}
    things = {}
    for mention in mentions:
        key = key_of(mention)
        things[mention] = known.get(inner.get(key, key), known[key])
    return things


def later(things: dict[Mention, Thing], renamings: Iterable[tuple[Mention, Mention]]) -> dict[Mention, Thing]:
    """The things that mentions mean, where what was renamed is what it became."""
    became = {things[old]: things[new] for old, new in renamings}

    def last(thing: Thing) -> Thing:
        seen = {thing}
        while (after := became.get(thing, thing)) not in seen:
            seen.add(after)
            thing = after
        return thing

    return {mention: last(thing) for mention, thing in things.items()} if became else things


def key_of(mention: Mention) -> str:
    """What makes two mentions the same thing: the name they stand for, of a committee in its short form."""
    return key_of_name(mention.type, mention.name or mention.text)


@lru_cache(maxsize=1 << 14)
def key_of_name(kind: str, name: str) -> str:
    """What makes two names of a class those of the same thing."""
    if kind == "GovernmentBody":
        name = name.removeprefix("国家") if name.removeprefix("国家") in lexicon("ministries") else name
        name = offices().sub(lambda m: lexicon("offices")[m["short"]] + m["level"], name)
    if kind == "PartyOrganization":
        name = COMMITTEES.sub(lambda m: f"{m['host']}{FORMS[m['form']]}", name)
        name = GLOSS.sub("", name)
        name = f"{name.removesuffix('党工委')}党委" if GROUPED.search(name) else name
    return plain(name)


@cache
def offices() -> re.Pattern[str]:
    """The short name of an office's field before its level: 人社|厅."""
    return re.compile(f"(?P<short>{alternation('offices')})(?P<level>[局厅委部]$)")


def whose(groups: Mapping[Thing, Sequence[Mention]]) -> dict[str, Thing]:
    """The thing that each key is the name of; of a word for several things (公司, 支部) the one it oftenest means."""
    times = Counter((plain(m.text), thing) for thing, mine in groups.items() for m in mine if m.name)
    meant = {word: thing for (word, thing), _ in reversed(times.most_common()) if word in lexicon("definites")}
    return meant | {thing.key: thing for thing in groups}


def names(thing: Thing, mine: Sequence[Mention], owners: Mapping[str, Thing]) -> tuple[str, ...]:
    """The names of a thing, the fullest first: the name that mentions stand for, then their words.

    Words that name another thing are none: 聚石化学 of 聚石化学党支部 is the company.
    """
    full = Counter(m.name or m.text for m in mine if key_of(m) == thing.key) or Counter(m.name or m.text for m in mine)
    first = max(full, key=lambda n: (len(n), full[n], n))
    said = [first, *(name for one in dict.fromkeys((m.name, m.text) for m in mine) for name in one if name)]
    if thing.type not in OUTER:
        said = [n for name in said for n in (name, *inner_names(name))]
    own = (n for n in dict.fromkeys(said) if n not in PRONOUNS and owners.get(plain(n), thing) == thing)
    return tuple(dict.fromkeys((first, *own)))


def inner_names(name: str) -> Iterator[str]:
    """The words inside the quotation marks with which a name begins."""
    if name[:1] in "“‘「" and (found := INNER.match(name)):
        yield found.group(1)


def evidence(article: Article, found: Claim | Figure) -> Evidence:
    """The words that state a claim or figure."""
    text = article.text[found.start : found.end]
    return Evidence(article.id, found.start, found.end, text, found.by, confidence(found))


def joined_facts(article: Article, claims: Iterable[Claim | Figure], index: dict[Mention, str]) -> Iterator[Fact]:
    """One fact for each statement, with all its evidence."""
    grouped: dict[tuple[str, ...], list[Claim]] = defaultdict(list)
    for claim in claims:
        if isinstance(claim, Claim):
            dated = claim.predicate == "foundedOn"
            target = (period(claim.object.text, article.published) or "") if dated else index[claim.object]
            if target and index[claim.subject] != target:
                grouped[index[claim.subject], claim.predicate, target, claim.role, claim.status].append(claim)
    for (s, p, o, role, status), group in grouped.items():
        words = tuple(sorted({evidence(article, c) for c in group}, key=quoted_order))
        times = [t for c in group if c.period and (t := period(c.period, article.published))]
        yield Fact(s, p, o, words, role, times[0] if times else None, group[0].status if status else "stated")


def joined_figures(
    article: Article, claims: Iterable[Claim | Figure], index: dict[Mention, str]
) -> Iterator[Statistic]:
    """One statistic for each figure."""
    grouped: dict[tuple[str, str, float, str], list[Figure]] = defaultdict(list)
    for figure in claims:
        if isinstance(figure, Figure):
            grouped[index[figure.subject], figure.measure, figure.value, figure.unit].append(figure)
    for (s, measure, value, unit), group in grouped.items():
        times = [t for f in group if f.period and (t := period(f.period, article.published))]
        yield Statistic(
            s,
            measure,
            value,
            unit,
            tuple(sorted({evidence(article, f) for f in group}, key=quoted_order)),
            times[0] if times else None,
        )
