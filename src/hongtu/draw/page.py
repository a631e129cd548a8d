"""The page itself: pyvis's lists of nodes and lines and the vis-network of its wheel, in a template of our own."""

from __future__ import annotations

import base64
import hashlib
import json
from collections.abc import Iterable, Sequence
from functools import cache
from importlib.resources import files
from typing import Any

import pyvis
from jinja2 import DictLoader, Environment
from markupsafe import Markup
from pyvis.network import Network

from hongtu.draw.atlas import atlas
from hongtu.draw.chart import spread
from hongtu.draw.columns import Columns, columns
from hongtu.draw.layout import Memory
from hongtu.draw.overview import charted, overview
from hongtu.draw.quoted import Sentences
from hongtu.explore.index import Index, index
from hongtu.explore.index import around as within
from hongtu.model import Reading

VIS = "templates/lib/vis-9.1.2/vis-network.min.js"
SCRIPTS = ("model.js", "labels.js", "panel.js", "explorer.js")


def page(
    reading: Reading,
    *,
    around: Iterable[str] = (),
    hops: int = 1,
    sentence: Sentences | None = None,
    memory: Memory | None = None,
) -> str:
    """One self-contained HTML page of a resolved reading, or of what lies within ``hops`` steps of some names.

    ``sentence`` gives the words before and after an evidence in its sentence, where the reading's articles have no
    text. ``memory`` is that of ``positions``. Raises ValueError naming a name that no entity has.
    """
    whole, names = index(reading), tuple(around)
    if not names:
        told = overview(atlas(whole, charted(whole, memory), sentence))
        return rendered(drawn(told), told, "宏图：关系网络")
    return part(whole, within(whole, names, hops), "、".join(names), sentence=sentence)


def part(whole: Index, shown: Sequence[int], title: str, *, sentence: Sentences | None = None) -> str:
    """One self-contained HTML page of some entities of a reading (in ascending order)."""
    told = columns(atlas(whole, spread(whole, shown), sentence), shown)
    return rendered(drawn(told), told, title)


def drawn(shown: Columns) -> Network:
    """The network as pyvis keeps it: its nodes with their places, one line for each pair."""
    net = Network(height="100%", width="100%", directed=True, cdn_resources="in_line")
    nodes = shown["nodes"]
    for i, node in enumerate(nodes["id"]):
        kind = shown["types"][nodes["type"][i]]
        place = {"x": nodes["x"][i], "y": nodes["y"][i], "physics": False}
        net.nodes.append({"id": node, "label": " ", "shape": kind["shape"], "color": kind["colour"]} | place)
    for number, (a, b) in enumerate(zip(shown["pairs"]["a"], shown["pairs"]["b"], strict=True)):
        net.edges.append({"id": number, "from": nodes["id"][a], "to": nodes["id"][b], "arrows": "to"})
    net.set_options(json.dumps(OPTIONS))
    return net


OPTIONS = {
    "physics": {"enabled": False},
    "layout": {"improvedLayout": False},
    "edges": {"smooth": False, "arrows": {"to": {"scaleFactor": 0.4}}, "selectionWidth": 0},
    "interaction": {"hover": True, "tooltipDelay": 100000, "keyboard": False},
}


def rendered(net: Network, shown: dict[str, Any], title: str) -> str:
    """The page: pyvis renders our template instead of its own, which loads parts from elsewhere."""
    style = asset("page.css")
    scripts = [vis(), *(asset(name) for name in SCRIPTS)]
    net.templateEnv = Environment(loader=DictLoader({"page": asset("page.html.j2")}), autoescape=True)
    net.path = "page"
    net.templateEnv.globals.update(
        title=title,
        policy=policy(style, scripts),
        style=Markup(style),
        scripts=[Markup(script) for script in scripts],
        data={
            "data": embedded(shown),
            "nodes": embedded(net.nodes),
            "edges": embedded(net.edges),
            "options": embedded(OPTIONS),
        },
    )
    return str(net.generate_html())


@cache
def asset(name: str) -> str:
    """The text of a file of the page."""
    return (files("hongtu.draw") / name).read_text(encoding="utf-8")


@cache
def vis() -> str:
    """vis-network as pyvis's wheel carries it."""
    return (files(pyvis) / VIS).read_text(encoding="utf-8").replace("</script", "<\\/script")


def policy(style: str, scripts: Iterable[str]) -> str:
    """A policy that lets just these scripts and this style run, and nothing be fetched."""
    allowed = " ".join(map(digest, scripts))
    return (
        f"default-src 'none'; script-src {allowed}; style-src {digest(style)}; style-src-attr 'unsafe-inline'; "
        "img-src data: blob:; base-uri 'none'; form-action 'none'"
    )


def digest(text: str) -> str:
    """The source expression for an inline text."""
    return f"'sha256-{base64.b64encode(hashlib.sha256(text.encode()).digest()).decode()}'"


def embedded(value: object) -> Markup:
    """JSON that cannot leave the element it stands in, whatever text is in it."""
    text = json.dumps(value, ensure_ascii=False, separators=(",", ":"))
    for sign in "<>&\u2028\u2029":
        text = text.replace(sign, f"\\u{ord(sign):04x}")
    return Markup(text)
