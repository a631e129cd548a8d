"""What was learned from annotated passages: facts that no rule reads, those that rules misread, and whose a number is.

The models are ``learned/relations.npz`` and ``learned/figures.npz``, written by ``tools/learn_relations.py``;
``docs/relations.md`` tells how, and what they are good for.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from functools import cache
from typing import NamedTuple, TypeAlias

import numpy as np
from msgspec.structs import replace

from hongtu.learned.linear import Linear, Totals, chances, home, load, shares
from hongtu.model import Claim, Figure, Mention, Sentence
from hongtu.ontology import ontology
from hongtu.relate.figures import figures
from hongtu.relate.holders import Course, holders
from hongtu.relate.pairs import cut, known, triple
from hongtu.relate.spoken import name_of
from hongtu.relate.weighing import Pair, Weighing, weighing
from hongtu.scene import Scene

BY, RULES = "relate.learned.", "relate."
COUNTED = f"relate.figures.{figures.__name__}"
HOLDS = "holds"
NOBODY = ("nobody",)
DOUBTED = 0.15  # what a rule says and the model gives less than this is left out
BORDER = re.compile("[，；：。！？]")

Said: TypeAlias = Sequence[Claim | Figure]
Triple: TypeAlias = tuple[str, str, str]


@cache
def relations() -> Linear:
    """The model of facts."""
    return load(home() / "relations.npz")


@cache
def bearing() -> Linear:
    """The model of whose a number is."""
    return load(home() / "figures.npz")


def owned(told: Course, number: int, claim: Claim | Figure) -> Iterator[Claim | Figure]:
    """A figure with its likeliest subject, or nothing where not even that is likely; any other claim as it is."""
    if isinstance(claim, Claim) or claim.by != COUNTED:
        yield claim
        return
    found, model, rows = holders(told, number, claim), bearing(), bearing().rows
    sums = model.sums([{row for clue in one.clues for row in rows[clue]} for one in found])
    sure = shares(np.append(sums[:, 0], model.totals([[NOBODY]])))[:-1]
    best = int(np.argmax(sure))
    if sure[best] >= model.bars[HOLDS]:
        subject = found[best].mention
        other = name_of(subject) != name_of(claim.subject)
        yield replace(claim, subject=subject) if other else claim


class Weighed(NamedTuple):
    """What the model makes of an article: the facts of each sentence that are likely enough and that no rule says, and
    those, as names, that a rule says and that are hardly likely.
    """

    added: list[list[Claim]]
    doubtful: frozenset[Triple]

    def doubts(self, claim: Claim | Figure) -> bool:
        """Whether a claim is a rule's, not a plug-in's, and hardly likely."""
        return isinstance(claim, Claim) and claim.by.startswith(RULES) and triple(claim) in self.doubtful


def weighed(scenes: Sequence[Scene], said: Sequence[Said], mentions: Sequence[Mention]) -> Weighed:
    """What the model makes of an article, where rules have said their own."""
    told, model = known(said, mentions), relations()
    whole = weighing(scenes, said, told, model)
    sure = chances(whole.totals(model))
    bars = np.array([model.bars[name] for name in model.answers])
    done = {(s, name, o) for (s, o), names in told.facts.items() for name in names}
    added = [list[Claim]() for _ in scenes]
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
    return Weighed(added, doubted(whole, sure, model.answers, told.facts))


def doubted(
    whole: Weighing, sure: Totals, answers: Sequence[str], facts: Mapping[tuple[str, str], Sequence[str]]
) -> frozenset[Triple]:
    """Of the facts that rules say those that are hardly likely in any sentence, nor the other way round where that says
    the same.
    """
    best: dict[Triple, float] = {}
    columns = {name: column for column, name in enumerate(answers)}
    for pair, row in zip(whole.pairs, sure, strict=True):
        ends = pair.subject.name, pair.object.name
        for one, other in (ends, ends[::-1]):
            for name in facts.get((one, other), ()):
                if name in columns and ((one, other) == ends or ontology().symmetric(name)):
                    best[one, name, other] = max(best.get((one, name, other), 0.0), float(row[columns[name]]))
    return frozenset(fact for fact, chance in best.items() if chance < DOUBTED)


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
