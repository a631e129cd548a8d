"""One article: each thing once, under all its names; each statement once, with all its evidence."""

import re

from hongtu.gather import gather
from hongtu.model import Article, Claim, Mention

TEXT = "“双同步”行动由江州高新区实施，“双同步”见效。江州高新区实施“双同步”。"


def mention(text: str, kind: str, nth: int = 0, name: str = "") -> Mention:
    start = [found.start() for found in re.finditer(text, TEXT)][nth]
    return Mention(start, start + len(text), text, kind, "test", name)


def test_a_quotation_with_and_without_its_noun_is_one_thing() -> None:
    whole, bare = mention("“双同步”行动", "Programme"), mention("双同步", "Programme", 1)
    reading = gather(Article("a", TEXT), (whole, bare), ())
    assert [e.names for e in reading.entities] == [("“双同步”行动", "双同步")]


def test_a_statement_said_twice_is_one_fact_with_two_evidences() -> None:
    zone, again = mention("江州高新区", "Zone"), mention("江州高新区", "Zone", 1)
    one, two = mention("“双同步”行动", "Programme"), mention("双同步", "Programme", 2)
    claims = (Claim(zone, "runs", one, 0, 15, "b"), Claim(again, "runs", two, 23, 35, "a"))
    reading = gather(Article("a", TEXT), (zone, again, one, two), claims)
    assert [(f.predicate, [e.by for e in f.evidence]) for f in reading.facts] == [("runs", ["b", "a"])]
    assert [f.evidence[0].text for f in reading.facts] == [TEXT[:15]]


def test_ids_follow_the_first_mention() -> None:
    zone, one = mention("江州高新区", "Zone"), mention("“双同步”行动", "Programme")
    reading = gather(Article("a", TEXT), (zone, one), ())
    assert [(e.id, e.type) for e in reading.entities] == [("e1", "Programme"), ("e2", "Zone")]


def test_a_short_name_is_a_name_of_the_whole_one() -> None:
    text = "江州蓝海化学有限公司很大。公司很新。"
    full = Mention(0, 10, "江州蓝海化学有限公司", "Company", "test")
    short = Mention(13, 15, "公司", "Company", "test", "江州蓝海化学有限公司")
    assert [e.names for e in gather(Article("a", text), (full, short), ()).entities] == [
        ("江州蓝海化学有限公司", "公司")
    ]
