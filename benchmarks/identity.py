"""How the time of ``resolve`` grows with the articles: generated readings, in which a few things are named often.

    uv run python benchmarks/identity.py [ARTICLES...]

Prints for each number of articles (1,000, 10,000 and 100,000 if none is given) the entities in their readings and in
the graph, the open pairs, and the CPU seconds of ``resolution``; then the exponent with which the time grows from the
first to the last. How often a company, person or zone is named follows Zipf's law, and new ones keep coming (Heaps').
"""

from __future__ import annotations

import gc
import math
import random
import sys
import time
from collections.abc import Iterator

from hongtu.lexicon import lexicon
from hongtu.model import Article, Entity, Evidence, Fact, Reading
from hongtu.resolve import resolution

SIZES = (1_000, 10_000, 100_000)
TRADES = tuple(lexicon("trades"))
SURNAMES = tuple(word for word in lexicon("surnames") if len(word) == 1)[:90]
CITIES = tuple(word for word, code in lexicon("places").items() if code.endswith("00") and word.endswith("市"))
SIGNS = tuple(chr(code) for code in range(0x5170, 0x5570))
ROLES = ("党委书记", "董事长", "总经理", "副主任", "工程师")


def ranked(dice: random.Random, most: int) -> int:
    """A number below a limit, small ones far oftener: Zipf's law."""
    return min(int(math.exp(dice.random() * math.log(most + 1))) - 1, most - 1)


def spelled(number: int, length: int) -> str:
    """A name for a number: always the same, of some characters."""
    dice = random.Random(number * 31 + length)
    return "".join(dice.choice(SIGNS) for _ in range(length))


def company(number: int) -> tuple[str, str, str]:
    """A company: its city, its full name, its short one."""
    dice = random.Random(number)
    city, brand, trade = dice.choice(CITIES[: 40 + number % 250]), spelled(number, 2), dice.choice(TRADES)
    return city, f"{city.removesuffix('市')}{brand}{trade}有限公司", f"{brand}{trade}"


def reading(number: int, dice: random.Random) -> Reading:
    """The reading of an article: a zone, two companies in it, three people, a programme."""
    several = 50 + int(3 * (number + 1) ** 0.8)
    things: list[Entity] = []
    facts: list[Fact] = []
    id = f"a{number:06}"

    def thing(kind: str, *names: str) -> str:
        things.append(Entity(f"e{len(things)}", kind, names))
        return things[-1].id

    def say(subject: str, verb: str, object: str, role: str = "") -> None:
        at = 9 * len(facts)
        facts.append(Fact(subject, verb, object, (Evidence(id, at, at + 9, f"原文{at}", "relate.x.X"),), role))

    city, full, short = company(ranked(dice, several))
    zone = thing("Zone", f"{city.removesuffix('市')}{dice.choice(('高新区', '高新技术产业开发区', '经开区'))}")
    firm = thing("Company", *((full, short), (full,), (short,))[dice.randrange(3)])
    party = thing("PartyOrganization", f"{full}党委")
    say(firm, "locatedIn", zone)
    say(party, "partyOrganizationOf", firm)
    say(zone, "runs", thing("Programme", f"“{spelled(ranked(dice, 9 + several // 9), 3)}”计划"))
    for body in (firm, party, zone):
        one = ranked(dice, 3 * several)
        name = SURNAMES[one % len(SURNAMES)] + spelled(one % (40 + several // 3), 1 + one % 2)
        say(thing("Person", name), "holdsPost", body, dice.choice(ROLES))
    thing("Place", city)
    return Reading((Article(id, "原文" * 50, published=f"{2010 + dice.randrange(12)}"),), tuple(things), tuple(facts))


def readings(count: int) -> Iterator[Reading]:
    """The readings of as many articles, always the same."""
    dice = random.Random(7)
    return (reading(number, dice) for number in range(count))


def spent(count: int) -> float:
    """The CPU seconds that some articles take, shown in a line."""
    given = list(readings(count))
    gc.collect()
    gc.freeze()
    start = time.process_time()
    found = resolution(given)
    seconds = time.process_time() - start
    named = sum(len(one.entities) for one in given)
    print(
        f"{count:>8} articles {named:>8} {len(found.reading.entities):>8} entities {len(found.open):>7} open", end=" "
    )
    print(f"{seconds:8.2f} s", flush=True)
    return seconds


def main(sizes: tuple[int, ...]) -> None:
    """Time each size, and show how the time grows."""
    spent(200)
    seconds = [spent(size) for size in sizes]
    growth = math.log(seconds[-1] / seconds[0]) / math.log(sizes[-1] / sizes[0])
    print(f"growth exponent {growth:.3f}")


if __name__ == "__main__":
    main(tuple(map(int, sys.argv[1:])) or SIZES)
