"""What a pattern needs is needed: wherever it matches, the look at the characters lets it through."""

import re
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from hongtu.find import find
from hongtu.needs import needs, sieve
from hongtu.read import read, sentences
from hongtu.relate import RELATORS
from hongtu.relate.topic import scenes
from hongtu.rule import FactRule, Situation, example
from hongtu.scene import Scene

RULES = [rule for rule in RELATORS if isinstance(rule, FactRule)]
GATED = [relator for relator in RELATORS if isinstance(relator, FactRule | Situation)]
SKELETONS = [
    Scene(taken.sentence, taken.mentions, subjects=subjects).skeleton
    for rule in RULES
    for taken in map(example, rule.yes)
    for subjects in (frozenset(), frozenset(taken.mentions))
]
SAMPLE = sorted((Path(__file__).parents[1] / "data" / "articles").glob("*.txt"))


def real() -> list[Scene]:
    articles = [article for file in SAMPLE for article in read(file)]
    return [scene for a in articles for scene in scenes(sentences(a), find(a, sentences(a)))]


@pytest.mark.parametrize(
    ("pattern", "needed"),
    [
        ("成立(?:于|在)", ["成", "立", "于在"]),
        ("(?:位于|坐落)", ["位坐", "于落"]),
        ("(?:正式)?启用", ["启", "用"]),
        ("启{2,4}用*", ["启"]),
        ("启{,4}用{0,3}?开", ["开"]),
        ("(?<!不)(?!未)(?=已)成", ["已", "成"]),
        ("(?<=已)成", ["已", "成"]),
        ("[与和][^，]{0,4}[\\d一].\\.成…", ["与和", "成"]),
        ("甲|乙丙", ["甲乙"]),
        ("甲|", []),
        ("(?P<a>甲(?:乙|丙)(?!丁|戊))己", ["甲", "乙丙", "己"]),
        ("甲[甲乙]", ["甲"]),
    ],
)
def test_of_each_set_one_is_needed(pattern: str, needed: list[str]) -> None:
    assert needs(pattern) == tuple(frozenset(one) for one in needed)


def test_a_slot_needs_one_of_its_classes_and_a_list_one_of_its_words() -> None:
    person, verb, _ = needs("{s:*Person}[^。]{0,4}<found_verbs>")
    assert len(person) == 3
    assert {"成", "创"} <= verb


@pytest.mark.parametrize("rule", RULES, ids=lambda rule: rule.by)
def test_no_rule_matches_without_what_it_needs(rule: FactRule) -> None:
    assert rule.needs
    met = sieve([rule.needs])
    assert all(met(text) for text in SKELETONS if rule.compiled.search(text))


def test_nothing_is_said_of_real_sentences_by_those_that_are_not_asked() -> None:
    met = sieve([relator.needs for relator in GATED])
    for scene in real():
        passed = set(met(scene.skeleton))
        unasked = [relator for n, relator in enumerate(GATED) if n not in passed]
        assert not [claim for relator in unasked for claim in relator(scene)]


PIECES = st.recursive(
    st.sampled_from(["甲", "乙", "丙", "[甲丁]", "[^甲]", ".", "(?!丙)", "(?<!乙)", "戊"]),
    lambda inner: st.one_of(
        st.tuples(inner, inner).map("".join),
        st.tuples(inner, inner).map(lambda two: f"(?:{two[0]}|{two[1]})"),
        st.tuples(inner, st.sampled_from(["?", "*", "+", "{2}", "{0,2}?", "{1,3}"])).map(
            lambda two: f"(?:{two[0]}){two[1]}"
        ),
    ),
    max_leaves=8,
)


@given(PIECES, st.text("甲乙丙丁戊己", max_size=12))
def test_a_match_of_any_pattern_has_what_the_pattern_needs(pattern: str, text: str) -> None:
    found = re.search(pattern, text)
    assert not found or all(not one.isdisjoint(text) for one in needs(pattern))


def test_what_is_met_is_told_by_number_in_order() -> None:
    met = sieve([needs("甲乙"), (), needs("丙|丁"), needs("戊")])
    assert met("丁乙甲") == [0, 1, 2]
    assert met("") == [1]
