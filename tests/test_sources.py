"""What files hold is known without reading them again, and which of their articles count."""

import json
import os
import time
from pathlib import Path

import pytest

from hongtu.cache import Page, Pages, opened
from hongtu.seen import TICK
from hongtu.sources import Hands, Source, chosen, held, source


def test_a_file_is_known_by_its_bytes_wherever_it_lies(page: Path, tmp_path: Path) -> None:
    other = tmp_path / "moved" / page.name
    other.parent.mkdir()
    other.write_bytes(page.read_bytes())
    with opened(tmp_path / "c") as cache:
        first = source(page, cache)
        assert [p.id for p in first.pages.articles] == ["page"]
        reading = cache.reading(first.pages.articles[0].key)
        assert reading
        assert "杨佳良" in {e.names[0] for e in reading.entities}
        assert (source(other, cache).key, source(other, cache).pages) == (first.key, first.pages)
        page.write_text("另一篇。", encoding="utf-8")
        assert source(page, cache).key != first.key


def test_faults_name_the_file_as_it_was_given(tmp_path: Path) -> None:
    for folder in ("a", "b"):
        (tmp_path / folder).mkdir()
        (tmp_path / folder / "empty.txt").write_text("", encoding="utf-8")
    with opened(tmp_path / "c") as cache:
        for folder in ("a", "b"):
            found = source(tmp_path / folder / "empty.txt", cache)
            assert str(tmp_path / folder / "empty.txt") in found.pages.faults[0]
        gone = source(tmp_path / "gone.txt", cache)
    assert "cannot be read" in gone.pages.faults[0]


@pytest.mark.skipif(os.geteuid() == 0, reason="root may read everything")
def test_a_file_that_is_closed_is_told(page: Path, tmp_path: Path) -> None:
    page.chmod(0)
    with opened(tmp_path / "c") as cache:
        assert "rights" in source(page, cache).pages.faults[0]


def test_of_two_articles_with_one_id_the_first_counts_and_forgotten_ones_do_not() -> None:
    files = [
        Source(f"/{n}", f"{n}.txt", n, Pages((Page("a", key), Page(f"a-{n}", n)))) for n, key in ("1k", "2l", "3k")
    ]
    keys, failures = chosen(files, {"a-3"})
    assert keys == {"a": "k", "a-1": "1", "a-2": "2"}
    assert [f.file for f in failures] == ["2.txt"]
    assert "another article is called 'a' too: rename" in str(failures[0])


def test_a_process_that_dies_names_its_article_and_is_asked_for_it_again(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("hongtu.sources.FEW", 0)
    file, crawl = tmp_path / "a.txt", tmp_path / "crawl.jsonl"
    file.write_text("王新说。", encoding="utf-8")
    crawl.write_text("\n".join(json.dumps({"text": f"王新第{n}次说。"}) for n in range(3)), encoding="utf-8")
    with opened(tmp_path / "c") as cache:
        with monkeypatch.context() as patch:
            patch.setattr("hongtu.pool.SECONDS", 0.001)
            lost = held([file, crawl], cache, Hands(2))
        assert [one.pages.articles for one in lost] == [(), ()]
        died = "too large or too deeply nested, the process that read it died; leave it out"
        told = [f"{file}: {died}", *(f"{crawl}, line {n}: {died}" for n in (1, 2, 3))]
        assert [str(one) for one in chosen(lost)[1]] == told
        assert [len(one.pages.articles) for one in held([file, crawl], cache, Hands(2))] == [1, 3]


def test_a_file_that_was_not_written_to_is_taken_as_it_was_while_the_cache_has_it(tmp_path: Path) -> None:
    file = tmp_path / "page.txt"
    file.write_text("江州高新区有党员1240名。\n", encoding="utf-8")
    time.sleep(2 * TICK / 1e9)
    with opened(tmp_path / "cache") as cache:
        before = held([file], cache)
        assert held([file], cache, before=before)[0] is before[0]
        cache.keep_only([before[0].key])
        again = held([file], cache, before=before)
        assert again == before
        assert again[0] is not before[0]
    with opened(tmp_path / "other") as cache:
        assert held([file], cache, before=before) == before
        assert cache.reading(before[0].pages.articles[0].key)
