"""The pages: what templates show of the rows that queries give; text is always text."""

from __future__ import annotations

from urllib.parse import quote

import pyoxigraph as ox
from jinja2 import Environment, PackageLoader
from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import HTMLResponse, Response

from hongtu.graph.iris import HT, E
from hongtu.ontology import ontology
from hongtu.query.ready import themes
from hongtu.query.table import prefixed
from hongtu.serve import asking, queries
from hongtu.serve.served import Served

TEMPLATES = Environment(loader=PackageLoader("hongtu.serve"), autoescape=True)


async def home(request: Request, served: Served) -> Response:
    """The first page."""
    return page("home", title="宏图")


async def ask_page(request: Request, served: Served) -> Response:
    """The page that asks in SPARQL."""
    given = request.query_params
    edited = asking.edited("plain" in given)
    return page("ask", title="提问 Ask", themes=themes(), known=asking.known(), edited=edited, **asking.asked(given))


async def entity_page(request: Request, served: Served, iri: ox.NamedNode) -> Response:
    """The page of an IRI: what is said of it, with the words behind each fact and figure."""
    said = await served.rows(queries.properties(iri))
    if not said:
        raise HTTPException(404, "图中没有 no such entity in this graph")
    facts, figures = await served.rows(queries.facts(iri)), await served.rows(queries.figures(iri))
    names = [row["o"] for row in said if row["p"].endswith(("#label", "#exact", "/title"))]
    shown = {"said": said, "facts": facts, "figures": figures, "most": queries.MOST}
    return page("entity", title=(names or [prefixed(iri.value)])[0], iri=iri.value, **shown)


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


def label(iri: str) -> str:
    """A class or property of the vocabulary in both languages; any other IRI with its prefix."""
    name = iri.removeprefix(HT)
    known = ontology().properties.get(name) or ontology().classes.get(name)
    return f"{known.label_zh} {name}" if known and iri.startswith(HT) else prefixed(iri)


TEMPLATES.filters.update(link=link, label=label, slot=asking.slot)
