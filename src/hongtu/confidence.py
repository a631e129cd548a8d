"""How sure a claim is: how often its rule, with a subject that stands so, was right on annotated news.

The figures are in ``confidence.txt``, which ``tools/calibrate.py`` writes; ``docs/confidence.md`` shows what they hold.
"""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache
from importlib.resources import files
from types import MappingProxyType
from typing import Literal, TypeAlias

from hongtu.lexicon import entries
from hongtu.model import Claim, Figure
from hongtu.relate import learned

Stand: TypeAlias = Literal["here", "referred", "dropped"]
ALL, FIGURES = "all", "statistics"
OURS, OPEN = "relate.", 0.5


def confidence(said: Claim | Figure) -> float:
    """How sure what a sentence says is, 0 to 1.

    A rule that was never counted is as sure as its property, a property as all; what was learned is as sure as it was
    in documents that were held out; what a plug-in says is as open as the toss of a coin: nobody has counted it here.

    >>> from hongtu.model import Mention
    >>> person, body = Mention(0, 2, "王新", "Person", "a"), Mention(5, 7, "公司", "Company", "a")
    >>> new = Claim(person, "holdsPost", body, 0, 7, "relate.posts.NEW")
    >>> confidence(new) == shares()["holdsPost"]
    True
    """
    if said.by.startswith(learned.BY):
        return learned.relations().shares[said.by.removeprefix(learned.BY)]
    return share(key(said), shares()) if said.by.startswith(OURS) else OPEN


def key(said: Claim | Figure) -> str:
    """Under what a claim is counted: its property, its rule, and where its subject stands."""
    return f"{said.predicate if isinstance(said, Claim) else FIGURES} {said.by} {stand(said)}"


def stand(said: Claim | Figure) -> Stand:
    """Where the subject of a claim stands: there by its name, under words that stand for it (公司), or left out."""
    subject = said.subject
    if not subject.text:
        return "dropped"
    return "referred" if subject.name not in ("", subject.text) else "here"


def share(wanted: str, known: Mapping[str, float]) -> float:
    """What is known of a key, or of the widest part of it that is known: its rule, its property, all."""
    while wanted not in known and wanted:
        wanted = wanted.rpartition(" ")[0]
    return known[wanted or ALL]


@cache
def shares() -> MappingProxyType[str, float]:
    """The figures of ``confidence.txt`` by key."""
    text = (files("hongtu") / "confidence.txt").read_text(encoding="utf-8")
    return MappingProxyType({entry.word: float(entry.value) for entry in entries(text)})
