"""Each format is read by a stranger, who finds all that the format can hold."""

import csv
import gzip
import io
import json
import re
import shutil
import subprocess
from pathlib import Path
from typing import Any

import networkx as nx
import pandas
import pyarrow.parquet
import pyoxigraph as ox
import pytest
import rdflib
from msgspec.structs import replace
from neo4j import taken

from hongtu.export import FILES, export, of_folder, of_graph
from hongtu.export.sheets import FORMULA, parted, restored
from hongtu.export.source import Source
from hongtu.graph import Graph, state, write
from hongtu.graph.iris import HT, OA, E
from hongtu.model import Article, Entity, Evidence, Fact, Reading, Statistic
from hongtu.ontology import ontology

HOSTILE = (
    "=HYPERLINK(1)", "+1", "-2+3", "@SUM(A1)", "\t=1", "\r=1", "'=1", "＝1", "甲,乙;丙\n丁",
    '甲"乙', "甲|乙\\丙",
    "</data><node id='x'/>", "<![CDATA[", "&lt;", "{'id': 1}", "\u202e甲", "𠮷野家",
)  # fmt: skip


def evidence(words: str) -> tuple[Evidence, ...]:
    return (Evidence("页 1", 0, len(words), words, "relate.test.RULE", 0.87),)


def hostile() -> Reading:
    """A reading in which each hostile text stands in each place that a text can have."""
    entities = tuple(Entity(f"e{n}", "Company", (name, f"{name}!", "=别名")) for n, name in enumerate(HOSTILE))
    facts = tuple(
        Fact(f"e{n}", "cooperatesWith", f"e{(n + 1) % len(HOSTILE)}", evidence(name), name)
        for n, name in enumerate(HOSTILE)
    )
    figures = tuple(Statistic(f"e{n}", name, -5.5, name, evidence(name)) for n, name in enumerate(HOSTILE))
    article = Article("页 1", "甲" * 50, "=标题", "2018-11", authors=("-甲", "乙|丙"), source="@报", url="not a url")
    return Reading((article,), entities, facts, figures)


def rich(small: Reading) -> Reading:
    """A reading with all that a reading may have."""
    planned = Fact("星河光电有限公司", "participatesIn", "青蓝计划", evidence("拟加入"), status="planned")
    former = Fact("张明远", "holdsPost", "江州高新区", evidence("曾任"), "干部", "2010/2015", "former")
    figure = replace(small.statistics[0], value=0.125, unit="%", period=None)
    article = Article(
        "页 1", "曾任拟加入", "简讯", authors=("甲", "乙"), source="江州日报", url="https://example.org/1"
    )
    (first, *rest) = small.entities
    return Reading(
        (*small.articles, article),
        (replace(first, former=("旧名", "更旧名")), *rest),
        (*small.facts, planned, former),
        (*small.statistics, figure),
    )


@pytest.fixture(params=["rich", "hostile"])
def graph(request: pytest.FixtureRequest, small: Reading) -> Graph:
    return state(rich(small) if request.param == "rich" else hostile())


def written(graph: Graph, form: str, path: Path, **how: object) -> Path:
    export(of_graph(graph), form, path, **how)  # type: ignore[arg-type]
    return path


def triples_of(graph: Graph) -> set[ox.Triple]:
    return {quad.triple for quad in graph.store}


RAPPER = {"ttl": "turtle", "trig": "trig", "nt": "ntriples", "nq": "nquads"}


@pytest.mark.skipif(shutil.which("rapper") is None, reason="rapper (raptor2-utils) is not installed")
@pytest.mark.parametrize("form", RAPPER)
def test_rapper_reads_the_formats_of_rdf(graph: Graph, form: str, tmp_path: Path) -> None:
    file = written(graph, form, tmp_path / f"g.{form}")
    command = ["rapper", "-q", "-i", RAPPER[form], "-o", "ntriples", str(file)]
    done = subprocess.run(command, capture_output=True, text=True)
    assert (done.returncode, done.stderr) == (0, "")
    assert {quad.triple for quad in ox.parse(input=done.stdout, format=ox.RdfFormat.N_TRIPLES)} == triples_of(graph)


