"""From the bytes of a file to its characters: what it declares, its mark, UTF-8, GB18030, and only then a guess."""

from __future__ import annotations

import codecs
import re

from hongtu.read.sheet import ReadError

MARKS = ((codecs.BOM_UTF8, "utf-8-sig"), (codecs.BOM_UTF16_LE, "utf-16"), (codecs.BOM_UTF16_BE, "utf-16"))
CHINESE = frozenset({"gb2312", "gbk", "gb18030", "gb_2312-80", "x-gbk", "chinese", "cp936", "ms936", "windows-936"})
DECLARED = frozenset({"utf-8", "utf8", "utf-16", "big5", "big5-hkscs", "hz-gb-2312", "euc-tw", "iso-2022-cn"})
GUESSED = ("big5", "big5hkscs", "utf_16", "utf_16_le", "utf_16_be", "utf_32")
LEAST = 0.7
DAMAGE = 0.002


def decode(data: bytes, name: str, declared: str = "") -> str:
    """The characters of a file: by its byte order mark, as it declares, as UTF-8, as GB18030, else by detection.

    What is declared counts only for encodings of Chinese: pages in GB18030 that say iso-8859-1 are many, and every
    byte is a character of that. A page that declares its encoding may hold a few damaged bytes; they become U+FFFD.
    Raises ReadError naming the file if it is empty, no text, damaged, or in an encoding that cannot be told.
    """
    if not data.strip():
        raise ReadError(f"{name}: the file is empty; leave it out or put an article into it")
    marked = [encoding for mark, encoding in MARKS if data.startswith(mark)]
    wide = [] if marked or b"\0" not in data else ["utf-16-le", "utf-16-be"]
    stated = known(declared)
    for encoding in marked or wide or [*stated, "utf-8", "gb18030"]:
        text = characters(data, encoding)
        if text is not None and (encoding not in ("gb18030", *wide) or common(text) >= LEAST):
            return text
    if wide:
        raise ReadError(f"{name}: this is no text; give it as .txt in UTF-8 or GB18030")
    for encoding in stated:
        text = data.decode(encoding, "replace")
        if text.count("\ufffd") <= max(1, DAMAGE * len(text)) and common(text) >= LEAST:
            return text
    return guessed(data, name)


def known(declared: str) -> list[str]:
    """The encoding that a name declares, if it is one of those for Chinese; GB2312 and GBK are read as GB18030.

    >>> known("GB2312"), known("utf-8"), known("iso-8859-1")
    (['gb18030'], ['utf-8'], [])
    """
    name = declared.strip().lower()
    if name in CHINESE:
        return ["gb18030"]
    return [name.replace("hz-gb-2312", "hz")] if name in DECLARED and characters(b"", name) is not None else []


def characters(data: bytes, encoding: str) -> str | None:
    """The characters in an encoding, or None if the bytes are not in it, or nobody knows it."""
    try:
        return data.decode(encoding)
    except (UnicodeError, LookupError):
        return None


def common(text: str) -> float:
    """The share of everyday signs (those of GB2312) among those beyond ASCII: bytes read in a wrong encoding give rare
    ones.

    >>> common("肇庆高新区"), common("\u9cf4\u8b70高新")
    (1.0, 0.5)
    """
    signs = [sign for sign in text if not sign.isascii() and not sign.isspace()]
    usual = sum(sign in "—·“”‘’…€" or everyday(sign) for sign in signs)
    controls = len(re.findall(r"[\x00-\x08\x0e-\x1f]", text))
    return usual / (len(signs) + controls) if signs or controls else 1.0


def everyday(sign: str) -> bool:
    """Whether GB2312 has a sign."""
    return sign.encode("gb2312", "ignore") != b""


def guessed(data: bytes, name: str) -> str:
    """The characters by detection, for the few encodings that Chinese text comes in beside UTF-8 and GB18030."""
    from charset_normalizer import from_bytes

    spoiled = data.decode("utf-8", "replace")
    if spoiled.count("\ufffd") <= max(3, DAMAGE * len(spoiled)) and common(spoiled.replace("\ufffd", "")) >= LEAST:
        line = spoiled[: spoiled.index("\ufffd")].count("\n") + 1
        raise ReadError(f"{name}: line {line} is damaged (bytes that are no UTF-8); correct it and save it as UTF-8")
    best = from_bytes(data, cp_isolation=[*GUESSED, "gb18030"]).best()
    text = characters(data, best.encoding) if best is not None else None
    if best is None or text is None or (best.encoding == "gb18030" and common(text) < 0.5):
        raise ReadError(f"{name}: neither UTF-8 nor GB18030, nor anything else that can be told; save it as UTF-8")
    return text
