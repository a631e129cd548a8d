"""The report that a build left, for a terminal: what it found of each kind, and what it found and did not use."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from pathlib import Path

from hongtu.gold import Json
from hongtu.model import Evidence, Reading
from hongtu.ontology import ontology
from hongtu.query import columns

WIDTH = 44


def evidence(reading: Reading) -> Iterator[Evidence]:
    """All words that state something."""
    for fact in reading.facts:
        yield from fact.evidence
    for statistic in reading.statistics:
        yield from statistic.evidence


def of_folder(folder: Path) -> Json:
    """The report of the build that a graph folder shows; raises ValueError where none has left one."""
    file = folder / "report.json"
    if not file.exists():
        raise ValueError(f"{folder}: no graph here; make one with: hongtu build ARTICLES --into {folder}")
    found: Json = json.loads(file.read_text(encoding="utf-8"))
    return found


def summary(found: Json) -> str:
    """The report for a terminal: what was found, in Chinese and English, a count a line."""
    return "\n".join(dotted(title, count) for title, count in rows(found))


def rows(found: Json) -> Iterator[tuple[str, float]]:
    """The lines of the summary: a title and a count."""
    terms = ontology()
    yield "文章 articles", found["articles"]
    yield "实体 entities", sum(found["entities"].values())
    yield from labelled(found["entities"], {name: term.label_zh for name, term in terms.classes.items()})
    yield "事实 facts", sum(found["facts"].values())
    yield from labelled(found["facts"], {name: term.label_zh for name, term in terms.properties.items()})
    yield "数据 statistics", found["statistics"]
    yield "未用实体 entities in no fact", sum(map(len, found["unused"].values()))
    if "unstated" in found:
        yield "未述句子 sentences that gave nothing", found["unstated"]["sentences"]
    if "flaws" in found:
        yield "不合规格 flaws", len(found["flaws"])
        yield "相互矛盾 conflicts", sum(map(len, found["conflicts"].values()))
    for name, one in found.get("plugins", {}).items():
        yield f"插件 plug-in {name}", one["accepted"]
        yield from ((f"  拒收 refused: {reason}", count) for reason, count in one["refused"].items())
        yield from ((f"  用量 used: {what}", amount) for what, amount in one["used"].items())


def labelled(counted: Mapping[str, int], labels: Mapping[str, str]) -> Iterator[tuple[str, int]]:
    """A line for each class or property, the most frequent first."""
    for name, count in sorted(counted.items(), key=lambda item: (-item[1], item[0])):
        yield f"  {labels[name]} {name}", count


def dotted(title: str, count: float) -> str:
    """A title and its count, aligned.

    >>> dotted("文章 articles", 12)
    '文章 articles ........................... 12'
    """
    figure = f" {count}"
    return f"{title} {'.' * (WIDTH - columns(title) - 1 - len(figure))}{figure}"
