"""The model of names: its features are numbers that hang on nothing but the text, it is read as it was written, and the
command that trains it teaches what it is shown.
"""

import shutil
import subprocess
import sys
from io import BytesIO
from pathlib import Path

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from hongtu.annotate import check
from hongtu.find import likely
from hongtu.find.candidates import candidates, table, trimmed
from hongtu.find.signs import clues, odds
from hongtu.find.view import tags, view
from hongtu.gold import Json, dump
from hongtu.learned.features import BITS, features, padded
from hongtu.learned.keys import codes, key, listed, matches
from hongtu.learned.linear import load, spelled
from hongtu.learned.tagger import TABLE, batches, packed, posterior, tagger, unpacked
from hongtu.model import Article, Mention
from hongtu.read import sentences

ROOT = Path(__file__).parents[1]


def seen(text: str, *found: Mention) -> tuple[Mention, ...]:
    """What stands of some mentions of a text and of what the model adds."""
    article = Article("a", text)
    whole = view(article, sentences(article))
    return likely.settled(type(whole)(article, whole.sentences, found, whole.words, whole.starts, text), found)


@settings(deadline=None)
@given(st.lists(st.text(alphabet="园区开工ab1，", min_size=1, max_size=9), min_size=1, max_size=5))
def test_a_sentence_has_the_same_features_whatever_stands_beside_it(texts: list[str]) -> None:
    parts = [tags(text) for text in texts]
    words, starts = padded(parts)
    whole = features(words)
    for part, start, text in zip(parts, starts, texts, strict=True):
        alone = features(padded([part])[0])
        assert (whole[start : start + len(text)] == alone[2 : 2 + len(text)]).all()
    assert whole.min() >= 0
    assert whole.max() < 1 << BITS


def test_the_longest_word_of_the_lists_counts_that_begins_or_ends_at_a_character() -> None:
    begins, ends = matches(codes("肇庆高新区"))
    assert begins[0] == ends[1] != 0
    assert begins[2] == ends[4] != 0
    assert len(listed().keys) == len(listed().values) == len(np.unique(listed().keys))


def test_a_word_is_not_found_behind_what_is_no_character() -> None:
    begins, ends = matches(codes("\0高新区"))
    assert begins[0] == ends[0] == 0
    assert begins[1] == ends[3] != 0


def test_a_word_has_its_number() -> None:
    assert key("高新区") != key("开发区")


def test_a_model_is_read_as_it_was_written() -> None:
    labels = ["O", "B-Zone", "I-Zone"]
    model = unpacked(BytesIO(packed(labels, {(5, "B-Zone"): 2.0, (9, "I-Zone"): 3.0}, {("B-Zone", "I-Zone"): 1.0})))
    assert model.labels == tuple(labels)
    assert model.scores(np.array([[5, 9], [7, 5]])).tolist() == [[0, 2, 3], [0, 2, 0]]
    assert model.steps[1, 2] == 1
    assert np.isneginf(model.steps[0, 2])


def test_what_is_probable_is_what_all_paths_together_say() -> None:
    scores = np.array([[0.0, 1.0, 0.0], [0.5, 0.0, 2.0]], np.float32)
    steps = np.array([[1, 1, 0], [1, 1, 2], [1, 1, 1]], np.float32)
    sure = posterior(np.vstack([scores, scores[:1]]), np.array([0, 2]), np.array([2, 1]), steps)
    weight = {(a, b): np.exp(scores[0, a] + scores[1, b]) * steps[a, b] * (a < 2) for a in range(3) for b in range(3)}
    total = sum(weight.values())
    wanted = [[sum(w for (a, _), w in weight.items() if a == i) / total for i in range(3)]]
    wanted += [[sum(w for (_, b), w in weight.items() if b == i) / total for i in range(3)]]
    assert sure[:2] == pytest.approx(np.array(wanted), abs=1e-6)
    assert sure[2, 2] == 0


@settings(deadline=None)
@given(st.lists(st.integers(0, 40000), max_size=30))
def test_every_sentence_is_read_once_in_tables_that_stay_small(sizes: list[int]) -> None:
    groups = list(batches(sizes))
    assert sorted(i for group in groups for i in group) == [i for i, size in enumerate(sizes) if size]
    assert all(len(group) == 1 or sizes[group[0]] * len(group) <= TABLE for group in groups)


def test_the_model_that_ships_finds_names_that_no_rule_knows() -> None:
    found = seen("比亚迪、宁德时代、星河光电等一批龙头企业落户江州高新区，形成新能源汽车产业集群。")
    assert {("星河光电", "Company"), ("江州高新区", "Zone")} <= {(m.text, m.type) for m in found}
    assert len(tagger("names").labels) > 30


