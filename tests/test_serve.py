"""The server: what stands behind an IRI, who may call, and what every response carries."""

import http.client
import json
import signal
import subprocess
import sys
import time
from collections.abc import Callable
from contextlib import AbstractContextManager
from pathlib import Path
from urllib.parse import quote, urlsplit

import httpx
import pyoxigraph as ox
import pytest

from hongtu.graph import PREFIXES

E, HT = PREFIXES["e"], PREFIXES["ht"]
HTML = {"accept": "text/html,application/xhtml+xml,application/xml;q=0.9,*/*;q=0.8"}
HOSTILE = '<img src=x onerror="alert(1)"></script>\u202e'
MOVED = f"""@prefix e: <{E}> . @prefix ht: <{HT}> . @prefix rdfs: <http://www.w3.org/2000/01/rdf-schema#> .
@prefix dcterms: <http://purl.org/dc/terms/> .
e:旧名 dcterms:isReplacedBy e:新名 . e:新名 a ht:Company ; rdfs:label {ox.Literal(HOSTILE, language="zh")} .
e:一分为二 dcterms:isReplacedBy e:新名 , e:王新-2 . e:王新-2 a ht:Person ; rdfs:label "王新"@zh .
e:远方 dcterms:isReplacedBy <https://example.org/> ; rdfs:seeAlso <javascript:alert(1)> , "<b>" .
"""


