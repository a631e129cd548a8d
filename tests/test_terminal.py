"""What commands print and write: faults are lines on stderr, files lie in folders that are made for them."""

from pathlib import Path

import pytest

from hongtu.terminal import bar, put, stop, warn


def test_faults_are_lines_and_end_it(capsys: pytest.CaptureFixture[str]) -> None:
    stop()
    warn("careful")
    with pytest.raises(SystemExit, match="2"):
        stop("one\nfault", ValueError("two"))
    assert capsys.readouterr().err == "hongtu: careful\nhongtu: one fault\nhongtu: two\n"


def test_a_text_is_written_where_it_is_asked_for(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    put("文\n", tmp_path / "new" / "a.txt")
    put("屏\n", None)
    assert (tmp_path / "new" / "a.txt").read_bytes() == "文\n".encode()
    assert capsys.readouterr().out == "屏\n"


def test_where_nobody_watches_there_is_no_bar(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    with bar([tmp_path]) as files:
        assert list(files) == [tmp_path]
    assert capsys.readouterr() == ("", "")
