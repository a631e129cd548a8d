"""The SPARQL 1.1 Protocol: from a request to a query, and from what came of it to a response."""

from __future__ import annotations

from dataclasses import dataclass
from urllib.parse import parse_qsl

from starlette.requests import Request
from starlette.responses import RedirectResponse, Response

from hongtu.query.forms import Wanted
from hongtu.serve.description import description
from hongtu.serve.negotiate import RESULTS, TRIPLES, chosen, content_type
from hongtu.serve.served import STATUS, Served

FORM, DIRECT, UPDATE = "application/x-www-form-urlencoded", "application/sparql-query", "application/sparql-update"
LONGEST = 1 << 20
# Names by which clients call the default graph; there is no other one here.
DEFAULT_GRAPHS = frozenset({"urn:x-rdflib:default", "urn:x-arq:DefaultGraph"})


@dataclass(frozen=True, slots=True)
class Refusal(Exception):
    """A request that is no query: a status and one line that says why."""

    status: int
    why: str


async def sparql(request: Request, served: Served) -> Response:
    """The response to a query sent in one of the three ways of the protocol, or to none: what is offered here."""
    accept = ",".join(request.headers.getlist("accept"))
    rows, triples = chosen(accept, RESULTS), chosen(accept, TRIPLES)
    if request.method != "POST" and not request.url.query:
        if chosen(accept, (*TRIPLES, "text/html")) == "text/html":
            return RedirectResponse("/ask", 303)
        url = str(request.url.replace(query="", fragment=""))
        return found(description(url, TRIPLES[triples]), triples) if triples else unacceptable()
    try:
        query = await asked(request)
    except Refusal as refusal:
        return told(refusal.status, refusal.why)
    if not (rows or triples):
        return unacceptable()
    reply = await served.reply(query, Wanted(RESULTS.get(rows, ""), TRIPLES.get(triples, "")))
    if reply.outcome != "answer":
        return told(STATUS[reply.outcome], reply.body.decode())
    return found(reply.body, rows if reply.form in RESULTS.values() else triples)


def found(body: bytes, media: str) -> Response:
    """An answer in a media type."""
    return Response(body, headers={"content-type": content_type(media), "vary": "Accept"})


def unacceptable() -> Response:
    """The response to a request that admits none of the forms."""
    return told(406, f"none of the types of Accept is offered; there are: {', '.join({**RESULTS, **TRIPLES})}")


def told(status: int, why: str) -> Response:
    """A response that says why there is no answer, in one line."""
    headers = {"retry-after": "10"} if status == 503 else {}
    return Response(f"{why}\n", status, headers | {"content-type": "text/plain; charset=utf-8"})


async def asked(request: Request) -> str:
    """The query of a request; raises Refusal for one that has none, or several, or asks another dataset."""
    pairs = parameters(request.url.query)
    media = request.headers.get("content-type", "").partition(";")[0].strip().lower()
    if request.method == "POST":
        if media not in (FORM, DIRECT):
            raise Refusal(
                415 if media != UPDATE else 403, f"POST a query as {FORM} or {DIRECT}; this graph is read-only"
            )
        text = decoded(await body(request))
        pairs += [("query", text)] if media == DIRECT else parameters(text)
    return only(pairs)


def only(pairs: list[tuple[str, str]]) -> str:
    """The one query among parameters."""
    if any(name in ("update", "using-graph-uri", "using-named-graph-uri") for name, _ in pairs):
        raise Refusal(403, "updates are not taken: this graph is read-only")
    queries = [value for name, value in pairs if name == "query"]
    if len(queries) != 1:
        raise Refusal(400, f"a request has one parameter query, not {len(queries)}")
    for name, graph in pairs:
        if name == "named-graph-uri" or (name == "default-graph-uri" and graph not in DEFAULT_GRAPHS):
            raise Refusal(400, f"{name}={graph}: there is one graph here, the default graph; leave it out")
    return queries[0]


async def body(request: Request) -> bytes:
    """The body of a request, up to what a query may be long."""
    parts = bytearray()
    async for part in request.stream():
        parts += part
        if len(parts) > LONGEST:
            raise Refusal(413, f"a query may be {LONGEST} bytes long")
    return bytes(parts)


def decoded(text: bytes) -> str:
    """Text in UTF-8."""
    try:
        return text.decode()
    except UnicodeDecodeError as error:
        raise Refusal(400, f"a query is text in UTF-8: {error}") from error


def parameters(text: str) -> list[tuple[str, str]]:
    """The parameters of an encoded form."""
    try:
        return parse_qsl(text, keep_blank_values=True, errors="strict", max_num_fields=100)
    except ValueError as error:
        raise Refusal(400, f"the parameters are not in the form of {FORM}, in UTF-8: {error}") from error
