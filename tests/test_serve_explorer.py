"""What the server tells the explorer, over HTTP: search, entities, neighbours, paths, trees, articles, pages."""

import subprocess
import sys
from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager
from itertools import pairwise
from pathlib import Path
from typing import Any
from urllib.parse import quote

import httpx
import pytest

from hongtu.build import build
from hongtu.graph import open as opened
from hongtu.graph import write
from hongtu.model import Article, Entity, Evidence, Fact, Reading
from hongtu.serve.api import ANSWERS

HOSTILE = '<img src=x onerror="alert(1)"></script>\u202e, "\\\u2028'
ZONE = "肇庆高新区"


def get(url: str, name: str, **asked: object) -> Any:
    came = httpx.get(f"{url}/api/{name}", params={key: str(value) for key, value in asked.items()}, timeout=60)
    assert came.status_code == 200, came.text
    return came.json()


def listed(*ids: str) -> str:
    return ",".join(quote(id, safe="") for id in ids)


def told(columns: Any) -> set[tuple[str, str, str]]:
    """The facts in an answer: subject, property, object."""
    ids, names = columns["nodes"]["id"], [p["name"] for p in columns["properties"]]
    facts = columns["facts"]
    return {(ids[f["s"]], names[f["p"]], ids[f["o"]] if isinstance(f["o"], int) else f["o"]) for f in facts}


def test_the_overview_holds_what_is_connected_and_counts_the_rest(url: str) -> None:
    shown = get(url, "overview")
    assert shown["total"]["entities"] == len(shown["nodes"]["id"]) + shown["left"]
    assert shown["left"] > 0
    assert all(degree > 0 for degree in shown["nodes"]["degree"])
    assert all(before + words + behind for fact in shown["facts"] for _, before, words, behind, _, _ in fact["said"])


@pytest.mark.parametrize(("words", "first"), [
    ("王新", "王新"), ("wangxin", "王新"), ("wx", "王新"), ("WANG XIN", "王新"), (ZONE, ZONE), ("zqgxq", ZONE),
    ("zhaoqinggaoxin", ZONE), ("肇庆高新", ZONE),
])  # fmt: skip
def test_search_finds_by_name_pinyin_and_initials(url: str, words: str, first: str) -> None:
    assert get(url, "search", q=words)["hits"][0]["id"] == first


def test_search_is_for_a_class_and_in_a_zone(url: str) -> None:
    types = get(url, "overview")["types"]
    hits = get(url, "search", q="高新区", type="Organization", zone=ZONE, limit=5)["hits"]
    assert hits
    assert {types[hit["type"]]["name"] for hit in hits} <= {"PartyOrganization", "SocialOrganization", "GovernmentBody"}
    assert not {hit["name"] for hit in hits if "清远" in hit["name"]}


def test_search_counts_what_it_leaves_out(url: str) -> None:
    few, many = get(url, "search", q="公司", limit=3), get(url, "search", q="公司", limit=400)
    assert len(few["hits"]) == 3
    assert many["left"] == 0
    assert few["left"] == len(many["hits"]) - 3
    assert [hit["id"] for hit in few["hits"]] == [hit["id"] for hit in many["hits"]][:3]


def test_an_entity_comes_with_its_facts_their_sentences_and_its_articles(url: str) -> None:
    shown = get(url, "entity", id="王新")
    assert ("王新", "participatesIn", "123鲲鹏计划") in told(shown)
    assert shown["centre"] == "王新"
    assert shown["iri"] == "https://w3id.org/hongtu/id/王新"
    assert [one["name"] for one in shown["classes"]] == ["Person", "Thing"]
    assert any("当选党支部书记" in said[2] for fact in shown["facts"] for said in fact["said"])
    dates = [shown["articles"][i]["published"] for i in shown["timeline"]]
    assert dates
    assert dates == sorted(dates)
    assert shown["more"] == 0


def test_neighbours_are_those_that_are_not_shown_and_the_rest_is_counted(url: str) -> None:
    all = get(url, "neighbours", ids=listed(ZONE), limit=400)
    new = set(all["nodes"]["id"]) - {ZONE}
    assert all["left"] == {}
    first = get(url, "neighbours", ids=listed(ZONE), limit=2)
    shown = [id for id in first["nodes"]["id"] if id != ZONE]
    assert len(shown) == 2
    assert sum(first["left"].values()) >= len(new) - 2
    rest = get(url, "neighbours", ids=listed(ZONE), shown=listed(*shown), limit=400)
    assert set(rest["nodes"]["id"]) - {ZONE} - set(shown) == new - set(shown)
    only = get(url, "neighbours", ids=listed(ZONE), rel="locatedIn", limit=400)
    assert {p for s, p, o in told(only) if ZONE in (s, o)} >= {"locatedIn"}
    assert set(only["nodes"]["id"]) < new | {ZONE}
    assert "locatedIn" not in only["left"]


