"""Each shape lets a sound graph pass and finds what breaks it, and says so in both languages."""

import pyoxigraph as ox
import pytest
from rdflib import RDF, SH, Literal, URIRef

from hongtu.graph import PREFIXES, state
from hongtu.model import Reading
from hongtu.ontology import NAMESPACE, ontology
from hongtu.shapes import described, sound, targeting
from hongtu.shapes.violations import SHAPES, Violation, shapes, violations

NAMED = {str(s).removeprefix(SHAPES) for s in shapes().subjects(SH.path) if isinstance(s, URIRef)}

# What is done to a sound graph, and the shapes that must find it.
BROKEN = {
    "INSERT DATA { e:张明远 a ht:Zone }": {"Entity-class", "holdsPost", "participatesIn"},
    "DELETE WHERE { e:远山村 rdfs:label ?name }": {"Entity-label"},
    'INSERT DATA { e:远山村 rdfs:label "另一村"@zh }': {"Entity-label"},
    'INSERT DATA { e:远山村 skos:altLabel "远山村"@zh }': {"Entity-altLabel"},
    "DELETE { ?st rdf:subject ?x } WHERE { ?st rdf:subject ?x ; rdf:predicate ht:runs }": {"Statement-subject", "runs"},
    "DELETE { ?st rdf:predicate ?p } INSERT { ?st rdf:predicate ht:owns } WHERE { ?st rdf:predicate ?p }": {
        "Statement-predicate"
    },
    "DELETE { ?st rdf:object ?x } WHERE { ?st rdf:object ?x ; rdf:predicate ht:runs }": {"Statement-object", "runs"},
    'INSERT { ?st ht:status "perhaps" } WHERE { ?st rdf:predicate ht:runs }': {"Statement-status"},
    'INSERT { ?st ht:role "厂长" } WHERE { ?st ht:role ?role }': {"Statement-role"},
    'INSERT { ?st ht:period "二〇一八年" } WHERE { ?st a ht:Statement }': {"Statement-period"},
    "DELETE WHERE { ?st prov:wasDerivedFrom ?ev }": {"Statement-evidence", "Observation-evidence"},
    "INSERT { ?st ht:confidence 1.5 } WHERE { ?st a ht:Statement }": {"Statement-confidence"},
    "INSERT { ?st org:member e:远山村 } WHERE { ?st org:member ?x }": {"Membership-member"},
    "DELETE WHERE { ?st org:organization ?x }": {"Membership-organization"},
    "INSERT { ?st org:role e:远山村 } WHERE { ?st org:role ?x }": {"Membership-role"},
    "INSERT { ?ev prov:wasQuotedFrom e:远山村 } WHERE { ?ev a ht:Evidence }": {"Evidence-article"},
    "DELETE WHERE { ?ev oa:exact ?words }": {"Evidence-words"},
    "DELETE { ?ev oa:start ?n } INSERT { ?ev oa:start 999 } WHERE { ?ev oa:start ?n }": {"Evidence-start"},
    'DELETE { ?ev oa:end ?n } INSERT { ?ev oa:end "九" } WHERE { ?ev oa:end ?n }': {"Evidence-end", "Evidence-start"},
    "DELETE { ?ev ht:sentence ?n } INSERT { ?ev ht:sentence 0 } WHERE { ?ev ht:sentence ?n }": {"Evidence-sentence"},
    "DELETE WHERE { ?ev ht:rule ?name }": {"Evidence-rule"},
    'INSERT { ?ev ht:confidence "sure" } WHERE { ?ev a ht:Evidence }': {"Evidence-confidence"},
    'DELETE { ?ev ht:rule ?name } INSERT { ?ev ht:rule "" } WHERE { ?ev ht:rule ?name }': {"Evidence-rule"},
    "DELETE { ?x ht:confidence ?n } INSERT { ?x ht:confidence 1.5 } WHERE { ?x ht:confidence ?n }": {
        "Evidence-confidence",
        "Statement-confidence",
    },
    "DELETE WHERE { ?ob ht:of ?x }": {"Observation-of"},
    "DELETE WHERE { ?ob ht:measure ?x }": {"Observation-measure"},
    'DELETE { ?ob ht:value ?n } INSERT { ?ob ht:value "许多" } WHERE { ?ob ht:value ?n }': {"Observation-value"},
    'INSERT { ?ob ht:unit "位"@zh } WHERE { ?ob ht:unit ?x }': {"Observation-unit"},
    'INSERT { ?ob ht:period "2018-6" } WHERE { ?ob a ht:Observation }': {"Observation-period"},
    "DELETE WHERE { ?a dcterms:identifier ?id }": {"Article-identifier"},
    'INSERT { ?a dcterms:title "再" } WHERE { ?a a ht:Article }': {"Article-title"},
    'DELETE { ?a dcterms:issued ?d } INSERT { ?a dcterms:issued "去年" } WHERE { ?a dcterms:issued ?d }': {
        "Article-issued"
    },
    'INSERT { ?a ht:textDigest "md5:1" } WHERE { ?a a ht:Article }': {"Article-digest"},
}


