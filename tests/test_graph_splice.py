"""Blocks of a Turtle file exchanged by subject: what comes out is what the writer would have written."""

import random
from pathlib import Path

import pyoxigraph as ox
import pytest

from hongtu.graph.splice import spliced
from hongtu.graph.turtle import HEADER, blocks

TITLES = ("实体 entities", "旧称 former ids", "事实 statements")
NAMES = ("王新", "王新-3e23e8", "a", "-1", "st-1", "江州（高新）区", "x.y", "报 1", "𠮷野", "é", "z" * 300)
E = "https://w3id.org/hongtu/id/"


def iri(name: str) -> str:
    return E + name.replace(" ", "%20")


def triples(names: list[str], word: str) -> list[ox.Triple]:
    label, note = ox.NamedNode("http://www.w3.org/2000/01/rdf-schema#label"), ox.NamedNode("x:note")
    pairs = ((label, ox.Literal(f"{word}\n\n# {TITLES[2]}\n\ne:a ", language="zh")), (note, ox.Literal(word)))
    return [ox.Triple(ox.NamedNode(one), *pair) for one in sorted(map(iri, names)) for pair in pairs]


def text(parts: list[list[ox.Triple]]) -> str:
    told = [f"# {title}\n\n{blocks(part)}" for title, part in zip(TITLES, parts, strict=True) if part]
    return "\n".join((HEADER, *told))


@pytest.mark.parametrize("seed", range(40))
def test_any_blocks_come_go_and_change(tmp_path: Path, seed: int) -> None:
    dice = random.Random(seed)
    old = [dice.sample(NAMES, dice.randrange(len(NAMES))) if dice.random() < 0.8 else [] for _ in TITLES]
    gone = set(dice.sample(NAMES, dice.randrange(len(NAMES))))
    come = [[name for name in gone if dice.random() < 0.5] for _ in TITLES]
    (tmp_path / "old").write_text(text([triples(names, "前") for names in old]), encoding="utf-8")
    fresh = [(title, triples(names, "后")) for title, names in zip(TITLES, come, strict=True)]
    spliced(tmp_path / "old", tmp_path / "new", {iri(name) for name in gone}, fresh)
    wanted = [
        sorted(
            (*triples([n for n in before if n not in gone], "前"), *triples(after, "后")),
            key=lambda t: str(t.subject)[1:-1],
        )
        for before, after in zip(old, come, strict=True)
    ]
    assert (tmp_path / "new").read_text(encoding="utf-8") == text(wanted)
