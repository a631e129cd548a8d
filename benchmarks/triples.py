"""A made-up graph of any size: the same for the same seed, of the shape that ``hongtu build`` writes.

    uv run python benchmarks/triples.py FILE.nt [TRIPLES]

Writes about so many triples (100,000) as N-Triples: the reading of articles that each speak of a zone, two of its
companies, their Party organizations, the people there and a programme. Whoever was written about often is written about
again, so that a few names stand in many articles and many in few.
"""

from __future__ import annotations

import sys
from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path
from random import Random

import pyoxigraph as ox
from generated import Words, person, skewed, templates

from hongtu.graph import triples
from hongtu.model import Article, Entity, Evidence, Fact, Reading, Statistic

PER_ARTICLE = 135
NEW = 0.2
ROLES = ("党委书记", "党支部书记", "组织委员", "宣传委员", "副书记")
Said = dict[tuple[str, str, str, str], list[Evidence]]


@dataclass(slots=True)
class Made:
    """What was made up so far: entities by id, facts with their evidence, the companies and people of each zone."""

    dice: Random
    words: Words
    kinds: dict[str, tuple[str, str]] = field(default_factory=dict)
    facts: Said = field(default_factory=lambda: defaultdict(list))
    figures: dict[tuple[str, int, str], list[Evidence]] = field(default_factory=lambda: defaultdict(list))
    companies: dict[str, list[str]] = field(default_factory=lambda: defaultdict(list))
    people: dict[str, list[str]] = field(default_factory=lambda: defaultdict(list))


def reading(articles: int, seed: int = 7) -> Reading:
    """The reading of so many made-up articles."""
    made = Made(Random(seed), templates())
    for number in range(articles):
        article(made, f"a{number:07}")
    return Reading(
        tuple(Article(f"a{n:07}", "", f"园区简讯{n}", f"{2010 + n % 15}-{n % 12 + 1:02}") for n in range(articles)),
        tuple(Entity(id, kind, (name,)) for id, (kind, name) in made.kinds.items()),
        tuple(Fact(s, p, o, tuple(sorted(said)), role) for (s, p, o, role), said in made.facts.items()),
        tuple(
            Statistic(zone, "引进人才", value, "名", tuple(said), year)
            for (zone, value, year), said in made.figures.items()
        ),
    )


def article(made: Made, id: str) -> None:
    """Make up what one article says."""
    dice, words = made.dice, made.words
    zone = entity(made, "Zone", skewed(dice, words["cities"]) + skewed(dice, words["parks"]))
    plan = entity(made, "Programme", f"{zone[:2]}{skewed(dice, words['programmes'])}")
    for firm in (known(made, made.companies[zone], "Company") for _ in range(2)):
        party = entity(made, "PartyOrganization", f"{firm}党委")
        state(made, id, (firm, "locatedIn", zone, ""))
        state(made, id, (party, "partyOrganizationOf", firm, ""))
        for one in (known(made, made.people[zone], "Person") for _ in range(dice.choice((1, 2)))):
            state(made, id, (one, "holdsPost", party, skewed(dice, ROLES)))
            if dice.random() < 0.6:
                state(made, id, (one, "participatesIn", plan, ""))
    figure = (zone, dice.randint(5, 300), str(2010 + dice.randrange(15)))
    made.figures[figure].append(evidence(id, len(made.facts), "引进人才"))


def known(made: Made, several: list[str], kind: str) -> str:
    """One who was written about before, the first far more often; or a new one."""
    if several and made.dice.random() > NEW:
        return skewed(made.dice, several)
    several.append(fresh(made, kind))
    return several[-1]


def fresh(made: Made, kind: str) -> str:
    """A new person or company; a second bearer of a name has a number in its id."""
    dice, words = made.dice, made.words
    if kind == "Person":
        name = person(dice, words)
    else:
        short = "".join(dice.choices(words["brands"], k=3)) + dice.choice(words["trades"])
        name = f"{dice.choice(words['cities'])}{short}{skewed(dice, words['forms'])}"
    id = name if name not in made.kinds else f"{name}-{len(made.kinds)}"
    made.kinds[id] = (kind, name)
    return id


def entity(made: Made, kind: str, name: str) -> str:
    """The thing of a name."""
    made.kinds.setdefault(name, (kind, name))
    return name


def state(made: Made, article: str, fact: tuple[str, str, str, str]) -> None:
    """Let an article state a fact."""
    said = made.facts[fact]
    said.append(evidence(article, len(made.facts) + len(said), f"{fact[0]}{fact[3]}{fact[2]}"))


def evidence(article: str, start: int, words: str) -> Evidence:
    """Words of an article."""
    return Evidence(article, start, start + len(words), words, "relate.posts.titled", 0.7 + start % 30 / 100)


def stated(count: int) -> Iterator[ox.Triple]:
    """About so many triples."""
    yield from triples(reading(max(count // PER_ARTICLE, 1)))


def stored(file: Path, folder: Path, form: ox.RdfFormat = ox.RdfFormat.N_TRIPLES) -> None:
    """Make a store of a file as a build does."""
    store = ox.Store(folder)
    store.bulk_load(path=file, format=form)
    store.optimize()
    store.flush()


def main(file: Path, count: int) -> None:
    """Write about so many triples into a file."""
    with file.open("wb") as to:
        ox.serialize(stated(count), to, ox.RdfFormat.N_TRIPLES)


if __name__ == "__main__":
    main(Path(sys.argv[1]), int(sys.argv[2]) if len(sys.argv) > 2 else 100_000)
