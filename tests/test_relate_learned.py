"""What was learned: facts that no rule reads, whose a number is, and how the models are trained."""

import json
import subprocess
import sys
from pathlib import Path

import numpy as np
import pytest
from msgspec.structs import replace

from hongtu.confidence import confidence
from hongtu.extract import trial
from hongtu.find import find
from hongtu.learned.linear import Feature, Linear, load
from hongtu.model import Article, Claim, Figure
from hongtu.ontology import ontology
from hongtu.read import sentences
from hongtu.relate import by_rules, learned
from hongtu.relate.holders import course, holders
from hongtu.relate.learned import BY, HOLDS, NOBODY, owned, weighed
from hongtu.relate.pairs import LEFT_TO_RULES, known
from hongtu.relate.spoken import Tally, name_of
from hongtu.relate.weighing import Pair, Weighing, weighing
from hongtu.scene import Scene

TRAINING = Path(__file__).parents[1] / "tools" / "learn_relations.py"
ARTICLE = "江州高新区办起“青蓝计划”。园区里的星河光电公司、蓝海机电公司与江州大学签约。"


def seen(text: str) -> tuple[tuple[Scene, ...], list[tuple[Claim | Figure, ...]], Article]:
    article = Article("a", text)
    cut = sentences(article)
    return (*by_rules(cut, find(article, cut)), article)


def pairs_of(text: str) -> tuple[Weighing, dict[tuple[str, str], Pair]]:
    found, said, _ = seen(text)
    whole = weighing(found, said, known(said, found[0].named))
    return whole, {(pair.subject.name, pair.object.name): pair for pair in whole.pairs}


def model(answer: str, features: dict[Feature, float], bar: float = 0.5) -> Linear:
    weights = np.array([[weight] for weight in features.values()], np.float32)
    index = {feature: row for row, feature in enumerate(features)}
    return Linear((answer,), weights, index, {answer: bar}, {answer: 0.7}, frozenset({("Zone", "Programme")}))


def test_pairs_are_those_that_a_property_joins_and_leave_posts_to_the_rules() -> None:
    whole, _ = pairs_of(ARTICLE)
    assert whole.pairs
    for pair in whole.pairs:
        ends = pair.subject.mention.type, pair.object.mention.type
        assert pair.properties
        assert all(ontology().admits(name, *ends) for name in pair.properties)
        assert not set(pair.properties) & LEFT_TO_RULES


def test_members_of_a_list_are_seen_where_the_list_stands() -> None:
    whole, found = pairs_of(ARTICLE)
    first, second = (whole.features(found[name, "江州大学"]) for name in ("星河光电公司", "蓝海机电公司"))
    words = [feature for feature in first if feature[0] == "so"]
    assert ("so", "first", "与") in words
    assert ("rows", 2, 1, False) in first
    assert words == [feature for feature in second if feature[0] == "so"]


def test_what_pairs_share_is_weighed_as_if_each_had_it_alone() -> None:
    whole, _ = pairs_of(ARTICLE)
    every = sorted({feature for pair in whole.pairs for feature in whole.features(pair)}, key=repr)
    weights = np.linspace(0, 1, len(every), dtype=np.float32)[:, None]
    one = Linear(("runs",), weights, {feature: row for row, feature in enumerate(every)}, {}, {})
    alone = one.totals([whole.features(pair) for pair in whole.pairs])
    assert np.allclose(whole.totals(one), alone)


def test_what_is_likely_and_no_rule_says_is_said_once(monkeypatch: pytest.MonkeyPatch) -> None:
    weights: dict[Feature, float] = {("types", "Zone", "Programme"): 3.0, ("rule", "runs"): 1.0}
    monkeypatch.setattr(learned, "relations", lambda: model("runs", weights))
    found, said, article = seen("江州高新区的“青蓝计划”很好。江州高新区的“青蓝计划”引人。")
    added = [claim for claims in weighed(found, said, found[0].named).added for claim in claims]
    assert [(c.subject.text, c.predicate, c.object.text, c.by) for c in added] == [
        ("江州高新区", "runs", "青蓝计划", f"{BY}runs")
    ]
    assert article.text[added[0].start : added[0].end] == "江州高新区的“青蓝计划”很好"
    assert confidence(added[0]) == pytest.approx(learned.relations().shares["runs"])


