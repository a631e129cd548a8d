"""The parts of a file that are read one by one: members of an archive, some lines of a crawl, or the whole of it."""

from __future__ import annotations

from codecs import BOM_UTF8, BOM_UTF16_BE, BOM_UTF16_LE
from collections.abc import Collection, Iterator
from dataclasses import dataclass, replace
from io import BytesIO
from typing import BinaryIO

from hongtu.read.archive import members, suffix
from hongtu.read.encoding import decode
from hongtu.read.limits import FILE, LINE, MB
from hongtu.read.sheet import ReadError

WIDE = (BOM_UTF16_LE, BOM_UTF16_BE)
LINES, BLOCK = 64, MB // 4


@dataclass(frozen=True, slots=True)
class Piece:
    """Bytes that are read by themselves: ``where`` is the path of their file, with the member's name behind that of an
    archive, ``folder`` so much of it as stands before the file's own name, ``first`` the number of the first line.
    """

    where: str
    data: bytes
    first: int = 1
    folder: str = ""

    def __str__(self) -> str:
        return f"{self.where}, line {self.first}" if suffix(self.where) == ".jsonl" else self.where


def pieces(file: BinaryIO, name: str, suffixes: Collection[str]) -> Iterator[Piece | ReadError]:
    """The parts of a file, and an error for each that cannot be had; of an archive those that end in a suffix."""
    try:
        if suffix(name) != ".zip":
            yield from whole(file, name)
            return
        for one in members(file, name, suffixes):
            yield from [one] if isinstance(one, ReadError) else whole(BytesIO(one[1]), one[0])
    except ReadError as error:
        yield error


def whole(file: BinaryIO, name: str) -> Iterator[Piece | ReadError]:
    """The parts of a file that is no archive."""
    if suffix(name) == ".jsonl":
        yield from blocks(file, name)
        return
    data = file.read(FILE + 1)
    if len(data) > FILE:
        raise ReadError(f"{name}: larger than {FILE // MB} MB; split it")
    yield Piece(name, data)


def blocks(file: BinaryIO, name: str) -> Iterator[Piece | ReadError]:
    """The lines of a file, some at a time; a file in UTF-16 is turned into UTF-8 first."""
    if file.read(2) in WIDE:
        file.seek(0)
        (wide,) = whole(file, f"{name}.txt")
        assert isinstance(wide, Piece)
        file = BytesIO(decode(wide.data, name).encode("utf-8", "replace"))
    file.seek(0)
    number, waiting, filled = 1, Piece(name, b""), False
    while line := file.readline(LINE + 1):
        if len(line) > LINE:
            while not line.endswith(b"\n") and (line := file.readline(LINE)):
                pass
            yield ReadError(f"{name}, line {number}: longer than {LINE // MB} MB; an article a line is wanted")
            line = b"\n"
        waiting = replace(waiting, data=waiting.data + line)
        number += 1
        filled = filled or line.removeprefix(BOM_UTF8).strip() != b""
        if number - waiting.first >= LINES or len(waiting.data) >= BLOCK:
            yield waiting
            waiting = Piece(name, b"", number)
    if waiting.data:
        yield waiting
    if not filled:
        raise ReadError(f"{name}: the file is empty; leave it out or put an article a line into it")


def apart(piece: Piece) -> list[Piece]:
    """The lines of a piece of many, each a piece of its own; any other piece itself."""
    if suffix(piece.where) != ".jsonl":
        return [piece]
    lines = enumerate(piece.data.split(b"\n"), piece.first)
    return [replace(piece, data=line, first=number) for number, line in lines if line.strip()]
