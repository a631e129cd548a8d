"""Queries end: at their time, at their size, by their memory; what one of them breaks is whole for the next."""

import threading
import time
from collections.abc import Iterator
from pathlib import Path

import pytest

from hongtu.query.forms import Wanted, wanted
from hongtu.query.limits import Ask, Limits
from hongtu.query.workers import workers

FEW = "SELECT ?s { ?s a ht:Person } LIMIT 3"
SLOW = "SELECT (COUNT(*) AS ?n) { ?a ?b ?c . ?d ?e ?f . ?g ?h ?i }"
LIMITS = Limits(seconds=2, rows=100, size=20_000, memory=1 << 30)


@pytest.fixture(scope="module")
def ask(sample: Path) -> Iterator[Ask]:
    with workers(sample, LIMITS, number=2) as team:
        yield team


@pytest.mark.parametrize(
    ("query", "outcome", "said"),
    [
        (SLOW, "late", "more than 2 s"),
        ("SELECT ?s { ?s ?p ?o } LIMIT 101", "large", "more than 100 rows"),
        ("SELECT * { ?s oa:prefix ?p ; oa:suffix ?o } LIMIT 100", "large", "more than 20000 bytes"),
        ("CONSTRUCT { ?s ?p ?o } { ?s ?p ?o } LIMIT 101", "large", "more than 100 rows"),
        ("SELECT * { FILTER(1" + "+1" * 20_000 + "=2) }", "fallen", "nested too deeply"),
        ("SELECT * {" + "{" * 101 + "}" * 101 + "}", "fault", "nested more than 100 deep"),
        ("SELECT * { FILTER(" + "COALESCE(" * 3000 + "1" + ")" * 3000 + ") }", "fault", "nested more than 100 deep"),
        ("SELECT * { ?s ?p }", "fault", "line 1, column 12: cannot read on from '?s ?p }'"),
        ("SELECT * { SERVICE <http://127.0.0.1:1/> { } }", "fault", "SERVICE asks another server"),
        ("SELECT * FROM <file:///etc/passwd> { ?s ?p ?o }", "fault", "FROM names another source"),
    ],
    ids=["slow", "rows", "bytes", "triples", "long", "deep", "calls", "wrong", "service", "from"],
)
def test_a_query_that_goes_too_far_is_told_so_and_the_next_is_answered(
    ask: Ask, query: str, outcome: str, said: str
) -> None:
    start = time.monotonic()
    reply = ask(query, Wanted())
    assert (reply.outcome, said in reply.body.decode(), b"\n" in reply.body) == (outcome, True, False)
    assert time.monotonic() - start < LIMITS.seconds + 2
    assert ask(FEW, Wanted()).outcome == "answer"


@pytest.mark.parametrize("form", ["csv", "tsv", "json", "xml", "table"])
def test_just_as_many_rows_as_may_be_are_an_answer(ask: Ask, form: str) -> None:
    assert ask("SELECT ?s { ?s ?p ?o } LIMIT 100", Wanted(form, "")).outcome == "answer"
    assert ask("SELECT ?s { ?s ?p ?o } LIMIT 101", Wanted(form, "")).outcome == "large"


@pytest.mark.parametrize("form", ["csv", "tsv", "json", "xml"])
@pytest.mark.parametrize("text", ['}},{\\"x\\":{', "}},{", "a\\nb", '\\"', "</result><result>", "{}", "a\\r\\nb,c", ""])
def test_rows_are_counted_and_not_what_looks_like_them(ask: Ask, form: str, text: str) -> None:
    cell = f'("{text}" AS ?x) ("{text}" AS ?y)'
    assert ask(f"SELECT {cell} {{ ?s ?p ?o }} LIMIT 100", Wanted(form, "")).outcome == "answer"
    assert ask(f"SELECT {cell} {{ ?s ?p ?o }} LIMIT 101", Wanted(form, "")).outcome == "large"
    unbound = "SELECT ?none { ?s ?p ?o } LIMIT"
    assert [ask(f"{unbound} {n}", Wanted(form, "")).outcome for n in (100, 101)] == ["answer", "large"]


def test_memory_has_its_limit_too(sample: Path) -> None:
    greedy = "SELECT * { ?a ?b ?c . ?d ?e ?f . ?g ?h ?i } ORDER BY ?c ?f ?i"
    with workers(sample, Limits(seconds=20, memory=200 << 20)) as one:
        assert one(greedy, Wanted()).outcome == "fallen"
        assert one(FEW, Wanted()).outcome == "answer"


def test_a_slow_query_does_not_hold_up_the_others(ask: Ask) -> None:
    slow = threading.Thread(target=ask, args=(SLOW, Wanted()))
    slow.start()
    start = time.monotonic()
    assert [ask(FEW, Wanted()).outcome for _ in range(20)] == ["answer"] * 20
    assert time.monotonic() - start < LIMITS.seconds / 2
    slow.join()


def test_when_all_are_at_work_it_is_told(sample: Path) -> None:
    with workers(sample, Limits(seconds=3, patience=0.2)) as one:
        slow = threading.Thread(target=one, args=(SLOW, Wanted()))
        slow.start()
        time.sleep(0.2)
        assert one(FEW, Wanted()).outcome == "busy"
        slow.join()


@pytest.mark.parametrize(("form", "query"), [("ttl", FEW), ("csv", "DESCRIBE e:王新")])
def test_a_form_that_the_answer_does_not_have_is_told(ask: Ask, form: str, query: str) -> None:
    reply = ask(query, wanted(form))
    assert (reply.outcome, form in reply.body.decode()) == ("unfit", True)


def test_where_there_is_no_graph_it_is_told(tmp_path: Path) -> None:
    with pytest.raises(ValueError, match="no graph here"), workers(tmp_path, LIMITS):
        pass


def test_limits_are_above_zero() -> None:
    with pytest.raises(ValueError, match="above zero"):
        Limits(rows=0)
