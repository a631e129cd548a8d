"""The endpoint as strangers' tools use it: curl, SPARQLWrapper, rdflib's SPARQLStore and Comunica, over HTTP."""

import json
import os
import shutil
import subprocess
from pathlib import Path
from typing import Any
from xml.dom.minidom import Document

import pytest
import rdflib
import SPARQLWrapper
from rdflib.plugins.stores.sparqlstore import SPARQLStore
from SPARQLWrapper.SPARQLExceptions import QueryBadFormed

# What SPARQLWrapper and rdflib call in rdflib.
pytestmark = [
    pytest.mark.filterwarnings("ignore:ConjunctiveGraph is deprecated:DeprecationWarning"),
    pytest.mark.filterwarnings("ignore:Dataset:DeprecationWarning"),
]

PREFIXES = """PREFIX ht: <https://w3id.org/hongtu/ns#> PREFIX e: <https://w3id.org/hongtu/id/>
PREFIX rdfs: <http://www.w3.org/2000/01/rdf-schema#> """
PEOPLE = PREFIXES + 'SELECT ?o WHERE { ?p rdfs:label "王新"@zh ; ht:holdsPost/rdfs:label ?o } ORDER BY ?o'
BODIES = ["肇庆市华师大光电产业研究院", "肇庆高新区高层次人才联合党支部"]
# The last that runs on Debian's Node, 18; the next wants 22.
PACKAGE, VERSION = "@comunica/query-sparql", "4.5.0"
TRIPLES = PREFIXES + "CONSTRUCT WHERE { ?p ht:participatesIn ?o }"


@pytest.fixture(scope="module")
def taking_part(sample: Path) -> int:
    """How many facts of the sample the query for triples asks for, as its Turtle has them."""
    found = rdflib.Graph().parse(sample / "graph.ttl").query(TRIPLES)
    assert len(found) > 1
    return len(found)


def curl(*args: str) -> str:
    return subprocess.run(["curl", "-sS", *args], check=True, capture_output=True, text=True).stdout


@pytest.mark.skipif(not shutil.which("curl"), reason="curl is not installed")
def test_curl(url: str, tmp_path: Path) -> None:
    (tmp_path / "q.rq").write_text(PEOPLE, encoding="utf-8")
    csv = ("-H", "Accept: text/csv")
    table = "\n".join(["o", *BODIES, ""])
    assert curl("-G", *csv, "--data-urlencode", f"query={PEOPLE}", f"{url}/sparql") == table
    assert curl(*csv, "--data-urlencode", f"query@{tmp_path}/q.rq", f"{url}/sparql") == table
    direct = ("-H", "Content-Type: application/sparql-query", "--data-binary", f"@{tmp_path}/q.rq")
    assert curl(*csv, *direct, f"{url}/sparql") == table
    assert curl("--compressed", *csv, *direct, f"{url}/sparql") == table
    assert "200 OK" in curl("-I", "-G", "--data-urlencode", f"query={PEOPLE}", f"{url}/sparql")
    assert "ht:participatesIn" in curl("-L", f"{url}/id/王新")


def wrapper(url: str, query: str, form: str, method: str) -> Any:
    asked = SPARQLWrapper.SPARQLWrapper(f"{url}/sparql")
    asked.setQuery(query)
    asked.setReturnFormat(form)
    asked.setMethod(method)
    if method == "POST" and form == SPARQLWrapper.TSV:
        asked.setRequestMethod(SPARQLWrapper.POSTDIRECTLY)
    return asked.query().convert()


@pytest.mark.parametrize("method", ["GET", "POST"])
def test_sparqlwrapper(url: str, method: str, taking_part: int) -> None:
    rows = wrapper(url, PEOPLE, SPARQLWrapper.JSON, method)["results"]["bindings"]
    assert [row["o"]["value"] for row in rows] == BODIES
    xml = wrapper(url, PEOPLE, SPARQLWrapper.XML, method)
    assert isinstance(xml, Document)
    assert len(xml.getElementsByTagName("result")) == len(BODIES)
    assert wrapper(url, PEOPLE, SPARQLWrapper.CSV, method).decode().split() == ["o", *BODIES]
    assert wrapper(url, PEOPLE, SPARQLWrapper.TSV, method).decode().splitlines()[1] == f'"{BODIES[0]}"@zh'
    graphs = [
        wrapper(url, TRIPLES, form, method) for form in (SPARQLWrapper.RDFXML, SPARQLWrapper.JSONLD, SPARQLWrapper.XML)
    ]
    turtle = rdflib.Graph().parse(data=wrapper(url, TRIPLES, SPARQLWrapper.TURTLE, method), format="turtle")
    assert [len(graph) for graph in (*graphs, turtle)] == [taking_part] * 4
    with pytest.raises(QueryBadFormed, match="cannot read on from"):
        wrapper(url, "SELECT * { ?s ?p }", SPARQLWrapper.JSON, method)


