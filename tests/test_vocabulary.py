"""The vocabulary as others see it: valid, consistent, documented, with no term undefined and none unused."""

import json
import re
import shutil
import subprocess
import sys
from pathlib import Path

import owlrl
import pyoxigraph as ox
import pytest
import rdflib
import rdflib.compare
from rdflib import DCTERMS, FOAF, ORG, OWL, PROV, RDF, RDFS, SDO, SKOS, URIRef

from hongtu.graph import PREFIXES, triples
from hongtu.model import Reading
from hongtu.ontology import NAMESPACE, home, ontology
from hongtu.relate import RELATORS
from hongtu.rule import FactRule

ROOT = Path(__file__).parents[1]
GRAPH = rdflib.Graph().parse(home() / "hongtu.ttl", format="turtle")
CONTEXT = json.loads((home() / "context.jsonld").read_text(encoding="utf-8"))["@context"]
HT = rdflib.Namespace(NAMESPACE)
TERMS = frozenset(str(s).removeprefix(NAMESPACE) for s in GRAPH.subjects(RDFS.isDefinedBy))
DISPLAY = frozenset({"admits", "from", "to", "colour", "colourDark", "shape", "Admission"})
ERROR = URIRef("http://www.daml.org/2002/03/agents/agent-ont#error")
# The terms of the Web Annotation vocabulary (W3C Recommendation of 2017) that the graph takes; rdflib lists none of it.
ANNOTATION = {"TextPositionSelector", "TextQuoteSelector", "start", "end", "exact", "prefix", "suffix"}
NEWER = {"https://schema.org/observationAbout"}  # than rdflib's list of schema.org
LISTED = {str(ns): ns for ns in (DCTERMS, FOAF, ORG, OWL, PROV, RDF, RDFS, SDO, SKOS)}


def sources(*patterns: str) -> str:
    """The texts of files of the repository, one after another."""
    files = sorted(file for pattern in patterns for file in ROOT.glob(pattern))
    assert files, patterns
    return "\n".join(file.read_text(encoding="utf-8") for file in files)


@pytest.mark.skipif(shutil.which("rapper") is None, reason="rapper (raptor2-utils) is not installed")
@pytest.mark.parametrize("file", sorted(home().glob("*.ttl")), ids=lambda file: file.name)
def test_an_independent_parser_reads_the_same(file: Path) -> None:
    done = subprocess.run(["rapper", "-q", "-i", "turtle", "-o", "ntriples", file], capture_output=True, text=True)
    assert (done.returncode, done.stderr) == (0, "")
    ours = rdflib.Graph().parse(file, format="turtle")
    assert rdflib.compare.isomorphic(rdflib.Graph().parse(data=done.stdout, format="nt"), ours)


def contradictions(extra: rdflib.Graph) -> list[str]:
    """What OWL 2 RL finds contradictory in the vocabulary with one individual of each class, and what is added."""
    world = GRAPH + extra
    for name in GRAPH.subjects(RDF.type, OWL.Class):
        world.add((URIRef(f"{name}-individual"), RDF.type, name))
    owlrl.DeductiveClosure(owlrl.OWLRL_Semantics).expand(world)
    return [str(o) for s in world.subjects(RDF.type, ERROR_CLASS) for o in world.objects(s, ERROR)]


def test_the_vocabulary_is_consistent_also_with_what_its_neighbours_say() -> None:
    assert not contradictions(NEIGHBOURS)


@pytest.mark.parametrize("flaw", ["ht:Person rdfs:subClassOf ht:Body", "ht:Zone rdfs:subClassOf ht:Article"])
def test_the_reasoner_finds_a_class_that_nothing_can_be_in(flaw: str) -> None:
    prefixes = f"@prefix ht: <{NAMESPACE}> . @prefix rdfs: <{RDFS}> . "
    assert contradictions(rdflib.Graph().parse(data=f"{prefixes} {flaw} .", format="turtle"))


NEIGHBOURS = rdflib.Graph().parse(
    format="turtle",
    data=f"""@prefix foaf: <{FOAF}> . @prefix prov: <{PROV}> . @prefix org: <{ORG}> . @prefix owl: <{OWL}> .
    @prefix rdfs: <{RDFS}> . @prefix skos: <{SKOS}> .
    foaf:Person owl:disjointWith foaf:Organization , foaf:Project .
    foaf:Document owl:disjointWith foaf:Organization , foaf:Project .
    org:Organization owl:equivalentClass foaf:Organization . org:FormalOrganization rdfs:subClassOf org:Organization .
    prov:Entity owl:disjointWith prov:Activity . prov:Person rdfs:subClassOf prov:Agent .
    org:subOrganizationOf a owl:TransitiveProperty ; rdfs:domain org:Organization ; rdfs:range org:Organization .
    org:linkedTo rdfs:domain org:Organization ; rdfs:range org:Organization .
    skos:Concept owl:disjointWith skos:Collection , skos:ConceptScheme .""",
)
ERROR_CLASS = URIRef("http://www.daml.org/2002/03/agents/agent-ont#ErrorMessage")


def test_each_class_and_relation_has_its_place_in_other_vocabularies() -> None:
    ways = (RDFS.subClassOf, RDFS.subPropertyOf, SKOS.closeMatch, SKOS.broadMatch, SDO.inverseOf)
    foreign = {
        str(s).removeprefix(NAMESPACE)
        for way in ways
        for s, o in GRAPH.subject_objects(way)
        if not str(o).startswith(NAMESPACE)
    }
    assert (set(ontology().classes) | set(ontology().properties)) - foreign == {"awardedBy"}
    used = {str(o) for way in ways for o in GRAPH.objects(None, way)}
    for neighbour in (str(ORG), str(FOAF), str(PROV), str(SKOS), str(SDO), PREFIXES["oa"]):
        assert any(term.startswith(neighbour) for term in used), neighbour


