"""A reading as RDF: what stands in it, that its bytes depend on nothing else, it comes back, no name harms."""

import json
import os
import random
import shutil
import subprocess
import sys
from pathlib import Path

import pyoxigraph as ox
import pytest
import rdflib
from msgspec.structs import replace

from hongtu import graph
from hongtu.gold import from_json, load
from hongtu.graph import PREFIXES, Graph, from_turtle, state, triples, turtle, write
from hongtu.model import Article, Entity, Evidence, Fact, Reading, Statistic
from hongtu.resolve import resolve

HERE = Path(__file__).parents[1]
CORPORA = (HERE / "data" / "gold", HERE.parent / "shared" / "gold" / "dev")
E, HT = PREFIXES["e"], PREFIXES["ht"]
TEXT = "园区简讯\n近日，江州星河公司党支部书记张明远说，公司有员工300名。星河公司成立于2010年6月，拟加入青蓝计划。"


def said(words: str, by: str = "relate.posts.POST", *, article: str = "a1", confidence: float = 0.93) -> Evidence:
    start = TEXT.index(words)
    return Evidence(article, start, start + len(words), words, by, confidence)


POST = said("公司党支部书记张明远")
READING = resolve(
    [
        Reading(
            (Article("a1", TEXT, "园区简讯", "2018-06-01", source="江州日报", url="https://example.org/新闻/1"),),
            (
                Entity("e1", "Person", ("张明远",)),
                Entity("e2", "PartyOrganization", ("江州星河公司党支部", "公司党支部")),
                Entity("e3", "Company", ("江州星河公司", "星河公司")),
                Entity("e4", "Zone", ("江州高新区", "高新区")),
                Entity("e5", "Programme", ("“青蓝计划”",)),
                Entity("e6", "Company", ("旧公司",)),
            ),
            (
                Fact("e1", "holdsPost", "e2", (POST,), "党支部书记", "2018"),
                Fact("e2", "partyOrganizationOf", "e3", (POST,)),
                Fact("e3", "locatedIn", "e4", (said("江州星河公司"),)),
                Fact("e3", "foundedOn", "2010-06", (said("成立于2010年6月"),)),
                Fact("e3", "participatesIn", "e5", (said("拟加入青蓝计划"),), status="planned"),
                Fact("e1", "holdsPost", "e6", (said("张明远", confidence=0.5),), status="former"),
            ),
            (Statistic("e3", "员工", 300.0, "名", (said("公司有员工300名", "relate.figures.X"),), "2018"),),
        )
    ]
)


def rows(shown: Graph, sparql: str) -> list[tuple[str, ...]]:
    answer = shown.query(sparql)
    assert isinstance(answer, ox.QuerySolutions)
    return [tuple(term.value if term is not None else "" for term in row) for row in answer]


def as_rdflib(text: str) -> rdflib.Graph:
    return rdflib.Graph().parse(data=text, format="turtle")


def test_direct_triples_stand_for_stated_facts_alone() -> None:
    found = rows(state(READING), "SELECT ?p ?o WHERE { e:张明远 ?p ?o FILTER(STRSTARTS(STR(?p), STR(ht:))) }")
    assert found == [(f"{HT}holdsPost", f"{E}江州星河公司党支部")]
    assert not rows(state(READING), "SELECT ?o WHERE { ?s ht:participatesIn ?o }")


def test_each_fact_has_one_node_whatever_its_status() -> None:
    found = rows(state(READING), "SELECT ?p ?s WHERE { ?st a ht:Statement ; rdf:predicate ?p ; ht:status ?s }")
    assert len(found) == len(READING.facts) == 6
    assert {(p.removeprefix(HT), s) for p, s in found} >= {("participatesIn", "planned"), ("holdsPost", "former")}


def test_a_post_in_an_organization_is_a_membership_with_a_role() -> None:
    asked = "SELECT ?who ?where ?role ?word WHERE { ?m a org:Membership ; org:member ?who ; org:organization ?where ;"
    found = rows(state(READING), f"{asked} org:role ?r ; ht:role ?word . ?r a org:Role ; rdfs:label ?role }}")
    assert found == [(f"{E}张明远", f"{E}江州星河公司党支部", "党支部书记", "党支部书记")]


