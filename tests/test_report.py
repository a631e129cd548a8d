"""A report counts what was found, and passes over nothing."""

import json

from msgspec.structs import replace

from hongtu.corpus import Failure
from hongtu.gold import dump
from hongtu.model import Article, Entity, Evidence, Fact, Reading, Statistic
from hongtu.query import columns
from hongtu.report import summary
from hongtu.tally import report

WORDS = Evidence("a", 0, 5, "书记李明说", "relate.posts.titled")
READING = Reading(
    articles=(Article("a", "书记李明说", published="2018"), Article("b", "无事")),
    entities=(
        Entity("李明", "Person", ("李明",)),
        Entity("区党工委", "PartyOrganization", ("区党工委",)),
        Entity("乙公司", "Company", ("乙公司",)),
        Entity("甲公司", "Company", ("甲公司",)),
    ),
    facts=(Fact("李明", "holdsPost", "区党工委", (WORDS, replace(WORDS, start=1, end=6)), "书记"),),
    statistics=(Statistic("区党工委", "党员", 3, "名", (replace(WORDS, by="relate.figures.counted"),)),),
)


def test_what_was_found_is_counted() -> None:
    found = report(READING)
    assert (found["articles"], found["statistics"]) == (2, 1)
    assert found["entities"] == {"Company": 2, "PartyOrganization": 1, "Person": 1}
    assert found["facts"] == {"holdsPost": 1}
    assert found["rules"] == {"relate.figures.counted": 1, "relate.posts.titled": 2}


def test_what_was_found_and_not_used_is_named() -> None:
    found = report(READING)
    assert found["unused"] == {"Company": ["乙公司", "甲公司"]}
    assert (found["silent"], found["undated"]) == (["b"], ["b"])


def test_files_that_failed_are_named_with_their_reasons() -> None:
    failures = [Failure("z.txt", "empty"), Failure("y.txt", "y.txt: no text")]
    assert [f["file"] for f in report(READING, failures)["failed"]] == ["y.txt", "z.txt"]
    assert list(map(str, sorted(failures))) == ["y.txt: no text", "z.txt: empty"]


def test_a_report_does_not_depend_on_order() -> None:
    turned = replace(READING, articles=READING.articles[::-1], entities=READING.entities[::-1])
    assert dump(report(turned)) == dump(report(READING))
    assert json.loads(dump(report(READING))) == report(READING)


def test_the_summary_is_aligned_and_in_both_languages() -> None:
    lines = summary(report(READING)).splitlines()
    assert lines[0].startswith("文章 articles ")
    assert any(line.startswith("  人物 Person ") and line.endswith(" 1") for line in lines)
    assert len({columns(line) for line in lines}) == 1
