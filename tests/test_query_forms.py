"""Answers as text: as many rows as there are, whatever stands in them, and no byte more than may be."""

import csv
import io

import pyoxigraph as ox
import pytest
from hypothesis import given
from hypothesis import strategies as st

from hongtu.query.forms import RESULTS, TRIPLES, TooLarge, count, wanted, written

TEXTS = st.text(st.characters(codec="utf-8", exclude_characters="\x00"), max_size=9) | st.sampled_from(
    ['}},{"x":{', "</result><result>", '"', '"\n', "\r\n", "{}", "},{", ",", "\t", "\\", '","']
)
CELLS = st.none() | TEXTS.map(ox.Literal) | st.just(ox.NamedNode("http://x/y"))


def answer(rows: list[tuple[ox.Literal | ox.NamedNode | None, ...]]) -> ox.QuerySolutions:
    """An answer with these rows."""
    values = " ".join(f"({' '.join('UNDEF' if cell is None else str(cell) for cell in row)})" for row in rows)
    found = ox.Store().query(f"SELECT ?x ?y WHERE {{ VALUES (?x ?y) {{ {values} }} }}")
    assert isinstance(found, ox.QuerySolutions)
    return found


@given(st.lists(st.tuples(CELLS, CELLS), max_size=6))
def test_rows_are_counted_whatever_stands_in_them(rows: list[tuple[ox.Literal | ox.NamedNode | None, ...]]) -> None:
    for form in RESULTS:
        text = written(answer(rows), form)
        assert count(text, form, ["x", "y"]) == len(rows), (form, text)
        assert written(answer(rows), form, rows=max(len(rows), 1), size=len(text)) == text
        if len(rows) > 1:
            with pytest.raises(TooLarge, match="rows"):
                written(answer(rows), form, rows=len(rows) - 1)
        with pytest.raises(TooLarge, match="bytes"):
            written(answer(rows), form, size=len(text) // 2)


@given(st.lists(st.tuples(TEXTS.filter(lambda text: "\r" not in text)), min_size=1, max_size=6))
def test_csv_gives_texts_as_they_are(rows: list[tuple[str, ...]]) -> None:
    values = " ".join(f"({ox.Literal(row[0])})" for row in rows)
    text = written(ox.Store().query(f"SELECT ?x WHERE {{ VALUES (?x) {{ {values} }} }}"), "csv").decode()
    read = list(csv.reader(io.StringIO(text, newline="")))
    assert read[0] == ["x"]
    assert [row[0] if row else "" for row in read[1:]] == [row[0] for row in rows]


@pytest.mark.parametrize("form", TRIPLES)
def test_triples_have_their_limits_in_every_form(form: str) -> None:
    def triples() -> ox.QueryTriples:
        found = ox.Store().query("CONSTRUCT { ?s <p:p> 1 } WHERE { VALUES ?s { <b:b> <a:a> <a:a> } }")
        assert isinstance(found, ox.QueryTriples)
        return found

    text = written(triples(), form)
    assert sorted(str(q.triple) for q in ox.parse(text, format=TRIPLES[form])) == [
        f'<{s}> <p:p> "1"^^<http://www.w3.org/2001/XMLSchema#integer>' for s in ("a:a", "b:b")
    ]
    assert text.endswith(b"\n")
    with pytest.raises(TooLarge, match="rows"):
        written(triples(), form, rows=1)
    with pytest.raises(TooLarge, match="bytes"):
        written(triples(), form, size=20)


def test_each_format_of_the_command_line_wants_rows_or_triples_or_both() -> None:
    assert [(form, wanted(form).results, wanted(form).triples) for form in ("table", "csv", "ttl")] == [
        ("table", "table", "table"),
        ("csv", "csv", ""),
        ("ttl", "", "ttl"),
    ]


SPEC = """SELECT ?x ?y ?z WHERE { VALUES (?x ?y ?z) {
  (<http://example/x> "String" 123)
  (<http://example/x> 'with"quote, comma' UNDEF) ("a\\nb\\tc"@en true "x"^^<http://t>) } }"""


def test_csv_and_tsv_are_as_the_recommendation_writes_them() -> None:
    found = written(ox.Store().query(SPEC), "csv").decode()
    rows = ["http://example/x,String,123", 'http://example/x,"with""quote, comma",', '"a\nb\tc",true,x']
    assert found == "\r\n".join(["x,y,z", *rows, ""])
    iri = "<http://example/x>"
    lines = [f'{iri}\t"String"\t123', f'{iri}\t"with\\"quote, comma"\t', '"a\\nb\\tc"@en\ttrue\t"x"^^<http://t>']
    assert written(ox.Store().query(SPEC), "tsv").decode() == "\n".join(["?x\t?y\t?z", *lines, ""])
