"""Railway lines that are named after the places at their ends (贵广高铁), and the places that they run through."""

from __future__ import annotations

import re
from collections.abc import Iterator

from hongtu.find import View
from hongtu.model import Mention
from hongtu.rule import FactRule, Relator, rules

HEAD = re.compile("高速铁路|城际铁路|高铁|铁路|城际")
ENDS = range(2, 5)  # 贵广, 广佛肇, 长株潭…: a character for each end
NO_ENDS = ("p", "c", "u", "v", "d", "r", "m", "x")
"""First letters of jieba's tags for words that cannot be the ends of a line: prepositions, verbs, signs …"""


def find(seen: View) -> Iterator[Mention]:
    """The lines of an article, as facilities.

    >>> from hongtu.extract import trial
    >>> from hongtu.plugin import plugin
    >>> mentions, _ = trial("随着贵广高铁开通，肇庆市热闹了。", [plugin("railways")])
    >>> [(m.text, m.type) for m in mentions]
    [('贵广高铁', 'Facility'), ('肇庆市', 'Place')]
    """
    for head in HEAD.finditer(seen.text):
        start = ends_before(seen, head.start())
        if head.start() - start in ENDS:
            yield Mention(start, head.end(), seen.text[start : head.end()], "Facility", "railways.find")


def ends_before(seen: View, at: int) -> int:
    """Where the words begin that stand before an offset and can be the ends of a line."""
    start = at
    while (word := seen.before(start)) and not word.tag.startswith(NO_ENDS) and at - word.start <= max(ENDS):
        start = word.start
    return start


PASSES = FactRule(
    asserts="locatedIn",
    pattern="{s:Facility}(?:途经|穿过|贯穿|连接起?){o:Place|Zone+}",
    yes=(
        "[s:Facility 贵广高铁]途经[o:Place 肇庆市]",
        "[s:Facility 广佛肇城际]连接起[o:Place 广州市]、[o:Place 佛山市]和[o:Place 肇庆市]",
    ),
    no=("[Facility 贵广高铁]开往[Place 肇庆市]",),
)

RELATORS: tuple[Relator, ...] = rules("railways", vars())