@pytest.mark.filterwarnings("ignore::DeprecationWarning:rdflib")
@pytest.mark.parametrize(
    ("form", "called"), [("ttl", "turtle"), ("trig", "trig"), ("nt", "nt"), ("nq", "nquads"), ("jsonld", "json-ld")]
)
def test_rdflib_reads_all_of_it(graph: Graph, form: str, called: str, tmp_path: Path) -> None:
    file = written(graph, form, tmp_path / f"g.{form}")
    read = rdflib.Dataset(default_union=True)
    read.parse(data=file.read_text(encoding="utf-8"), format=called)
    wanted = rdflib.Graph().parse(data=ox.serialize(triples_of(graph), format=ox.RdfFormat.N_TRIPLES), format="nt")
    assert {(s, p, o) for s, p, o, _ in read.quads()} == set(wanted)


def test_jsonld_is_self_contained_and_reads_well(small: Reading, tmp_path: Path) -> None:
    file = written(state(small), "jsonld", tmp_path / "g.jsonld")
    read = json.loads(file.read_text(encoding="utf-8"))
    assert isinstance(read["@context"], dict)
    nodes = {node["id"]: node for node in read["@graph"]}
    assert nodes["e:张明远"] == {
        "id": "e:张明远", "type": "Person", "label": "张明远", "holdsPost": ["e:星河光电有限公司"],
        "participatesIn": ["e:青蓝计划"],
    }  # fmt: skip
    assert {key for node in nodes.values() for key in node if ":" in key} <= {"rdf:object"}


@pytest.mark.parametrize("form", ["trig", "nq"])
def test_all_can_go_into_a_named_graph(graph: Graph, form: str, tmp_path: Path) -> None:
    name = "https://example.org/新闻"
    file = written(graph, form, tmp_path / f"g.{form}", name=name)
    quads = set(ox.parse(path=file))
    assert {quad.triple for quad in quads} == triples_of(graph)
    assert {quad.graph_name for quad in quads} == {ox.NamedNode(name)}
    with pytest.raises(ValueError, match="ttl has no named graphs"):
        written(graph, "ttl", tmp_path / "x", name=name)
    with pytest.raises(ValueError, match="IRI"):
        written(graph, form, tmp_path / "x", name="no name> .")
    assert not (tmp_path / "x").exists()


def test_parts_of_nquads_are_gzipped_and_load_together(graph: Graph, tmp_path: Path) -> None:
    for folder in ("one", "two"):
        written(graph, "nq", tmp_path / folder, lines=25)
    parts = sorted((tmp_path / "one").iterdir())
    lines = [gzip.decompress(part.read_bytes()).decode().splitlines() for part in parts]
    assert [part.name for part in parts] == [f"part-{n:05}.nq.gz" for n in range(len(parts))]
    assert {len(each) for each in lines[:-1]} == {25}
    assert len(parts) > 3
    store = ox.Store()
    for part in parts:
        store.bulk_load(gzip.decompress(part.read_bytes()), format=ox.RdfFormat.N_QUADS)
    assert {quad.triple for quad in store} == triples_of(graph)
    assert [p.read_bytes() for p in parts] == [p.read_bytes() for p in sorted((tmp_path / "two").iterdir())]


def read_network(file: Path) -> Any:
    """What networkx reads."""
    if file.suffix == ".graphml":
        return nx.read_graphml(file, force_multigraph=True)
    return nx.MultiDiGraph(nx.read_gexf(file))


