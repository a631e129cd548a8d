"""SPARQL to the graph: answers in every format, one-line faults, nothing that reaches outside."""

import csv
import io
import json
import socket
import threading
from collections.abc import Iterator
from pathlib import Path

import pyoxigraph as ox
import pytest
import rdflib
from engines import both

from hongtu import graph
from hongtu.graph import Graph, state, write
from hongtu.model import Article, Entity, Evidence, Fact, Reading, Statistic
from hongtu.query import FORMATS, Format, columns, named, run
from hongtu.resolve import resolve

KINDS = {
    "王新": "Person", "唐倚": "Person", "肇庆高新区": "Zone", "三浦车车": "Company",
    "三浦车车党委": "PartyOrganization", "星河研究院": "ResearchInstitution", "123鲲鹏计划": "Programme",
    "省级绿色工厂": "Honour", "科技厅": "GovernmentBody",
    "新能源汽车": "Industry", "李强": "Person", "四送活动": "Programme",
}  # fmt: skip
SAID = [
    ("三浦车车", "locatedIn", "肇庆高新区", ""), ("三浦车车党委", "partyOrganizationOf", "三浦车车", ""),
    ("王新", "holdsPost", "三浦车车党委", "党委书记"), ("王新", "holdsPost", "星河研究院", "院长"),
    ("王新", "participatesIn", "123鲲鹏计划", ""), ("唐倚", "holdsPost", "三浦车车", "总经理"),
    ("三浦车车", "received", "省级绿色工厂", ""), ("省级绿色工厂", "awardedBy", "科技厅", ""),
    ("三浦车车", "hasIndustry", "新能源汽车", ""), ("三浦车车", "cooperatesWith", "星河研究院", ""),
    ("肇庆高新区", "runs", "四送活动", ""), ("星河研究院", "establishedBy", "肇庆高新区", ""),
]  # fmt: skip
TEXT = "。".join(f"{s}{o}{role}" for s, _, o, role in SAID)


def article(id: str, people: str = "") -> Reading:
    """An article that says all this, and of one person who is met nowhere else."""
    words = Evidence(id, 0, 4, TEXT[:4], "relate.posts.POST", 0.9)
    facts = [Fact(s, p, o, (words,), role) for s, p, o, role in SAID]
    facts.append(Fact("星河研究院", "foundedOn", "2018-06", (words,)))
    facts.append(Fact("三浦车车", "participatesIn", "四送活动", (words,), status="planned"))
    kinds = KINDS | ({people: "Person", f"{id}协会": "SocialOrganization"} if people else {})
    facts += [Fact(people, "memberOf", f"{id}协会", (words,))] if people else []
    figures = (
        Statistic("肇庆高新区", "党员", 2595, "名", (words,), "2018"),
        Statistic("三浦车车", "员工", 300, "名", (words,)),
    )
    entities = tuple(Entity(name, kind, (name,)) for name, kind in kinds.items())
    return Reading((Article(id, TEXT, "标题", "2018-11"),), entities, tuple(facts), figures)


READING = resolve([article("a1", "王伟"), article("a2", "王伟")])
SHOWN = state(READING)


BROWSE = """SELECT ?person ?branch ?company WHERE { ?p ht:holdsPost ?b ; rdfs:label ?person .
  ?b ht:partyOrganizationOf ?c ; rdfs:label ?branch . ?c ht:locatedIn ?z ; rdfs:label ?company .
  ?z rdfs:label "肇庆高新区"@zh }"""
EVIDENCE = """SELECT ?fact ?what ?role ?day ?start ?end ?quote ?rule WHERE { ?p rdfs:label "王新"@zh .
  ?st rdf:subject ?p ; rdf:predicate ?fact ; rdf:object ?o ; prov:wasDerivedFrom ?ev . ?o rdfs:label ?what .
  ?ev prov:wasQuotedFrom ?a ; oa:start ?start ; oa:end ?end ; oa:exact ?quote ; ht:rule ?rule .
  ?a dcterms:issued ?day . OPTIONAL { ?st ht:role ?role } }"""
