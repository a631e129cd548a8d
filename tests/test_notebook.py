"""The object of a notebook: it shows itself, answers, gives tables and networks, and says in one line what is wrong."""

import gc
import subprocess
import sys
from html.parser import HTMLParser
from pathlib import Path

import networkx as nx
import pandas as pd
import polars as pl
import pytest
from msgspec.structs import replace

import hongtu
from hongtu.build import build as built
from hongtu.graph import state
from hongtu.graph.turtle import sorted_turtle
from hongtu.model import Entity, Evidence, Fact, Reading

NEVER = "SELECT (COUNT(*) AS ?n) { ?a ?b ?c . ?d ?e ?f . ?g ?h ?i }"
HOSTILE = "<img src=x onerror=alert(1)>\"'</iframe><script>alert(2)</script>"


@pytest.fixture(scope="module")
def graph(sample: Path) -> hongtu.Graph:
    return hongtu.open(sample)


@pytest.fixture
def tiny(small: Reading) -> hongtu.Graph:
    return hongtu.Graph(state(small))


class Tags(HTMLParser):
    """The elements of HTML, with their attributes, and its text."""

    def __init__(self, html: str) -> None:
        super().__init__()
        self.found: list[tuple[str, dict[str, str | None]]] = []
        self.text = ""
        self.feed(html)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.found.append((tag, dict(attrs)))

    def handle_data(self, data: str) -> None:
        self.text += data


def test_the_package_offers_its_functions_whatever_modules_are_loaded() -> None:
    assert sys.modules["hongtu.build"].build is built
    assert hongtu.build.__module__ == "hongtu.notebook.steps"
    assert {"build", "extract", "open", "read", "Graph"} <= set(dir(hongtu))


def test_importing_the_package_loads_nothing_else() -> None:
    said = "import sys, hongtu; print(sorted(m for m in sys.modules if m.startswith(('hongtu.', 'rjieba', 'pandas'))))"
    assert subprocess.run([sys.executable, "-c", said], capture_output=True, text=True).stdout == "[]\n"


def test_a_graph_shows_what_is_in_it(graph: hongtu.Graph) -> None:
    lines = {line.split(" .")[0].strip(): line.split()[-1] for line in repr(graph).splitlines()}
    assert (lines["人物 Person"], lines["文章 articles"]) == (str(len(graph.people())), "12")
    tags = Tags(graph._repr_html_())
    assert "文章 articles" in tags.text
    assert sum(tag == "circle" for tag, _ in tags.found) > 10
    assert not {"script", "iframe", "img", "link"} & {tag for tag, _ in tags.found}
    names = [name for name in ("肇庆高新区", "清远高新区") if name in tags.text]
    assert names == ["肇庆高新区", "清远高新区"]


def test_a_dossier_has_each_fact_with_its_sentence(graph: hongtu.Graph) -> None:
    one = graph["王新"]
    assert (one.name, one.type, one.id) == ("王新", "Person", "王新")
    assert any((f.predicate, f.role) == ("holdsPost", "院长助理") for f in one.facts)
    assert {a.id for a in one.articles} == {"zhaoqing-chuxintang", "zhaoqing-kunpeng"}
    assert "【王新当选党支部书记】" in repr(one)
    html = one._repr_html_()
    assert "<mark>王新当选党支部书记</mark>" in html
    assert html.count("<blockquote") == sum(len(f.evidence) for f in one.facts)
    assert "《肇庆高新区：鲲鹏展翅，英才汇聚》" in html


def test_any_name_or_id_opens_the_dossier_and_an_unknown_one_names_the_nearest(graph: hongtu.Graph) -> None:
    assert graph["三浦车车"].id == graph["e:广东三浦车车股份有限公司"].id == "广东三浦车车股份有限公司"
    with pytest.raises(ValueError, match="no '王心' in this graph"):
        graph["王心"]
    assert ("王新" in graph, "王心" in graph) == (True, False)
    assert {"王新", "三浦车车"} <= set(graph._ipython_key_completions_())
    assert len(graph) == len(list(graph)) == len(graph.reading.entities)


def test_of_several_bearers_of_a_name_one_is_asked_for() -> None:
    twins = Reading((), tuple(Entity(id, "Person", ("李明",)) for id in ("李明", "李明-3f2a")))
    with pytest.raises(ValueError, match=r"2 entities are called '李明'.*李明-3f2a \(Person\)"):
        hongtu.Graph(state(twins)).entity("李明")


