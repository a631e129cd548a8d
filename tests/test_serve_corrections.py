"""Corrections over HTTP: who may write them, what is refused, and that they outlive builds."""

from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager
from pathlib import Path
from typing import Any

import httpx
import pytest

from hongtu.build import build
from hongtu.graph import folder as folders
from hongtu.judgements import FILE, load

WORDS = "广东三浦车车股份有限公司董事长杨佳良介绍。\n"
OTHER = "杨佳良任唯品会（肇庆）电子商务有限公司董事长。\n"
Serve = Callable[..., AbstractContextManager[str]]


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    place = tmp_path_factory.mktemp("corrected")
    files = [place / "one.txt", place / "two.txt"]
    for file, words in zip(files, (WORDS, OTHER), strict=True):
        file.write_text(words, encoding="utf-8")
    build(files, place / "graph")
    return place / "graph"


@pytest.fixture(scope="module")
def address(folder: Path, serve: Serve) -> Iterator[tuple[str, str]]:
    """The address of a server that takes corrections, and its token."""
    with serve("--graph", folder, "--workers", 1, "--review") as shown:
        url, _, token = shown.partition("/#token=")
        assert len(token) >= 32
        yield url, token


def sent(address: tuple[str, str], given: object, **headers: str) -> httpx.Response:
    url, token = address
    usual = {"origin": url, "x-hongtu-token": token, "content-type": "application/json"}
    kept = {name: value for name, value in (usual | headers).items() if value}
    return httpx.post(f"{url}/api/judge", json=given, headers=kept, timeout=120)


def fact(url: str) -> Any:
    """The post of the entity in the first article."""
    hits = httpx.get(f"{url}/api/search", params={"q": "三浦车车"}, timeout=60).json()["hits"]
    shown = httpx.get(f"{url}/api/entity", params={"id": hits[0]["id"]}, timeout=60).json()
    return {**shown["facts"][0], "left": shown["nodes"]["id"][shown["facts"][0]["s"]]} if shown["facts"] else None


@pytest.mark.parametrize(("headers", "status"), [
    ({"x-hongtu-token": ""}, 403), ({"x-hongtu-token": "wrong"}, 403), ({"origin": "http://evil.example"}, 403),
    ({"origin": ""}, 403), ({"origin": "null"}, 403), ({"origin": "http://127.0.0.1:1"}, 403),
    ({"content-type": "text/plain"}, 415), ({"host": "evil.example", "origin": "http://evil.example"}, 421),
])  # fmt: skip
def test_nothing_is_written_without_the_token_and_from_elsewhere(
    address: tuple[str, str], folder: Path, headers: dict[str, str], status: int
) -> None:
    before = (folder / FILE).read_bytes()
    one = {"verdict": "same", "left": "杨佳良", "right": "广东三浦车车股份有限公司"}
    assert sent(address, one, **headers).status_code == status
    assert (folder / FILE).read_bytes() == before


def test_reading_is_no_writing(address: tuple[str, str]) -> None:
    url, token = address
    for method in ("GET", "PUT", "DELETE"):
        assert httpx.request(method, f"{url}/api/judge", headers={"x-hongtu-token": token}).status_code == 405


@pytest.mark.parametrize("given", [
    {"verdict": "maybe", "left": "a", "right": "b"}, {"verdict": "same", "left": "杨佳良"}, {"verdict": "same"}, [],
    {"verdict": "same", "left": "没有", "right": "也没有"}, {"verdict": "same", "left": 1, "right": "b"},
    {"verdict": "wrong", "left": "没有", "right": "st-0000000000000000"}, {"verdict": "same", "left": "a", "more": "b"},
])  # fmt: skip
def test_what_is_no_judgement_is_refused_in_one_sentence(address: tuple[str, str], folder: Path, given: object) -> None:
    came = sent(address, given)
    assert came.status_code == 400
    assert "\n" not in came.json()["error"]
    assert load(folder / FILE) == ()


def test_a_wrong_fact_goes_at_once_and_stays_away_after_a_rebuild(address: tuple[str, str], folder: Path) -> None:
    url, _ = address
    one = fact(url)
    why = "<script>alert(1)</script>\t多一格\n换一行"
    came = sent(address, {"verdict": "wrong", "left": one["left"], "right": one["id"], "why": why})
    assert came.json()["ok"] is True, came.text
    (written,) = load(folder / FILE)
    assert (written.verdict, written.right, written.why) == (
        "wrong",
        one["id"],
        "<script>alert(1)</script> 多一格 换一行",
    )
    assert written.who
    assert fact(url) is None or fact(url)["id"] != one["id"]
    build([folder.parent / "one.txt", folder.parent / "two.txt"], folder)
    assert load(folder / FILE) == (written,)
    assert fact(url) is None or fact(url)["id"] != one["id"]


