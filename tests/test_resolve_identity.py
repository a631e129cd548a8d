"""Pairs of names and people of one name, decided as ``data/identity`` says: joined, kept apart, or asked about.

A case is two articles. In ``names`` one speaks of the left name, the other of the right one; ``context`` tells what
else they say: both are in one ``zone`` or ``place``, or in two (``zones``, ``places``); one ``person`` holds a post in
both; a third article has the right name as an ``alias`` of the left one; there is a ``rival``; ``later`` is years
later. In ``people`` each article says some things: 董事长@甲公司 (a post), @甲公司 (belongs to it), 曾[2014/2018]
县长@德庆县 (had it), 甲公司>肇庆市 (lies in), 甲党委<甲公司 (is its Party organization), 甲^乙 (is part of), 甲=乙 (is
called so too), +甲 (takes part in), *甲 (received).

The files named ``check`` were dealt from the same cases before any rule was tuned, and not looked at while tuning.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

import pytest
from msgspec.structs import replace

from hongtu.lexicon import lexicon
from hongtu.model import Article, Entity, Evidence, Fact, Reading, Statistic, Status
from hongtu.resolve import resolution
from hongtu.resolve.names import taken_apart

DATA = Path(__file__).parents[1] / "data" / "identity"
LINKS = {">": "locatedIn", "<": "partyOrganizationOf", "^": "subOrganizationOf"}
POST = re.compile(r"(?P<past>曾(?:\[(?P<period>[\d/-]+)\])? )?(?P<role>[^@]*)@(?P<body>.+)")
ENDS = {"团队": "Team", "委": "PartyOrganization", "日报": "Media", "经济报": "Media", "医院": "GovernmentBody"}
ENDS |= {"馆": "GovernmentBody", "站": "GovernmentBody", "工会": "SocialOrganization", "局": "GovernmentBody"}
PRECISION, RECALL = 0.98, 0.90


class Case(NamedTuple):
    """A line of the data: its kind, its cells, and what is to become of the pair."""

    kind: str
    cells: tuple[str, ...]
    verdict: str


def cases(file: str) -> Iterator[Case]:
    kind = ""
    for line in (DATA / f"{file}.tsv").read_text(encoding="utf-8").splitlines()[1:]:
        if line.startswith("#"):
            kind = line.removeprefix("# ")
        else:
            *cells, verdict = line.split("\t")
            yield Case(kind, tuple(cells), verdict)


class Page:
    """An article that grows as things are said in it."""

    def __init__(self, id: str, published: str = "-") -> None:
        self.article = Article(id, "原文" * 99, published=None if published == "-" else published)
        self.things: dict[tuple[str, str], Entity] = {}
        self.facts: list[Fact] = []
        self.figures: list[Statistic] = []

    def thing(self, kind: str, *names: str) -> str:
        id = f"e{len(self.things) + 1}"
        return self.things.setdefault((kind, names[0]), Entity(id, kind, names)).id

    def words(self) -> tuple[Evidence, ...]:
        at = len(self.facts) + len(self.figures)
        return (Evidence(self.article.id, at, at + 2, "原文", "relate.test.CASE"),)

    def says(self, subject: str, predicate: str, object: str, role: str = "", past: str | None = None) -> None:
        status: Status = "stated" if past is None else "former"
        self.facts.append(Fact(subject, predicate, object, self.words(), role, past or None, status))

    def counts(self, subject: str) -> None:
        """A figure, by which a thing can be found again."""
        self.figures.append(Statistic(subject, "数", 1, "", self.words()))

    def reading(self) -> Reading:
        return Reading((self.article,), tuple(self.things.values()), tuple(self.facts), tuple(self.figures))


def decided(pages: list[Page]) -> str:
    """What became of what the first two pages count: same, ask or apart."""
    found = resolution([page.reading() for page in pages])
    marks = {e.article: s.subject for s in found.reading.statistics for e in s.evidence}
    left, right = (marks[page.article.id] for page in pages[:2])
    if left == right:
        return "same"
    return "ask" if any({left, right} == {one.left, one.right} for one in found.open) else "apart"


def kind_of(body: str) -> str:
    """The class of a body, by the end of its name."""
    for end, kind in (*ENDS.items(), *lexicon("heads").items(), *lexicon("weak_heads").items()):
        if body.endswith(end):
            return kind
    return "Zone" if body.endswith("区") and taken_apart("Place", body).core else "Place"


def of_names(cells: tuple[str, ...]) -> list[Page]:
    """The articles of a pair of names."""
    kinds, *names, context = cells
    pages = [Page("left", "2016"), Page("right", "2021" if "later" in context else "2016")]
    for page, kind, name, number in zip(pages, kinds.split()[:1] + kinds.split()[-1:], names, "12", strict=True):
        one = page.thing(kind, name)
        page.counts(one)
        areas = {"zone": ("Zone", "江海高新区"), "place": ("Place", "四会市")}
        areas |= {"zones": ("Zone", f"第{number}开发区"), "places": ("Place", ("四会市", "定远县")[int(number) - 1])}
        for word in context.split():
            if word in areas:
                page.says(one, "locatedIn", page.thing(*areas[word]))
            elif word == "person":
                page.says(page.thing("Person", "欧阳望舒"), "holdsPost", one, "总经理")
            elif word.startswith("rival=") and number == "1":
                page.says(
                    page.thing(kind, word.removeprefix("rival=")), "locatedIn", page.thing(*areas[context.split()[0]])
                )
    if "alias" in context:
        pages.append(Page("third", "2018"))
        pages[2].thing(kinds.split()[0], names[0], names[1])
    return pages


def of_people(cells: tuple[str, ...]) -> list[Page]:
    """The articles of two people of one name."""
    name, day, left, other_day, right = cells
    pages = [Page("left", day), Page("right", other_day)]
    for page, items in zip(pages, (left, right), strict=True):
        one = page.thing("Person", name)
        page.counts(one)
        for item in items.split("；"):
            tell(page, one, item)
    return pages


def tell(page: Page, one: str, item: str) -> None:
    """What an item says, said in an article of a person."""
    post, sign = POST.fullmatch(item), next((s for s in LINKS if s in item), "")
    if post:
        body = page.thing(kind_of(post["body"]), post["body"])
        past = (post["period"] or "") if post["past"] else None
        page.says(one, "holdsPost" if post["role"] else "memberOf", body, post["role"], past)
    elif sign:
        left, right = item.split(sign)
        page.says(page.thing(kind_of(left), left), LINKS[sign], page.thing(kind_of(right), right))
    elif "=" in item:
        other, full = item.split("=")
        entity = page.things.pop((kind_of(other), other))
        page.things[entity.type, full] = replace(entity, names=(full, other))
    elif item[0] in "+*" and item[1:]:
        verb, kind = ("participatesIn", "Programme") if item[0] == "+" else ("received", "Honour")
        page.says(one, verb, page.thing(kind, item[1:]))


def measured(file: str) -> tuple[float, float, list[str]]:
    """Precision and recall of the pairs that were joined, and the cases that did not become what they should."""
    pages = of_names if file.startswith("names") else of_people
    became = [(case, decided(pages(case.cells))) for case in cases(file)]
    joined = [case.verdict == "same" for case, verdict in became if verdict == "same"]
    wanted = [verdict == "same" for case, verdict in became if case.verdict == "same"]
    wrong = [f"{c.kind}: {' '.join(c.cells)}: {v}, not {c.verdict}" for c, v in became if v != c.verdict]
    return sum(joined) / len(joined), sum(wanted) / len(wanted), wrong


@pytest.mark.parametrize("file", ["names", "people", "names-check", "people-check"])
def test_what_is_joined_is_the_same_and_what_is_the_same_is_joined(file: str) -> None:
    precision, recall, wrong = measured(file)
    assert precision >= PRECISION, "\n".join(wrong)
    assert recall >= RECALL, "\n".join(wrong)


@pytest.mark.parametrize(("file", "count"), [("names", 300), ("people", 150)])
def test_there_are_cases_enough(file: str, count: int) -> None:
    every = [case.cells for part in (file, f"{file}-check") for case in cases(part)]
    assert len(set(every)) == len(every) >= count
