"""Ready-made questions: the files of ``queries/``, each with its question in Chinese and English."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from importlib.resources import files

import pyoxigraph as ox

from hongtu.graph.iris import writable

SLOT = re.compile(r'VALUES \?(\w+) \{ "((?:[^"\\]|\\.)*)"@zh \}')


@dataclass(frozen=True, slots=True)
class NamedQuery:
    """A ready-made question: its name, the question in Chinese and English, and the SPARQL that asks it."""

    name: str
    question_zh: str
    question_en: str
    text: str

    @property
    def slots(self) -> dict[str, str]:
        """What the question may be asked of besides its example: variable to value, such as zone to 肇庆高新区."""
        return dict(SLOT.findall(self.text))

    def about(self, values: Mapping[str, str]) -> str:
        """The query with other values in its slots; raises ValueError naming a slot that it does not have."""
        unknown = sorted(values.keys() - self.slots.keys())
        if unknown:
            raise ValueError(f"query {self.name} has no slot {unknown[0]!r}: {', '.join(self.slots) or 'it has none'}")

        def filled(slot: re.Match[str]) -> str:
            given = values.get(slot[1])
            return slot[0] if given is None else f"VALUES ?{slot[1]} {{ {ox.Literal(writable(given), language='zh')} }}"

        return SLOT.sub(filled, self.text)


@dataclass(frozen=True, slots=True)
class Theme:
    """A theme with its ready-made questions."""

    chinese: str
    english: str
    questions: tuple[NamedQuery, ...]


@cache
def named() -> tuple[NamedQuery, ...]:
    """The ready-made questions, sorted by name."""
    folder = files("hongtu") / "queries"
    found = [f for f in folder.iterdir() if f.name.endswith(".rq")]
    return tuple(sorted((read(f.name[:-3], f.read_text(encoding="utf-8")) for f in found), key=lambda q: q.name))


def read(name: str, text: str) -> NamedQuery:
    """A query file: its first two lines are comments with the question in Chinese and in English."""
    chinese, english = (line.removeprefix("# ") for line in text.splitlines()[:2])
    return NamedQuery(name, chinese, english, text)


@cache
def themes() -> tuple[Theme, ...]:
    """The ready-made questions by theme, each in one, in the order of ``queries/themes.txt``."""
    lines = (files("hongtu") / "queries" / "themes.txt").read_text(encoding="utf-8").splitlines()[1:]
    rows = [line.split("\t") for line in lines]
    return tuple(Theme(chinese, english, tuple(map(ready, names.split()))) for chinese, english, names in rows)


def ready(name: str) -> NamedQuery:
    """The ready-made question of a name; raises ValueError listing the names if there is none."""
    for query in named():
        if query.name == name:
            return query
    raise ValueError(f"no ready-made query {name!r}; there are: {', '.join(q.name for q in named())}")
