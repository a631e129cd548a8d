"""The model of names reads whole articles by tables; here each character is read by itself, as the words say it."""

from collections.abc import Callable, Iterator, Sequence

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from hongtu.find.view import tags
from hongtu.learned.features import BITS, BLANK, FEATURES, features, padded
from hongtu.learned.keys import LONGEST, VALUED, key
from hongtu.learned.linear import Totals
from hongtu.learned.tagger import Floats, Tagger, posterior, tagger
from hongtu.lexicon import lexicon, names

TEXTS = (
    "比亚迪、宁德时代、星河光电等一批龙头企业落户江州高新区，形成新能源汽车产业集群。",
    "市委书记张一帆3月5日在肇庆高新区调研“强基”工程，并到SPH公司、江州学院考察。",
    "他。",
)


def mixed(name: int, values: Sequence[int]) -> int:
    total = name
    for value in values:
        total = (total + value) * 0x9E3779B97F4A7C15 % 2**64
        total = (total ^ total >> 29) * 0xBF58476D1CE4E5B9 % 2**64
    return total >> 64 - BITS


def listing(text: str, found: Iterator[slice]) -> int:
    """The lists of the longest word among some stretches."""
    for part in found:
        word = text[part]
        held = [(name, lexicon(name)[word]) for name in names() if word in lexicon(name)]
        if held and len(word) == part.stop - part.start:
            return key("\t".join(sorted(f"{name} {value}" if name in VALUED else name for name, value in held)))
    return 0


def sign(char: str) -> int:
    if char in "0123456789":
        return 1
    if char.isascii() and char.isalpha():
        return 2
    return 3 if "\u4e00" <= char <= "\u9fff" else ord(char)


def plain(words: Sequence[tuple[str, str]]) -> list[list[int]]:
    """The features of each character, one after the other."""
    text = "".join(word for word, _ in words)
    places = [(n, i, len(word)) for n, (word, _) in enumerate(words) for i in range(len(word))]

    def value(name: str, at: int) -> int:
        by = int(name[len(name.rstrip("+-012")) :] or 0)
        name = name.rstrip("+-012")
        number, i, size = places[at]
        word, tag = words[number + by] if 0 <= number + by < len(words) else ("", "")
        there = at + by
        beyond = not 0 <= there < len(text)
        sizes = range(LONGEST, 0, -1)
        found: dict[str, Callable[[], int]] = {
            "char": lambda: 0 if beyond else ord(text[there]),
            "kind": lambda: 0 if beyond else sign(text[there]),
            "begins": lambda: 0 if beyond else listing(text, (slice(there, there + n) for n in sizes)),
            "ends": lambda: listing(text, (slice(there + 1 - n, there + 1) for n in sizes if there + 1 >= n)),
            "at": lambda: 1 if size == 1 else 2 if i == 0 else 4 if i == size - 1 else 3,
            "word": lambda: key(word) if word else 0,
            "tag": lambda: key(tag) if word else 0,
            "last": lambda: ord(word[-1]) if word else 0,
            "tail": lambda: key(word[-2:]),
        }
        return found[name]()

    return [
        sorted(mixed(number, [value(name, at) for name in of.split()]) for number, of in FEATURES.items())
        for at in range(len(text))
    ]


def read(model: Tagger, scores: Floats) -> Totals:
    """How probable each label of each character of a sentence is: forward, then backward, in double precision."""
    walk, chances = np.exp(model.steps.astype(float)), np.exp(scores.astype(float) - scores.max(axis=1, keepdims=True))
    before, behind = [chances[0] * (walk[0] > 0)], [np.ones(len(walk))]
    for chance in chances[1:]:
        here = (before[-1] @ walk) * chance
        before.append(here / here.sum())
    for chance in chances[:0:-1]:
        here = walk @ (behind[-1] * chance)
        behind.append(here / here.sum())
    paths = np.array(before) * np.array(behind[::-1])
    return np.asarray(paths / paths.sum(axis=1, keepdims=True))


def test_features_are_those_of_each_character() -> None:
    words, _ = padded([tags(text) for text in TEXTS])
    assert np.sort(features(words), axis=1).tolist() == plain(words)


def test_scores_are_sums_of_weights() -> None:
    model = tagger("names")
    found = features(padded([tags(text) for text in TEXTS])[0])
    wanted = [sum(model.weights[model.rows[feature]].astype(float) for feature in row) for row in found]
    assert model.scores(found) == pytest.approx(np.array(wanted), abs=1e-4)


def test_how_sure_labels_are_is_so_of_each_sentence_alone() -> None:
    model = tagger("names")
    found = dict(model.tables([tags(text) for text in TEXTS]))
    assert sorted(found) == [*range(len(TEXTS))]
    for number, text in enumerate(TEXTS):
        words, _ = padded([tags(text)])
        wanted = read(model, model.scores(features(words))[len(BLANK) : -len(BLANK)])
        assert found[number] == pytest.approx(wanted, abs=1e-5)
    assert not list(model.tables([])) + list(model.tables([[]]))


@settings(deadline=None, max_examples=50)
@given(st.lists(st.integers(1, 40), min_size=1, max_size=6), st.integers(0, 99), st.sampled_from([1, 5, 20]))
def test_whatever_speaks_for_labels_all_paths_are_counted(sizes: list[int], seed: int, strong: int) -> None:
    model, sizes = tagger("names"), sorted(sizes, reverse=True)
    scores = np.random.default_rng(seed).normal(0, strong, (sum(sizes), len(model.labels))).astype(np.float32)
    ends = np.cumsum(np.array(sizes, np.int64))
    sure = posterior(scores, ends - sizes, np.diff(ends, prepend=0), np.exp(model.steps))
    wanted = np.vstack([read(model, scores[end - size : end]) for size, end in zip(sizes, ends, strict=True)])
    assert sure == pytest.approx(wanted, abs=1e-5)