COUNT = """SELECT ?zone ?programme (COUNT(DISTINCT ?p) AS ?people) (COUNT(DISTINCT ?a) AS ?articles) WHERE {
  ?st rdf:predicate ht:participatesIn ; rdf:subject ?p ; rdf:object ?g ; ht:confidence ?c ;
      prov:wasDerivedFrom/prov:wasQuotedFrom ?a . ?g rdfs:label ?programme .
  ?p ht:holdsPost/ht:partyOrganizationOf/ht:locatedIn/rdfs:label ?zone . FILTER(?c >= 0.8) }
  GROUP BY ?zone ?programme"""


@pytest.mark.parametrize(
    ("sparql", "count"), [(BROWSE, 1), (EVIDENCE, 6), (COUNT, 1)], ids=["browse", "evidence", "count"]
)
def test_two_engines_give_the_same_rows(sparql: str, count: int) -> None:
    mine, theirs = both(READING, sparql)
    assert mine == theirs
    assert len(mine) == count


def test_people_are_counted_with_the_articles_that_say_so() -> None:
    assert both(READING, COUNT)[0] == [("肇庆高新区", "123鲲鹏计划", "1", "2")]


SELECT = "SELECT ?who ?n WHERE { ?s rdfs:label ?who ; ht:holdsPost ?b OPTIONAL { ?s ht:none ?n } } ORDER BY ?who ?b"


def test_a_table_is_aligned_and_short() -> None:
    shown = run(SHOWN, "SELECT ?s ?post WHERE { ?st rdf:subject ?s ; ht:role ?post } ORDER BY ?s ?post").splitlines()
    assert shown[0].split() == ["s", "post"]
    assert [line.split() for line in shown[2:4]] == [["e:唐倚", "总经理"], ["e:王新", "党委书记"]]
    assert len({columns(line[: line.rindex("  ") + 2]) for line in shown[2:5]}) == 1
    assert shown[-1] == "(3 行 rows)"


RESULTS = {"tsv": ox.QueryResultsFormat.TSV, "json": ox.QueryResultsFormat.JSON, "xml": ox.QueryResultsFormat.XML}


@pytest.mark.parametrize("text", ["长" * 99, "x" * 99, "x" + "长" * 99, "长" * 40])
def test_a_long_text_is_cut_in_a_table_and_nowhere_else(text: str) -> None:
    asked = f'SELECT ("{text}" AS ?x) {{}}'
    shown = run(SHOWN, asked).splitlines()[2]
    assert columns(shown) <= 80
    assert shown == text or (shown.endswith("…") and text.startswith(shown[:-1]) and columns(shown) >= 79)
    assert text in run(SHOWN, asked, form="csv")


@pytest.mark.parametrize("form", ["tsv", "json", "xml"])
def test_results_have_the_formats_of_the_w3c(form: Format) -> None:
    text = run(SHOWN, SELECT, form=form)
    read = ox.parse_query_results(text, format=RESULTS[form])
    assert isinstance(read, ox.QuerySolutions)
    assert [str(row["who"]) for row in read] == ['"唐倚"@zh', '"王新"@zh', '"王新"@zh']
    assert text.endswith("\n")


def test_csv_is_a_table_of_plain_texts() -> None:
    read = csv.DictReader(io.StringIO(run(SHOWN, SELECT, form="csv")))
    assert [(row["who"], row["n"]) for row in read] == [("唐倚", ""), ("王新", ""), ("王新", "")]


def test_json_keeps_language_and_leaves_out_what_is_unbound() -> None:
    rows = json.loads(run(SHOWN, SELECT, form="json"))["results"]["bindings"]
    assert rows[0] == {"who": {"type": "literal", "value": "唐倚", "xml:lang": "zh"}}


def test_construct_gives_turtle_sorted() -> None:
    asked = "CONSTRUCT { ?s ht:holdsPost ?b } WHERE { ?s ht:holdsPost ?b }"
    text = run(SHOWN, asked, form="ttl")
    assert text == run(SHOWN, asked)
    assert "e:唐倚 ht:holdsPost e:三浦车车 .\n\ne:王新 ht:holdsPost e:三浦车车党委 , e:星河研究院 ." in text
    assert len(rdflib.Graph().parse(data=text, format="turtle")) == 3
    assert "rdfs:label" in run(SHOWN, "DESCRIBE e:王新")