def test_evidence_shows_the_words_and_where_they_stand() -> None:
    asked = """SELECT ?exact ?start ?end ?n ?before ?after ?rule ?sure ?article WHERE {
      e:张明远 ht:holdsPost ?b . ?st rdf:subject e:张明远 ; rdf:object ?b ; prov:wasDerivedFrom ?ev .
      ?ev oa:exact ?exact ; oa:start ?start ; oa:end ?end ; ht:sentence ?n ; oa:prefix ?before ; oa:suffix ?after ;
          ht:rule ?rule ; ht:confidence ?sure ; prov:wasQuotedFrom ?article }"""
    ((exact, start, end, _, before, after, rule, sure, article),) = rows(state(READING), asked)
    assert TEXT[int(start) : int(end)] == exact == POST.text
    assert f"{before}{exact}{after}" in TEXT
    assert len(f"{before}{exact}{after}") > len(exact)
    assert (rule, sure, article) == ("relate.posts.POST", "0.93", f"{E}article-a1")
    assert state(READING).sentence(POST) == (before, after)


def test_one_fact_of_two_articles_has_two_evidences() -> None:
    fact = replace(READING.facts[0], evidence=(POST, replace(POST, article="a2")))
    both = replace(READING, facts=(fact,), articles=(*READING.articles, replace(READING.articles[0], id="a2")))
    found = rows(state(both), "SELECT ?a WHERE { ?st prov:wasDerivedFrom/prov:wasQuotedFrom ?a . ?st a ht:Statement }")
    assert sorted(found) == [(f"{E}article-a1",), (f"{E}article-a2",)]


def test_an_article_has_title_date_source_and_digest() -> None:
    asked = "SELECT ?t ?d ?h WHERE { ?a a ht:Article ; dcterms:title ?t ; dcterms:issued ?d ; ht:textDigest ?h }"
    ((title, day, digest),) = rows(state(READING), asked)
    assert (title, day) == ("园区简讯", "2018-06-01")
    assert digest.startswith("sha256:")
    sources = {t.object for t in triples(READING) if t.predicate.value.endswith("terms/source")}
    assert sources == {ox.Literal("江州日报"), ox.NamedNode("https://example.org/新闻/1")}


@pytest.mark.parametrize(
    ("published", "kind"), [("2018", "gYear"), ("2018-06", "gYearMonth"), ("2018-06-01", "date"), (None, None)]
)
def test_dates_are_as_exact_as_they_are(published: str | None, kind: str | None) -> None:
    one = Reading((Article("a", "x", published=published),))
    issued = [t.object for t in triples(one) if t.predicate.value.endswith("issued")]
    assert [o.datatype.value.partition("#")[2] for o in issued if isinstance(o, ox.Literal)] == ([kind] if kind else [])


def test_figures_are_integers_or_decimals() -> None:
    def figure(value: float) -> ox.Literal:
        one = replace(READING, statistics=(replace(READING.statistics[0], value=value),))
        (found,) = [t.object for t in triples(one) if t.predicate.value == f"{HT}value"]
        assert isinstance(found, ox.Literal)
        return found

    assert [figure(v).value for v in (300.0, 8e8, 0.1, 1e-7, 1e22)] == [
        "300", "800000000", "0.1", "0.0000001", "10000000000000000000000",
    ]  # fmt: skip
    assert [figure(v).datatype.value.partition("#")[2] for v in (300.0, 1.5)] == ["integer", "decimal"]
    with pytest.raises(ValueError, match="nan is no figure"):
        figure(float("nan"))


def test_no_blank_nodes_no_named_graphs_and_only_plain_types() -> None:
    terms = [term for triple in triples(READING) for term in triple]
    assert not [t for t in terms if isinstance(t, ox.BlankNode)]
    types = {t.datatype.value.partition("#")[2] for t in terms if isinstance(t, ox.Literal)}
    assert types <= {"string", "langString", "integer", "decimal", "date", "gYear", "gYearMonth"}
    assert not list(state(READING).store.named_graphs())


