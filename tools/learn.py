"""Trains the model of names on annotated passages: uv run python tools/learn.py [GOLD...] [--out FILE] [--folds N]

A GOLD is a folder of NAME.json and NAME.txt, as for ``hongtu score``; names that are optional there are not taught.
Without one it is all the gold there is but ``data/unread`` and ``data/blind``, and the model goes to
``src/hongtu/learned/names.npz``. With ``--folds`` nothing is written: each of N parts of the documents is read with a
model of the others, and by the rules alone, and what both score is printed for each folder.
"""

from __future__ import annotations

import tempfile
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from io import BytesIO
from pathlib import Path
from unittest.mock import patch

import click
import pycrfsuite

from hongtu.find import likely
from hongtu.find.likely import graded
from hongtu.find.view import view
from hongtu.gold import load
from hongtu.learned.features import features, padded
from hongtu.learned.tagger import OUTSIDE, Tagger, packed, unpacked
from hongtu.model import Article
from hongtu.read import read, sentences
from hongtu.score import Mark, figures, read_again, score

ROOT = Path(__file__).parents[1]
GOLD = tuple(ROOT / folder for folder in ("data/passages", "data/gold", "../shared/gold/dev"))
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


def without(files: Sequence[Path], folds: int) -> Iterator[Tagger]:
    """For each of some parts of the documents a model of the others."""
    lessons = [lesson(file) for file in files]
    for fold in range(folds):
        yield unpacked(BytesIO(trained(one for i, one in enumerate(lessons) if i % folds != fold)))


def every(folders: Iterable[Path]) -> list[Path]:
    """The documents of folders of gold."""
    return sorted(file for folder in folders for file in folder.glob("*.json"))


def held_out(files: Sequence[Path], folds: int) -> Iterator[tuple[str, str, Sequence[Mark]]]:
    """The folder of each document, how it was read (``rules`` or ``both``), and what that scores."""
    for fold, model in enumerate(without(files, folds)):
        for file in files[fold::folds]:
            for way, part, given in (("rules", "guesses", ()), ("both", "tagger", model)):
                with patch.object(likely, part, return_value=given):
                    yield str(file.parent), way, score(load(file), read_again(file), file.stem)


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
@click.option("--out", type=click.Path(path_type=Path), default=ROOT / "src" / "hongtu" / "learned" / "names.npz")
@click.option("--folds", type=click.IntRange(2), help="Only compare, by so many folds of the documents.")
def main(gold: Sequence[Path], out: Path, folds: int | None) -> None:
    """Train the model of names on the documents of folders of gold."""
    files = every(gold or GOLD)
    if not files:
        raise click.UsageError("no gold files (NAME.json) in the folders")
    if folds:
        for line in compared(files, folds):
            click.echo(line)
    else:
        out.write_bytes(trained(map(lesson, files)))


if __name__ == "__main__":
    main()