def test_why_shows_what_joins_two(graph: hongtu.Graph) -> None:
    both = graph.why("王新", "123鲲鹏计划")
    assert [f.predicate for f in both.facts] == ["participatesIn"]
    assert "【王新博士就是被“123鲲鹏计划”吸引】过来的。" in repr(both)
    assert repr(graph.why("王新")) == repr(graph["王新"])


def test_queries_give_frames_with_typed_cells(graph: hongtu.Graph) -> None:
    found = graph.query(
        'SELECT ?s ?n ?u { ?o ht:of ?s ; ht:measure "党员"@zh ; ht:value ?n OPTIONAL { ?o ht:none ?u } }'
    )
    assert list(found.columns) == ["s", "n", "u"]
    assert found.n.dtype.kind in "if"
    assert found.n[found.s == "e:肇庆高新区"].max() == 2595
    assert found.u.isna().all()
    assert bool(graph.query("ASK { e:王新 a ht:Person }").answer[0]) is True
    assert isinstance(graph.query("SELECT ?s { ?s a ht:Zone }", form="polars"), pl.DataFrame)


def test_ready_made_questions_are_asked_by_name_with_slots(graph: hongtu.Graph) -> None:
    asked = graph.questions().set_index("name")
    assert "123鲲鹏计划" in asked.slots["programme-people"]
    assert set(graph.query("programme-people").person) == {"王新"}
    people = graph.query("zone-people", zone="清远高新区")
    assert "胡春龙" in set(people.person)
    with pytest.raises(ValueError, match="no slot 'area'"):
        graph.query("zone-people", area="清远高新区")
    with pytest.raises(ValueError, match="only ready-made questions"):
        graph.query("ASK {}", zone="清远高新区")


def test_triples_are_a_graph_or_a_network(graph: hongtu.Graph) -> None:
    posts = "CONSTRUCT { ?p ht:holdsPost ?b ; rdfs:label ?n } WHERE { ?p ht:holdsPost ?b ; rdfs:label ?n }"
    net = graph.query(posts, form="network")
    assert net.has_edge("e:唐倚智", "e:唯品会_肇庆_电子商务有限公司党委")
    assert net.nodes["e:唐倚智"]["rdfs:label"] == "唐倚智"
    part = graph.query(posts, form="graph")
    assert len(part.to_rdflib()) == len(part.stored.store)
    assert repr(part).startswith("文章 articles") or repr(part).startswith("三元组 triples")


@pytest.mark.parametrize(
    ("query", "form", "said"),
    [
        ("SELECT ?s { ?s a ht:Zone }", "graph", 'take form="pandas" or "polars"'),
        ("DESCRIBE e:王新", "pandas", 'take form="graph" or "network"'),
        ("SELECT ?s { ?s a", "pandas", "SPARQL"),
        ("SELECT * { SERVICE <http://example.org/> { ?s ?p ?o } }", "pandas", "SERVICE"),
        ("ASK {}", "excel", "no form 'excel': take pandas, polars"),
        ("no-such-question", "pandas", "no ready-made query"),
    ],
)
def test_what_cannot_be_answered_is_one_line(graph: hongtu.Graph, query: str, form: str, said: str) -> None:
    with pytest.raises(ValueError, match=said) as error:
        graph.query(query, form=form)  # type: ignore[call-overload]
    assert "\n" not in str(error.value)


def test_a_query_ends_at_its_time_and_the_next_is_answered(graph: hongtu.Graph) -> None:
    with pytest.raises(ValueError, match=r"takes more than 0\.5 s"):
        graph.query(NEVER, seconds=0.5)
    assert bool(graph.query("ASK { ?s a ht:Zone }").answer[0])


def test_tables_are_tidy_and_each_row_has_its_words(graph: hongtu.Graph) -> None:
    facts = graph.facts()
    assert len(facts) == len(graph.reading.facts)
    assert facts.id.is_unique
    assert all(words in whole for words, whole in zip(facts.evidence, facts.sentence, strict=True))
    posts = facts[(facts.subject == "唐倚智") & (facts.relation == "holdsPost")]
    assert posts.iloc[0][["role", "article"]].tolist() == ["党委书记", "zhaoqing-workshops"]
    figures = graph.statistics()
    members = figures[(figures.subject == "肇庆高新区") & (figures.measure == "党员")]
    assert 2595 in set(members.value)
    people = graph.people().set_index("name")
    assert "院长助理 肇庆市华师大光电产业研究院" in str(people.holdsPost["王新"])
    assert people.articles["王新"] == 2
    companies = graph.companies()
    assert set(companies.type) == {"Company"}
    assert companies.set_index("name").locatedIn["新安天玉有机硅有限公司"] == "清远高新区"
    assert len(graph.entities()) == len(graph)


