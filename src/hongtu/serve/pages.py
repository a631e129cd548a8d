"""The pages: what templates show of the rows that queries give; text is always text."""

from __future__ import annotations

import re
from urllib.parse import quote

import pyoxigraph as ox
from jinja2 import Environment, PackageLoader
from markupsafe import Markup, escape
from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import HTMLResponse, Response

from hongtu.draw.page import shell, vis
from hongtu.graph.iris import HT, E
from hongtu.ontology import RDF, ontology
from hongtu.query.ready import themes
from hongtu.query.table import prefixed
from hongtu.serve import asking, queries
from hongtu.serve.dossier import dossier
from hongtu.serve.served import Served

TEMPLATES = Environment(loader=PackageLoader("hongtu.serve"), autoescape=True)


async def home(request: Request, served: Served) -> Response:
    """The explorer, which asks this server for what it shows."""
    settings = {"api": True, "review": served.review is not None}
    return HTMLResponse(shell("宏图", settings, (("/ask", "SPARQL"),)))


async def drawing(request: Request, served: Served) -> Response:
    """vis-network, out of the wheel of pyvis."""
    return Response(vis(), media_type="text/javascript")


async def ask_page(request: Request, served: Served) -> Response:
    """The page that asks in SPARQL."""
    given = request.query_params
    edited = asking.edited("plain" in given)
    return page("ask", title="提问 Ask", themes=themes(), known=asking.known(), edited=edited, **asking.asked(given))


async def entity_page(request: Request, served: Served, iri: ox.NamedNode) -> Response:
    """The page of an IRI: the dossier of a person, company or other thing; of other nodes what their triples say."""
    said = await served.rows(queries.properties(iri))
    if not said:
        raise HTTPException(404, "图中没有 no such entity in this graph")
    names = [row["o"] for row in said if row["p"].endswith(("#label", "#exact", "/title"))]
    shown = {"title": (names or [prefixed(iri.value)])[0], "iri": iri.value, "id": iri.value.removeprefix(E)}
    classes = [row["o"] for row in said if row["p"] == f"{RDF}type" and row["o"].removeprefix(HT) in ontology().classes]
    if not classes:
        return page("node", said=said, **shown)
    aliases = [row["o"] for row in said if row["p"].endswith("#altLabel")]
    told = await dossier(served, iri, request.query_params.get("page", ""))
    return page("dossier", classes=classes, aliases=aliases, told=told, **shown)


def page(template: str, **shown: object) -> Response:
    """A page made from a template."""
    return HTMLResponse(TEMPLATES.get_template(f"{template}.html.j2").render(shown), headers={"vary": "Accept"})


def link(iri: str) -> str:
    """Where this server, or else the web, shows an IRI; empty for what is no address.

    >>> link("https://w3id.org/hongtu/id/王新"), link("javascript:alert(1)")
    ('/id/%E7%8E%8B%E6%96%B0', '')
    """
    if iri.startswith(E):
        return f"/id/{quote(iri.removeprefix(E), safe='')}"
    return iri if iri.startswith(("http://", "https://")) else ""


def label(iri: str) -> Markup:
    """A class or property of the vocabulary in both languages; any other IRI with its prefix.

    >>> label("https://w3id.org/hongtu/ns#runs"), label("javascript:<b>")
    (Markup('开展 <span lang="en">runs</span>'), Markup('&lt;javascript:&lt;b&gt;&gt;'))
    """
    name = iri.removeprefix(HT)
    known = ontology().properties.get(name) or ontology().classes.get(name)
    if not known or not iri.startswith(HT):
        return escape(prefixed(iri))
    return Markup('{} <span lang="en">{}</span>').format(known.label_zh, known.label_en)


def grouped(number: str) -> str:
    """A number with its thousands apart.

    >>> grouped("800000000"), grouped("-1234.50"), grouped("many")
    ('800,000,000', '-1,234.50', 'many')
    """
    whole, point, rest = number.partition(".")
    return f"{int(whole):,}{point}{rest}" if re.fullmatch("[+-]?[0-9]+", whole) else number


TEMPLATES.filters.update(grouped=grouped, link=link, label=label, slot=asking.slot)
