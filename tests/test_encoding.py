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
