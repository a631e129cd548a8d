"""Trains the models of facts and figures on annotated passages: uv run python tools/learn_relations.py GOLD...

    uv run python tools/learn_relations.py [GOLD...] [--folds N] [--out FOLDER]

A GOLD is a folder of NAME.json and NAME.txt, as for ``hongtu score``; without one it is all the gold there is but
``data/unread`` and ``data/blind``. Each document is read twice: with the names that are found by a model of names that
has not seen it, and with those that the gold gives. Writes ``relations.npz`` and ``figures.npz`` to
``src/hongtu/learned`` and prints how the rules alone and both read the documents that were held out, a fold of them at
a time.
"""

from __future__ import annotations

import re
import unicodedata
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from contextlib import ExitStack
from dataclasses import dataclass, field, replace
from functools import lru_cache
from pathlib import Path
from typing import Any
from unittest.mock import patch

import click
from learn import GOLD, every, reading, without
from regression import SEEN, fitted, linear, preferred

from hongtu.compare import above, judged, match, measures_agree, same_facts, same_statistics
from hongtu.extract import extract, numbered
from hongtu.find import find
from hongtu.gather import gather
from hongtu.gold import load, to_json
from hongtu.learned.linear import Feature, Linear, chances
from hongtu.model import Article, Claim, Figure, Mention, in_order
from hongtu.ontology import ontology
from hongtu.read import read, sentences
from hongtu.relate import by_rules
from hongtu.relate.holders import Holder, course, holders
from hongtu.relate.learned import COUNTED, HOLDS, NOBODY, Weighed
from hongtu.relate.pairs import known, properties
from hongtu.relate.weighing import Pair, Weighing, weighing
from hongtu.resolve import joined
from hongtu.scene import HELPERS, Scene

ROOT = Path(__file__).parents[1]
FOLDS, PRIOR = 3, 8
TOLERANCE, RARE = 0.005, 0.01
BAR, HOLDING_BAR = 0.5, 0.3
BARS = (0.3, 0.35, 0.4, 0.45, 0.5, 0.6, 0.7, 0.8, 0.9)
NEVER, TRUSTED, DOUBT, CAUTION = 2.0, 0.48, 0.4, 0.05  # the best of several bars looks better than it is
LIKELY = "find.likely.find"
HEAD = """| read by | facts: precision | recall | F1 | statistics: precision | recall | F1 |
|---|---|---|---|---|---|---|"""
Json = dict[str, Any]


@dataclass(frozen=True)
class Case:
    """Something that may hold: its features, for each answer that it can have 1, 0 or, where open, nothing, whether
    the names are those of the gold, what it is about, and the answers that the gold gives in other words.
    """

    features: Sequence[Feature]
    answers: Mapping[str, int]
    named: bool = False
    about: tuple[str, ...] = ()
    elsewhere: tuple[str, ...] = ()

    @property
    def kinds(self) -> tuple[str, ...]:
        """The classes of the ends of a pair."""
        return next((tuple(map(str, feature[1:])) for feature in self.features if feature[0] == "types"), ())


@dataclass
class Lesson:
    """The cases of one document."""

    document: str
    facts: list[Case] = field(default_factory=list)
    figures: list[list[Case]] = field(default_factory=list)


@dataclass(frozen=True)
class Seen:
    """What is seen of a document: its gold, and for each article its sentences, what the rules say of them, and the
    gold entity of each mention.
    """

    gold: Json
    articles: Sequence[Article]
    scenes: Sequence[Sequence[Scene]]
    said: Sequence[Sequence[Sequence[Claim | Figure]]]
    mentions: Sequence[Sequence[Mention]]
    meant: Sequence[Mapping[Mention, str | None]]


def lesson(file: Path) -> Lesson:
    """The cases of a document, as its names are found and as the gold gives them."""
    done = Lesson(f"{file.parent}/{file.stem}")
    for named in (False, True):
        seen = looked_at(file, named)
        for n, cut in enumerate(seen.scenes):
            whole, around = (
                weighing(cut, seen.said[n], known(seen.said[n], seen.mentions[n])),
                course(cut, seen.said[n]),
            )
            done.facts += (case(seen, n, whole, p, named) for p in whole.pairs)
            for i, claims in enumerate(seen.said[n]):
                figures = (c for c in claims if isinstance(c, Figure) and c.by == COUNTED)
                done.figures += ([*holds(seen, n, holders(around, i, f), f, named)] for f in figures)
    return done


