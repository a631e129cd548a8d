"""Bytes become characters: marks, UTF-8, GB18030, and what must be guessed or refused."""

import pytest

from hongtu.read import ReadError
from hongtu.read.encoding import decode

TEXT = "江州高新区管委会主任林知远介绍，园区今年引进企业二十家，𠮷字也在其中。" * 3
TRADITIONAL = "江州高新區管委會主任林知遠介紹，園區今年引進企業二十家，並為員工興建宿舍。" * 3


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "gb18030", "utf-16", "utf-16-le", "utf-16-be"])
def test_text_is_read_in_the_encodings_of_chinese(encoding: str) -> None:
    assert decode(TEXT.encode(encoding), "page.txt") == TEXT


def test_big5_is_told_from_gb18030() -> None:
    assert decode(TRADITIONAL.encode("big5"), "page.txt") == TRADITIONAL


def test_six_characters_in_gb18030_are_chinese() -> None:
    assert decode("江州高新区园".encode("gb18030"), "page.txt") == "江州高新区园"


def test_what_is_declared_comes_first() -> None:
    assert decode("江州".encode("big5"), "page.html", "big5") == "江州"
    assert decode("江州".encode("gbk"), "page.html", "gb2312") == "江州"


@pytest.mark.parametrize("data", [b"", b" \n", b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR\0\0", bytes(range(1, 256)) * 4])
def test_what_is_no_text_is_refused_by_name(data: bytes) -> None:
    with pytest.raises(ReadError, match=r"page\.txt: "):
        decode(data, "page.txt")


def test_a_page_that_says_latin_is_read_as_what_it_is() -> None:
    assert decode(TEXT.encode("gb18030"), "page.html", "iso-8859-1") == TEXT
    assert decode(TEXT.encode(), "page.html", "gb2312") == TEXT


@pytest.mark.parametrize("declared", ["hex", "idna", "undefined", "no-such-thing", "unicode_escape"])
def test_a_name_of_no_encoding_of_chinese_is_passed_over(declared: str) -> None:
    assert decode(TEXT.encode(), "page.html", declared) == TEXT


def test_a_damaged_byte_is_shown_in_a_page_and_named_in_a_text() -> None:
    damaged = TEXT.encode().replace("园".encode(), b"\xe5\x9b", 1)
    shown = decode(damaged, "page.html", "utf-8")
    assert (shown.count("\ufffd"), shown.replace("\ufffd", "园", 1)) == (1, TEXT)
    with pytest.raises(ReadError, match=r"page\.txt: line 2 is damaged"):
        decode("第一行是好的。\n".encode() + damaged, "page.txt")
