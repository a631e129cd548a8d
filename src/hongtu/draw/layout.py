"""Where the entities of a network stand: zones as neighbourhoods, hubs inside, names apart; the same for the same
graph.
"""

from __future__ import annotations

import json
import math
from collections import Counter
from collections.abc import Collection, Iterable, Mapping, Sequence
from functools import lru_cache
from hashlib import sha256
from typing import TypeAlias

from hongtu.draw.forces import apart, sprung
from hongtu.resolve.union import joined

Point = tuple[float, float]
Line: TypeAlias = tuple[str, str]
Memory: TypeAlias = dict[str, dict[str, Point]]
STEP = 42.0
SMALL = 350


def positions(lines: Iterable[Line], widths: Mapping[str, float], memory: Memory | None = None) -> dict[str, Point]:
    """A place for each node, in pixels: its component laid out by itself, name boxes pushed apart, components packed.

    ``lines`` are pairs of nodes, ``widths`` the width of each node's name, in pixels. ``memory`` holds components that
    were laid out before, each under a digest of all that its layout depends on; after that it holds those of this
    graph.
    """
    placed: Memory = {}
    for nodes, own in components(lines, sorted(widths)):
        key = digest(nodes, own, widths)
        placed[key] = memory[key] if memory and key in memory else laid_out(nodes, own, widths)
    if memory is not None:
        memory.clear()
        memory |= placed
    return packed(list(placed.values()))


def components(lines: Iterable[Line], nodes: Sequence[str]) -> list[tuple[list[str], list[Line]]]:
    """The connected parts of a graph, the largest first: nodes and lines, each once, sorted.

    >>> components([("b", "a"), ("a", "b"), ("c", "c")], "abc")
    [(['a', 'b'], [('a', 'b')]), (['c'], [])]
    """
    number = {node: i for i, node in enumerate(nodes)}
    several = sorted({(min(line), max(line)) for line in lines if line[0] != line[1]})
    roots, _ = joined(range(len(nodes)), ((number[a], number[b]) for a, b in several))
    parts: dict[int, tuple[list[str], list[Line]]] = {root: ([], []) for root in sorted(set(roots))}
    for node, root in zip(nodes, roots, strict=True):
        parts[root][0].append(node)
    for line in several:
        parts[roots[number[line[0]]]][1].append(line)
    return sorted(parts.values(), key=lambda part: (-len(part[0]), part[0][0]))


def digest(nodes: Collection[str], lines: Collection[Line], widths: Mapping[str, float]) -> str:
    """By which a component is known: its nodes with their widths, and its lines."""
    return sha256(json.dumps([[(node, widths[node]) for node in nodes], lines]).encode()).hexdigest()


def laid_out(nodes: Sequence[str], lines: Sequence[Line], widths: Mapping[str, float]) -> dict[str, Point]:
    """One component by itself, with names apart: by its distances where it is small, by forces where it is large."""
    number = {node: i for i, node in enumerate(nodes)}
    several = tuple((number[a], number[b]) for a, b in lines)
    if len(nodes) < 3:
        found: Sequence[Point] = [(i * 3 * STEP, 0.0) for i in range(len(nodes))]
    elif len(nodes) <= SMALL:
        found = by_distance(len(nodes), several)
    else:
        found = [(3 * STEP * x, 3 * STEP * y) for x, y in sprung(len(nodes), several)]
    return dict(zip(nodes, apart(found, [widths[node] for node in nodes]), strict=True))


@lru_cache(maxsize=1 << 10)
def by_distance(count: int, lines: tuple[tuple[int, int], ...]) -> tuple[Point, ...]:
    """A connected part of so many nodes as near in the plane as in the graph, hubs with room round them; a graph has
    many parts of a few nodes, and few ways to join them.
    """
    # Half a second to import, for who has a small part that was not laid out before.
    import networkx as nx

    degree = Counter(end for line in lines for end in line)
    plain: nx.Graph[int] = nx.Graph()
    plain.add_nodes_from(range(count))
    for a, b in lines:
        plain.add_edge(a, b, length=1 + 0.35 * math.sqrt(max(degree[a], degree[b])))
    found = nx.kamada_kawai_layout(plain, weight="length", pos=nx.circular_layout(plain))
    scale = STEP * math.sqrt(count) * 1.1
    return tuple((float(found[node][0]) * scale, float(found[node][1]) * scale) for node in range(count))


def packed(parts: list[dict[str, Point]], gap: float = 70.0) -> dict[str, Point]:
    """Parts set side by side in rows, the largest first, the whole about as wide as high."""
    boxes = [extent(part) for part in parts]
    total = sum((w + gap) * (h + gap) for _, _, w, h in boxes)
    limit = max([math.sqrt(total) * 1.25, *(w + gap for _, _, w, _ in boxes)], default=0.0)
    x = y = row = 0.0
    placed: dict[str, Point] = {}
    for part, (left, top, width, height) in zip(parts, boxes, strict=True):
        if x and x + width > limit:
            x, y, row = 0.0, y + row + gap, 0.0
        placed |= {node: (round(px - left + x, 1), round(py - top + y, 1)) for node, (px, py) in part.items()}
        x, row = x + width + gap, max(row, height)
    return placed


def extent(part: Mapping[str, Point]) -> tuple[float, float, float, float]:
    """Left, top, width and height of a part."""
    xs, ys = zip(*part.values(), strict=True)
    return min(xs), min(ys), max(xs) - min(xs), max(ys) - min(ys)
