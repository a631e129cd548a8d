"""Made-up articles in any number: the same for the same seed, with few names in many articles and many in few.

    uv run python benchmarks/generated.py FOLDER [COUNT]

Writes COUNT (1,000) text files, as long as articles of newspapers are (some 600 characters). Each is composed of the
sentences of ``templates.txt`` about one zone, and a company there with its people. Companies and people come back as in
a newspaper: whoever was written about often is written about again (Simon's model, which gives Zipf's law); some people
have the name of another.
"""

from __future__ import annotations

import sys
from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from datetime import date, timedelta
from pathlib import Path
from random import Random
from typing import TypeVar

TEMPLATES = Path(__file__).with_name("templates.txt")
SENTENCES = frozenset({"title", "lead", "body", "end"})
FIRST, DAYS = date(2018, 1, 1), 2500
NEW = 0.25
Thing = TypeVar("Thing")
Words = dict[str, list[str]]


@dataclass(frozen=True, slots=True)
class Company:
    """A company with the people at its head."""

    name: str
    short: str
    chair: str
    secretary: str
    founded: str


@dataclass(frozen=True, slots=True)
class Zone:
    """A zone of a city, with its people and whoever else was written about there; the lists grow."""

    city: str
    name: str
    officers: Sequence[tuple[str, str]]
    programme: str
    companies: list[Company] = field(default_factory=list)
    guests: list[str] = field(default_factory=list)


def templates() -> Words:
    """The sentences and words of each kind."""
    found: Words = defaultdict(list)
    for line in TEMPLATES.read_text(encoding="utf-8").splitlines():
        if not line.startswith("#"):
            kind, _, words = line.partition("\t")
            found[kind] += [words] if kind in SENTENCES else words.split()
    return found


def skewed(dice: Random, several: Sequence[Thing]) -> Thing:
    """One of several, the first far more often (the weights are those of Zipf's law)."""
    return several[min(int(len(several) ** dice.random()), len(several)) - 1]


def person(dice: Random, words: Words) -> str:
    """A name of two or three characters."""
    return skewed(dice, words["surnames"]) + "".join(dice.choices(words["given"], k=dice.choice((1, 2, 2, 2))))


def company(dice: Random, zone: Zone, words: Words) -> Company:
    """A new company of a zone."""
    short = "".join(dice.sample(words["brands"], 2)) + dice.choice(words["trades"])
    name = f"{dice.choice((zone.city, zone.city, ''))}{short}{dice.choice(words['forms'])}"
    founded = f"{dice.randint(1995, 2017)}年{dice.randint(1, 12)}月"
    return Company(name, short, person(dice, words), person(dice, words), founded)


def zones(dice: Random, words: Words) -> list[Zone]:
    """All zones, in a random order: those at the front are written about most."""
    found = []
    for city in words["cities"]:
        for park in words["parks"]:
            officers = [(person(dice, words), post) for post in words["posts"]]
            found.append(Zone(city, city + park, officers, dice.choice(words["programmes"])))
    dice.shuffle(found)
    return found


def again(dice: Random, known: list[Thing], fresh: Thing) -> Thing:
    """One that was written about before, the more often the likelier, or now and then the fresh one; it is noted."""
    chosen = fresh if not known or dice.random() < NEW else dice.choice(known)
    known.append(chosen)
    return chosen


def text(dice: Random, zone: Zone, day: date, words: Words) -> str:
    """An article: a title, and paragraphs of one to three sentences."""
    told = cast(dice, zone, words)
    used = dice.sample(words["body"], dice.randint(12, 20))
    sentences = [dice.choice(words["lead"]), *used, dice.choice(words["end"])]
    lines = [dice.choice(words["title"])]
    while sentences:
        cut = dice.randint(1, 3)
        lines.append("".join(sentences[:cut]))
        sentences = sentences[cut:]
    return "\n\n".join(line.format_map({**told, **numbers(dice, day, zone)}) for line in lines) + "\n"


def cast(dice: Random, zone: Zone, words: Words) -> dict[str, str]:
    """Who and what an article is about."""
    one = again(dice, zone.companies, company(dice, zone, words))
    officer, post = dice.choice(zone.officers)
    return {
        "zone": zone.name,
        "city": zone.city,
        "programme": zone.programme,
        "officer": officer,
        "post": post,
        "company": one.name,
        "short": one.short,
        "chair": one.chair,
        "secretary": one.secretary,
        "founded": one.founded,
        "guest": again(dice, zone.guests, person(dice, words)),
        "title": dice.choice(words["titles"]),
        "school": skewed(dice, words["schools"]),
    }


def numbers(dice: Random, day: date, zone: Zone) -> dict[str, str]:
    """The numbers of a paragraph; years and months are not after the article's day. What is counted of the zone grows
    by the year.
    """
    year = day.year - dice.randint(1, 8)
    drawn = {"few": dice.randint(2, 30), "many": dice.randint(31, 5000), "share": dice.randint(2, 60)}
    size, age, now = 40 + sum(map(ord, zone.name)) % 60, year - 2000, day.year - 2000
    counted = {"members": size * age, "branches": size + age, "firms": size * now, "large": size + now}
    return {name: str(n) for name, n in {**drawn, **counted, "year": year, "month": day.month}.items()}


def generated(count: int, seed: int = 1) -> Iterator[tuple[str, str]]:
    """Articles as (file's name, text); the first of a larger number are those of a smaller one."""
    dice, words = Random(seed), templates()
    known = zones(dice, words)
    for number in range(count):
        day = FIRST + timedelta(days=dice.randrange(DAYS))
        yield f"{day:%Y%m%d}-{number:06}.txt", text(dice, skewed(dice, known), day, words)


def main(folder: Path, count: int = 1000) -> None:
    """Write the articles into a folder."""
    folder.mkdir(parents=True, exist_ok=True)
    for name, words in generated(count):
        (folder / name).write_text(words, encoding="utf-8")


if __name__ == "__main__":
    main(Path(sys.argv[1]), *map(int, sys.argv[2:3]))