def test_a_number_goes_to_its_likeliest_holder_or_to_nobody(monkeypatch: pytest.MonkeyPatch) -> None:
    found, said, _ = seen("江州创业大赛在江州高新区开幕，参赛项目120个。")
    told, figure = course(found, said), next(c for c in said[0] if isinstance(c, Figure))
    assert {"江州创业大赛", "江州高新区"} <= {name_of(h.mention) for h in holders(told, 0, figure)}
    for kind, name in (("Event", "江州创业大赛"), ("Zone", "江州高新区")):
        weights = {("type", kind): 6.0, ("one",): -3.0, NOBODY: 0.0}
        monkeypatch.setattr(learned, "bearing", lambda weights=weights: model(HOLDS, weights))
        assert [name_of(c.subject) for c in owned(told, 0, figure)] == [name]
    monkeypatch.setattr(learned, "bearing", lambda: model(HOLDS, {("one",): -9.0, NOBODY: 0.0}))
    assert not list(owned(told, 0, figure))


@pytest.mark.parametrize("sentence", ["天气很好。", "昨天下了一场大雨。", "孩子们在操场上跑步。", "他买了三斤苹果。"])
def test_nothing_is_learned_of_nothing(sentence: str) -> None:
    assert trial(sentence) == ((), ())
    assert weighed([], [], []) == ([], frozenset())


def test_the_models_are_trained_by_one_command(tmp_path: Path) -> None:
    gold = tmp_path / "gold"
    gold.mkdir()
    for n, zone in enumerate(("江州高新区", "东山高新区", "西河高新区", "南林高新区")):
        (gold / f"{n}.txt").write_text(f"{zone}办起“青蓝计划”。{zone}有企业{n + 20}家。", encoding="utf-8")
        entities = [{"id": "e1", "types": ["Zone"], "names": [zone]}]
        entities.append({"id": "e2", "types": ["Programme"], "names": ["青蓝计划"]})
        fact = {"s": "e1", "p": "runs", "o": "e2", "evidence": f"{zone}办起“青蓝计划”"}
        figure = {"s": "e1", "measures": ["企业"], "value": n + 20, "unit": "家", "evidence": f"{zone}有企业{n + 20}家"}
        said = {"id": str(n), "entities": entities, "facts": [fact], "statistics": [figure]}
        (gold / f"{n}.json").write_text(json.dumps(said, ensure_ascii=False), encoding="utf-8")
    runs = []
    for name in ("one", "other"):
        (tmp_path / name).mkdir()
        command = [sys.executable, str(TRAINING), str(gold), "--folds", "2", "--out", str(tmp_path / name)]
        runs.append(subprocess.run(command, capture_output=True, text=True, check=True).stdout)
        assert "| rules and models |" in runs[-1]
    assert runs[0] == runs[1]
    for name in ("relations.npz", "figures.npz"):
        assert (tmp_path / "one" / name).read_bytes() == (tmp_path / "other" / name).read_bytes()
    assert load(tmp_path / "one" / "figures.npz").answers == (HOLDS,)


def test_what_a_rule_says_and_is_hardly_likely_is_left_out(monkeypatch: pytest.MonkeyPatch) -> None:
    text = "江州高新区实施“青蓝计划”。"
    found, said, _ = seen(text)
    (claim,) = (c for claims in said for c in claims if isinstance(c, Claim) and c.predicate == "runs")
    for weight, doubted in ((-3.0, True), (3.0, False)):
        monkeypatch.setattr(
            learned, "relations", lambda weight=weight: model("runs", {("types", "Zone", "Programme"): weight})
        )
        assert weighed(found, said, found[0].named).doubts(claim) is doubted
        assert any(isinstance(c, Claim) and c.predicate == "runs" for c in trial(text)[1]) is not doubted
    monkeypatch.setattr(learned, "relations", lambda: model("runs", {("types", "Zone", "Programme"): -3.0}))
    assert not weighed(found, said, found[0].named).doubts(replace(claim, by="mine.rule"))


def test_what_was_named_before_a_sentence_is_counted_in_whatever_order_it_is_asked() -> None:
    found, _, _ = seen("江州高新区开工。江州高新区与东山高新区签约。东山高新区说。")
    tally = Tally()
    ahead = [dict(tally.before(found, number).times) for number in range(len(found))]
    assert ahead == [{}, {"江州高新区": 1}, {"江州高新区": 2, "东山高新区": 1}]
    assert [dict(tally.before(found, number).times) for number in (2, 1, 0)] == ahead[::-1]
    assert tally.before(found, 2).leading == {"Zone": "江州高新区"}
    assert tally.latest == {"Zone": "东山高新区"}
