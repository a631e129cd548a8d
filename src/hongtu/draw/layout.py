"""Where the entities of a network stand: zones as neighbourhoods, hubs inside, names apart; the same for the same
graph.
"""

from __future__ import annotations

import json
import math
from collections.abc import Mapping
from hashlib import sha256
from typing import TypeAlias

import networkx as nx

Point = tuple[float, float]
Memory: TypeAlias = dict[str, dict[str, Point]]
SEED = 7
STEP = 42.0
LINE = 22.0


def positions(graph: nx.Graph[str], widths: Mapping[str, float], memory: Memory | None = None) -> dict[str, Point]:
    """A place for each node, in pixels: its component laid out by itself, name boxes pushed apart, components packed.

    ``widths`` are the widths of the names, in pixels. ``memory`` holds components that were laid out before, each under
    a digest of all that its layout depends on; after that it holds those of this graph.
    """
    placed: Memory = {}
    for part in sorted(nx.connected_components(graph), key=lambda p: (-len(p), min(p))):
        own = graph.subgraph(sorted(part))
        key = digest(own, widths)
        placed[key] = memory[key] if memory and key in memory else apart(component(own), widths)
    if memory is not None:
        memory.clear()
        memory |= placed
    return packed(list(placed.values()))


def digest(part: nx.Graph[str], widths: Mapping[str, float]) -> str:
    """By which a component is known: its nodes with their widths, and its lines."""
    lines = sorted(sorted(ends) for ends in part.edges())
    return sha256(json.dumps([[(node, widths[node]) for node in sorted(part)], lines]).encode()).hexdigest()


def component(part: nx.Graph[str]) -> dict[str, Point]:
    """One connected part: by its distances where it is small, by forces where it is large, hubs with room round
    them.
    """
    nodes = sorted(part)
    if len(nodes) < 3:
        return {node: (i * 3 * STEP, 0.0) for i, node in enumerate(nodes)}
    plain: nx.Graph[str] = nx.Graph()
    plain.add_nodes_from(nodes)
    for a, b in sorted(map(sorted, part.edges())):
        plain.add_edge(a, b, length=1 + 0.35 * math.sqrt(max(part.degree(a), part.degree(b))))
    if len(nodes) <= 350:
        start = nx.circular_layout(plain)
        found = nx.kamada_kawai_layout(plain, weight="length", pos=start)
    else:
        found = nx.spring_layout(plain, seed=SEED, iterations=60, k=2 / math.sqrt(len(nodes)))
    scale = STEP * math.sqrt(len(nodes)) * 1.1
    return {node: (float(found[node][0]) * scale, float(found[node][1]) * scale) for node in nodes}


def apart(points: Mapping[str, Point], widths: Mapping[str, float], rounds: int = 80) -> dict[str, Point]:
    """Points moved until no name lies on another: boxes as wide as the names, pushed along the shorter overlap."""
    moved = {node: list(point) for node, point in points.items()}
    nodes = list(moved)
    wide = max((widths[node] for node in nodes), default=1.0) + LINE
    for _ in range(rounds):
        cells: dict[tuple[int, int], list[str]] = {}
        for node in nodes:
            x, y = moved[node]
            cells.setdefault((int(x // wide), int(y // wide)), []).append(node)
        if not sum(pushed(moved, cells, cell, widths) for cell in sorted(cells)):
            break
    return {node: (x, y) for node, (x, y) in moved.items()}


def pushed(
    moved: dict[str, list[float]],
    cells: Mapping[tuple[int, int], list[str]],
    cell: tuple[int, int],
    widths: Mapping[str, float],
) -> int:
    """Push the boxes of a cell off their neighbours; the number of pairs that overlapped."""
    near = [n for dx in (-1, 0, 1) for dy in (-1, 0, 1) for n in cells.get((cell[0] + dx, cell[1] + dy), ())]
    count = 0
    for a in cells[cell]:
        for b in near:
            if a >= b:
                continue
            dx, dy = moved[b][0] - moved[a][0], moved[b][1] - moved[a][1]
            over_x, over_y = (widths[a] + widths[b]) / 2 + 8 - abs(dx), 2 * LINE - abs(dy)
            if over_x > 0 and over_y > 0:
                count += 1
                axis, over, sign = (1, over_y, dy) if over_y < over_x else (0, over_x, dx)
                half = over / 2 * (1 if sign >= 0 else -1)
                moved[a][axis] -= half
                moved[b][axis] += half
    return count


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
