"""Who was at an event: people who attend, speak, host or witness in the paragraph that tells of it."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from hongtu.lexicon import alternation
from hongtu.model import Claim, Mention
from hongtu.rule import Relator, admitted
from hongtu.scene import Scene


@cache
def verbs() -> re.Pattern[str]:
    """A verb of being at an event."""
    return re.compile(alternation("attend_verbs"))


def attend(scene: Scene) -> Iterator[Claim]:
    """Each person of a sentence who stands before a verb of attending is at the event that the paragraph tells of."""
    if scene.event is None or scene.sentence.kind != "body":
        return
    at = max((found.start() for found in verbs().finditer(scene.skeleton)), default=-1)
    for place, mention in scene.standing.items():
        if mention.type == "Person" and mention.text and place < at:
            yield from at_event(scene, mention, scene.event, place, at)


def at_event(scene: Scene, person: Mention, event: Mention, place: int, verb: int) -> Iterator[Claim]:
    """The claim that a person is at an event, with the words from the person to the verb."""
    found = verbs().search(scene.skeleton, place)
    end = found.end() if found else verb
    start, stop = scene.words(place, end)
    yield from admitted(
        [Claim(person, "participatesIn", event, start, stop, "relate.attendance.attend", confidence=0.85)]
    )


RELATORS: tuple[Relator, ...] = (attend,)
