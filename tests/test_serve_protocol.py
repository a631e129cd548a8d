"""The SPARQL 1.1 Protocol, case by case, against a server that runs: what is sent, and what has to come back."""

import gzip
import http.client
import json
import socket
from collections.abc import Callable
from contextlib import AbstractContextManager
from pathlib import Path
from typing import NamedTuple
from urllib.parse import quote, urlencode, urlsplit

import pyoxigraph as ox
import pytest

SELECT, ASK = "SELECT ?s WHERE { ?s a ht:Person } ORDER BY ?s LIMIT 2", "ASK { ?s a ht:Person }"
CONSTRUCT = "CONSTRUCT { ?s a ht:Person } WHERE { ?s a ht:Person } LIMIT 3"
DESCRIBE = "DESCRIBE e:王新"
FORM, DIRECT = "application/x-www-form-urlencoded", "application/sparql-query"
SLOW = "SELECT (COUNT(*) AS ?n) { ?a ?b ?c . ?d ?e ?f . ?g ?h ?i }"
JSON, XML = "application/sparql-results+json", "application/sparql-results+xml"


class Came(NamedTuple):
    """A response: status, headers with small letters, body."""

    status: int
    headers: dict[str, str]
    body: bytes

    @property
    def media(self) -> str:
        return self.headers.get("content-type", "").partition(";")[0]


def send(url: str, method: str, path: str, body: bytes = b"", **headers: str) -> Came:
    """One request as it stands, nothing added to it but Host and the length of the body."""
    called = urlsplit(url)
    connection = http.client.HTTPConnection(called.hostname or "", called.port, timeout=30)
    try:
        named = {name.replace("_", "-"): value for name, value in headers.items()}
        connection.request(method, path, body or None, named)
        came = connection.getresponse()
        return Came(came.status, {k.lower(): v for k, v in came.getheaders()}, came.read())
    finally:
        connection.close()


def get(url: str, query: str, *, method: str = "GET", **headers: str) -> Came:
    return send(url, method, f"/sparql?query={quote(query)}", b"", **headers)


def post(url: str, body: bytes | str, media: str, *, extra: str = "", **headers: str) -> Came:
    raw = body.encode() if isinstance(body, str) else body
    return send(url, "POST", f"/sparql{extra}", raw, content_type=media, **headers)


def raw(url: str, target: bytes) -> Came:
    """A request for an address that no client would send."""
    called = urlsplit(url)
    with socket.create_connection((called.hostname or "", called.port or 0), timeout=10) as connection:
        connection.sendall(b"GET " + target + b" HTTP/1.0\r\nHost: localhost\r\n\r\n")
        came = http.client.HTTPResponse(connection)
        came.begin()
        return Came(came.status, {k.lower(): v for k, v in came.getheaders()}, came.read())


def form(**parameters: str) -> str:
    return urlencode(parameters)


