"""Word lists: no word twice, no stray blank, each with words that show it in use, values that exist."""

import re
from importlib.resources import files

import pytest

from hongtu.lexicon import alternation, entries, lexicon, names
from hongtu.ontology import ontology

TYPED = ("heads", "weak_heads", "quoted_heads", "quote_verbs", "inner_heads", "ministries", "definites")


def lines(name: str) -> list[str]:
    text = (files("hongtu") / "lexicons" / f"{name}.txt").read_text(encoding="utf-8")
    return [line for line in text.splitlines() if line.strip() and not line.startswith("#")]


@pytest.mark.parametrize("name", names())
def test_words_stand_once_without_blanks(name: str) -> None:
    words = [line.split("\t")[0] for line in lines(name)]
    assert [w for w in words if words.count(w) > 1 and len(words) < 1000] == []
    assert len(set(words)) == len(words)
    assert [w for w in words if w != w.strip() or not w] == []


@pytest.mark.parametrize("name", names())
def test_evidence_shows_the_word(name: str) -> None:
    text = "\n".join(lines(name))
    assert [
        e.word for e in entries(text) if e.evidence and e.word not in e.evidence.replace("“", "").replace("”", "")
    ] == []


@pytest.mark.parametrize("name", TYPED)
def test_values_are_classes(name: str) -> None:
    assert {value for value in lexicon(name).values() if value not in ontology().classes} == set()


def test_longest_word_comes_first() -> None:
    words = list(lexicon("posts"))
    assert words == sorted(words, key=lambda w: (-len(w), w))
    found = re.findall(alternation("posts"), "秘书长、秘书、院长助理、院长")
    assert found == ["秘书长", "秘书", "院长助理", "院长"]


@pytest.mark.parametrize("name", names())
def test_an_alternation_finds_each_word_of_its_list_whole(name: str) -> None:
    pattern = re.compile(alternation(name))
    assert [word for word in lexicon(name) if not pattern.fullmatch(word)] == []
    assert [word for word in lexicon(name) if (found := pattern.match(word)) is None or found.group() != word] == []


def test_unknown_list_is_named() -> None:
    with pytest.raises(ValueError, match=r"psots\.txt"):
        lexicon("psots")