def test_a_list_too_long_for_an_address_is_sent_as_a_form(url: str) -> None:
    ids = get(url, "overview")["nodes"]["id"]
    came = httpx.post(f"{url}/api/subgraph", data={"ids": listed(*ids * 3, "没有这个")})
    assert set(came.json()["nodes"]["id"]) == set(ids)


def test_paths_lead_from_one_to_the_other_around_what_is_avoided(url: str) -> None:
    near = [id for id in get(url, "neighbours", ids=listed(ZONE), limit=9)["nodes"]["id"] if id != ZONE]
    ends = {"from": near[0], "to": near[1]}
    shown = get(url, "path", k=1, **ends)
    assert len(shown["paths"]) == 1
    ids = shown["nodes"]["id"]
    steps = [{ids[shown["facts"][i]["s"]], ids[shown["facts"][i]["o"]]} for i in shown["paths"][0]]
    assert near[0] in steps[0]
    assert near[1] in steps[-1]
    assert all(a & b for a, b in pairwise(steps))
    avoided = get(url, "path", avoid="Area", **ends)
    assert ZONE not in avoided["nodes"]["id"]
    assert get(url, "path", **{"from": "王新", "to": "王新"})["paths"] == []


def test_a_tree_has_party_organizations_under_their_hosts(url: str, sample: Path) -> None:
    facts = [f for f in opened(sample).reading().facts if f.predicate == "partyOrganizationOf" and f.status == "stated"]
    shown = get(url, "tree", id=facts[0].subject)
    under = {child: parent for parent, several in shown["children"].items() for child in several}
    assert facts[0].subject in under
    top = facts[0].subject
    while top in under:
        top = under[top]
    assert top == shown["root"]
    assert {s for s, p, o in told(shown)} <= set(under)


def test_an_article_is_marked_where_it_says_something(url: str) -> None:
    shown = get(url, "article", id="zhaoqing-sanpu")
    text, title = shown["text"], shown["articles"][shown["article"]]
    assert title["id"] == "zhaoqing-sanpu"
    assert len(shown["marks"]) >= len(shown["facts"]) > 5
    for mark in shown["marks"]:
        thing = shown["facts"][mark["fact"]] if "fact" in mark else shown["figures"][mark["figure"]]
        assert text[mark["start"] : mark["end"]] in {said[2] for said in thing["said"]}


def test_what_is_on_screen_is_a_page_of_its_own(url: str) -> None:
    came = httpx.get(f"{url}/page", params={"ids": listed("王新", "123鲲鹏计划")})
    assert came.headers["content-disposition"].startswith("attachment")
    assert "王新" in came.text
    assert "vis-network" in came.text


@pytest.mark.parametrize(("name", "asked", "status"), [
    ("entity", {"id": "没有"}, 404), ("entity", {"id": HOSTILE}, 404), ("article", {"id": ".."}, 404),
    ("none", {}, 404), ("path", {"from": "王新", "to": "x"}, 404), ("disc", {"id": "王新"}, 404),
    ("neighbours", {"ids": "%FF"}, 404),
    ("path", {"from": "王新", "to": "王新", "avoid": "Foo"}, 400), ("entity", {"id": "王新", "offset": "-1"}, 400),
    ("search", {"q": "a", "limit": "9999"}, 400), ("search", {"q": "a", "limit": "²"}, 400), ("entity", {}, 400),
    ("search", {"q": "a", "type": "Foo"}, 400),
])  # fmt: skip
def test_what_cannot_be_answered_is_said_in_one_sentence(
    url: str, name: str, asked: dict[str, str], status: int
) -> None:
    came = httpx.get(f"{url}/api/{name}", params=asked)
    assert came.status_code == status
    assert "\n" not in came.json()["error"].strip()