def test_no_triple_is_said_twice() -> None:
    found = [str(t) for t in triples(READING)]
    assert len(found) == len(set(found)) > 60


def test_turtle_reads_well() -> None:
    text = turtle(READING)
    lines = text.splitlines()
    assert lines[:2] == [f"@prefix e: <{E}> .", f"@prefix ht: <{HT}> ."]
    assert 'e:张明远 a ht:Person ;\n\trdfs:label "张明远"@zh ;\n\tht:holdsPost e:江州星河公司党支部 .' in text
    titles = ["entities", "statements", "evidence", "observations", "articles", "roles"]
    assert [line.split()[-1] for line in lines if line.startswith("# ")] == titles
    assert "<http" not in text.replace("prefix", "").partition("# ")[2].replace("<https://example.org/新闻/1>", "")


def test_other_parsers_read_the_same() -> None:
    text = turtle(READING)
    written = as_rdflib(text)
    assert len(written) == len(set(triples(READING)))
    rapper = shutil.which("rapper")
    if rapper:
        done = subprocess.run([rapper, "-q", "-c", "-i", "turtle", "-", E], input=text, capture_output=True, text=True)
        assert done.returncode == 0, done.stderr


def test_turtle_is_the_same_whatever_the_order_and_the_process() -> None:
    dice = random.Random(3)
    pages = [replace(READING, entities=READING.entities, facts=(f,), statistics=()) for f in READING.facts] + [READING]
    once = turtle(resolve(pages))
    for _ in range(4):
        dice.shuffle(pages)
        shuffled = [
            replace(p, entities=tuple(dice.sample(p.entities, len(p.entities))), facts=p.facts[::-1]) for p in pages
        ]
        assert turtle(resolve(shuffled)) == once
    assert len({again(once, seed) for seed in "12"}) == 1


def again(text: str, seed: str) -> bytes:
    """The Turtle of Turtle, by another process."""
    code = "import sys; from hongtu.graph import *; print(turtle(from_turtle(sys.stdin.read()).reading()))"
    env = os.environ | {"PYTHONHASHSEED": seed, "PYTHONUTF8": "1"}
    return subprocess.run(
        [sys.executable, "-c", code], input=text.encode(), capture_output=True, check=True, env=env
    ).stdout


@pytest.mark.parametrize("folder", CORPORA, ids=["data", "dev"])
def test_annotated_articles_give_one_graph_in_any_order_and_come_back(folder: Path) -> None:
    pages = [from_json(load(path)) for path in sorted(folder.glob("*.json"))]
    if not pages:
        pytest.skip(f"no annotated articles in {folder.name}")
    one = resolve(pages)
    text = turtle(one)
    assert turtle(resolve(random.Random(1).sample(pages, len(pages)))) == text
    assert from_turtle(text).reading() == one
    assert len(one.entities) <= sum(len(p.entities) for p in pages)
    assert len(as_rdflib(text)) == len(state(one).store)


def test_a_reading_comes_back_from_the_graph() -> None:
    back = from_turtle(turtle(READING)).reading()
    bare = tuple(replace(a, text="") for a in READING.articles)
    assert back == replace(READING, articles=bare)
    assert state(back).reading() == back


def test_evidence_without_offsets_comes_back_without() -> None:
    gold = Evidence("a1", -1, -1, "张明远", "gold")
    one = resolve([replace(READING, facts=(replace(READING.facts[0], evidence=(gold,)),), statistics=())])
    assert state(one).reading().facts[0].evidence == (gold,)


HOSTILE = [
    '王"新', "王\n新", "王\\新", "王'''新\"\"\"", "<script>alert(1)</script>", "王\ue000新", "王\ud800新",
    '"@zh . e:x ht:holdsPost e:y . e:z rdfs:label "', "> . <http://evil/> <http://evil/> <http://evil/", "%41#?/..",
    "\u202e王新", "王\x00\x1b[31m新",
    "王\\u0022新", "1.5亿", "A.", "é\u0301", "𠮷野家", "①号", "🐉龙", "\u200e", "\ufffe",
]  # fmt: skip