# The cases of the W3C's test suite for the protocol (data-sparql11/protocol), by their names. Those that ask of several
# graphs, or load and change data, end here in a refusal with the status that the protocol gives for it.
CASES: dict[str, tuple[Callable[[str], Came], int]] = {
    "query_get": (lambda u: get(u, ASK), 200),
    "query_post_form": (lambda u: post(u, form(query=ASK), FORM), 200),
    "query_post_form with a charset": (lambda u: post(u, form(query=ASK), f"{FORM}; charset=UTF-8"), 200),
    "query_post_direct": (lambda u: post(u, ASK, DIRECT), 200),
    "query_content_type_select": (lambda u: get(u, SELECT, Accept=JSON), 200),
    "query_content_type_ask": (lambda u: get(u, ASK, Accept=XML), 200),
    "query_content_type_describe": (lambda u: get(u, DESCRIBE, Accept="application/rdf+xml"), 200),
    "query_content_type_construct": (lambda u: get(u, CONSTRUCT, Accept="text/turtle"), 200),
    "query_dataset_default_graph_get": (
        lambda u: send(u, "GET", f"/sparql?query={quote(ASK)}&default-graph-uri=urn:x-rdflib:default"),
        200,
    ),
    "query_dataset_default_graph_post": (
        lambda u: post(u, ASK, DIRECT, extra="?default-graph-uri=urn:x-rdflib:default"),
        200,
    ),
    "query_dataset_default_graphs_get": (
        lambda u: send(u, "GET", f"/sparql?query={quote(ASK)}&default-graph-uri=http://a.example/"),
        400,
    ),
    "query_dataset_default_graphs_post": (
        lambda u: post(u, f"{form(query=ASK)}&default-graph-uri=http%3A%2F%2Fa.example%2F", FORM),
        400,
    ),
    "query_dataset_named_graphs_get": (
        lambda u: send(u, "GET", f"/sparql?query={quote(ASK)}&named-graph-uri=http://a.example/"),
        400,
    ),
    "query_dataset_named_graphs_post": (
        lambda u: post(u, ASK, DIRECT, extra="?named-graph-uri=http://a.example/"),
        400,
    ),
    "query_dataset_full": (
        lambda u: post(u, ASK, DIRECT, extra="?default-graph-uri=http://a.example/&named-graph-uri=http://b.example/"),
        400,
    ),
    "query_multiple_dataset": (lambda u: get(u, "ASK FROM <http://a.example/> { ?s ?p ?o }"), 400),
    "bad_query_method": (lambda u: send(u, "PUT", f"/sparql?query={quote(ASK)}"), 405),
    "bad_query_method delete": (lambda u: send(u, "DELETE", "/sparql"), 405),
    "bad_multiple_queries": (lambda u: send(u, "GET", f"/sparql?query={quote(ASK)}&query={quote(SELECT)}"), 400),
    "bad_multiple_queries in a form": (lambda u: post(u, f"{form(query=ASK)}&{form(query=ASK)}", FORM), 400),
    "bad_multiple_queries in both places": (lambda u: post(u, ASK, DIRECT, extra=f"?query={quote(ASK)}"), 400),
    "bad_query_wrong_media_type": (lambda u: post(u, ASK, "text/plain"), 415),
    "bad_query_missing_form_type": (lambda u: send(u, "POST", "/sparql", form(query=ASK).encode()), 415),
    "bad_query_missing_direct_type": (lambda u: send(u, "POST", "/sparql", ASK.encode()), 415),
    "bad_query_non_utf8": (lambda u: post(u, ASK.encode("utf-16"), f"{DIRECT}; charset=UTF-16"), 400),
    "bad_query_non_utf8 in a form": (lambda u: post(u, "query=%B4%F3", FORM), 400),
    "bad_query_non_utf8 in the address": (lambda u: send(u, "GET", "/sparql?query=ASK%7B%7D%23%B4%F3"), 400),
    "bad_query_non_utf8 raw in the address": (lambda u: raw(u, b"/sparql?query=ASK%7B%7D%23\xb4"), 400),
    "bad_query_syntax": (lambda u: get(u, "ASK {"), 400),
    "bad query parameter missing": (lambda u: send(u, "GET", "/sparql?default-graph-uri=urn:x-rdflib:default"), 400),
    "bad query empty": (lambda u: get(u, ""), 400),
    "update_post_form": (lambda u: post(u, form(update="CLEAR ALL"), FORM), 403),
    "update_post_direct": (lambda u: post(u, "CLEAR ALL", "application/sparql-update"), 403),
    "update_base_uri": (lambda u: post(u, form(update="BASE <http://e/> INSERT DATA { <a> <b> <c> }"), FORM), 403),
    "update_dataset_default_graph": (
        lambda u: post(u, "CLEAR ALL", "application/sparql-update", extra="?using-graph-uri=http://a.example/"),
        403,
    ),
    "bad_update_get": (lambda u: send(u, "GET", f"/sparql?{form(update='CLEAR ALL')}"), 403),
    "bad_multiple_updates": (lambda u: post(u, "update=CLEAR+ALL&update=CLEAR+ALL", FORM), 403),
    "bad_update as a query": (lambda u: post(u, "CLEAR ALL", DIRECT), 400),
    "bad_update_dataset_conflict": (
        lambda u: post(u, f"{form(update='CLEAR ALL')}&using-named-graph-uri=http%3A%2F%2Fa.example%2F", FORM),
        403,
    ),
}


@pytest.mark.parametrize("case", CASES)
def test_cases_of_the_w3c(url: str, case: str) -> None:
    send_it, status = CASES[case]
    came = send_it(url)
    assert came.status == status, came.body
    if status >= 400:
        assert came.media == "text/plain"
        assert came.body
    if status == 405:
        assert {method.strip() for method in came.headers["allow"].split(",")} == {"GET", "HEAD", "POST"}


@pytest.mark.parametrize(
    ("accept", "query", "media"),
    [
        ("", SELECT, JSON),
        ("*/*", SELECT, JSON),
        (XML, SELECT, XML),
        ("text/csv", SELECT, "text/csv"),
        ("text/tab-separated-values", SELECT, "text/tab-separated-values"),
        (f"{JSON};q=0.4, text/csv;q=0.9", SELECT, "text/csv"),
        ("text/*", SELECT, "text/csv"),
        ("text/csv;q=0, text/*;q=0.1, */*;q=0.05", SELECT, "text/tab-separated-values"),
        ("TEXT/CSV ; Q=1.0", SELECT, "text/csv"),
        ("application/json", SELECT, "application/json"),
        ("text/turtle, text/csv;q=0.1", SELECT, "text/csv"),
        (f"text/turtle, {XML};q=0.1", ASK, XML),
        ("", CONSTRUCT, "text/turtle"),
        ("application/n-triples", CONSTRUCT, "application/n-triples"),
        ("application/ld+json, text/turtle;q=0.9", CONSTRUCT, "application/ld+json"),
        (f"{JSON}, application/rdf+xml", DESCRIBE, "application/rdf+xml"),
        ("text/html,application/xhtml+xml,application/xml;q=0.9,*/*;q=0.8", SELECT, "application/xml"),
    ],
)
def test_the_form_that_is_liked_best_is_given(url: str, accept: str, query: str, media: str) -> None:
    came = get(url, query, **({"Accept": accept} if accept else {}))
    assert (came.status, came.media) == (200, media)
    assert "Accept" in came.headers["vary"]


