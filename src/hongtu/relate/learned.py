"""What was learned from annotated passages: facts that no rule reads, and of what the numbers are that rules read.

The models are ``learned/relations.npz`` and ``learned/figures.npz``, written by ``tools/learn_relations.py``;
``docs/relations.md`` tells how, and what they are good for.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import cache
from typing import TypeAlias

import numpy as np
from msgspec.structs import replace

from hongtu.learned.linear import Linear, chances, home, load
from hongtu.model import Claim, Figure, Mention, Sentence
from hongtu.ontology import ontology
from hongtu.relate.figures import figures
from hongtu.relate.holders import Course, holders, name_of
from hongtu.relate.pairs import cut, known
from hongtu.relate.weighing import Pair, weighing
from hongtu.scene import Scene

BY = "relate.learned."
COUNTED = f"relate.figures.{figures.__name__}"
HOLDS = "holds"
SURER = 4  # so many times as likely another subject must be as that of the rules
BORDER = re.compile("[，；：。！？]")

Said: TypeAlias = Sequence[Claim | Figure]


@cache
def relations() -> Linear:
    """The model of facts."""
    return load(home() / "relations.npz")


@cache
def bearing() -> Linear:
    """The model of whose a number is."""
    return load(home() / "figures.npz")


def owned(told: Course, number: int, claim: Claim | Figure) -> Iterator[Claim | Figure]:
    """A figure with its likeliest subject, or nothing where none is likely; any other claim as it is."""
    if isinstance(claim, Claim) or claim.by != COUNTED:
        yield claim
        return
    found, model, rows = holders(told, number, claim), bearing(), bearing().rows
    sure = chances(model.sums([{row for clue in holder.clues for row in rows[clue]} for holder in found]))[:, 0]
    best = int(np.argmax(sure))
    if sure[best] >= model.bars[HOLDS]:
        subject = found[best].mention
        other = name_of(subject) != name_of(claim.subject)
        yield replace(claim, subject=subject) if other else claim


def likely(scenes: Sequence[Scene], said: Sequence[Said], mentions: Sequence[Mention]) -> list[list[Claim]]:
    """The facts of each sentence that are likely enough and that no rule says in the article."""
    told, model = known(said, mentions), relations()
    whole = weighing(scenes, said, told, model)
    sure = chances(whole.totals(model))
    bars = np.array([model.bars[name] for name in model.answers])
    done, added = (
        {(s, name, o) for (s, o), names in told.facts.items() for name in names},
        [list[Claim]() for _ in scenes],
    )
    enough = [(-float(sure[row, column]), row, column) for row, column in np.argwhere(sure >= bars).tolist()]
    for _, row, column in sorted(enough):
        pair, name = whole.pairs[row], model.answers[column]
        fact, back = ((a.name, name, b.name) for a, b in ((pair.subject, pair.object), (pair.object, pair.subject)))
        known_already = fact in done or (ontology().symmetric(name) and back in done)
        if name in pair.properties and not known_already:
            done.add(fact)
            start, end = stretch(scenes[pair.sentence].sentence, pair)
            claim = Claim(pair.subject.mention, name, pair.object.mention, start, end, f"{BY}{name}")
            added[pair.sentence].append(claim)
    return added


def stretch(sentence: Sentence, pair: Pair) -> tuple[int, int]:
    """The words that say a fact: both ends and what stands between, or their whole clause where no verb is there; of an
    end that is not written only the other.
    """
    ends = [end.mention for end in (pair.subject, pair.object) if end.written]
    start, end = min(m.start for m in ends), max(m.end for m in ends)
    text, base = sentence.text, sentence.start
    if not any(tag[0] == "v" for _, tag in cut(text[start - base : end - base])):
        start = base + max((sign.end() for sign in BORDER.finditer(text, 0, start - base)), default=0)
        behind = BORDER.search(text, end - base)
        end = base + (behind.start() if behind else len(text))
    return start, end