@pytest.mark.parametrize("name", HOSTILE, ids=range(len(HOSTILE)))
def test_no_name_or_text_breaks_out_of_its_place(name: str) -> None:
    words = Evidence(name, 0, len(name), name, name)
    fact = Fact("e1", "holdsPost", "e2", (words,), name)
    figure = Statistic("e2", name, 1, name, (words,))
    entities = (Entity("e1", "Person", (name, f"{name}!")), Entity("e2", "Company", (name,)))
    article = Article(name, name * 2, name, authors=(name,), source=name, url=name)
    one = resolve([Reading((article,), entities, (fact,), (figure,))])
    plain = resolve([Reading((Article("a", "甲甲", "甲", authors=("甲",), source="甲", url="甲"),), *parts("甲"))])
    text = turtle(one)
    assert text.encode()
    stated = as_rdflib(text)
    assert len(stated) == len(set(triples(plain))) == len(set(triples(one)))
    assert {str(p) for p in stated.predicates()} == {t.predicate.value for t in triples(plain)}
    clean = graph.iris.writable(name)
    back = from_turtle(text).reading()
    assert {e.names[0].rstrip("!") for e in back.entities} == {clean}
    assert [(f.role, f.evidence[0].text, f.evidence[0].article) for f in back.facts] == [(clean, clean, clean)]
    assert [(a.id, a.title, a.authors, a.source, a.url) for a in back.articles] == [
        (clean,) * 2 + ((clean,),) + (clean,) * 2
    ]


def parts(name: str) -> tuple[tuple[Entity, ...], tuple[Fact, ...], tuple[Statistic, ...]]:
    words = Evidence("a", 0, 1, name, name)
    entities = (Entity("e1", "Person", (name, f"{name}!")), Entity("e2", "Company", (name,)))
    return entities, (Fact("e1", "holdsPost", "e2", (words,), name),), (Statistic("e2", name, 1, name, (words,)),)


def test_an_id_that_no_iri_can_carry_is_named() -> None:
    with pytest.raises(ValueError, match="'a b' cannot stand in an IRI"):
        turtle(Reading(entities=(Entity("a b", "Person", ("王新",)),)))
    with pytest.raises(ValueError, match=r"'x> \.' is no name of a class"):
        turtle(Reading(entities=(Entity("a", "x> .", ("王新",)),)))


def test_articles_whose_names_an_iri_cannot_carry_stay_apart() -> None:
    pages = tuple(Article(id, "x") for id in ("报 1", "报_1", "报(1"))
    iris = {t.subject.value for t in triples(Reading(pages)) if isinstance(t.subject, ox.NamedNode)}
    assert len(iris) == 3
    assert f"{E}article-报_1" in iris


def seen(folder: Path) -> list[str]:
    """What a user sees in a graph folder."""
    return sorted(path.name for path in folder.iterdir() if not path.name.startswith("."))


def test_a_folder_holds_turtle_and_a_store_that_say_the_same(tmp_path: Path) -> None:
    write(READING, tmp_path / "new" / "graph")
    shown = graph.open(tmp_path / "new" / "graph")
    assert seen(tmp_path / "new" / "graph") == ["graph.ttl", "store"]
    assert (tmp_path / "new" / "graph" / "graph.ttl").read_text(encoding="utf-8") == turtle(READING)
    assert shown.reading() == state(READING).reading()
    with pytest.raises(RuntimeError, match="read-write"):
        shown.store.add(ox.Quad(ox.NamedNode("a:a"), ox.NamedNode("a:a"), ox.NamedNode("a:a")))


def test_writing_again_replaces_the_old_graph_even_while_it_is_read(tmp_path: Path) -> None:
    write(READING, tmp_path)
    old = graph.open(tmp_path)
    write(Reading(entities=(Entity("王新", "Person", ("王新",)),)), tmp_path)
    assert [e.id for e in graph.open(tmp_path).reading().entities] == ["王新"]
    assert rows(old, "SELECT ?n WHERE { e:张明远 rdfs:label ?n }") == [("张明远",)]
    assert seen(tmp_path) == ["graph.ttl", "store"]