@pytest.mark.parametrize("form", ["graphml", "gexf"])
def test_networkx_reads_entities_facts_figures_and_evidence(graph: Graph, form: str, tmp_path: Path) -> None:
    network = read_network(written(graph, form, tmp_path / f"g.{form}"))
    reading = graph.reading()
    assert {(id, data["label"], data["class"]) for id, data in network.nodes(data=True)} == {
        (e.id, e.names[0], e.type) for e in reading.entities
    }
    for entity in reading.entities:
        data = network.nodes[entity.id]
        assert set(json.loads(data.get("aliases") or "[]")) == set(entity.names[1:])
        figures = json.loads(data.get("figures") or "[]")
        assert sorted((f["measure"], f["value"], f.get("unit", ""), f.get("period")) for f in figures) == sorted(
            (s.measure, s.value, s.unit, s.period) for s in reading.statistics if s.subject == entity.id
        )
        dates = json.loads(data.get("dates") or "[]")
        assert [f["object"] for f in dates] == [
            f.object for f in reading.facts if (f.subject, f.predicate) == (entity.id, "foundedOn")
        ]
    facts = [f for f in reading.facts if f.predicate != "foundedOn"]
    edges = [
        (
            s,
            d["relation"],
            t,
            d.get("role") or "",
            d.get("period") or None,
            d["status"],
            said(json.loads(d["evidence"])),
        )
        for s, t, d in network.edges(data=True)
    ]
    wanted = [
        (f.subject, f.predicate, f.object, f.role, f.period, f.status, tuple(said_by(e, reading) for e in f.evidence))
        for f in facts
    ]
    assert sorted(edges, key=str) == sorted(wanted, key=str)


def said(quoted: list[dict[str, object]]) -> tuple[tuple[object, ...], ...]:
    keys = ("article_article", "article_title", "start", "end", "words", "rule", "confidence")
    return tuple(tuple(one.get(key) for key in keys) for one in quoted)


def said_by(one: Evidence, reading: Reading) -> tuple[object, ...]:
    title = next(a.title for a in reading.articles if a.id == one.article)
    return one.article, title, one.start, one.end, one.text, one.by, one.confidence


def test_gexf_has_the_colours_of_the_classes(small: Reading, tmp_path: Path) -> None:
    network = nx.read_gexf(written(state(small), "gexf", tmp_path / "g.gexf"))
    assert network.nodes["张明远"]["viz"]["color"] == {"r": 0x1F, "g": 0x6F, "b": 0xB2, "a": 1.0}


TABLES = ("entities", "facts", "figures", "evidence", "articles", "moved")
Table = list[dict[str, object]]


def sheets(graph: Graph, folder: Path) -> dict[str, Table]:
    """The tables of CSV, as pandas reads them, with all cells as they were before they were made safe."""
    several = {"aliases", "creators", "evidence"}
    found: dict[str, Table] = {}
    for name in TABLES:
        table = pandas.read_csv(folder / f"{name}.csv", dtype=str, keep_default_na=False, lineterminator=None)
        found[name] = [
            {str(k): parted(restored(v)) if k in several else restored(v) for k, v in row.items()}
            for row in table.to_dict("records")
        ]
    return found


def parquets(graph: Graph, folder: Path) -> dict[str, Table]:
    return {name: pyarrow.parquet.read_table(folder / f"{name}.parquet").to_pylist() for name in TABLES}


# What a reading without its texts does not have: it is compared on its own.
LOST = "textDigest"
NO_READING = re.compile(r"textDigest|#sentence|#prefix|#suffix")


@pytest.mark.parametrize("form", ["csv", "parquet"])
def test_tables_give_the_whole_graph_again(graph: Graph, form: str, tmp_path: Path) -> None:
    """From what pandas and pyarrow read, the reading of which the graph was made can be made again."""
    written(graph, form, tmp_path)
    tables = (sheets if form == "csv" else parquets)(graph, tmp_path)
    back = reading_of(tables)
    assert back == graph.reading()
    again = {t for t in triples_of(state(back)) if LOST not in str(t)}
    assert again == {t for t in triples_of(graph) if not NO_READING.search(str(t))}
    for row in tables["evidence"]:
        node = ox.NamedNode(f"{E}{row['id']}")
        for column, iri in (("before", f"{OA}prefix"), ("after", f"{OA}suffix"), ("sentence", f"{HT}sentence")):
            found = [q.object for q in graph.store.quads_for_pattern(node, ox.NamedNode(iri), None)]
            assert str(row[column] or "") == "".join(o.value for o in found if isinstance(o, ox.Literal))
    assert all(str(row["digest"]).startswith("sha256:") for row in tables["articles"])
    named = {row["id"]: row["name"] for row in tables["entities"]}
    assert all(row["subject_name"] == named[row["subject"]] for row in tables["facts"])


def former(tables: dict[str, Table], id: object) -> tuple[str, ...]:
    return tuple(sorted(str(row["id"]) for row in tables["moved"] if row["replaced_by"] == id))


