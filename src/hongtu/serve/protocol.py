"""The SPARQL 1.1 Protocol: from a request to a query, and from what came of it to a response."""

from __future__ import annotations

from urllib.parse import parse_qsl

from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import RedirectResponse, Response

from hongtu.query.forms import Wanted
from hongtu.serve.description import description
from hongtu.serve.negotiate import RESULTS, TRIPLES, chosen, content_type
from hongtu.serve.served import Served

FORM, DIRECT, UPDATE = "application/x-www-form-urlencoded", "application/sparql-query", "application/sparql-update"
LONGEST = 1 << 20
# Names by which clients call the default graph; there is no other one here.
DEFAULT_GRAPHS = frozenset({"urn:x-rdflib:default", "urn:x-arq:DefaultGraph"})


async def sparql(request: Request, served: Served) -> Response:
    """The response to a query sent in one of the three ways of the protocol, or to none: what is offered here."""
    accept = ",".join(request.headers.getlist("accept"))
    if request.method != "POST" and not request.url.query:
        return offered(str(request.url), accept)
    query = await asked(request)
    rows, triples = chosen(accept, RESULTS), chosen(accept, TRIPLES)
    if not (rows or triples):
        raise unacceptable()
    reply = await served.answer(query, Wanted(RESULTS.get(rows, ""), TRIPLES.get(triples, "")))
    return found(reply.body, rows if reply.form in RESULTS.values() else triples)


def offered(url: str, accept: str) -> Response:
    """The description of the service at an address; for a person's browser the page that asks."""
    media = chosen(accept, (*TRIPLES, "text/html"))
    if media == "text/html":
        return RedirectResponse("/ask", 303)
    if not media:
        raise unacceptable()
    return found(description(url, TRIPLES[media]), media)


def found(body: bytes, media: str) -> Response:
    """An answer in a media type."""
    return Response(body, headers={"content-type": content_type(media), "vary": "Accept"})


def unacceptable() -> HTTPException:
    """The refusal of a request that admits none of the forms."""
    return HTTPException(406, f"none of the types of Accept is offered; there are: {', '.join({**RESULTS, **TRIPLES})}")


async def asked(request: Request) -> str:
    """The query of a request; fails for one that has none, or several, or asks another dataset."""
    pairs = parameters(request.url.query)
    media = request.headers.get("content-type", "").partition(";")[0].strip().lower()
    if request.method == "POST":
        if media not in (FORM, DIRECT):
            status = 403 if media == UPDATE else 415
            raise HTTPException(status, f"POST a query as {FORM} or {DIRECT}; this graph is read-only")
        text = decoded(await body(request))
        pairs += [("query", text)] if media == DIRECT else parameters(text)
    return only(pairs)


def only(pairs: list[tuple[str, str]]) -> str:
    """The one query among parameters."""
    if any(name in ("update", "using-graph-uri", "using-named-graph-uri") for name, _ in pairs):
        raise HTTPException(403, "updates are not taken: this graph is read-only")
    queries = [value for name, value in pairs if name == "query"]
    if len(queries) != 1:
        raise HTTPException(400, f"a request has one parameter query, not {len(queries)}")
    for name, graph in pairs:
        if name == "named-graph-uri" or (name == "default-graph-uri" and graph not in DEFAULT_GRAPHS):
            raise HTTPException(400, f"{name}={graph}: there is one graph here, the default graph; leave it out")
    return queries[0]


async def body(request: Request) -> bytes:
    """The body of a request, up to what a query may be long."""
    parts = bytearray()
    async for part in request.stream():
        parts += part
        if len(parts) > LONGEST:
            raise HTTPException(413, f"a query may be {LONGEST} bytes long")
    return bytes(parts)


def decoded(text: bytes) -> str:
    """Text in UTF-8."""
    try:
        return text.decode()
    except UnicodeDecodeError as error:
        raise HTTPException(400, f"a query is text in UTF-8: {error}") from error


def parameters(text: str) -> list[tuple[str, str]]:
    """The parameters of an encoded form."""
    try:
        return parse_qsl(text, keep_blank_values=True, errors="strict", max_num_fields=100)
    except ValueError as error:
        raise HTTPException(400, f"the parameters are not in the form of {FORM}, in UTF-8: {error}") from error