def test_the_words_behind_a_row_can_be_asked_for_by_its_id(graph: hongtu.Graph) -> None:
    first = graph.facts().iloc[0]
    found = graph.query(f"SELECT ?words {{ e:{first.id} prov:wasDerivedFrom/oa:exact ?words }}")
    assert first.evidence in set(found.words)


def test_networks_for_other_libraries_hold_the_whole_graph(graph: hongtu.Graph) -> None:
    net = graph.to_networkx()
    assert set(net) == {e.id for e in graph.reading.entities}
    assert net.nodes["王新"]["type"] == "Person"
    assert nx.has_path(net.to_undirected(), "王新", "苏农")
    known = graph.to_rdflib()
    assert len(known) == len(graph.stored.store)
    assert known.query("ASK { e:王新 a ht:Person }").askAnswer


def test_paths_show_and_give_their_steps(graph: hongtu.Graph) -> None:
    ways = graph.path("王新", "肇庆高新区", k=2)
    assert [len(way) for way in ways] == [2, 2]
    assert ways[0][0].facts[0].predicate == "participatesIn"
    assert "王新 → 123鲲鹏计划 → 肇庆高新区" in repr(ways)
    assert ways._repr_html_().count("<h4>") == 2
    assert len(graph.path("王新", "苏农", avoid=["Zone"])) == 0


def test_a_selection_is_a_graph_of_its_own(graph: hongtu.Graph) -> None:
    part = graph.select("SELECT ?s { ?s rdf:object e:123鲲鹏计划 ; rdf:predicate ht:participatesIn }")
    assert {e.id for e in part.reading.entities} == {"王新", "123鲲鹏计划"}
    assert part.query("SELECT ?p { ?p ht:participatesIn e:123鲲鹏计划 }").p.tolist() == ["e:王新"]


def test_the_graph_of_a_day_and_what_differs(graph: hongtu.Graph) -> None:
    then = graph.as_of("2017")
    assert "肇庆高新区高层次人才联合党支部" in {f.object for f in graph["王新"].facts}
    assert "肇庆高新区高层次人才联合党支部" not in {f.object for f in then["王新"].facts}
    changed = graph.diff(then)
    assert {"change", "what", "subject_name"} <= set(changed.columns)
    assert set(changed.change) == {"came"}
    assert graph.diff(graph).empty
    with pytest.raises(ValueError, match="is no graph; compare with one"):
        graph.diff("graph")  # type: ignore[arg-type]
    with pytest.raises(ValueError, match="no date"):
        graph.as_of("last year")


def test_drawings_are_framed_bounded_and_saved(graph: hongtu.Graph, tmp_path: Path) -> None:
    whole = graph.draw(max_entities=20, height=500)
    assert (whole.drawn, whole.left > 50) == (20, True)
    ((_, frame),) = [found for found in Tags(whole._repr_html_()).found if found[0] == "iframe"]
    assert frame["sandbox"] == "allow-scripts allow-downloads"
    assert frame["srcdoc"] == whole.html
    assert "height:500px" in (frame["style"] or "")
    assert "20 most connected" in whole._repr_html_()
    near = graph.draw("王新", max_entities=3)
    assert near.drawn == 3
    assert '"王新"' in near.html
    assert near.save(tmp_path / "王新.html").read_text(encoding="utf-8") == near.html
    with pytest.raises(ValueError, match="王心"):
        graph.draw("王心")


def test_a_drawing_survives_a_file_that_keeps_it_in_lines(graph: hongtu.Graph) -> None:
    whole = graph.draw("王新")._repr_html_()
    assert whole.splitlines() == whole.removesuffix("\n").split("\n")
    odd = tuple(replace(e, names=("王\x85新\u2028",)) if e.id == "王新" else e for e in graph.reading.entities)
    drawn = hongtu.Graph(state(replace(graph.reading, entities=odd))).draw().html
    assert "王\\u0085新\\u2028" in drawn
    assert not {"\x85", "\u2028"} & set(drawn)


def test_without_its_frame_a_drawing_says_how_to_see_it(graph: hongtu.Graph) -> None:
    words = Tags(graph.draw("王新")._repr_html_()).text
    assert words.split()[0].startswith("王新：")
    assert "trusted (jupyter trust)" in words


