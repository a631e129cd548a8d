"""Queries to a SPARQL server elsewhere, in place of the store of a graph folder."""

from __future__ import annotations

import base64
import urllib.error
import urllib.request
from functools import partial
from http.client import HTTPException, HTTPResponse
from time import monotonic
from urllib.parse import urlencode, urlsplit

import pyoxigraph as ox

from hongtu.graph.sparql import complete, refuse, verb
from hongtu.graph.words import line
from hongtu.query.forms import TooLarge, Wanted, graph, unfit, written
from hongtu.query.limits import Ask, Limits, Reply, refusal, too_large

ROWS = "application/sparql-results+json, application/sparql-results+xml;q=0.8"
TRIPLES = "application/n-triples, text/turtle;q=0.9, application/rdf+xml;q=0.5"
OWN_ASK = b"__ASK_RETVAL"
PART = 1 << 16


def remote(url: str, limits: Limits) -> Ask:
    """What asks the server at an address; raises ValueError for an address that is none of the web.

    The prefixes of ``iris.PREFIXES`` are declared in each query that uses them; a query that names other sources or
    would change the graph is not sent.
    """
    if urlsplit(url).scheme not in ("http", "https") or not urlsplit(url).hostname:
        raise ValueError(f"{url}: an endpoint has an address that begins with http:// or https://")
    return partial(ask, url, limits)


def ask(url: str, limits: Limits, query: str, wanted: Wanted) -> Reply:
    """What comes of a query to a server."""
    try:
        refuse(query)
        triples = verb(query) in ("CONSTRUCT", "DESCRIBE")
        if not (wanted.triples if triples else wanted.results):
            return refusal("unfit", unfit(triples, wanted))
        body, media = fetched(requested(url, query, TRIPLES if triples else ROWS), limits)
        if verb(query) == "ASK" and OWN_ASK in body:
            body, media = truth(body, media)
        return understood(body, media, wanted, limits)
    except TooLarge as error:
        return too_large(error, limits)
    except urllib.error.HTTPError as error:
        return refusal("fault" if error.code < 500 else "away", f"{named(url)}: {error.code} {said(error)}")
    except TimeoutError:
        return refusal("late", f"{named(url)}: the query takes more than {limits.seconds:g} s: ask for less")
    except (OSError, HTTPException) as error:
        return refusal("away", f"{named(url)}: no answer: {getattr(error, 'reason', '') or error}")
    except ValueError as error:
        return refusal("fault", str(error))


def requested(url: str, query: str, accept: str) -> urllib.request.Request:
    """The request that asks a query; a name and password in the address go into its header."""
    parts = urlsplit(url)
    body = urlencode({"query": complete(query)}).encode()
    request = urllib.request.Request(parts._replace(netloc=parts.netloc.rpartition("@")[2]).geturl(), body)
    request.add_header("Accept", accept)
    if parts.username:
        secret = base64.b64encode(f"{parts.username}:{parts.password or ''}".encode()).decode()
        request.add_unredirected_header("Authorization", f"Basic {secret}")
    return request


def named(url: str) -> str:
    """An address without the name and password that it may hold."""
    return urlsplit(url)._replace(netloc=urlsplit(url).netloc.rpartition("@")[2]).geturl()


def fetched(request: urllib.request.Request, limits: Limits) -> tuple[bytes, str]:
    """The body and the media type of a response; raises TimeoutError or TooLarge where it goes too far."""
    end = monotonic() + limits.seconds
    parts, size = [], 0
    with opened(request, limits.seconds) as response:
        while part := response.read1(PART):
            parts.append(part)
            size += len(part)
            if size > limits.size:
                raise TooLarge("bytes")
            if monotonic() > end:
                raise TimeoutError
        return b"".join(parts), response.headers.get_content_type()


def opened(request: urllib.request.Request, seconds: float) -> HTTPResponse:
    """The response to a request; what urllib wraps into its own error is told as what it is."""
    try:
        response: HTTPResponse = urllib.request.urlopen(request, timeout=seconds)
    except urllib.error.HTTPError:
        raise
    except urllib.error.URLError as error:
        raise error.reason if isinstance(error.reason, OSError) else error from error
    return response


def understood(body: bytes, media: str, wanted: Wanted, limits: Limits) -> Reply:
    """An answer in the form wanted; raises ValueError for one that cannot be read."""
    results, rdf = ox.QueryResultsFormat.from_media_type(media), ox.RdfFormat.from_media_type(media)
    try:
        if results:
            answer = ox.parse_query_results(body, format=results)
            text = written(answer, wanted.results, rows=limits.rows, size=limits.size)
            return Reply("answer", text, wanted.results)
        if rdf:
            form = "ttl" if wanted.triples == "table" else wanted.triples
            found = (quad.triple for quad in ox.parse(body, format=rdf))
            return Reply("answer", graph(found, form, limits.rows, limits.size), form)
    except SyntaxError as error:
        raise ValueError(f"the server's {media} cannot be read: {error}") from error
    raise ValueError(f"the server answers with {media}, which is no answer to a query: is its address right?")


def truth(body: bytes, media: str) -> tuple[bytes, str]:
    """What Virtuoso 7 says to an ASK, a table of one row or none, as the yes or no that it means."""
    rows = ox.parse_query_results(body, format=ox.QueryResultsFormat.from_media_type(media))
    yes = isinstance(rows, ox.QuerySolutions) and any(row[0] == ox.Literal(1) for row in rows)
    return b'{"head":{},"boolean":%s}' % (b"true" if yes else b"false"), "application/sparql-results+json"


def said(error: urllib.error.HTTPError) -> str:
    """What a server says of an error, in one line."""
    text = " ".join(line(error.read(1000).decode(errors="replace")).split())
    return text[:300] or error.reason