@pytest.mark.parametrize("step", ["load", "rename", "link", "replace"])
def test_a_build_that_is_killed_leaves_a_whole_graph(tmp_path: Path, step: str) -> None:
    """A process kills itself at a step of writing; what then opens is the old graph or the new one."""
    write(READING, tmp_path)
    killer = {
        "load": "import hongtu.graph.store as s; s.filling = lambda *a: os._exit(9)",
        "rename": "from pathlib import Path as P; r = P.rename; P.rename = lambda a, b: (r(a, b), os._exit(9))",
        "link": "from pathlib import Path as P; P.symlink_to = lambda a, b: os._exit(9)",
        "replace": "from pathlib import Path as P; P.replace = lambda a, b: os._exit(9)",
    }[step]
    code = f"""import os, sys; {killer}
from pathlib import Path
from hongtu.graph import write
from hongtu.model import Entity, Reading
write(Reading(entities=(Entity("王新", "Person", ("王新",)),)), Path({json.dumps(str(tmp_path))}))"""
    assert subprocess.run([sys.executable, "-c", code]).returncode == 9
    found = graph.open(tmp_path).reading()
    assert found.entities in (READING.entities, (Entity("王新", "Person", ("王新",)),))
    write(READING, tmp_path)
    assert seen(tmp_path) == ["graph.ttl", "store"]
    assert graph.open(tmp_path).reading().entities == READING.entities


def test_the_graph_of_a_day_is_a_graph_of_what_held_then(tmp_path: Path) -> None:
    whole = state(READING)
    assert set(whole.as_of("2018-06").store) == set(whole.store) - former(whole)
    early = whole.as_of("2012")
    assert {f.predicate for f in early.reading().facts} == {"partyOrganizationOf", "locatedIn", "foundedOn"}
    assert not rows(early, "SELECT ?o WHERE { ?s ht:holdsPost ?o }")
    assert rows(early, "SELECT ?s WHERE { ?s ht:locatedIn ?o }")
    assert {e.names[0] for e in early.reading().entities} == {"江州星河公司", "江州星河公司党支部", "江州高新区"}
    assert early.sentence(POST) == whole.sentence(POST) != ("", "")
    early.save(tmp_path)
    assert set(graph.open(tmp_path).store) == set(early.store)
    with pytest.raises(ValueError, match="'then' is no date"):
        whole.as_of("then")


def former(shown: Graph) -> set[ox.Quad]:
    """What is said of the former post in READING, of which nobody knows when it was, and of its company."""
    (statement,) = {q.subject for q in shown.store if q.object == ox.Literal("former")}
    (evidence,) = {q.object for q in shown.store if q.subject == statement and "wasDerivedFrom" in str(q.predicate)}
    return {q for q in shown.store if q.subject in (statement, evidence, ox.NamedNode(f"{E}旧公司"))}


def test_where_the_store_is_missing_the_turtle_answers(tmp_path: Path) -> None:
    write(READING, tmp_path)
    shutil.rmtree((tmp_path / "store").resolve())
    assert graph.open(tmp_path).reading() == state(READING).reading()


def test_a_folder_without_graph_is_named(tmp_path: Path) -> None:
    with pytest.raises(ValueError, match="no graph here; make one with: hongtu build"):
        graph.open(tmp_path / "none")


def test_turtle_that_is_none_is_told_with_its_line() -> None:
    with pytest.raises(ValueError, match=r"Turtle: .*line 2"):
        from_turtle("@prefix e: <http://e/> .\ne:a e:b .")


def test_turtle_that_lacks_a_part_is_told_by_its_node() -> None:
    with pytest.raises(ValueError, match=r"st-1 has no .*predicate"):
        from_turtle(f"<{E}st-1> a <{HT}Statement> ; <{PREFIXES['rdf']}subject> <{E}x> .").reading()


def test_an_empty_reading_is_a_graph(tmp_path: Path) -> None:
    write(Reading(), tmp_path)
    assert graph.open(tmp_path).reading() == Reading()
    assert len(as_rdflib(turtle(Reading()))) == 0