def reading_of(tables: dict[str, Table]) -> Reading:
    """The reading that tables hold."""
    articles = {
        r["id"]: Article(
            str(r["article"]), "", str(r["title"] or ""), str(r["issued"] or "") or None,
            authors=tuple(r["creators"]), source=str(r["source"] or ""), url=str(r["address"] or ""),  # type: ignore[arg-type]
        )
        for r in tables["articles"]
    }  # fmt: skip
    quoted = {
        r["id"]: Evidence(
            articles[r["article"]].id, int(str(r["start"])), int(str(r["end"])), str(r["words"]), str(r["rule"]),
            float(str(r["confidence"])),
        )
        for r in tables["evidence"]
    }  # fmt: skip

    def proof(row: dict[str, object]) -> tuple[Evidence, ...]:
        ids: list[str] = list(row["evidence"])  # type: ignore[call-overload]
        return tuple(sorted(quoted[id] for id in ids))

    facts = [
        Fact(
            str(r["subject"]), str(r["relation"]), str(r["object"]), proof(r), str(r["role"] or ""),
            str(r["period"] or "") or None, str(r["status"]),  # type: ignore[arg-type]
        )
        for r in tables["facts"]
    ]  # fmt: skip
    figures = [
        Statistic(
            str(r["of"]), str(r["measure"]), float(str(r["value"])), str(r["unit"] or ""), proof(r),
            str(r["period"] or "") or None,
        )
        for r in tables["figures"]
    ]  # fmt: skip
    entities = [
        Entity(str(r["id"]), str(r["class"]), (str(r["name"]), *r["aliases"]), former(tables, r["id"]))  # type: ignore[misc]
        for r in tables["entities"]
    ]
    return state(Reading(tuple(articles.values()), tuple(entities), tuple(facts), tuple(figures))).reading()


def test_no_cell_of_csv_is_a_formula_however_it_is_read(tmp_path: Path) -> None:
    written(state(hostile()), "csv", tmp_path)
    for file in tmp_path.iterdir():
        text = file.read_bytes().decode("utf-8-sig")
        for row in csv.DictReader(io.StringIO(text, newline="")):
            for key, cell in row.items():
                number = key in ("value", "confidence", "start", "end", "sentence") and re.fullmatch(r"-?[\d.]*", cell)
                assert number or cell.startswith("'") or not FORMULA.match(cell), (file.name, key, cell)
    assert (tmp_path / "facts.csv").read_bytes().startswith(b"\xef\xbb\xbf")


def test_parquet_has_types(small: Reading, tmp_path: Path) -> None:
    written(state(small), "parquet", tmp_path)
    facts = pandas.read_parquet(tmp_path / "facts.parquet")
    assert facts["confidence"].dtype == "float64"
    figures = pyarrow.parquet.read_schema(tmp_path / "figures.parquet")
    assert [str(figures.field(n).type) for n in ("value", "evidence")] == ["double", "list<element: string>"]
    assert facts.loc[facts.relation == "holdsPost", "subject_name"].tolist() == ["张明远"]