def looked_at(file: Path, named: bool) -> Seen:
    """A document with the names that are found, or with those of the gold too."""
    gold, articles = load(file), tuple(read(file.with_suffix(".txt")))
    cuts = [sentences(article) for article in articles]
    mentions = [find(article, cut) for article, cut in zip(articles, cuts, strict=True)]
    mentions = [given(a, m, gold) if named else m for a, m in zip(articles, mentions, strict=True)]
    seen, said = zip(*(by_rules(cut, found) for cut, found in zip(cuts, mentions, strict=True)), strict=True)
    marks = [marked(n, cut, claims) for n, (cut, claims) in enumerate(zip(seen, said, strict=True))]
    readings = []
    for n, article in enumerate(articles):
        claims = (c for some in said[n] for c in some if isinstance(c, Claim))
        readings.append(gather(article, mentions[n], [*claims, *marks[n].values()]))
    whole = numbered(joined(readings), readings)
    matched = match(gold["entities"], to_json(whole, id=file.stem)["entities"])
    things = {statistic.measure: matched.get(statistic.subject) for statistic in whole.statistics}
    meant = [{mention: things.get(mark.measure) for mention, mark in some.items()} for some in marks]
    return Seen(gold, articles, seen, said, mentions, meant)


def given(article: Article, found: Sequence[Mention], gold: Json) -> tuple[Mention, ...]:
    """The mentions of an article with the names of the gold, the longest first, in place of what overlaps them."""
    by = {(m.start, m.end): m.by for m in found}
    names = {name: e for e in gold["entities"] for name in e["names"] if len(name) > 1}
    kept: list[Mention] = []
    for name in sorted(names, key=lambda name: (-len(name), name)):
        full = names[name]["names"][0]
        for at in re.finditer(re.escape(name), article.text):
            rule = by.get(at.span(), LIKELY)
            one = Mention(*at.span(), name, names[name]["types"][0], rule, "" if name == full else full)
            kept += [] if overlaps(one, kept) else [one]
    return tuple(sorted([*kept, *(m for m in found if not overlaps(m, kept))], key=in_order))


def overlaps(one: Mention, others: Iterable[Mention]) -> bool:
    """Whether a mention shares a character with one of others."""
    return any(one.start < other.end and other.start < one.end for other in others)


def marked(n: int, cut: Sequence[Scene], said: Sequence[Sequence[Claim | Figure]]) -> dict[Mention, Figure]:
    """A figure of each thing that is named, by which it is known again when the reading is done."""
    every = [
        m for s in cut for m in (*s.mentions, s.topic, s.theme, s.event) if m is not None and m.type not in HELPERS
    ]
    every += [c.subject for claims in said for c in claims]
    return {m: Figure(m, f"{n} {i}", i, "", m.start, m.end, "mark") for i, m in enumerate(dict.fromkeys(every))}


def case(seen: Seen, n: int, whole: Weighing, pair: Pair, named: bool) -> Case:
    """For each property whether the gold says it of a pair where its sentence stands; what it calls optional, or says
    elsewhere, is left open.
    """
    ends = tuple(seen.meant[n].get(end.mention) for end in (pair.subject, pair.object))
    answers, elsewhere, scene = {}, [], seen.scenes[n][pair.sentence]
    for name in pair.properties:
        same = [f for f in seen.gold["facts"] if f["p"] == name and ends in ((f["s"], f["o"]), turned(f))]
        wanted = [f for f in same if not f.get("optional") and None not in ends]
        answer = any(here(seen, n, scene, f) for f in wanted)
        elsewhere += [name] if wanted and not answer else []
        if answer or not (same or (name == "locatedIn" and wider(seen.gold, *ends))):
            answers[name] = int(answer)
    about = (pair.subject.name, pair.object.name)
    return Case(whole.features(pair), answers, named, about, tuple(elsewhere))


def turned(fact: Json) -> tuple[str, str] | None:
    """The ends of a fact the other way round, where it holds so too."""
    return (fact["o"], fact["s"]) if ontology().symmetric(fact["p"]) else None


def wider(gold: Json, s: str | None, o: str | None) -> bool:
    """Whether something lies in a place within another."""
    return s is not None and o in above(gold["facts"], ("locatedIn",)).get(s, ())


def here(seen: Seen, n: int, scene: Scene, said: Json) -> bool:
    """Whether the words for an entry of the gold stand in a sentence, or nobody knows where they stand."""
    wanted = folded(said.get("evidence", ""))
    where = [(i, at) for i, a in enumerate(seen.articles) if wanted and (at := folded(a.text).find(wanted)) >= 0]
    start, end = (len(folded(seen.articles[n].text[:to])) for to in (scene.sentence.start, scene.sentence.end))
    return not where or any(i == n and at < end and start < at + len(wanted) for i, at in where)