def foreign_terms() -> set[str]:
    """The terms of other vocabularies that the files of the vocabulary and the code name."""
    text = sources("src/hongtu/**/*.rq", "src/hongtu/**/*.py", "ontology/*.ttl", "ontology/*.jsonld")
    named = {f"{PREFIXES[p]}{n}" for p, n in re.findall(r"\b(dcterms|org|prov|skos|oa):([A-Za-z]\w*)", text)}
    coded = re.findall(r"\{(DCTERMS|ORG|PROV|SKOS|OA)\}(\w+)", text)
    mapped = {str(o) for o in GRAPH.objects() if isinstance(o, URIRef) and o.startswith(str(SDO))} - {str(SDO)}
    return named | {f"{PREFIXES[p.lower()]}{n}" for p, n in coded} | mapped


def test_terms_of_other_vocabularies_are_terms_there() -> None:
    found = foreign_terms()
    assert len(found) > 50
    for term in sorted(found - NEWER):
        start, name = re.fullmatch(r"(.*[/#])(.*)", term).groups()  # type: ignore[union-attr]
        assert name in ANNOTATION if start == PREFIXES["oa"] else term in LISTED[start], term


def test_no_term_is_used_that_is_not_defined() -> None:
    written = sources("src/hongtu/**/*.rq", "src/hongtu/**/*.js*", "ontology/*", "*.md")
    named = set(re.findall(r"\bht:([A-Za-z]\w*)(?!-\d)\b", written))
    coded = set(re.findall(r"\{(?:HT|NAMESPACE)\}([A-Za-z]\w*)", sources("src/hongtu/**/*.py")))
    coded |= set(re.findall(r"iris\.term\(\"(\w+)\"\)", sources("src/hongtu/**/*.py")))
    assert named >= {"Person", "holdsPost", "Statement"}
    assert coded >= {"role", "Evidence"}
    assert (named | coded) - TERMS == set()


def test_no_term_is_defined_that_nothing_uses(small: Reading) -> None:
    emitted = {predicate.value.removeprefix(NAMESPACE) for _, predicate, _ in triples(small)}
    emitted |= {
        object.value.removeprefix(NAMESPACE) for _, _, object in triples(small) if isinstance(object, ox.NamedNode)
    }
    asserted = {rule.asserts for rule in RELATORS if isinstance(rule, FactRule)}
    text = sources("src/hongtu/**/*.py", "src/hongtu/lexicons/*.txt")
    read = {name for name in ontology().classes if re.search(rf"\b{name}\b", text)}
    read |= {name for name in ontology().properties if re.search(rf"\b{name}\b", text)}
    above = {name for name in ontology().above if list(GRAPH.subjects(RDFS.subClassOf, HT[name]))}
    shown = {name for name in DISPLAY if list(GRAPH.triples((None, HT[name], None))) or name == "Admission"}
    assert TERMS - emitted - asserted - read - above - shown == set()
    assert set(ontology().above) <= above


def test_domains_and_ranges_say_what_the_pairs_say() -> None:
    for name in ontology().properties:
        pairs = list(GRAPH.objects(HT[name], HT.admits))
        for side, way in ((HT["from"], SDO.domainIncludes), (HT.to, SDO.rangeIncludes)):
            said = {o for o in GRAPH.objects(HT[name], way) if str(o).startswith(NAMESPACE)}
            assert said == {o for pair in pairs for o in GRAPH.objects(pair, side)}, name


def test_the_context_gives_a_short_name_to_each_term_and_knows_the_prefixes() -> None:
    expanded = {value["@id"] if isinstance(value, dict) else value for value in CONTEXT.values()} - {1.1}
    own = {name.removeprefix("ht:") for name in expanded if name.startswith("ht:")}
    assert own == TERMS - DISPLAY - set(ontology().above)
    assert {name: CONTEXT[name] for name in PREFIXES} == PREFIXES


def test_the_context_has_a_name_for_all_that_a_graph_says(small: Reading) -> None:
    known = {
        f"{PREFIXES[start]}{tail}"
        for value in CONTEXT.values()
        for start, _, tail in [str(value["@id"] if isinstance(value, dict) else value).partition(":")]
        if start in PREFIXES
    }
    said = {triple.predicate.value for triple in triples(small)} - {str(RDF.type)}
    assert said <= known


def test_what_follows_from_the_vocabulary_is_what_the_command_writes(tmp_path: Path) -> None:
    command = [sys.executable, str(ROOT / "tools" / "vocabulary.py"), str(tmp_path)]
    done = subprocess.run(command, capture_output=True, text=True)
    assert done.returncode == 0, done.stderr
    for file in ("docs/vocabulary.html", "ontology/shapes.ttl"):
        written = (tmp_path / Path(file).name).read_text(encoding="utf-8")
        assert (ROOT / file).read_text(encoding="utf-8") == written, "run: uv run python tools/vocabulary.py"


def test_the_page_of_the_vocabulary_describes_each_term_and_fetches_nothing() -> None:
    page = (ROOT / "docs" / "vocabulary.html").read_text(encoding="utf-8")
    assert all(f'id="{name}"' in page for name in TERMS)
    assert not set(re.findall(r'href="#([^"]+)"', page)) - set(re.findall(r'id="([^"]+)"', page))
    assert not re.search(r'<(?:script|img|link|iframe)[^>]+(?:src|href)="(?!data:)', page)
