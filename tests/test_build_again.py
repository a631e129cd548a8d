"""Whatever comes, goes, changes, is forgotten or judged: the graph that is brought up to date is a fresh one, byte for
byte.
"""

import random
import runpy
import shutil
from collections.abc import Callable
from pathlib import Path

import pytest
from explored import explored

from hongtu import forgotten, graph, judgements
from hongtu.build import build
from hongtu.corpus import listed
from hongtu.forgotten import Forgotten
from hongtu.graph import folder as folders
from hongtu.judgements import Judgement
from hongtu.kept import kept

MADE = runpy.run_path(str(Path(__file__).parents[1] / "benchmarks" / "generated.py"))["generated"]
FILES = ("graph.ttl", "network.html", "report.json")
KEPT = (judgements.FILE, forgotten.FILE)
Step = Callable[[random.Random, Path, Path], None]


def comes(dice: random.Random, articles: Path, into: Path) -> None:
    name, text = dice.choice(list(MADE(40)))
    (articles / name).write_text(text, encoding="utf-8")


def changes(dice: random.Random, articles: Path, into: Path) -> None:
    one, other = dice.sample(sorted(articles.iterdir()), 2)
    one.write_text(other.read_text(encoding="utf-8"), encoding="utf-8")


def moves(dice: random.Random, articles: Path, into: Path) -> None:
    """An article is of another day, and has another id."""
    one = dice.choice(sorted(articles.iterdir()))
    one.rename(articles / f"{dice.randrange(2001, 2030)}{one.name[4:]}")


def goes(dice: random.Random, articles: Path, into: Path) -> None:
    dice.choice(sorted(articles.iterdir())).unlink()


def is_forgotten(dice: random.Random, articles: Path, into: Path) -> None:
    known = forgotten.load(into / forgotten.FILE)
    name = dice.choice(sorted(file.stem for file in articles.iterdir()))
    forgotten.save((*known[len(known) // 2 :], Forgotten(name)), into / forgotten.FILE)


def is_judged(dice: random.Random, articles: Path, into: Path) -> None:
    known = judgements.load(into / judgements.FILE)
    reading = graph.open(into).reading()
    one, other = dice.sample([e.id for e in reading.entities if e.type in ("Person", "Company")], 2)
    fact = dice.choice([f for f in reading.facts if f.predicate == "holdsPost"])
    new = {
        "same": Judgement("same", one, other),
        "different": Judgement("different", one, other),
        "split": Judgement("split", fact.subject, article=fact.evidence[0].article),
        "wrong": Judgement("wrong", fact.subject, fact.object),
    }
    judgements.save((*known[dice.randrange(2) :], new[dice.choice(sorted(new))]), into / judgements.FILE)


STEPS: tuple[Step, ...] = (comes, changes, moves, goes, is_forgotten, is_judged)


def content(folder: Path) -> dict[str, object]:
    """All that a graph folder shows, and what is kept for the explorer."""
    told: dict[str, object] = {name: (folder / name).read_bytes() for name in FILES}
    there = kept(folders.shown(folder))
    assert there
    found = {"explored": explored(there.index, there.named), "keys": there.keys, "former": there.former}
    return told | found | {"store": frozenset(map(str, graph.open(folder).store))}


def built(into: Path, articles: Path) -> dict[str, object]:
    files, absent = listed([articles])
    assert build(files, into, absent=absent).report
    return content(into)


def fresh(old: Path, articles: Path, place: Path) -> dict[str, object]:
    """What a graph folder shows that is made from nothing, but for what people said in another."""
    shutil.rmtree(place, ignore_errors=True)
    place.mkdir()
    for name in KEPT:
        if (old / name).exists():
            shutil.copy(old / name, place / name)
    return built(place, articles)


@pytest.mark.parametrize("seed", range(4))
def test_the_graph_is_a_fresh_one_at_every_step(tmp_path: Path, seed: int) -> None:
    dice, articles = random.Random(seed), tmp_path / "articles"
    articles.mkdir()
    for name, text in MADE(12):
        (articles / name).write_text(text, encoding="utf-8")
    built(tmp_path / "g", articles)
    for step in dice.choices(STEPS, k=4):
        step(dice, articles, tmp_path / "g")
        assert built(tmp_path / "g", articles) == fresh(tmp_path / "g", articles, tmp_path / "fresh")