@pytest.fixture(scope="module")
def moved(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("moved")
    (folder / "graph.ttl").write_text(MOVED, encoding="utf-8")
    return folder


@pytest.fixture(scope="module")
def other(moved: Path, serve: Callable[..., AbstractContextManager[str]]) -> object:
    with serve("--graph", moved, "--workers", 1) as address:
        yield address


@pytest.mark.parametrize(("accept", "media"), [
    ("text/turtle", "text/turtle"), ("application/ld+json", "application/ld+json"), ("*/*", "text/turtle"),
    ("application/n-triples", "application/n-triples"), (HTML["accept"], "text/html"),
])  # fmt: skip
def test_an_entity_answers_in_the_form_that_is_liked(url: str, accept: str, media: str) -> None:
    came = httpx.get(f"{url}/id/{quote('王新')}", headers={"accept": accept})
    assert (came.status_code, came.headers["content-type"].partition(";")[0]) == (200, media)
    assert "Accept" in came.headers["vary"].split(", ")
    if media != "text/html":
        format = ox.RdfFormat.from_media_type(media)
        said = {str(q.triple) for q in ox.parse(came.content, format=format)}
        assert f"<{E}王新> <{HT}participatesIn> <{E}123鲲鹏计划>" in said
        assert any("oa#exact" in triple and "王新博士就是被" in triple for triple in said)


def test_every_iri_of_the_graph_answers(url: str, sample: Path) -> None:
    store = ox.Store.read_only(str(sample / "store"))
    iris = sorted({q.subject.value for q in store if isinstance(q.subject, ox.NamedNode)})
    kinds = {iri.removeprefix(E).partition("-")[0] for iri in iris}
    assert {"st", "ev", "ob", "article", "role"} <= kinds
    replaced = ox.NamedNode(f"{PREFIXES['dcterms']}isReplacedBy")
    moved = {str(quad.subject)[1:-1] for quad in store.quads_for_pattern(None, replaced, None)}
    with httpx.Client(headers={"accept": "text/html"}, follow_redirects=True) as client:
        for iri in iris[:: len(iris) // 60]:
            came = client.get(f"{url}/id/{quote(iri.removeprefix(E), safe='')}")
            assert came.status_code == 200, iri
            assert (iri in came.text) == (iri not in moved)


def test_a_page_shows_each_fact_with_its_words(url: str) -> None:
    text = httpx.get(f"{url}/id/{quote('王新')}", headers=HTML).text
    assert "<h1>王新</h1>" in text
    assert "<mark>王新当选党支部书记</mark>" in text
    assert f'href="/id/{quote("123鲲鹏计划")}"' in text


@pytest.mark.parametrize("name", ["没有这个", "", "a b", "<script>", "%00", "..%2f..%2fetc", "x" * 3000])
def test_what_is_not_there_is_not_found(url: str, name: str) -> None:
    for headers in (HTML, {"accept": "text/turtle"}):
        came = httpx.get(f"{url}/id/{quote(name, safe='%')}", headers=headers)
        assert came.status_code == 404
        assert "<script>" not in came.text


def test_a_moved_name_leads_to_where_it_is_now(other: str) -> None:
    came = httpx.get(f"{other}/id/{quote('旧名')}", headers=HTML)
    assert (came.status_code, came.headers["location"]) == (301, f"/id/{quote('新名')}")
    assert httpx.get(f"{other}/id/{quote('旧名')}", follow_redirects=True).status_code == 200
    split = httpx.get(f"{other}/id/{quote('一分为二')}", headers=HTML)
    assert split.status_code == 200
    assert all(f'href="/id/{quote(name)}"' in split.text for name in ("新名", "王新-2"))
    assert httpx.get(f"{other}/id/{quote('远方')}").status_code == 200


def test_names_are_text_whatever_stands_in_them(other: str) -> None:
    text = httpx.get(f"{other}/id/{quote('新名')}", headers=HTML).text
    assert "<img" not in text
    assert "&lt;img src=x onerror=" in text
    assert 'href="javascript:' not in httpx.get(f"{other}/id/{quote('远方')}", headers=HTML).text


@pytest.mark.parametrize(
    "path", ["/", "/ask", "/sparql", "/sparql?query=x", f"/id/{quote('王新')}", "/no", "/static/page.css"]
)
def test_every_response_carries_its_policy(url: str, path: str) -> None:
    headers = httpx.get(f"{url}{path}", headers=HTML).headers
    assert "default-src 'none'" in headers["content-security-policy"]
    assert "unsafe" not in headers["content-security-policy"]
    assert (headers["x-content-type-options"], headers["referrer-policy"]) == ("nosniff", "no-referrer")
    assert "server" not in headers


@pytest.mark.parametrize(
    ("host", "status"),
    [("127.0.0.1:1", 200), ("LOCALHOST", 200), ("[::1]:80", 200), ("evil.example", 421),
     ("127.0.0.1.evil.example", 421), ("evil.example:127.0.0.1", 421), ("", 421), ("[", 421)],
)  # fmt: skip
def test_a_name_that_is_not_ours_is_refused(url: str, host: str, status: int) -> None:
    called = urlsplit(url)
    connection = http.client.HTTPConnection(called.hostname or "", called.port, timeout=10)
    connection.request("GET", "/sparql?query=ASK%7B%7D", headers={"Host": host})
    assert connection.getresponse().status == status
    connection.close()


def test_the_server_listens_where_it_is_told_and_ends_when_it_is_told(sample: Path) -> None:
    command = [sys.executable, "-c", "from hongtu.cli import main; main()", "serve", "--graph", str(sample)]
    with subprocess.Popen([*command, "--port", "0"], stdout=subprocess.PIPE, text=True) as server:
        assert server.stdout
        address = server.stdout.readline().removeprefix("→ ").strip()
        assert address.startswith("http://127.0.0.1:")
        assert json.loads(httpx.get(f"{address}sparql", params={"query": "ASK {}"}).content)["boolean"] is True
        taken = subprocess.run([*command, "--port", address.split(":")[2].strip("/")], capture_output=True, text=True)
        assert (taken.returncode, taken.stderr.count("\n")) == (2, 1)
        start = time.monotonic()
        server.send_signal(signal.SIGINT)
        server.wait(10)
        assert time.monotonic() - start < 5


def test_a_server_without_a_graph_does_not_start(tmp_path: Path) -> None:
    command = [sys.executable, "-c", "from hongtu.cli import main; main()", "serve", "--graph", str(tmp_path)]
    ended = subprocess.run(command, capture_output=True, text=True)
    assert (ended.returncode, ended.stdout, ended.stderr.count("\n")) == (2, "", 1)
    assert "hongtu build" in ended.stderr