def test_a_server_that_was_not_asked_to_takes_no_corrections(folder: Path, url: str) -> None:
    came = sent((url, "x"), {"verdict": "same", "left": "a", "right": "b"})
    assert came.status_code == 403
    assert "--review" in came.json()["error"]


def test_each_start_has_a_token_of_its_own(address: tuple[str, str], folder: Path, serve: Serve) -> None:
    with serve("--graph", folder, "--workers", 1, "--review") as shown:
        assert shown.partition("#token=")[2] != address[1]


def written(place: Path, name: str, day: str, words: str) -> Path:
    file = place / f"{name}.txt"
    file.write_text(f"园区要闻\n{day}\n\n{words}\n", encoding="utf-8")
    return file


@pytest.fixture(scope="module")
def corpus(tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, ...]:
    """Two pairs of namesakes of whom it is asked whether they are one, somebody in two articles, and news to come."""
    place = tmp_path_factory.mktemp("verdicts")
    return (
        written(
            place,
            "a",
            "2018年3月2日",
            "肇庆高新区党工委副书记郑晓到广东云帆电子有限公司调研，董事长周启航介绍情况。",
        ),
        written(place, "b", "2021年5月6日", "清远高新区党工委书记郑晓到清远蓝屿建材有限公司调研。"),
        written(place, "c", "2019年5月6日", "广东云帆电子有限公司董事长周启航出席仪式。"),
        written(place, "d", "2018年4月2日", "肇庆高新区党工委委员陈立新到广东云帆电子有限公司调研。"),
        written(place, "e", "2021年6月6日", "清远高新区党工委副书记陈立新到清远蓝屿建材有限公司调研。"),
        written(place, "f", "2020年5月6日", "广东云帆电子有限公司副总经理李明介绍情况。"),
    )


@pytest.fixture(scope="module")
def reviewing(corpus: tuple[Path, ...], serve: Serve) -> Iterator[tuple[str, str]]:
    """The address of a server of all but the last article, and its token."""
    graph = corpus[0].parent / "graph"
    build(corpus[:-1], graph)
    with serve("--graph", graph, "--workers", 1, "--review") as shown:
        url, _, token = shown.partition("/#token=")
        yield url, token


def people(url: str, name: str) -> list[str]:
    """The ids of those of a name."""
    hits = httpx.get(f"{url}/api/search", params={"q": name, "type": "Person"}, timeout=60).json()["hits"]
    return [hit["id"] for hit in hits]


def doubts(url: str, id: str) -> list[str]:
    """Of whom it is asked whether they are this one."""
    shown = httpx.get(f"{url}/api/entity", params={"id": id}, timeout=60).json()
    return [one["id"] for one in shown["possibly"]]


def rebuilt(corpus: tuple[Path, ...]) -> None:
    """Build again, with the news that came, even where these are there already."""
    graph = corpus[0].parent / "graph"
    (graph / "network.html").resolve().unlink()
    before = folders.shown(graph)
    build(corpus, graph)
    assert folders.shown(graph) != before


def test_two_that_are_the_same_stay_one_after_a_rebuild(reviewing: tuple[str, str], corpus: tuple[Path, ...]) -> None:
    url, _ = reviewing
    first, second = sorted(people(url, "郑晓"))
    assert sent(reviewing, {"verdict": "same", "left": first, "right": second}).status_code == 200
    for _ in range(2):
        assert people(url, "郑晓") == [first]
        shown = httpx.get(f"{url}/api/entity", params={"id": second}, timeout=60).json()
        assert shown["centre"] == first, "who knows the other by its id still finds it"
        assert {fact["role"] for fact in shown["facts"]} >= {"党工委副书记", "党工委书记"}
        rebuilt(corpus)


def test_two_that_are_different_are_asked_about_no_more_after_a_rebuild(
    reviewing: tuple[str, str], corpus: tuple[Path, ...]
) -> None:
    url, _ = reviewing
    first, second = sorted(people(url, "陈立新"))
    assert doubts(url, first) == [second]
    assert sent(reviewing, {"verdict": "different", "left": first, "right": second}).status_code == 200
    for _ in range(2):
        assert sorted(people(url, "陈立新")) == [first, second]
        assert doubts(url, first) == doubts(url, second) == []
        rebuilt(corpus)


def test_one_that_was_split_stays_two_after_a_rebuild(reviewing: tuple[str, str], corpus: tuple[Path, ...]) -> None:
    url, _ = reviewing
    (one,) = people(url, "周启航")
    assert sent(reviewing, {"verdict": "split", "left": one, "article": "c"}).status_code == 200
    for _ in range(2):
        found = people(url, "周启航")
        said = [httpx.get(f"{url}/api/entity", params={"id": id}, timeout=60).json()["articles"] for id in found]
        assert sorted([row["id"] for row in rows] for rows in said) == [["a"], ["c"]]
        rebuilt(corpus)
