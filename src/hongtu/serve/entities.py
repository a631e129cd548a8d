"""What stands behind an IRI, ``/id/NAME``: a page, Turtle or another form of RDF, by Accept or by ``?format=``."""

from __future__ import annotations

from urllib.parse import quote

import pyoxigraph as ox
from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import RedirectResponse, Response

from hongtu.graph.iris import E
from hongtu.query.forms import Wanted
from hongtu.serve import queries
from hongtu.serve.negotiate import TRIPLES, chosen
from hongtu.serve.pages import entity_page
from hongtu.serve.protocol import found
from hongtu.serve.served import Served

OFFERED = TRIPLES | {"text/html": "html", "application/xhtml+xml": "html"}


async def entity(request: Request, served: Served) -> Response:
    """The response to a request for an IRI: its description, the way to where it is now, or 404."""
    iri = named(request.path_params["name"])
    moved = await served.rows(queries.moved(iri))
    if len(moved) == 1 and moved[0]["to"].startswith(E):
        return RedirectResponse(f"/id/{quote(moved[0]['to'].removeprefix(E), safe='')}", 301)
    media = liked(request)
    if OFFERED[media] == "html":
        return await entity_page(request, served, iri)
    if not await served.rows(queries.exists(iri)):
        raise HTTPException(404, "no such entity in this graph")
    return found((await served.answer(queries.described(iri), Wanted("", OFFERED[media]))).body, media)


def liked(request: Request) -> str:
    """The media type that a request asks for, by its parameter ``format`` or else by Accept; answered with 406 if there
    is none."""
    form = request.query_params.get("format")
    media = [one for one, its in OFFERED.items() if its == form]
    if form is None:
        media = [chosen(",".join(request.headers.getlist("accept")), OFFERED)]
    if not media or not media[0]:
        raise HTTPException(406, f"offered are: {', '.join(OFFERED)}")
    return media[0]


def named(name: str) -> ox.NamedNode:
    """The IRI of a name; one that can be none is answered with 404."""
    try:
        return ox.NamedNode(E + name)
    except ValueError as error:
        raise HTTPException(404, "no such entity in this graph") from error