def held(store: ox.Store) -> tuple[Violation, ...]:
    return violations([[quad.triple for quad in store]])[0]


def test_a_sound_graph_breaks_nothing(small: Reading) -> None:
    assert held(state(small).store) == ()


@pytest.mark.parametrize("change", BROKEN)
def test_what_is_broken_is_found_and_told_in_both_languages(change: str, small: Reading) -> None:
    store = state(small).store
    store.update(change, prefixes=PREFIXES)
    found = held(store)
    assert {v.shape for v in found if v.shape} >= {s for s in BROKEN[change] if s not in ontology().properties}
    assert all(v.chinese and v.english and v.node.startswith(PREFIXES["e"]) for v in found)


def test_each_shape_is_broken_by_a_case() -> None:
    assert set().union(*BROKEN.values()) & NAMED >= NAMED - set(ontology().properties)


def tried(name: str) -> list[tuple[str, str]]:
    """Pairs of classes: each at one end of a relation, beside one that fits; all, if the relation joins several."""
    classes = list(ontology().classes)
    if name == "foundedOn":
        return [(kind, "") for kind in classes]
    if len(ontology().pairs[name]) > 1:
        return [(one, other) for one in classes for other in classes]
    ((subjects, targets),) = ontology().pairs[name]
    return [(one, min(targets)) for one in classes] + [(min(subjects), other) for other in classes]


@pytest.mark.parametrize("name", sorted(ontology().properties))
def test_a_statement_joins_what_the_ontology_admits_and_nothing_else(name: str, small: Reading) -> None:
    """Each pair of classes, as a graph of its own: all are held against the shapes together."""
    pairs = tried(name)
    found = violations([joined(name, *pair, small) for pair in pairs])
    assert [sound(described(joined(name, *pair, small))) for pair in pairs] == [not one for one in found]
    said = [any("类" in v.chinese for v in one) for one in found]
    assert said == [not ontology().admits(name, subject, target or None) for subject, target in pairs]


def joined(name: str, subject: str, target: str, small: Reading) -> list[ox.Triple]:
    """A statement between things of two classes, or of one and a date."""
    date = '"2018"^^xsd:gYear'
    store = ox.Store()
    store.update(
        f"""INSERT DATA {{ e:st rdf:subject e:a ; rdf:predicate ht:{name} ; rdf:object {"e:b" if target else date} .
        e:a a ht:{subject} {f". e:b a ht:{target}" if target else ""} }}""",
        prefixes=PREFIXES,
    )
    return [quad.triple for quad in store]


def test_graphs_are_held_together_and_kept_apart(small: Reading) -> None:
    """What is a zone in one article and a company in another is two things, and each flaw has its graph."""
    sound, broken = state(small).store, state(small).store
    broken.update("DELETE { e:远山村 a ht:Place } INSERT { e:远山村 a ht:Zone } WHERE {}", prefixes=PREFIXES)
    broken.update("DELETE WHERE { ?ev ht:rule ?name }", prefixes=PREFIXES)
    found = violations([[q.triple for q in store] for store in (sound, broken, sound)])
    assert [bool(one) for one in found] == [False, True, False]
    assert {v.shape for v in found[1]} == {"Evidence-rule"}


def test_shapes_have_messages_and_targets_that_can_be_held_apart() -> None:
    """A shape has one class, or all those of entities: see ``flaws.described``."""
    classes = {URIRef(NAMESPACE + name) for name in ontology().classes}
    for name in NAMED:
        shape = URIRef(SHAPES + name)
        assert (shape, RDF.type, SH.PropertyShape) in shapes()
        targets = set(shapes().objects(shape, SH.targetClass))
        assert len(targets - classes) <= 1
        assert not targets & classes or targets >= classes
        if name not in ontology().properties:
            texts = [o for o in shapes().objects(shape, SH.message) if isinstance(o, Literal)]
            assert {t.language for t in texts} == {"zh", "en"}
    assert set(targeting(f"{NAMESPACE}Statement")) > {SHAPES + name for name in ontology().properties}


def test_the_relations_of_the_shapes_are_those_of_the_vocabulary() -> None:
    listed = {
        str(o).removeprefix(NAMESPACE)
        for head in shapes().objects(URIRef(f"{SHAPES}Statement-predicate"), SH["in"])
        for o in shapes().items(head)
    }
    assert listed == set(ontology().properties)


def test_a_blank_node_is_refused() -> None:
    triple = ox.Triple(ox.BlankNode("b"), ox.NamedNode("http://a/p"), ox.Literal("x"))
    with pytest.raises(ValueError, match="_:b is no IRI"):
        violations([[triple]])


@pytest.mark.parametrize("change", BROKEN)
def test_the_sieve_lets_nothing_pass_that_is_broken(change: str, small: Reading) -> None:
    store = state(small).store
    assert sound(described(quad.triple for quad in store))
    store.update(change, prefixes=PREFIXES)
    assert not sound(described(quad.triple for quad in store))