@lru_cache(maxsize=1 << 16)
def folded(text: str) -> str:
    """A text without blanks, in half width."""
    return re.sub(r"\s", "", unicodedata.normalize("NFKC", text))


def holds(seen: Seen, n: int, found: Sequence[Holder], figure: Figure, named: bool) -> Iterator[Case]:
    """For each thing that a figure can belong to whether the gold says so; where it is optional that is left open."""
    same = [g for g in seen.gold["statistics"] if alike(g, figure)]
    scene = next(s for s in seen.scenes[n] if s.sentence.start <= figure.start < s.sentence.end)
    same = [g for g in same if here(seen, n, scene, g)]
    for holder in found:
        thing = seen.meant[n].get(holder.mention)
        right = [not g.get("optional") for g in same if g["s"] == thing]
        answer = {} if right and not any(right) else {HOLDS: int(any(right))}
        yield Case(holder.features(), answer, named)


def alike(gold: Json, figure: Figure) -> bool:
    """Whether a figure has the value and measure that the gold says, of whatever it is."""
    near = abs(gold["value"] - figure.value) <= TOLERANCE * abs(gold["value"])
    return near and measures_agree(gold["measures"], figure.measure)


def trained(cases: Sequence[Case], bar: float) -> Linear:
    """A model of cases: a logistic regression for each answer, over the features that it has seen often enough."""
    answers = tuple(sorted({answer for case in cases for answer in case.answers}))
    parts: dict[str, dict[Feature, float]] = {}
    for answer in answers:
        mine = [case for case in cases if answer in case.answers]
        if sum(case.answers[answer] for case in mine) >= SEEN:
            parts[answer] = fitted([case.features for case in mine], [case.answers[answer] for case in mine])
    return linear(parts, bar)


def models(lessons: Sequence[Lesson]) -> dict[str, Linear]:
    """The models of facts and figures that some documents teach."""
    facts = [case for one in lessons for case in one.facts]
    return {
        "relations": replace(trained(facts, BAR), kinds=worth(facts)),
        "figures": linear({HOLDS: preferred([chosen(some) for one in lessons for some in one.figures])}, HOLDING_BAR),
    }


def chosen(cases: Sequence[Case]) -> tuple[list[Sequence[Feature]], list[int]]:
    """The things that a figure can belong to, with nobody among them, and which of them is right."""
    told = [case for case in cases if HOLDS in case.answers]
    right = [case.answers[HOLDS] for case in told]
    return [*(case.features for case in told), [NOBODY]], [*right, int(not any(right))]


def worth(cases: Iterable[Case]) -> frozenset[tuple[str, ...]]:
    """The pairs of classes of which the gold says something often enough."""
    every: Counter[tuple[str, ...]] = Counter()
    said: Counter[tuple[str, ...]] = Counter()
    for case in cases:
        every[case.kinds] += not case.named
        said[case.kinds] += any(case.answers.values()) and not case.named
    return frozenset(kinds for kinds, count in said.items() if count >= SEEN and count >= RARE * every[kinds])


def added(model: Linear, cases: Iterable[Case]) -> Iterator[tuple[str, float, int]]:
    """What a model says of the names that are found in a document and no rule says there, each thing once: its answer,
    how sure it is at most, whether it is right.
    """
    some = [case for case in cases if not case.named and case.kinds in model.kinds]
    best: dict[tuple[str, ...], tuple[float, int]] = {}
    for case, row in zip(some, chances(model.totals([case.features for case in some])), strict=True):
        open_to = case.answers.keys() | case.elsewhere
        for answer, chance in zip(model.answers, row.tolist(), strict=True):
            if answer in open_to and {("rule", answer), ("told", answer)}.isdisjoint(case.features):
                before, right = best.get((answer, *case.about), (0.0, 0))
                right |= case.answers.get(answer, 1)
                best[answer, *case.about] = max(before, chance), right
    yield from ((answer, chance, right) for (answer, *_), (chance, right) in best.items())


def judged_by(found: Sequence[tuple[str, float, int]], model: Linear) -> Linear:
    """A model that gives an answer from a little above the lowest bar at which it was right often enough, and how often
    that was; one that never was is not given.
    """
    bars, shares = dict.fromkeys(model.answers, NEVER), dict.fromkeys(model.answers, 0.0)
    for answer, bar in ((answer, bar) for answer in model.answers for bar in BARS):
        right = [right for name, chance, right in found if name == answer and chance >= bar]
        share = round((sum(right) + PRIOR * DOUBT) / (len(right) + PRIOR), 2)
        if share >= TRUSTED and bars[answer] == NEVER:
            bars[answer], shares[answer] = round(bar + CAUTION, 2), share
    return kept(replace(model, bars=bars, shares=shares))