def test_what_plugins_found_is_not_moved() -> None:
    text = "张一帆在江州高新区建成星河光电智能工厂。"
    person = Mention(0, 3, "张一帆", "Person", "find.persons.title_before")
    added = Mention(11, 19, text[11:19], "Product", "own.products")
    found = seen(text, person, added)
    assert person in found
    assert added in found
    assert not [m for m in found if m != added and m.start < added.end and added.start < m.end]


def test_of_names_that_overlap_those_stand_that_are_likelier_together() -> None:
    whole, front, back = (0, 9, "Zone"), (0, 4, "Place"), (4, 9, "Zone")
    assert list(likely.best({whole: 0.9, front: 0.6, back: 0.6}, [0.4] * 3)) == [whole]
    assert list(likely.best({whole: 0.5, front: 0.9, back: 0.9}, [0.4] * 3)) == [front, back]
    assert not list(likely.best({whole: 0.4, back: 0.3}, [0.4] * 2))


def test_a_candidate_is_what_a_rule_takes_for_a_name_or_the_model_gives_some_chance() -> None:
    text = "比亚迪、星河光电落户江州高新区。"
    article = Article("a", text)
    whole, model = view(article, sentences(article)), tagger("names")
    rule = Mention(10, 15, text[10:15], "Zone", "find.headed.sure")
    sure = table(whole, model)
    found = candidates(whole, sure, model, [rule])
    assert found[10, 15, "Zone"] == ("find.headed.sure",)
    assert found[4, 8, "Company"] == ()
    assert all(end - start > 1 for start, end, _ in found)
    assert list(found) == sorted(found)
    spoken = [set(spelled(some)) for some in clues(whole, odds(sure, model, list(found)), found)]
    ruled = [features for features, rules in zip(spoken, found.values(), strict=True) if rules]
    assert ruled
    assert all(("by", "find.headed.sure") in features for features in ruled)


@pytest.mark.parametrize(
    ("text", "start", "end", "wanted"),
    [
        ("实施“强基”工程，", 2, 5, "强基"),
        ("实施“强基”工程，", 2, 8, "“强基”工程"),
        ("出台《管理办法》。", 2, 8, "管理办法"),
        ("打造“红色矩阵”，", 3, 7, "红色矩阵"),
        ("，江州市、", 0, 5, "江州市"),
    ],
)
def test_a_name_has_both_marks_of_a_pair_or_none(text: str, start: int, end: int, wanted: str) -> None:
    first, last = trimmed(text, start, end)
    assert text[first:last] == wanted


def test_part_of_a_longer_name_stands_for_it_and_part_of_a_zone_for_nothing() -> None:
    text = "江州电池研究院开工。电池研究院与光谷，江州光谷科技园。"
    whole = Mention(0, 7, "江州电池研究院", "ResearchInstitution", "find.headed.sure")
    short = Mention(10, 15, "电池研究院", "ResearchInstitution", likely.BY)
    part = Mention(16, 18, "光谷", "Zone", likely.BY)
    zone = Mention(19, 26, "江州光谷科技园", "Zone", "find.headed.sure")
    found = list(likely.resolved(text, [whole, short, part, zone]))
    assert [(m.text, m.name) for m in found] == [
        ("江州电池研究院", ""),
        ("电池研究院", "江州电池研究院"),
        ("江州光谷科技园", ""),
    ]


def test_what_is_taught_and_what_is_not_are_sound_gold_and_share_no_text() -> None:
    folders = [ROOT / "data" / name for name in ("passages", "unread", "blind")]
    assert not list(check(folders))
    taught, unread, blind = ({file.read_text(encoding="utf-8") for file in folder.glob("*.txt")} for folder in folders)
    assert len(taught) > 600
    assert (len(unread), len(blind)) == (15, 68)
    assert not taught & (unread | blind)


def test_the_command_teaches_what_the_gold_shows(tmp_path: Path) -> None:
    gold: Json = {"id": "a", "published": None, "facts": [], "statistics": []}
    names = [{"id": "e1", "types": ["Zone"], "names": ["龙湾谷"]}]
    (tmp_path / "a.txt").write_text("王新来到龙湾谷。\n" + "大家在龙湾谷开会。龙湾谷不远。\n" * 8, encoding="utf-8")
    (tmp_path / "a.json").write_text(dump({**gold, "entities": names}), encoding="utf-8")
    for other in ("b", "c"):
        for kind in ("txt", "json"):
            shutil.copy(tmp_path / f"a.{kind}", tmp_path / f"{other}.{kind}")
    out = tmp_path / "models"
    done = subprocess.run([sys.executable, ROOT / "tools" / "learn.py", tmp_path, "--out", out], timeout=120)
    assert done.returncode == 0
    model = unpacked(out / "names.npz")
    ((_, sure),) = model.tables([tags("他从龙湾谷回来。")])
    assert [model.labels[best] for best in sure.argmax(axis=1)[2:5]] == ["B-Zone", "I-Zone", "I-Zone"]
    assert ("head", "龙湾") in load(out / "spans.npz").index