def test_neo4j_takes_all_nodes_relationships_and_properties(graph: Graph, tmp_path: Path) -> None:
    folder = written(graph, "neo4j", tmp_path)
    nodes, edges = taken(folder.glob("*.nodes.csv"), folder.glob("*.relationships.csv"))
    assert all(edge[":START_ID"] in nodes and edge[":END_ID"] in nodes and edge[":TYPE"] for edge in edges)
    reading = graph.reading()
    labels = {id: set(node[":LABEL"].split("\x1f")) for id, node in nodes.items()}
    for entity in reading.entities:
        assert labels[entity.id] == {"Entity", entity.type}
        aliases = nodes[entity.id]["aliases:string[]"]
        assert (nodes[entity.id]["name"], set(filter(None, aliases.split("\x1f")))) == (
            entity.names[0],
            set(entity.names[1:]),
        )
    stated = [e for e in edges if "status" in e]
    ends = [(e[":START_ID"], e[":END_ID"].removeprefix("date:")) for e in stated]
    assert sorted((*end, e["role"], e["period"], e["status"]) for end, e in zip(ends, stated, strict=True)) == sorted(
        (f.subject, f.object, f.role, f.period or "", f.status) for f in reading.facts
    )
    assert all(nodes[id][":LABEL"] == "Evidence" for e in stated for id in e["evidence:string[]"].split("\x1f"))
    links = [(e[":TYPE"], nodes[e[":END_ID"]][":LABEL"]) for e in edges if "status" not in e]
    figures = [n for n in nodes.values() if n[":LABEL"] == "Observation"]
    assert len(figures) == len(reading.statistics)
    former = {e[":START_ID"]: e[":END_ID"] for e in edges if e[":TYPE"] == "REPLACED_BY"}
    assert former == {old: e.id for e in reading.entities for old in e.former}
    assert {kind for kind, _ in links} - {"REPLACED_BY"} == {"OF", "DERIVED_FROM", "QUOTED_FROM"}
    quotes = {n["words"] for n in nodes.values() if n[":LABEL"] == "Evidence"}
    assert quotes == {e.text for f in reading.facts for e in f.evidence} | {
        e.text for s in reading.statistics for e in s.evidence
    }
    assert {n["title"] for n in nodes.values() if n[":LABEL"] == "Article"} == {a.title for a in reading.articles}
    assert {e[":TYPE"] for e in stated} <= {re.sub(r"(?=[A-Z])", "_", p).upper() for p in ontology().properties}


def test_a_folder_is_exported_in_its_order_and_a_graph_in_memory_sorted(small: Reading, tmp_path: Path) -> None:
    write(small, tmp_path / "g")
    text = (tmp_path / "g" / "graph.ttl").read_text(encoding="utf-8")
    export(of_folder(tmp_path / "g"), "ttl", tmp_path / "out.ttl")
    bare = re.sub(r"^# .*\n\n", "", text, flags=re.M)
    assert (tmp_path / "out.ttl").read_text(encoding="utf-8") == bare
    export(of_graph(state(small)), "ttl", tmp_path / "sorted.ttl")
    subjects = re.findall(r"^e:(\S+) a ", (tmp_path / "sorted.ttl").read_text(encoding="utf-8"), re.M)
    assert subjects == sorted(subjects)


def test_large_graphs_come_in_chunks_that_lose_nothing(
    graph: Graph, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    monkeypatch.setattr("hongtu.export.rdf.CHUNK", 7)
    monkeypatch.setattr("hongtu.export.parquet.GROUP", 2)
    for form in ("ttl", "trig"):
        assert {q.triple for q in ox.parse(path=written(graph, form, tmp_path / f"g.{form}"))} == triples_of(graph)
    nodes = json.loads(written(graph, "jsonld", tmp_path / "g.jsonld").read_text("utf-8"))["@graph"]
    assert [node["id"] for node in nodes] == sorted({node["id"] for node in nodes})
    assert len(parquets(graph, written(graph, "parquet", tmp_path))["facts"]) == len(graph.reading().facts)


def test_what_ends_midway_leaves_the_old_file(graph: Graph, tmp_path: Path) -> None:
    file = tmp_path / "g.nt"
    file.write_text("old")

    def cut() -> object:
        yield next(of_graph(graph).triples())
        raise OSError("no space left")

    with pytest.raises(OSError, match="no space left"):
        export(Source(cut, graph.store), "nt", file)  # type: ignore[arg-type]
    assert file.read_text() == "old"


@pytest.mark.filterwarnings("ignore::DeprecationWarning:rdflib")
def test_an_empty_graph_is_exported_in_every_format(tmp_path: Path) -> None:
    empty = state(Reading())
    for form in (*FILES, "csv", "parquet", "neo4j"):
        written(empty, form, tmp_path / form)
    assert len(rdflib.Graph().parse(tmp_path / "ttl", format="turtle")) == 0
    assert len(rdflib.Graph().parse(tmp_path / "jsonld", format="json-ld")) == 0
    assert len(nx.read_graphml(tmp_path / "graphml")) == len(nx.read_gexf(tmp_path / "gexf")) == 0
    assert len(pandas.read_parquet(tmp_path / "parquet" / "facts.parquet")) == 0