@pytest.mark.parametrize("method", ["GET", "POST", "POST_FORM"])
@pytest.mark.parametrize("form", ["xml", "json"])
def test_sparqlstore_of_rdflib(url: str, method: Any, form: str, taking_part: int) -> None:
    graph = rdflib.Graph(SPARQLStore(f"{url}/sparql", method=method, returnFormat=form))
    assert [str(row[0]) for row in graph.query(PEOPLE) if isinstance(row, tuple)] == BODIES
    person = rdflib.URIRef("https://w3id.org/hongtu/id/王新")
    assert graph.value(person, rdflib.RDFS.label) == rdflib.Literal("王新", lang="zh")
    assert len(list(graph.triples((person, None, None)))) > 5
    assert bool(graph.query(f"{PREFIXES} ASK {{ e:王新 ?p ?o }}"))
    if form == "xml":  # with json it admits no form of RDF
        assert len(graph.query(TRIPLES)) == taking_part


def test_a_dataset_of_rdflib_has_rows(url: str) -> None:
    dataset = rdflib.Dataset(SPARQLStore(f"{url}/sparql"))
    assert [str(row[0]) for row in dataset.query(PEOPLE) if isinstance(row, tuple)] == BODIES


def test_rdflib_asks_it_as_a_service(url: str) -> None:
    person, label = "<https://w3id.org/hongtu/id/王新>", f"<{rdflib.RDFS.label}>"
    found = rdflib.Graph().query(f"SELECT ?o WHERE {{ SERVICE <{url}/sparql> {{ {person} {label} ?o }} }}")
    assert [str(row[0]) for row in found if isinstance(row, tuple)] == ["王新"]


@pytest.fixture(scope="module")
def comunica(request: pytest.FixtureRequest) -> list[str]:
    """Comunica, installed from npm into the cache of pytest if it is not there yet: the command that runs it."""
    npm = shutil.which("npm")
    if not npm:
        assert not os.environ.get("CI"), "CI has to install npm"
        pytest.skip("npm is not installed, so Comunica cannot be")
    assert request.config.cache
    folder = request.config.cache.mkdir(f"comunica-{VERSION}")
    command = ["node", str(folder / "node_modules" / "@comunica" / "query-sparql" / "bin" / "query.js")]
    if (folder / "done").exists():
        return command
    (folder / "package.json").write_text(json.dumps({"dependencies": {PACKAGE: VERSION}}), encoding="utf-8")
    install = [npm, "install", "--no-audit", "--no-fund", "--silent", "--ignore-scripts"]
    done = subprocess.run(install, cwd=folder, capture_output=True, text=True, timeout=300)
    if done.returncode and not os.environ.get("CI"):
        pytest.skip(f"npm cannot install Comunica: {done.stderr[-300:]}")
    assert done.returncode == 0, done.stderr
    (folder / "done").touch()
    return command


def test_comunica(url: str, comunica: list[str], taking_part: int) -> None:
    def asked(query: str, media: str) -> str:
        command = [*comunica, f"{url}/sparql", query, "-t", media]
        return subprocess.run(command, check=True, capture_output=True, text=True, timeout=100).stdout

    rows = json.loads(asked(PEOPLE, "application/sparql-results+json"))["results"]["bindings"]
    assert [row["o"]["value"] for row in rows] == BODIES
    assert json.loads(asked(f"{PREFIXES} ASK {{ e:王新 ?p ?o }}", "application/sparql-results+json"))["boolean"] is True
    assert len(rdflib.Graph().parse(data=asked(TRIPLES, "text/turtle"), format="turtle")) == taking_part
