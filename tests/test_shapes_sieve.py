"""The sieve before pySHACL lets pass what pySHACL lets pass, and nothing else; it is made of the shapes' own file."""

import subprocess
import sys
from itertools import chain
from pathlib import Path
from random import Random
from time import process_time

import pyoxigraph as ox
import pytest

from hongtu import shapes
from hongtu.cache import CACHE, opened
from hongtu.corpus import listed
from hongtu.extract import understand
from hongtu.graph import PREFIXES, state, triples
from hongtu.graph.folder import inner
from hongtu.graph.statements import parts
from hongtu.model import Reading
from hongtu.read import attempt
from hongtu.shapes import described, sieve, sound
from hongtu.shapes.source import SH, Term, grouped, written
from hongtu.shapes.terms import FITS, WRITTEN
from hongtu.shapes.violations import violations

E, HT, XSD = PREFIXES["e"], PREFIXES["ht"], PREFIXES["xsd"]
FEW = 150
ARTICLES, _ = listed([Path(__file__).parents[1] / "data" / "articles"])
# Values that some property of the graph has, would have, or must not have.
POOL: tuple[Term, ...] = (
    *(ox.NamedNode(E + name) for name in ("远山村", "张明远", "青蓝计划", "role-党支部书记", "article-page", "nobody")),
    *(ox.NamedNode(HT + name) for name in ("Zone", "Evidence", "Statement", "runs", "foundedOn", "owns")),
    *(ox.Literal(text, language="zh") for text in ("", "远山村", "书记")),
    *(ox.Literal(text) for text in ("", "stated", "perhaps", "2018", "2018-6", "2016/2020-05", "2018\n")),
    *(ox.Literal(text, datatype=ox.NamedNode(XSD + "integer")) for text in ("0", "-1", "99", "九")),
    *(ox.Literal(text, datatype=ox.NamedNode(XSD + "decimal")) for text in ("0.5", "1.01", "-0.1", "much")),
    ox.Literal("2018-06", datatype=ox.NamedNode(XSD + "gYearMonth")),
    *(ox.Literal(text, datatype=ox.NamedNode(XSD + "date")) for text in ("2018-06-01", "2018-02-30")),
    ox.Literal("2018", datatype=ox.NamedNode(XSD + "gYear")),
    ox.Literal("7", datatype=ox.NamedNode(XSD + "double")),
)


def changed(graph: list[ox.Triple], dice: Random) -> list[ox.Triple]:
    """A graph after one to three changes: a triple gone, one with another value, or the value beside the old one."""
    found = list(graph)
    for _ in range(dice.choice((1, 1, 2, 3))):
        at = dice.randrange(len(found))
        one = found[at]
        what = dice.choice(("gone", "other", "beside"))
        if what != "beside":
            del found[at]
        if what != "gone":
            found.append(ox.Triple(one.subject, one.predicate, dice.choice(POOL)))
    return found


@pytest.mark.parametrize("seed", [1, 2])
def test_on_changed_graphs_sieve_and_pyshacl_agree(seed: int, small: Reading) -> None:
    dice = Random(seed)
    graphs = [changed(list(triples(small)), dice) for _ in range(FEW)]
    passed = [sound(described(graph)) for graph in graphs]
    assert passed == [not found for found in violations(graphs)]
    assert FEW // 10 < sum(passed) < FEW * 9 // 10


@pytest.mark.parametrize("text", ["2018-13", "June"])
def test_a_month_that_is_none_does_not_pass_though_pyshacl_takes_any(text: str, small: Reading) -> None:
    store = state(small).store
    new = f"INSERT {{ ?a dcterms:issued '{text}'^^xsd:gYearMonth }}"
    store.update(f"DELETE {{ ?a dcterms:issued ?d }} {new} WHERE {{ ?a dcterms:issued ?d }}", prefixes=PREFIXES)
    assert not sound(described(quad.triple for quad in store))


def test_what_is_read_passes_both(sample: Path) -> None:
    with opened(inner(sample) / CACHE) as cache:
        keys = [row[0] for row in cache.at.execute("SELECT key FROM kept WHERE key LIKE '% flaws'")]
        readings = [reading for key in keys if (reading := cache.reading(key.partition(" ")[0]))]
    assert len(readings) > 5
    assert all(sound(chain.from_iterable(parts(one).values())) for one in readings)
    assert not any(violations([triples(one) for one in readings]))


def test_the_parts_of_a_reading_say_what_its_triples_say(small: Reading) -> None:
    one, other = grouped(chain.from_iterable(parts(small).values())), grouped(described(triples(small)))
    as_sets = [
        {(node, name): set(map(str, some[node][name])) for node in some for name in some[node]} for some in (one, other)
    ]
    assert as_sets[0] == as_sets[1]


def test_only_the_shapes_that_are_asked_for_are_held(small: Reading) -> None:
    store = state(small).store
    store.update("DELETE WHERE { ?ev ht:rule ?name }", prefixes=PREFIXES)
    graph = [quad.triple for quad in store]
    assert not sound(described(graph))
    assert not sound(described(graph), shapes.targeting(f"{HT}Evidence"))
    assert sound(described(graph), shapes.targeting(f"{HT}Statement"))


@pytest.mark.parametrize(
    ("said", "culprit"),
    [
        ("hs:new a sh:PropertyShape ; sh:path ht:role ; sh:maxLength 9 .", "maxLength"),
        ("hs:new a sh:PropertyShape ; sh:path ht:role ; sh:datatype xsd:hexBinary .", "hexBinary"),
        ("hs:new a sh:PropertyShape ; sh:path ht:role ; sh:nodeKind sh:BlankNode .", "BlankNode"),
    ],
)
def test_a_constraint_without_a_test_is_named_and_not_let_pass(
    said: str, culprit: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    names = {**PREFIXES, "sh": SH, "hs": "https://w3id.org/hongtu/shapes#"}
    text = "".join(f"@prefix {name}: <{iri}> .\n" for name, iri in names.items()) + said
    monkeypatch.setattr(
        "hongtu.shapes.sieve.written", lambda: grouped(described(ox.parse(text, format=ox.RdfFormat.TURTLE)))
    )
    with pytest.raises(ValueError, match=f"no test is known for .*{culprit}; write one"):
        sieve.shape.__wrapped__(ox.NamedNode(names["hs"] + "new"))


def test_all_that_is_known_is_asked_by_the_shapes() -> None:
    asked = {name for said in written().values() for name in said}
    assert FITS.keys() | sieve.TESTS.keys() <= asked
    kinds = {kind.value for said in written().values() for kind in said.get(f"{SH}datatype", [])}
    assert kinds == WRITTEN.keys()


def test_the_sieve_takes_little_of_the_time_that_reading_takes() -> None:
    articles = [article for file in ARTICLES for article in attempt(file)[0]]
    shares = []
    for _ in range(3):
        start = process_time()
        readings = [understand(article) for article in articles]
        middle = process_time()
        assert all(sound(chain.from_iterable(parts(one).values())) for one in readings)
        shares.append((process_time() - middle) / (middle - start))
    assert min(shares) < 0.3, shares


def test_who_builds_what_is_sound_does_not_load_pyshacl() -> None:
    code = "import sys, hongtu.checked; print('pyshacl' in sys.modules or 'rdflib' in sys.modules)"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout == "False\n"
