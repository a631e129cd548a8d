"""Whatever is given to read gives articles or a line that says why not, in bounded time and memory."""

import io
import json
import time
import zipfile
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from hongtu.extract import understand
from hongtu.graph.store import from_turtle
from hongtu.graph.turtle import turtle
from hongtu.model import Article, Entity, Reading
from hongtu.read import SUFFIXES, Piece, attempt, read_piece
from hongtu.read.limits import ARTICLE, LINE, SENTENCE

SAID = "江州高新区党工委书记王新介绍，江州星河光电有限公司现有员工300名。"
SKELETON = "\ue000\ue041\uf8ff"


@settings(max_examples=150, deadline=None, derandomize=True)
@given(
    st.binary(max_size=400),
    st.sampled_from(SUFFIXES[:-1]),
    st.sampled_from(["", SAID, "%PDF-1.4\n", "<html>", "PK\3\4"]),
)
def test_any_bytes_under_any_name_are_read_or_told(data: bytes, suffix: str, before: str) -> None:
    articles, errors = read_piece(Piece(f"a{suffix}", before.encode() + data))
    for article in articles:
        understand(article)
    assert all("\n" not in str(error).strip() for error in errors)


@settings(max_examples=60, deadline=None, derandomize=True)
@given(
    st.text(st.sampled_from("（“《”、，。\ue000\ufffd\u2028\r\t\0'\"<{王新公司党委书记2018年亿百该区\n"), max_size=300)
)
def test_any_signs_are_read(text: str) -> None:
    for article in read_piece(Piece("a.jsonl", json.dumps({"text": text + SAID}).encode()))[0]:
        assert not set(article.text) & set(SKELETON)
        understand(article)


@pytest.mark.parametrize(
    ("name", "data", "why"),
    [
        ("line.txt", b"x" * (200 * 2**20), "larger than 128 MB"),
        ("line.jsonl", b'{"text": "' + b"x" * (200 * 2**20), f"longer than {LINE // 2**20} MB"),
        ("brackets.txt", "（".encode() * 1_000_000, "characters"),
        ("brackets.jsonl", b'{"text":' + b"[" * 1_000_000, "no JSON"),
        ("deep.html", b"<html><body>" + b"<div>" * 100_000 + SAID.encode(), "no article"),
        ("book.txt", (SAID + "\n").encode() * 4000, "characters"),
    ],
    ids=lambda value: value if isinstance(value, str) else "",
)
def test_too_much_is_told_in_a_line_at_once(name: str, data: bytes, why: str, tmp_path: Path) -> None:
    (tmp_path / name).write_bytes(data)
    start = time.process_time()
    articles, errors = attempt(tmp_path / name)
    assert time.process_time() - start < 10
    assert articles == ()
    assert why in str(errors[0])
    assert name in str(errors[0])


@pytest.mark.parametrize(
    "piece", ["（", "“", "（”《", "2018年", "王新、李明、", "1", "百", "江州有限公司", SAID[:-1] + "，"]
)
def test_a_long_sentence_takes_no_longer_than_its_parts(piece: str) -> None:
    article = Article("a", piece * (10_000 // len(piece)))
    understand(Article("b", piece * 20))
    start = time.process_time()
    reading = understand(article)
    assert time.process_time() - start < 5
    assert all(e.end - e.start <= SENTENCE for fact in reading.facts for e in fact.evidence)


def test_an_article_as_long_as_any_is_read() -> None:
    whole = Article("a", "\n".join([SAID] * (ARTICLE // len(SAID) // 4)))
    start = time.process_time()
    assert understand(whole).facts
    assert time.process_time() - start < 30


def test_members_of_an_archive_with_names_that_lead_elsewhere_stay_in_memory(tmp_path: Path) -> None:
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w") as archive:
        for name in ("../../out.txt", "/etc/abs.txt", "..\\win.txt"):
            archive.writestr(name, SAID)
    (tmp_path / "inner").mkdir()
    (tmp_path / "inner" / "a.zip").write_bytes(packed.getvalue())
    articles, errors = attempt(tmp_path / "inner" / "a.zip")
    assert sorted(a.id for a in articles) == ["abs", "out", "win"]
    assert not errors
    assert [file.name for file in tmp_path.rglob("*.txt")] == []


@settings(max_examples=80, deadline=None, derandomize=True)
@given(st.text(st.characters(exclude_categories=["Cs"]), min_size=1, max_size=12))
def test_names_of_any_signs_come_back_from_turtle(name: str) -> None:
    reading = Reading((Article("a", ""),), (Entity("e", "Person", (name + "'\"\\\n\t<>{}",)),))
    label = from_turtle(turtle(reading)).reading().entities[0].names[0]
    assert label.startswith(name[:1]) or not name[0].isprintable()