def test_ask_says_yes_or_no() -> None:
    assert run(SHOWN, "ASK { e:王新 ht:holdsPost ?x }") == "是 yes\n"
    assert run(SHOWN, "ASK { e:唐倚 ht:memberOf ?x }") == "否 no\n"
    assert run(SHOWN, "ASK { e:王新 ht:holdsPost ?x }", form="csv") == "true\n"
    assert json.loads(run(SHOWN, "ASK {}", form="json"))["boolean"] is True


@pytest.mark.parametrize("form", FORMATS)
def test_a_format_that_the_answer_does_not_have_is_told(form: Format) -> None:
    if form in ("ttl", "table"):
        with pytest.raises(ValueError, match="take the format table"):
            run(SHOWN, SELECT, form="ttl")
    else:
        with pytest.raises(ValueError, match=f"take the format ttl, not {form}"):
            run(SHOWN, "DESCRIBE e:王新", form=form)


def test_texts_cannot_write_to_the_terminal() -> None:
    shown = run(SHOWN, 'SELECT ("a\\u001B[31m\\u0007\\nb\\u202Ec" AS ?x) {}')
    assert shown.splitlines()[2] == "a [31m b c"


@pytest.mark.parametrize(
    ("sparql", "told"),
    [
        ("SELECT * WHERE { ?s ?p }", "line 1, column 18: cannot read on from '?s ?p }'"),
        ("SELECT *\nWHERE { 王新 }", "line 2, column 9: cannot read on from '王新 }'"),
        ("SELECT * WHERE { ?s ?p 'x }", 'line 1, column 18: cannot read on from "?s ?p \'x }"'),
        ("SELECT * WHERE { ?s ?p ?o", "line 1, column 26: something is missing at the end"),
        ("", "line 1, column 1: something is missing at the end"),
        ("SELECT ?x WHERE { ?x foaf:name ?y }", "prefix 'foaf' is not declared; known without declaration: e, ht,"),
        ("SELECT ?x (COUNT(?y) AS ?n) { ?x ?p ?y }", "SPARQL: The SELECT contains a variable that is unbound"),
        ("INSERT DATA { e:a e:b e:c }", "INSERT would change the graph"),
        ("PREFIX x: <http://x/> # note\nDELETE WHERE { ?s ?p ?o }", "DELETE would change the graph"),
        ("LOAD <file:///etc/passwd>", "LOAD would change the graph"),
        ("DROP ALL", "DROP would change"),
        ("SELECT * FROM <file:///etc/passwd> { ?s ?p ?o }", "FROM names another source"),
        ("SELECT * FROM NAMED <http://x/> { GRAPH ?g { ?s ?p ?o } }", "FROM names another source"),
    ],
)
def test_a_fault_is_one_line_that_names_its_place(sparql: str, told: str) -> None:
    with pytest.raises(ValueError) as fault:  # noqa: PT011
        run(SHOWN, sparql)
    assert told in str(fault.value)
    assert "\n" not in str(fault.value)
    assert len(str(fault.value)) < 250


@pytest.fixture(scope="module")
def listener() -> Iterator[tuple[int, list[bytes]]]:
    """A server on this machine that notes who comes."""
    heard: list[bytes] = []
    server = socket.create_server(("127.0.0.1", 0))

    def listen() -> None:
        while True:
            try:
                caller, _ = server.accept()
            except OSError:
                return
            heard.append(caller.recv(1000))
            caller.close()

    thread = threading.Thread(target=listen, daemon=True)
    thread.start()
    yield server.getsockname()[1], heard
    server.close()


