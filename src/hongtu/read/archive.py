"""ZIP archives of articles: each member unpacked in memory, to be read as a file; nothing is written to disk."""

from __future__ import annotations

import zipfile
import zlib
from collections.abc import Collection, Iterator
from typing import BinaryIO

from hongtu.read.encoding import characters
from hongtu.read.limits import MB, MEMBER, MEMBERS, RATIO
from hongtu.read.sheet import ReadError

BROKEN = (zipfile.BadZipFile, zlib.error, RuntimeError, EOFError, OSError, ValueError)


def members(file: BinaryIO, name: str, suffixes: Collection[str]) -> Iterator[tuple[str, bytes] | ReadError]:
    """The path and the bytes of each member that ends in a suffix, sorted, and an error for each that cannot be had.

    Archives in it are named but not opened. Raises ReadError if it is no archive, holds no articles, or is too large.
    """
    try:
        archive = zipfile.ZipFile(file)
    except BROKEN as error:
        raise ReadError(f"{name}: this is no ZIP archive ({error}); pack it again") from error
    named = [(real_name(info), info) for info in archive.infolist() if not info.is_dir()]
    wanted = sorted((m for m in named if suffix(m[0]) in suffixes and not hidden(m[0])), key=lambda m: m[0])
    if not wanted:
        raise ReadError(f"{name}: no articles in this archive; they end in {', '.join(sorted(suffixes))}")
    if sum(info.file_size for _, info in wanted) > MEMBERS:
        raise ReadError(f"{name}: more than {MEMBERS // MB} MB when unpacked; unpack it into a folder")
    for inner, info in wanted:
        where = f"{name}/{inner}"
        try:
            if suffix(inner) == ".zip":
                raise ReadError(f"{where}: an archive in an archive is not opened; unpack it")
            yield where, content(archive, info, where)
        except ReadError as error:
            yield error


def content(archive: zipfile.ZipFile, info: zipfile.ZipInfo, where: str) -> bytes:
    """The bytes of a member; raises ReadError for one that is locked, damaged, or would fill the memory."""
    if info.file_size > MEMBER or info.file_size > RATIO * max(info.compress_size, 1) + MB:
        raise ReadError(f"{where}: {info.file_size} bytes from {info.compress_size} are too many; unpack it by hand")
    try:
        with archive.open(info) as member:
            data = member.read(MEMBER + 1)
    except BROKEN as error:
        locked = "; it has a password" if info.flag_bits & 1 else ""
        raise ReadError(f"{where}: cannot be unpacked ({error or 'it breaks off'}){locked}; pack it again") from error
    if len(data) > MEMBER:
        raise ReadError(f"{where}: larger than {MEMBER // MB} MB; unpack it by hand")
    return data


def real_name(info: zipfile.ZipInfo) -> str:
    """A member's name; where it is not said to be UTF-8, some archives write it so nonetheless, old ones in GBK."""
    if info.flag_bits & 0x800:
        return info.filename
    try:
        written = info.filename.encode("cp437")
    except UnicodeError:
        return info.filename
    return next((n for code in ("utf-8", "gb18030") if (n := characters(written, code)) is not None), info.filename)


def suffix(name: str) -> str:
    """The suffix of a member's name, in small letters, with its dot."""
    return f".{name.rsplit('.', 1)[-1].lower()}" if "." in name else ""


def hidden(name: str) -> bool:
    """Whether a member is what a file manager or a word processor leaves behind."""
    parts = [part for part in name.replace("\\", "/").split("/") if part not in (".", "..")]
    return any(part.startswith((".", "~$", "__MACOSX")) for part in parts)