def kept(model: Linear) -> Linear:
    """A model with those of its answers alone that it gives, and the features that weigh for these."""
    names = tuple(name for name in model.answers if model.bars[name] < NEVER)
    columns = [model.answers.index(name) for name in names]
    rows = [(feature, row) for feature, row in model.index.items() if model.weights[row, columns].any()]
    return replace(
        model,
        answers=names,
        weights=model.weights[[row for _, row in rows]][:, columns],
        index={feature: n for n, (feature, _) in enumerate(rows)},
        bars={name: model.bars[name] for name in names},
        shares={name: model.shares[name] for name in names},
        kinds=frozenset(kinds for kinds in model.kinds if set(properties(kinds[0], kinds[1])) & set(names)),
    )


def tally(files: Sequence[Path], using: Mapping[str, Linear] | None) -> dict[str, Counter[str]]:
    """What of some documents is right, false and missed, by the rules alone or with models."""
    totals: dict[str, Counter[str]] = defaultdict(Counter)
    with ExitStack() as stack:
        if using is None:
            stack.enter_context(patch("hongtu.relate.weighed", lambda scenes, said, mentions: unweighed(scenes)))
            stack.enter_context(patch("hongtu.relate.owned", lambda told, number, claim: [claim]))
        else:
            stack.enter_context(patch("hongtu.relate.learned.relations", lambda: using["relations"]))
            stack.enter_context(patch("hongtu.relate.learned.bearing", lambda: using["figures"]))
        for file in files:
            gold, said = load(file), to_json(extract(file.with_suffix(".txt")), id=file.stem)
            matched = match(gold["entities"], said["entities"])
            for part, same in (("facts", same_facts(gold["facts"], matched)), ("statistics", same_statistics(matched))):
                totals[part].update(verdict for verdict, _ in judged(gold[part], said[part], same))
    return totals


def unweighed(scenes: Sequence[Scene]) -> Weighed:
    """What a model that knows nothing makes of an article."""
    return Weighed([[] for _ in scenes], frozenset())


def shown(totals: Mapping[str, Counter[str]]) -> str:
    """Precision, recall and F1 of facts and statistics."""
    cells = []
    for part in ("facts", "statistics"):
        good, false, missed = (totals[part][verdict] for verdict in ("right", "false", "missed"))
        figures = (
            good / max(1, good + false),
            good / max(1, good + missed),
            2 * good / max(1, 2 * good + false + missed),
        )
        cells += [f"{figure:.3f}" for figure in figures]
    return f"{' | '.join(cells)} |"


@click.command()
@click.argument("gold", nargs=-1, type=click.Path(path_type=Path))
@click.option(
    "--folds", default=FOLDS, show_default=True, help="Parts of the documents that are held out, one at a time."
)
@click.option("--out", type=click.Path(path_type=Path), help="Another folder for the models.")
def main(gold: tuple[Path, ...], folds: int, out: Path | None) -> None:
    """Hold out, show, train on all and write."""
    files = every(gold or GOLD)
    readers = without(files, folds)
    lessons = []
    for i, file in enumerate(files):
        with reading(readers[i % folds]):
            lessons.append(lesson(file))
    totals: dict[str, dict[str, Counter[str]]] = {
        "rules": defaultdict(Counter),
        "rules and models": defaultdict(Counter),
    }
    found: list[tuple[str, float, int]] = []
    for n in range(folds):
        using = models([one for i, one in enumerate(lessons) if i % folds != n])
        found += (one for lesson in lessons[n::folds] for one in added(using["relations"], lesson.facts))
        with reading(readers[n]):
            for name, model in zip(totals, (None, using), strict=True):
                for part, counted in tally(files[n::folds], model).items():
                    totals[name][part] += counted
    click.echo(HEAD)
    for name, counted in totals.items():
        click.echo(f"| {name} | {shown(counted)}")
    for bar in BARS:
        enough = [right for _, chance, right in found if chance >= bar]
        click.echo(f"pairs above {bar}: {sum(enough)} of {len(enough)} right")
    done = models(lessons)
    done["relations"] = judged_by(found, done["relations"])
    for answer, bar in done["relations"].bars.items():
        click.echo(f"{answer}: from {bar} on, {done['relations'].shares[answer]} right")
    home = out or ROOT / "src/hongtu/learned"
    home.mkdir(parents=True, exist_ok=True)
    for name, model in done.items():
        home.joinpath(f"{name}.npz").write_bytes(model.dump())
        click.echo(f"{name}: {len(model.index)} features")


if __name__ == "__main__":
    main()