@pytest.mark.parametrize(
    ("accept", "query"),
    [("image/png", SELECT), ("text/turtle", SELECT), ("text/csv", CONSTRUCT), (f"{JSON};q=0", SELECT), ("x", ASK)],
)
def test_a_form_that_is_not_there_is_not_given(url: str, accept: str, query: str) -> None:
    assert get(url, query, Accept=accept).status == 406


def test_what_was_posted_is_asked_as_it_stands(url: str) -> None:
    query = 'SELECT ("%41+%2B 党委&=\\u0041" AS ?x) {}'
    for came in (get(url, query), post(url, query, DIRECT), post(url, form(query=query), FORM)):
        assert json.loads(came.body)["results"]["bindings"][0]["x"]["value"] == "%41+%2B 党委&=A"


@pytest.mark.parametrize(
    "media", ["text/turtle", "application/n-triples", "application/rdf+xml", "application/ld+json"]
)
def test_triples_are_the_same_in_every_form(url: str, media: str) -> None:
    format = ox.RdfFormat.from_media_type(media)
    came = get(url, DESCRIBE, Accept=media)
    own = {str(t.triple) for t in ox.parse(came.body, format=format)}
    other = {str(t.triple) for t in ox.parse(get(url, DESCRIBE).body, format=ox.RdfFormat.TURTLE)}
    assert own == other
    assert len(own) > 3


def test_head_says_what_get_would(url: str) -> None:
    head, whole = get(url, SELECT, method="HEAD"), get(url, SELECT)
    assert (head.status, head.body) == (200, b"")
    assert head.headers["content-length"] == str(len(whole.body))


def test_answers_are_packed_for_those_who_unpack(url: str) -> None:
    query = "SELECT * { ?s ?p ?o } LIMIT 200"
    packed, plain = get(url, query, Accept_Encoding="gzip"), get(url, query)
    assert packed.headers["content-encoding"] == "gzip"
    assert len(gzip.decompress(packed.body)) == len(plain.body) > 4 * len(packed.body)
    assert "Accept-Encoding" in packed.headers["vary"]


def test_what_is_too_long_is_refused(url: str) -> None:
    assert post(url, f"ASK {{}} #{'x' * (1 << 20)}", DIRECT).status == 413
    assert post(url, f"ASK {{}} #{'x' * (1 << 19)}", DIRECT).status == 200


def test_what_takes_too_long_ends_and_holds_up_nobody(url: str) -> None:
    came = get(url, SLOW)
    assert (came.status, came.headers["retry-after"]) == (503, "10")
    assert came.body == b"the query takes more than 4 s: ask for less\n"
    assert get(url, ASK).status == 200


def test_the_service_describes_itself(url: str) -> None:
    for media in ("text/turtle", "application/rdf+xml", "application/n-triples", "application/ld+json"):
        came = send(url, "GET", "/sparql", Accept=media)
        said = {str(q.triple) for q in ox.parse(came.body, format=ox.RdfFormat.from_media_type(media))}
        sd = "http://www.w3.org/ns/sparql-service-description#"
        assert f"<{url}/sparql> <{sd}supportedLanguage> <{sd}SPARQL11Query>" in said
        assert f"<{url}/sparql> <{sd}endpoint> <{url}/sparql>" in said
    assert send(url, "GET", "/sparql", Accept="image/png").status == 406
    person = send(url, "GET", "/sparql", Accept="text/html,application/xml;q=0.9,*/*;q=0.8")
    assert (person.status, person.headers["location"]) == (303, "/ask")


ELSEWHERE = "https://yasgui.example"


def test_pages_from_elsewhere_may_read_only_where_they_are_let(
    url: str, sample: Path, serve: Callable[..., AbstractContextManager[str]]
) -> None:
    assert "access-control-allow-origin" not in get(url, ASK, Origin=ELSEWHERE).headers
    with serve("--graph", sample, "--workers", 1, "--origin", ELSEWHERE) as open_to_it:
        assert get(open_to_it, ASK, Origin=ELSEWHERE).headers["access-control-allow-origin"] == ELSEWHERE
        assert "access-control-allow-origin" not in get(open_to_it, ASK, Origin="https://evil.example").headers
        asked = {"Origin": ELSEWHERE, "Access_Control_Request_Method": "POST"}
        came = send(open_to_it, "OPTIONS", "/sparql", b"", **asked, Access_Control_Request_Headers="content-type")
        assert (came.status, came.headers["access-control-allow-origin"]) == (200, ELSEWHERE)
        assert "POST" in came.headers["access-control-allow-methods"]
