"""What is not done: claims that a sentence denies are left out, those that it only plans are marked."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from msgspec.structs import replace

from hongtu.model import Claim, Figure
from hongtu.scene import Scene

DENIED = re.compile("(?:尚未|并未|从未|未能|未曾|没有|不再|拒绝)(?!断|来)")
PLANNED = re.compile(
    "(?:下一步|接下来|未来将|(?<![模虚草])拟(?![人定认])|筹建|谋划|力争|争取|有望|打算|准备|预计|即将|明年将|规划(?=建)|"
    "计划(?:于|在|到|年内)|(?:[区市县镇村院司部校局厅委团，还也均都正们年]|公司|中心)计划(?=[^，。”]{1,16}[\ue000-\uf8ff\u4e00-\u9fff])(?!的|实施))"
)
KEPT = frozenset({"holdsPost", "partyOrganizationOf"})


def settled(scene: Scene, claims: Iterable[Claim | Figure]) -> Iterator[Claim | Figure]:
    """The claims of a sentence without those denied, those planned with status ``planned``."""
    for claim in claims:
        if isinstance(claim, Figure) or claim.predicate in KEPT:
            yield claim
            continue
        words = before_end(scene, claim)
        if DENIED.search(words):
            continue
        yield replace(claim, status="planned") if PLANNED.search(words) else claim


def before_end(scene: Scene, claim: Claim) -> str:
    """The words of the clauses that a claim lies in, up to the later of its two ends."""
    base, text = scene.sentence.start, scene.sentence.text
    last = max(claim.subject.start, claim.object.start) - base
    first = max(text.rfind(sign, 0, max(claim.start - base, 0)) for sign in "。；，") + 1
    return text[first : max(last, first)]
