"""What was read comes back as it was, under the key of the bytes that it was read from."""

import sqlite3
from contextlib import suppress
from pathlib import Path

import pytest
from msgspec.structs import replace

from hongtu.cache import Page, Pages, article_key, file_key, opened
from hongtu.extract import understand
from hongtu.model import Article
from hongtu.read import read
from hongtu.seen import seen


def test_a_reading_comes_back_as_it_was(small_file: Path, tmp_path: Path) -> None:
    (article,) = read(small_file)
    bare = replace(article, origin=())
    reading, pages = understand(bare), Pages((Page("a", "k", "s"),), ("fault",))
    assert reading.facts
    with opened(tmp_path / "c") as cache:
        cache.put("r", reading)
        cache.put("p", pages)
    with opened(tmp_path / "c") as cache:
        assert cache.reading("r") == reading
        assert cache.pages("p") == pages
        assert cache.reading("absent") is None
        cache.keep_only(["p"])
        assert (cache.reading("r"), cache.pages("p")) == (None, pages)


@pytest.fixture
def small_file(page: Path) -> Path:
    page.write_text(page.read_text("utf-8") + "\n肇庆高新区有党员1240名。\n", encoding="utf-8")
    return page


def test_a_key_knows_bytes_name_and_rules(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    def key(name: str, data: bytes) -> str:
        (tmp_path / name).write_bytes(data)
        return file_key(tmp_path / name, seen(tmp_path / name).content)

    known = {key("a.txt", b"x"), key("b.txt", b"x"), key("a.txt", b"y"), key("a.tx", b"tx")}
    assert len(known) == 4
    articles = {article_key(Article("a", "x")), article_key(Article("b", "x")), article_key(Article("a", "x", "t"))}
    assert len(articles) == 3
    assert article_key(Article("a", "x", origin=(3,))) in articles
    monkeypatch.setattr("hongtu.cache.version", lambda: "another")
    assert key("a.txt", b"x") not in known


def test_what_was_put_stays_there_however_it_ends(tmp_path: Path) -> None:
    with suppress(RuntimeError), opened(tmp_path / "c") as cache:
        cache.put("p", Pages())
        raise RuntimeError
    with opened(tmp_path / "c") as cache:
        assert cache.pages("p") == Pages()


def test_a_damaged_file_is_named(tmp_path: Path) -> None:
    (tmp_path / "c").write_bytes(b"no database" * 1000)
    with pytest.raises(ValueError, match=r"damaged .*delete it"), opened(tmp_path / "c"):
        pass
    with opened(tmp_path / "d") as cache:
        cache.at.execute("INSERT INTO kept VALUES ('r', x'01')")
    with pytest.raises(ValueError, match="damaged"), opened(tmp_path / "d") as cache:
        cache.reading("r")
    with sqlite3.connect(tmp_path / "d") as at:
        assert at.execute("SELECT count(*) FROM kept").fetchone() == (1,)
