"""Trains the models of names on annotated passages: uv run python tools/learn.py [GOLD...] [--out FOLDER] [--folds N]

A GOLD is a folder of NAME.json and NAME.txt, as for ``hongtu score``; names that are optional there are not taught.
Without one it is all the gold there is but ``data/unread`` and ``data/blind``. One model tells of each character
whether it is in a name (``names.npz``), the other of each stretch that may be a name whether it is one
(``spans.npz``); the second learns from documents that the first has not seen. They go to ``src/hongtu/learned``. With
``--folds`` nothing is written: each of N parts of the documents is read with models of the others, and by the rules
alone, and what both score is printed for each folder.
"""

from __future__ import annotations

import tempfile
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from io import BytesIO
from pathlib import Path
from typing import TypeAlias
from unittest.mock import patch

import click
import pycrfsuite
from regression import fitted, linear

from hongtu.find import likely, ruled
from hongtu.find.candidates import Place
from hongtu.find.view import places, view
from hongtu.gold import Json, load
from hongtu.learned.features import features, padded
from hongtu.learned.linear import Feature, Linear, spelled
from hongtu.learned.tagger import OUTSIDE, Tagger, packed, unpacked
from hongtu.model import Article
from hongtu.read import read, sentences
from hongtu.score import Mark, figures, read_again, score

ROOT = Path(__file__).parents[1]
GOLD = tuple(ROOT / folder for folder in ("data/passages", "data/gold", "../shared/gold/dev"))
FOLDS = 3
Case: TypeAlias = tuple[list[Feature], int]
"""Everything that speaks for a candidate, and whether it is a name."""
SETTINGS = {"c1": 0.1, "c2": 0.05, "max_iterations": 80}


@dataclass(frozen=True, slots=True)
class Lesson:
    """Sentences of one document: for each the features of its characters, and their labels."""

    sentences: tuple[tuple[list[list[str]], list[str]], ...]


def lesson(gold: Path) -> Lesson:
    """A document with its labels: wherever a name of the gold stands, the longest first."""
    entities = [e for e in load(gold)["entities"] if not e.get("optional")]
    named = {name: e["types"][0] for e in entities for name in e["names"] if len(name) > 1}
    done: list[tuple[list[list[str]], list[str]]] = []
    for article in read(gold.with_suffix(".txt")):
        done += labelled(article, named)
    return Lesson(tuple(done))


def labelled(article: Article, named: dict[str, str]) -> Iterator[tuple[list[list[str]], list[str]]]:
    """The sentences of an article as features and labels."""
    labels = labels_of(article.text, named)
    seen = view(article, sentences(article))
    parts = [seen.words_between(s.start, s.end) for s in seen.sentences]
    words, starts = padded([[(w.text, w.tag) for w in part] for part in parts])
    found = features(words)
    for start, sentence in zip(starts, seen.sentences, strict=True):
        rows = found[start : start + len(sentence.text)]
        yield [list(map(str, row)) for row in rows.tolist()], labels[sentence.start : sentence.end]


def labels_of(text: str, named: dict[str, str]) -> list[str]:
    """B-Class, I-Class or O for each character."""
    labels = [OUTSIDE] * len(text)
    for name in sorted(named, key=lambda name: (-len(name), name)):
        at = text.find(name)
        while at >= 0:
            free = all(label == OUTSIDE for label in labels[at : at + len(name)])
            if free and not graded(text, at + len(name)):
                labels[at : at + len(name)] = [f"B-{named[name]}", *[f"I-{named[name]}"] * (len(name) - 1)]
            at = text.find(name, at + 1)
    return labels


def graded(text: str, end: int) -> bool:
    """Whether a name is but the level of what follows: 广东省|级领军人才."""
    return text[end : end + 1] == "级" and text[end - 1 : end] in "国省市区县"


def trained(lessons: Iterable[Lesson]) -> bytes:
    """The model that some lessons teach, as the bytes of a file."""
    trainer = pycrfsuite.Trainer(verbose=False, params=SETTINGS)
    for one in lessons:
        for rows, labels in one.sentences:
            trainer.append(rows, labels)
    with tempfile.NamedTemporaryFile() as file:
        trainer.train(file.name)
        tagger = pycrfsuite.Tagger()
        tagger.open(file.name)
        info = tagger.info()
        labels = sorted(info.labels, key=lambda label: (label != OUTSIDE, label))
        weights = {(int(feature), label): weight for (feature, label), weight in info.state_features.items()}
        tagger.close()
    return packed(labels, weights, dict(info.transitions))


@dataclass(frozen=True)
class Reader:
    """The model of names, and that of which candidates are names."""

    names: Tagger
    spans: Linear


@contextmanager
def reading(reader: Reader) -> Iterator[None]:
    """Let names be found by other models than those that ship."""
    with (
        patch.object(likely, "tagger", return_value=reader.names),
        patch.object(likely, "weights", return_value=reader.spans),
    ):
        yield


