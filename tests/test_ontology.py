"""The vocabulary is complete, and says which classes a property joins."""

import ast
from pathlib import Path

import pytest
import rdflib

from hongtu.ontology import NAMESPACE, home, ontology

CHECK = Path(__file__).parents[2] / "shared" / "gold" / "check.py"
GRAPH = rdflib.Graph().parse(home() / "hongtu.ttl", format="turtle")
TERMS = sorted(str(s) for s in set(GRAPH.subjects(rdflib.RDFS.label)) if str(s).startswith(NAMESPACE))
CLASSES = {
    *("Person", "Company", "PartyOrganization", "GovernmentBody", "SocialOrganization", "EducationInstitution"),
    *("ResearchInstitution", "Media", "Zone", "Place", "Programme", "Policy", "Honour", "Event", "Facility"),
    *("Product", "Industry", "Team"),
}


def test_the_classes_and_properties_of_the_guide_are_there() -> None:
    assert set(ontology().classes) == CLASSES
    assert len(ontology().properties) == 16
    assert {"of", "measure", "value", "unit", "role", "period", "status", "confidence", "rule"} <= {
        t.removeprefix(NAMESPACE) for t in TERMS
    }


@pytest.mark.parametrize("name", TERMS)
def test_every_term_is_labelled_defined_and_shown(name: str) -> None:
    term = rdflib.URIRef(name)
    for predicate in (rdflib.RDFS.label, rdflib.SKOS.definition):
        assert {getattr(o, "language", None) for o in GRAPH.objects(term, predicate)} == {"zh", "en"}
    assert list(GRAPH.objects(term, rdflib.SKOS.example))


def test_no_property_has_several_domains_and_nothing_is_blank() -> None:
    assert not list(GRAPH.triples((None, rdflib.RDFS.domain, None)))
    assert not [n for triple in GRAPH for n in triple if isinstance(n, rdflib.BNode)]


def test_no_term_is_used_that_is_not_defined() -> None:
    own = {str(n) for triple in GRAPH for n in triple if isinstance(n, rdflib.URIRef) and str(n).startswith(NAMESPACE)}
    pairs = {n for n in own if list(GRAPH.subjects(rdflib.URIRef(f"{NAMESPACE}admits"), rdflib.URIRef(n)))}
    assert own - pairs == set(TERMS)


def test_classes_have_their_own_look() -> None:
    looks = [(t.colour, t.shape) for t in ontology().classes.values()]
    assert len(set(looks)) == len(looks)
    assert all(t.colour and t.colour_dark and t.shape for t in ontology().classes.values())


def test_below_and_admits_follow_the_hierarchy() -> None:
    assert "PartyOrganization" in ontology().below("Organization")
    assert ontology().below("Area") == {"Zone", "Place"}
    assert ontology().admits("holdsPost", "Person", "PartyOrganization")
    assert not ontology().admits("holdsPost", "Company", "Person")
    assert not ontology().admits("memberOf", "Company", "Zone")
    assert ontology().admits("foundedOn", "Zone", "Date")
    assert not ontology().admits("foundedOn", "Person", "Date")
    assert ontology().symmetric("cooperatesWith")


@pytest.mark.parametrize(("call", "near"), [("Compny", "Company"), ("Organisation", "Organization")])
def test_an_unknown_class_is_named_with_the_nearest(call: str, near: str) -> None:
    with pytest.raises(ValueError, match=near):
        ontology().below(call)


def test_an_unknown_property_is_named_with_the_nearest() -> None:
    with pytest.raises(ValueError, match="holdsPost"):
        ontology().admits("holdsPots", "Person", "Company")


@pytest.mark.skipif(not CHECK.exists(), reason="the guide's own check lies outside the repository")
def test_the_pairs_are_those_of_the_guide() -> None:
    tree = ast.parse(CHECK.read_text(encoding="utf-8"))
    upto = next(i for i, n in enumerate(tree.body) if isinstance(n, ast.Assign) and ast.unparse(n.targets[0]) == "KEYS")
    known: dict[str, dict[str, list[tuple[set[str], set[str] | None]]]] = {}
    exec(compile(ast.Module(tree.body[:upto], []), "check", "exec"), known)  # our own file of constants
    for name, pairs in known["RULES"].items():
        for subject in CLASSES:
            for target in CLASSES if pairs[0][1] else {None}:
                wanted = any(subject in d and (r is None or target in r) for d, r in pairs)
                assert ontology().admits(name, subject, target) is wanted, (name, subject, target)
