"""ZIP archives of articles: each member read in memory as a file of its own; nothing is written to disk."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Iterator, Mapping

from hongtu.read.sheet import Reader, ReadError, Sheet

LARGEST = 64 * 2**20
RATIO = 200


def read_zip(data: bytes, name: str, readers: Mapping[str, Reader]) -> Iterator[Sheet | ReadError]:
    """The sheets of all members that are articles, sorted by name, and an error for each that cannot be read.

    Raises ReadError if it is no archive or holds no articles. Archives in it are not opened.
    """
    try:
        archive = zipfile.ZipFile(io.BytesIO(data))
    except zipfile.BadZipFile as error:
        raise ReadError(f"{name}: this is no ZIP archive ({error}); pack it again") from error
    members = sorted((real_name(info), info) for info in archive.infolist() if not info.is_dir())
    wanted = [(inner, info) for inner, info in members if suffix(inner) in readers and not hidden(inner)]
    if not wanted:
        raise ReadError(f"{name}: no articles in this archive; they end in {', '.join(sorted(readers))}")
    for inner, info in wanted:
        try:
            yield from readers[suffix(inner)](content(archive, info, f"{name}/{inner}"), f"{name}/{inner}")
        except ReadError as error:
            yield error


def content(archive: zipfile.ZipFile, info: zipfile.ZipInfo, where: str) -> bytes:
    """The bytes of a member; raises ReadError for one that is locked, damaged, or would fill the memory."""
    if info.file_size > LARGEST or info.file_size > RATIO * max(info.compress_size, 1) + 2**20:
        raise ReadError(f"{where}: {info.file_size} bytes from {info.compress_size} are too many; unpack it by hand")
    try:
        with archive.open(info) as member:
            data = member.read(LARGEST + 1)
    except (zipfile.BadZipFile, RuntimeError, NotImplementedError, OSError, ValueError) as error:
        raise ReadError(f"{where}: cannot be unpacked ({error}); pack it again without a password") from error
    if len(data) > LARGEST:
        raise ReadError(f"{where}: larger than {LARGEST} bytes; unpack it by hand")
    return data


def real_name(info: zipfile.ZipInfo) -> str:
    """A member's name; old Windows archives write it in GBK without saying so."""
    if info.flag_bits & 0x800:
        return info.filename
    try:
        return info.filename.encode("cp437").decode("gb18030")
    except UnicodeError:
        return info.filename


def suffix(name: str) -> str:
    """The suffix of a member's name, in small letters, with its dot."""
    return f".{name.rsplit('.', 1)[-1].lower()}" if "." in name else ""


def hidden(name: str) -> bool:
    """Whether a member is what a file manager leaves behind."""
    return any(part.startswith((".", "__MACOSX")) for part in name.replace("\\", "/").split("/"))