def cases(gold: Path, names: Tagger) -> list[Case]:
    """What may be a name in a document, and whether it is one; what the gold calls optional, or names elsewhere, is
    left out.
    """
    entities = load(gold)["entities"]
    done: list[Case] = []
    for article in read(gold.with_suffix(".txt")):
        view, proposed = ruled(article, sentences(article))
        meant: dict[Place, set[str]] = defaultdict(set)
        for mention in proposed:
            meant[mention.start, mention.end, mention.type].add(mention.name)
        where = marked(article.text, entities)
        for place, clues in likely.considered(view, proposed, names).items():
            answer = answered(place, article.text, where, entities, meant[place])
            done += [] if answer is None else [(list(spelled(clues)), answer)]
    return done


def marked(text: str, entities: Sequence[Json]) -> dict[tuple[int, int], Json]:
    """Where the names of entities stand in a text, the longest first, none inside another."""
    named = {name: e for e in entities for name in e["names"] if len(name) > 1}
    found: dict[tuple[int, int], Json] = {}
    free = [True] * len(text)
    for name in sorted(named, key=lambda name: (-len(name), name)):
        for at in places(text, name):
            if all(free[at : at + len(name)]):
                free[at : at + len(name)] = [False] * len(name)
                found[at, at + len(name)] = named[name]
    return found


def answered(
    place: Place, text: str, where: Mapping[tuple[int, int], Json], entities: Sequence[Json], names: Iterable[str]
) -> int | None:
    """Whether a candidate is a name by the gold, or nothing, where that is open; ``names`` are those for which rules
    say that its words stand.
    """
    start, end, kind = place
    if (start, end) in where:
        entity = where[start, end]
        return None if entity.get("optional") else int(kind in entity["types"])
    known = {name for e in entities if kind in e["types"] for name in e["names"]}
    return 1 if known.intersection(names) else None if text[start:end] in known else 0


def taggers(lessons: Sequence[Lesson], folds: int) -> list[Tagger]:
    """For each of some parts of the documents a model of names of the others."""
    parts = ([one for i, one in enumerate(lessons) if i % folds != fold] for fold in range(folds))
    return [unpacked(BytesIO(trained(part))) for part in parts]


def without(files: Sequence[Path], folds: int) -> list[Reader]:
    """For each of some parts of the documents models of the others."""
    lessons = [lesson(file) for file in files]
    names = taggers(lessons, folds)
    every = [cases(file, names[i % folds]) for i, file in enumerate(files)]
    return [
        Reader(names[fold], weighing(one for i, one in enumerate(every) if i % folds != fold)) for fold in range(folds)
    ]


def weighing(every: Iterable[Sequence[Case]]) -> Linear:
    """The model of which candidates are names that the cases of some documents teach."""
    rows, answers = zip(*(case for some in every for case in some), strict=True)
    return linear({likely.NAME: fitted(rows, answers)}, likely.BAR)


def every(folders: Iterable[Path]) -> list[Path]:
    """The documents of folders of gold."""
    return sorted(file for folder in folders for file in folder.glob("*.json"))


def held_out(files: Sequence[Path], folds: int) -> Iterator[tuple[str, str, Sequence[Mark]]]:
    """The folder of each document, how it was read (``rules`` or ``both``), and what that scores."""
    for fold, reader in enumerate(without(files, folds)):
        for file in files[fold::folds]:
            with patch.object(likely, "settled", lambda view, proposed: view.found):
                yield str(file.parent), "rules", score(load(file), read_again(file), file.stem)
            with reading(reader):
                yield str(file.parent), "both", score(load(file), read_again(file), file.stem)


def compared(files: Sequence[Path], folds: int) -> Iterator[str]:
    """A line for each folder and way of reading: precision, recall and F1 of names and of names with their class."""
    marks: dict[tuple[str, str], list[Mark]] = defaultdict(list)
    for folder, way, found in held_out(files, folds):
        marks[folder, way] += found
    for (folder, way), found in sorted(marks.items(), reverse=True):
        parts = [figures(found, part) for part in ("names", "entities", "facts")]
        row = " ".join(f"{f.precision:6.3f}{f.recall:6.3f}{f.f1:6.3f}" for f in parts)
        yield f"{Path(folder).name:12} {way:6} {row}"


@click.command()
@click.argument("gold", nargs=-1, type=click.Path(exists=True, file_okay=False, path_type=Path))
@click.option("--out", type=click.Path(path_type=Path), help="Another folder for the models.")
@click.option("--folds", type=click.IntRange(2), help="Only compare, by so many folds of the documents.")
def main(gold: Sequence[Path], out: Path | None, folds: int | None) -> None:
    """Train the models of names on the documents of folders of gold."""
    files = every(gold or GOLD)
    if not files:
        raise click.UsageError("no gold files (NAME.json) in the folders")
    if folds:
        for line in compared(files, folds):
            click.echo(line)
        return
    lessons = [lesson(file) for file in files]
    names = taggers(lessons, FOLDS)
    spans = weighing(cases(file, names[i % FOLDS]) for i, file in enumerate(files))
    home = out or ROOT / "src" / "hongtu" / "learned"
    home.mkdir(parents=True, exist_ok=True)
    (home / "names.npz").write_bytes(trained(lessons))
    (home / "spans.npz").write_bytes(spans.dump())


if __name__ == "__main__":
    main()
