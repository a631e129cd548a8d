"""What was read, kept on disk: of each file its articles, of each article its reading, found by digests of bytes."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from functools import cache as once
from hashlib import sha256
from pathlib import Path
from typing import TypeVar

import msgspec
from msgspec.structs import replace

from hongtu.model import Article, Reading
from hongtu.version import version

CACHE = "cache.sqlite"
SETUP = """PRAGMA journal_mode = WAL; PRAGMA synchronous = NORMAL;
CREATE TABLE IF NOT EXISTS kept (key TEXT PRIMARY KEY, value BLOB NOT NULL)"""
Kept = TypeVar("Kept")


@dataclass(frozen=True, slots=True, order=True)
class Page:
    """An article of a file: its id, the key by which the cache finds its reading, and where it is from."""

    id: str
    key: str
    source: str = ""


@dataclass(frozen=True, slots=True, order=True)
class Pages:
    """What a file holds: its articles, and why the rest of it could not be read."""

    articles: tuple[Page, ...] = ()
    faults: tuple[str, ...] = ()


class Words(msgspec.Struct, gc=False):
    """The text of an article alone."""

    text: str


class Seen(msgspec.Struct, gc=False):
    """The texts of a reading alone."""

    articles: tuple[Words, ...]


ENCODER = msgspec.msgpack.Encoder()
PAGES, READING = msgspec.msgpack.Decoder(Pages), msgspec.msgpack.Decoder(Reading)
SEEN = msgspec.msgpack.Decoder(Seen)


def file_key(path: Path, content: str, added: str = "") -> str:
    """By what a file is found again: the digest of its bytes, its name (ids and dates are taken from it), all rules,
    and the versions of the plug-ins that are ``added``.
    """
    name = path.name.encode("utf-8", "surrogateescape")
    return digest(b"file", added.encode(), name, content.encode())


def article_key(article: Article, added: str = "") -> str:
    """By what an article's reading is found again: the article, but for where it stood in its file, all rules, and the
    versions of the plug-ins that are ``added``.
    """
    return digest(b"article", added.encode(), ENCODER.encode(replace(article, origin=())))


def digest(*parts: bytes) -> str:
    """The SHA-256 of the version of the rules and of some bytes."""
    return sha256(b"\0".join((version().encode(), *parts))).hexdigest()


@dataclass(frozen=True, slots=True)
class Cache:
    """The kept pages and readings of one graph folder."""

    at: sqlite3.Connection

    @property
    def file(self) -> Path:
        """Where it is."""
        return Path(self.at.execute("PRAGMA database_list").fetchone()[2])

    def pages(self, key: str) -> Pages | None:
        """What the file of a key holds, or nothing."""
        return self.get(key, PAGES)

    def reading(self, key: str) -> Reading | None:
        """The reading of the article of a key, or nothing; the article comes without its ``origin``."""
        return self.get(key, READING)

    def text(self, key: str) -> str | None:
        """The text of the article of a key, or nothing; the rest of its reading is passed over."""
        found = self.get(key, SEEN)
        return found.articles[0].text if found and found.articles else None

    def get(self, key: str, decoder: msgspec.msgpack.Decoder[Kept]) -> Kept | None:
        """What is kept under a key, or nothing."""
        found = self.at.execute("SELECT value FROM kept WHERE key = ?", (key,)).fetchone()
        return decoder.decode(found[0]) if found else None

    def put(self, key: str, value: object) -> None:
        """Keep something under a key."""
        self.at.execute("INSERT OR REPLACE INTO kept VALUES (?, ?)", (key, ENCODER.encode(value)))

    def keys(self) -> frozenset[str]:
        """All keys under which something is kept."""
        return frozenset(key for (key,) in self.at.execute("SELECT key FROM kept"))

    def keep_only(self, keys: Iterable[str]) -> None:
        """Let go of all that is kept but under some keys, and under those that have one of them before a blank."""
        kept = set(keys)
        idle = [(key,) for key in self.keys() - kept if key.partition(" ")[0] not in kept]
        self.at.executemany("DELETE FROM kept WHERE key = ?", idle)


def connected(file: Path) -> sqlite3.Connection:
    """The database in a file, in which each change counts at once."""
    return sqlite3.connect(file, isolation_level=None)


@once
def shared(file: Path) -> Cache:
    """The cache in a file that another process has opened and changes; it stays open as long as this process lives."""
    return Cache(connected(file))


@contextmanager
def opened(file: Path) -> Iterator[Cache]:
    """The cache in a file, made if it is not there; whatever is put into it stays there, however this ends.

    Raises ValueError naming a file that is damaged.
    """
    at = connected(file)
    try:
        at.executescript(SETUP)
        yield Cache(at)
    except (sqlite3.DatabaseError, msgspec.DecodeError) as error:
        raise ValueError(f"{file}: damaged ({error}); delete it and build again") from error
    finally:
        at.close()