OUTSIDE = [
    "SELECT * { SERVICE <URL> { ?s ?p ?o } }",
    "SELECT * { service silent <URL> { ?s ?p ?o } }",
    "SELECT * { ?s ?p ?o SERVICE<URL>{ ?s ?p ?o } }",
    "PREFIX x: <URL> SELECT * { SERVICE x: { ?s ?p ?o } }",
    "PREFIX x: <URL> SELECT * { SERVICE x:{ ?s ?p ?o } }",
    "PREFIX : <URL> SELECT * { SERVICE:{ ?s ?p ?o } }",
    "SELECT * { VALUES ?u { <URL> } SERVICE ?u { ?s ?p ?o } }",
    "SELECT * { # x\nSERVICE # y\n<URL> { ?s ?p ?o } }",
    "SELECT * { { SELECT * { SERVICE <URL> { ?s ?p ?o } } } }",
    "SELECT * { FILTER EXISTS { SERVICE <URL> { ?s ?p ?o } } }",
    "SELECT * { VALUES (?a ?b) { (1 2) } FILTER(?a<?b#>\"\"\"\n) SERVICE <URL> { ?s ?p ?o } #\"\"\"\n}",
    "PREFIX b: <b:> SELECT * { VALUES ?a { 1 } FILTER(?a<b:c#>'''\n||true) SERVICE <URL> { ?s ?p ?o } #'''\n}",
    "SELECT * { VALUES ?a { 1 } FILTER(?a<2||?a>1) SERVICE <URL> { ?s ?p ?o } }",
    "SELECT * { VALUES ?a { <urn:x#y> } SERVICE <URL> { ?s ?p ?o } }",
    "SELECT * { VALUES ?a { 'it''s' } SERVICE <URL> { ?s ?p ?o } }",
    "SELECT * { BIND('\\'' AS ?a) SERVICE <URL> { BIND('\\'' AS ?a) } }",
    "ASK { SERVICE <URL> { ?s ?p ?o } }",
    "CONSTRUCT WHERE { ?s ?p ?o } LIMIT 1 # \nSERVICE <URL> {}",
    "LOAD <URL>",
]  # fmt: skip


@pytest.mark.parametrize("sparql", OUTSIDE, ids=range(len(OUTSIDE)))
def test_no_query_reaches_another_server(sparql: str, listener: tuple[int, list[bytes]]) -> None:
    port, heard = listener
    with pytest.raises(ValueError, match=r"SERVICE|LOAD|two ways|SPARQL"):
        run(SHOWN, sparql.replace("URL", f"http://127.0.0.1:{port}/sparql"))
    assert heard == []


def test_the_listener_hears_a_query_that_is_not_refused(listener: tuple[int, list[bytes]]) -> None:
    port, heard = listener
    with pytest.raises((OSError, ValueError, RuntimeError)):
        list(SHOWN.store.query(f"SELECT * {{ SERVICE <http://127.0.0.1:{port}/> {{ ?s ?p ?o }} }}"))  # type: ignore[arg-type]
    assert len(heard) == 1
    heard.clear()


@pytest.mark.parametrize(
    "sparql",
    [
        'SELECT ?service WHERE { ?service rdfs:label "SERVICE <http://x/>" } # SERVICE <http://x/> { }',
        "SELECT ?s WHERE { ?s ht:service '''FROM <file:x> it's''' }",
        'SELECT ?s WHERE { ?s ht:x "\\"SERVICE" , """a"SERVICE""" }',
        "PREFIX x: <http://service.org/from#> SELECT ?s WHERE { ?s x:service <http://x/SERVICE#FROM> }",
        "SELECT ?insert WHERE { ?insert ht:load ?delete }",
    ],
)
def test_words_in_texts_names_and_comments_are_no_keywords(sparql: str) -> None:
    assert run(SHOWN, sparql).endswith("(0 行 rows)\n")


def test_the_store_on_disk_answers_as_the_one_in_memory(tmp_path: Path) -> None:
    write(READING, tmp_path)
    shown: Graph = graph.open(tmp_path)
    for query in named():
        asked = [sorted(run(g, query.text).splitlines()) for g in (SHOWN, shown)]
        assert len(asked[0]) == len(asked[1])
    assert run(SHOWN, BROWSE) == run(shown, BROWSE)