def test_hostile_names_are_only_text_everywhere() -> None:
    words = (Evidence("page", -1, -1, HOSTILE, "relate.test.RULE"),)
    bad = Reading(
        (),
        (Entity("x", "Person", (HOSTILE, HOSTILE * 2)), Entity("y", "Company", (HOSTILE + "公司",))),
        (Fact("x", "holdsPost", "y", words, HOSTILE),),
    )
    graph = hongtu.Graph(state(bad))
    for html in (graph._repr_html_(), graph["x"]._repr_html_(), graph.path("x", "y")._repr_html_()):
        tags = Tags(html)
        assert HOSTILE in tags.text or "<img src=x" in tags.text
        assert not {"script", "img"} & {tag for tag, _ in tags.found}
    assert [tag for tag, _ in Tags(graph.draw(HOSTILE)._repr_html_()).found].count("iframe") == 1


def test_building_without_a_folder_leaves_nothing_behind(page: Path) -> None:
    made = hongtu.build(page)
    assert "杨佳良" in made
    place = made.place
    assert place
    assert place.exists()
    assert made.query("SELECT ?p { ?p a ht:Person }").p.tolist() == ["e:杨佳良"]
    del made
    gc.collect()
    assert not place.exists()


def test_building_into_a_folder_is_what_the_command_makes(page: Path, tmp_path: Path) -> None:
    other = tmp_path / "other.txt"
    other.write_text("广东云帆电子有限公司位于肇庆高新区。\n", encoding="utf-8")
    first = hongtu.build([str(page)], into=tmp_path / "graph")
    both = hongtu.build(other, into=tmp_path / "graph", add=True)
    assert {a.id for a in both.reading.articles} == {"page", "other"}
    assert sorted_turtle(q.triple for q in hongtu.open(tmp_path / "graph").stored.store) == sorted_turtle(
        q.triple for q in both.stored.store
    )
    assert set(both.diff(first).subject_name) >= {"广东云帆电子有限公司"}


def test_files_that_cannot_be_read_are_warned_of_or_stop_a_build_of_nothing_else(page: Path, tmp_path: Path) -> None:
    bad = tmp_path / "bad.txt"
    bad.write_bytes(b"")
    with pytest.warns(UserWarning, match=r"bad\.txt"):
        assert "杨佳良" in hongtu.build([page, bad])
    with pytest.raises(ValueError, match=r"nowhere: no such file"):
        hongtu.build(tmp_path / "nowhere")
    with pytest.raises(ValueError, match="into="):
        hongtu.build(page, add=True)
    with pytest.raises(ValueError, match="hongtu build"):
        hongtu.open(tmp_path / "nowhere")


def test_single_steps_take_a_file_or_a_text(page: Path) -> None:
    (article,) = hongtu.read(page)
    assert article.id == "page"
    (text,) = hongtu.read(article.text)
    assert (text.id, text.text) == ("text", article.text)
    named = hongtu.extract(page)
    assert [f.role for f in named.facts] == [f.role for f in hongtu.extract(article.text).facts] == ["董事长"]
    with pytest.raises(ValueError, match=r"nowhere\.txt"):
        hongtu.extract("nowhere.txt")


def test_own_words_and_rules_read_beside_the_rules(tmp_path: Path) -> None:
    names, text = tmp_path / "names.txt", "拾光半亩位于肇庆高新区。"
    names.write_text("拾光半亩\tFacility\n", encoding="utf-8")
    assert not hongtu.extract(text).facts
    assert [f.predicate for f in hongtu.extract(text, plugins=[names]).facts] == ["locatedIn"]
    page = tmp_path / "page.html"
    page.write_text(f"<!doctype html><title>小站</title><p>{text}</p>", encoding="utf-8")
    assert "拾光半亩" in hongtu.build(page, plugins=[str(names)])
    with pytest.raises(ValueError, match="no plug-in 'nothing'"):
        hongtu.extract(text, plugins=["nothing"])


def test_without_pandas_a_table_says_what_to_install(tiny: hongtu.Graph, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "pandas", None)
    with pytest.raises(ImportError, match=r"hongtu\[notebook\]"):
        tiny.facts()
    assert len(tiny["张明远"].facts) == 2


def test_an_empty_table_has_its_columns(tiny: hongtu.Graph) -> None:
    none = tiny.as_of("1999").statistics()
    assert none.empty
    assert list(none.columns) == list(tiny.statistics().columns)
    assert isinstance(none, pd.DataFrame)