@pytest.mark.parametrize("words", [HOSTILE, "\x00", "(", "[a", "\\", "%", " ", "\n", "a" * 3000, "🀄"])
def test_any_text_can_be_searched_for(url: str, words: str) -> None:
    hits = get(url, "search", q=words, limit=500)["hits"]
    assert all("（" in hit["matched"] for hit in hits) or not words.strip()


@pytest.fixture(scope="module")
def hostile(
    tmp_path_factory: pytest.TempPathFactory, serve: Callable[..., AbstractContextManager[str]]
) -> Iterator[str]:
    folder = tmp_path_factory.mktemp("hostile")
    words = (Evidence("a,b", 0, len(HOSTILE), HOSTILE, "relate.x.Y"),)
    entities = (Entity("恶", "Person", (HOSTILE, "javascript:alert(1)")), Entity("乙", "Company", ("乙公司",)))
    reading = Reading((Article("a,b", HOSTILE, HOSTILE),), entities, (Fact("恶", "holdsPost", "乙", words, HOSTILE),))
    write(reading, folder)
    with serve("--graph", folder, "--workers", 1) as address:
        yield address


def test_hostile_names_come_as_they_are_and_as_json(hostile: str) -> None:
    came = httpx.get(f"{hostile}/api/entity", params={"id": "恶"})
    assert came.headers["content-type"] == "application/json"
    assert came.headers["x-content-type-options"] == "nosniff"
    assert came.json()["nodes"]["name"][1] == HOSTILE
    assert get(hostile, "search", q=HOSTILE)["hits"][0]["id"] == "恶"
    assert "<img" not in httpx.get(f"{hostile}/page", params={"ids": listed("恶", "乙"), "title": HOSTILE}).text


def test_a_graph_that_was_not_built_here_is_explored_too(hostile: str) -> None:
    assert get(hostile, "overview")["total"]["facts"] == 1
    assert get(hostile, "article", id="a,b")["text"] == ""


@pytest.fixture(scope="module")
def elsewhere(url: str, serve: Callable[..., AbstractContextManager[str]]) -> Iterator[str]:
    with serve("--endpoint", f"{url}/sparql") as address:
        yield address


def test_of_a_graph_elsewhere_what_can_be_had_by_sparql_is_told(url: str, elsewhere: str) -> None:
    for name, asked in (("entity", {"id": "王新"}), ("neighbours", {"ids": listed("王新"), "limit": 50})):
        assert told(get(elsewhere, name, **asked)) == told(get(url, name, **asked))
    ids = listed("王新", "123鲲鹏计划")
    assert told(get(elsewhere, "subgraph", ids=ids)) == told(get(url, "subgraph", ids=ids))
    assert get(elsewhere, "overview")["nodes"]["id"]
    hits = get(elsewhere, "search", q="王", type="Person")["hits"]
    assert "王新" in {hit["id"] for hit in hits}


def test_what_a_graph_elsewhere_cannot_tell_is_said(elsewhere: str) -> None:
    for name in sorted(ANSWERS.keys() - {"overview", "entity", "neighbours", "subgraph", "search"}):
        came = httpx.get(f"{elsewhere}/api/{name}", params={"id": "王新"})
        assert (came.status_code, "folder" in came.json()["error"]) == (501, True)
    assert httpx.get(f"{elsewhere}/api/entity", params={"id": "没有这个"}).status_code == 404
    assert httpx.get(f"{elsewhere}/api/entity", params={"id": "a b"}).status_code in (400, 404)


def test_the_graph_shown_is_that_of_the_last_build(tmp_path: Path, page: Path, serve: Any) -> None:
    build([page], tmp_path / "g")
    with serve("--graph", tmp_path / "g", "--workers", 1) as address:
        before = {hit["name"] for hit in get(address, "search", q="杨佳良")["hits"]}
        page.write_text("广东三浦车车股份有限公司董事长曾晓明介绍。\n", encoding="utf-8")
        build([page], tmp_path / "g")
        after = {hit["name"] for hit in get(address, "search", q="zengxiaoming")["hits"]}
    assert (before, after) == ({"杨佳良"}, {"曾晓明"})


def test_judgements_cannot_be_written_to_a_graph_elsewhere() -> None:
    command = [
        sys.executable,
        "-c",
        "from hongtu.cli import main; main()",
        "serve",
        "--endpoint",
        "http://127.0.0.1:9/",
    ]
    came = subprocess.run([*command, "--review"], capture_output=True, text=True, timeout=60)
    assert came.returncode == 2
    assert "--endpoint" in came.stderr
