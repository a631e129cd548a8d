"""When what a sentence says held: the date that stands before it, up to the end of its sentence part."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from msgspec.structs import replace

from hongtu.model import Claim, Figure
from hongtu.scene import Scene

LASTING = frozenset({"partyOrganizationOf", "subOrganizationOf", "hasIndustry", "foundedOn"})
ATTRIBUTIVE = (
    "relate.posts.titled",
    "relate.posts.behind",
    "relate.posts.belongs",
    "relate.places.CHAIN",
    "relate.foundations.FOUNDED_BY",
)


def dated(scene: Scene, claims: Iterable[Claim | Figure]) -> Iterator[Claim | Figure]:
    """The claims of a sentence, each with the words of the date that stands last before its end.

    What a name or title says by itself (党委书记唐倚智) is not tied to the date of the sentence.
    """
    for claim in claims:
        tied = not isinstance(claim, Figure) and claim.predicate not in LASTING and claim.by not in ATTRIBUTIVE
        words = date_before(scene, claim.start, claim.end) if tied and claim.period is None else None
        yield replace(claim, period=words) if words else claim


def date_before(scene: Scene, start: int, end: int) -> str | None:
    """The date that stands last before an offset, within the part of the sentence that a stretch lies in."""
    base, text = scene.sentence.start, scene.sentence.text
    first = base + max(text.rfind(sign, 0, max(start - base, 0)) for sign in "。；") + 1
    dates = [m for m in scene.mentions if m.type == "Date" and first <= m.start < end]
    return dates[-1].text if dates else None
