"""The page itself: lists of nodes and lines as pyvis keeps them and the vis-network of its wheel, in a template of our
own.
"""

from __future__ import annotations

import base64
import hashlib
import json
import re
from collections.abc import Iterable, Mapping, Sequence
from functools import cache
from importlib.metadata import distribution
from importlib.resources import files
from pathlib import Path
from typing import Any, TypeAlias

from jinja2 import DictLoader, Environment, Template
from markupsafe import Markup

from hongtu.draw.atlas import atlas
from hongtu.draw.chart import spread
from hongtu.draw.columns import Columns, columns
from hongtu.draw.layout import Memory
from hongtu.draw.overview import charted, overview
from hongtu.draw.quoted import Sentences
from hongtu.explore.index import Index, index
from hongtu.explore.index import around as within
from hongtu.model import Reading

VIS = "pyvis/templates/lib/vis-9.1.2/vis-network.min.js"
STYLES = ("page.css", "parts.css", "views.css", "narrow.css")
ORDER = """make words model times filters paths passages source-embedded source-served rings stage address look labels
           discs drawing theme facts chart entity panel article table tree compare legend search correct formats exports
           moves trail keys explorer begin"""
SCRIPTS = tuple(f"{name}.js" for name in ORDER.split())
Row: TypeAlias = dict[str, Any]
BREAKS = re.compile("[\x0b-\x0d\x1c-\x1e\x85\u2028\u2029]")


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
        return glance(overview(atlas(whole, charted(whole, memory), sentence)))
    return part(whole, within(whole, names, hops), "、".join(names), sentence=sentence)


def glance(told: Columns) -> str:
    """One self-contained HTML page of an overview."""
    return rendered(told, "宏图：关系网络")


def part(whole: Index, shown: Sequence[int], title: str, *, sentence: Sentences | None = None) -> str:
    """One self-contained HTML page of some entities of a reading (in ascending order)."""
    told = columns(atlas(whole, spread(whole, shown), sentence), shown)
    return rendered(told, title)


def stage(shown: Columns) -> tuple[list[Row], list[Row]]:
    """The network as pyvis keeps it: its nodes with their places, one line for each pair."""
    at = shown["nodes"]
    nodes = []
    for i, number in enumerate(at["type"]):
        kind = shown["types"][number]
        place = {"x": at["x"][i], "y": at["y"][i], "size": at["size"][i], "physics": False}
        nodes.append({"id": i, "shape": kind["shape"], "color": kind["colour"]} | place)
    ends = zip(shown["pairs"]["a"], shown["pairs"]["b"], strict=True)
    return nodes, [{"from": a, "to": b} for a, b in ends]


OPTIONS = {
    "physics": {"enabled": False},
    "layout": {"improvedLayout": False},
    "edges": {"smooth": False, "arrows": {"to": {"scaleFactor": 0.4}}, "selectionWidth": 0},
    "interaction": {"hover": True, "tooltipDelay": 100000, "keyboard": False, "hideEdgesOnDrag": False},
}


def rendered(shown: Columns, title: str) -> str:
    """The page in one file.

    Where the entities stand, how large they are and which are joined is in pyvis's lists and not said twice.
    """
    styles, scripts = [asset(name) for name in STYLES], [vis(), *map(asset, SCRIPTS)]
    columns = {name: column for name, column in shown["nodes"].items() if name not in ("x", "y", "size")}
    told = {name: part for name, part in shown.items() if name != "pairs"} | {"nodes": columns}
    nodes, edges = stage(shown)
    data = {"data": told, "nodes": nodes, "edges": edges, "options": OPTIONS}
    return template().render(
        title=title,
        policy=policy(styles, scripts),
        styles=list(map(Markup, styles)),
        scripts=list(map(Markup, scripts)),
        data={name: embedded(value) for name, value in data.items()},
    )


def shell(title: str, settings: Mapping[str, object], links: Iterable[tuple[str, str]] = ()) -> str:
    """The page that asks a server: the same parts, by their addresses; ``links`` are further pages, with their names.

    ``settings`` are ``api`` and ``review``: whether there is a server to ask, and one that takes corrections.
    """
    return template().render(
        title=title,
        links=tuple(links),
        linked_styles=[f"/static/explorer/{name}" for name in STYLES],
        linked_scripts=["/static/vis-network.js", *(f"/static/explorer/{name}" for name in SCRIPTS)],
        data={"settings": embedded(dict(settings)), "options": embedded(OPTIONS)},
    )


def template() -> Template:
    """What the pages are made with."""
    return Environment(loader=DictLoader({"page": asset("page.html.j2")}), autoescape=True).get_template("page")


@cache
def asset(name: str) -> str:
    """The text of a file of the page."""
    return (files("hongtu.draw") / "browser" / name).read_text(encoding="utf-8")


@cache
def vis() -> str:
    """vis-network as pyvis's wheel carries it, which takes a quarter of a second to import."""
    file = Path(str(distribution("pyvis").locate_file(VIS)))
    return unbroken(file.read_text(encoding="utf-8").replace("</script", "<\\/script"))


def unbroken(script: str) -> str:
    """A script with escapes for all but LF that Python takes for the end of a line: notebooks are stored in such lines,
    and VS Code adds a LF to each, which would break a string.

    >>> unbroken("'a\\u2028b'")
    "'a\\\\u2028b'"
    """
    return BREAKS.sub(lambda found: f"\\u{ord(found[0]):04x}", script)


def policy(styles: Iterable[str], scripts: Iterable[str]) -> str:
    """A policy that lets just these scripts and styles run, and nothing be fetched."""
    return (
        f"default-src 'none'; script-src {' '.join(map(digest, scripts))}; style-src {' '.join(map(digest, styles))}; "
        "img-src data: blob:; base-uri 'none'; form-action 'none'"
    )


def digest(text: str) -> str:
    """The source expression for an inline text."""
    return f"'sha256-{base64.b64encode(hashlib.sha256(text.encode()).digest()).decode()}'"


def embedded(value: object) -> Markup:
    """JSON that cannot leave the element it stands in, whatever text is in it."""
    text = json.dumps(value, ensure_ascii=False, separators=(",", ":"))
    for sign in "<>&":
        text = text.replace(sign, f"\\u{ord(sign):04x}")
    return Markup(unbroken(text))
