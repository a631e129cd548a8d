"""Files that cannot be read are named and do not stop the others."""

import os
import zipfile
from pathlib import Path

from hongtu.corpus import listed, read_all


def test_paths_are_listed_once_and_in_order_and_bad_ones_set_apart(page: Path, tmp_path: Path) -> None:
    other = tmp_path / "more" / "a.txt"
    other.parent.mkdir()
    other.write_text(page.read_text("utf-8"), encoding="utf-8")
    files, failures = listed([page, tmp_path, other, tmp_path / "absent"])
    assert files == (other, page)
    assert [f.file for f in failures] == [str(tmp_path / "absent")]


def test_a_pipe_in_a_folder_is_no_article_and_holds_nothing_up(page: Path, tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "pipe.txt")
    (tmp_path / "gone.txt").symlink_to("nowhere")
    files, failures = listed([tmp_path])
    assert (files, failures) == ((tmp_path / "gone.txt", page), ())


def test_a_file_without_text_does_not_stop_the_others(page: Path, tmp_path: Path) -> None:
    empty = tmp_path / "empty.txt"
    empty.write_text("", encoding="utf-8")
    readings, failures = read_all([empty, page])
    assert list(readings) == [page]
    assert [f.file for f in failures] == [str(empty)]


def test_an_article_is_read_once_and_another_of_its_id_refused(page: Path, tmp_path: Path) -> None:
    said = page.read_text("utf-8")
    for folder, text in (("same", said), ("other", "另一篇。" + said)):
        (tmp_path / folder).mkdir()
        (tmp_path / folder / "page.txt").write_text(text, encoding="utf-8")
    _, failures = read_all([page, tmp_path / "same" / "page.txt", tmp_path / "other" / "page.txt"])
    assert [f.file for f in failures] == [str(tmp_path / "other" / "page.txt")]


def test_a_clash_of_ids_in_a_file_costs_one_article(tmp_path: Path) -> None:
    lines = ['{"id": "a", "text": "甲。"}', '{"id": "a", "text": "乙。"}', '{"id": "b", "text": "丙。"}']
    file = tmp_path / "crawl.jsonl"
    file.write_text("\n".join([*lines, lines[0]]), encoding="utf-8")
    readings, failures = read_all([file])
    assert [a.text for a in readings[file].articles] == ["甲。", "丙。"]
    assert [str(f) for f in failures] == [f"{file}: another article is called 'a' too: give it an id of its own"]


def test_of_an_archive_the_member_is_named_whose_id_is_taken(tmp_path: Path) -> None:
    file = tmp_path / "pages.zip"
    with zipfile.ZipFile(file, "w") as archive:
        for folder in ("0311", "0312"):
            archive.writestr(f"{folder}/page.txt", f"{folder}江州市举行大会。")
    readings, failures = read_all([file])
    assert len(readings[file].articles) == 1
    assert "rename 0312/page.txt" in str(failures[0])
