"""The files that a graph is made of: what each of them holds, read now or kept, and which articles of them count."""

from __future__ import annotations

import os
from collections.abc import Collection, Iterable, Iterator, Sequence
from contextlib import suppress
from dataclasses import asdict, dataclass, replace
from itertools import islice
from pathlib import Path

import msgspec

from hongtu.cache import Cache, Page, Pages, article_key, file_key
from hongtu.corpus import Failure, clash
from hongtu.extract import told
from hongtu.gold import Json
from hongtu.model import Article
from hongtu.plugin import Account, Plugin, versions
from hongtu.read import attempt

HERE = "\0"
FEW = 32
ACCOUNTS = msgspec.msgpack.Decoder(dict[str, Account])


@dataclass(frozen=True, slots=True, order=True)
class Source:
    """A file of a build: where it is, as it was given, the key of its bytes, and what it holds."""

    at: str
    given: str
    key: str
    pages: Pages

    @property
    def keys(self) -> tuple[str, ...]:
        """All keys under which the cache has what is known of it."""
        return (self.key, *(page.key for page in self.pages.articles))


def source(file: Path, cache: Cache, plugins: Sequence[Plugin] = ()) -> Source:
    """What a file holds, out of the cache where its bytes were read before, with the same rules and plug-ins.

    One on which a plug-in failed is read anew the next time.
    """
    try:
        data = file.read_bytes()
    except OSError as error:
        fault = f"{file}: cannot be read ({error.strerror}); look at the name and the rights"
        return Source(os.path.abspath(file), str(file), "", Pages((), (fault,)))
    key = file_key(file.name, data, versions(plugins))
    known = cache.pages(key)
    if known is None:
        known, failed = read(file, data, cache, plugins)
        if failed:
            known = replace(known, faults=(*known.faults, *failed))
        else:
            cache.put(key, known)
    faults = tuple(fault.replace(HERE, str(file)) for fault in known.faults)
    return Source(os.path.abspath(file), str(file), key, replace(known, faults=faults))


def ahead(files: Iterable[Path], cache: Cache, plugins: Sequence[Plugin]) -> Iterator[Path]:
    """The files, a few at a time, once the plug-ins were told of the articles in those few that the cache lacks."""
    rest = iter(files)
    while few := tuple(islice(rest, FEW if plugins else 1)):
        for one in plugins:
            one.ahead(article for file in few for article in unread(file, cache, plugins))
        yield from few


def unread(file: Path, cache: Cache, plugins: Sequence[Plugin]) -> tuple[Article, ...]:
    """The articles of a file, if the cache does not know it."""
    with suppress(OSError):
        data = file.read_bytes()
        if cache.pages(file_key(file.name, data, versions(plugins))) is None:
            return attempt(file, data)[0]
    return ()


def read(file: Path, data: bytes, cache: Cache, plugins: Sequence[Plugin]) -> tuple[Pages, tuple[str, ...]]:
    """What a file says, and which plug-ins failed on it; the readings go to the cache. In the faults ``HERE`` stands
    for the file.
    """
    articles, errors = attempt(file, data)
    found, faults, failed = [], [str(error) for error in errors], list[str]()
    for article in articles:
        try:
            key, wrong = understood(article, cache, plugins)
            found.append(Page(article.id, key, article.source))
            failed += wrong
        except (ValueError, OSError) as error:
            faults.append(f"{article.id}: {error}")
    return Pages(tuple(found), tuple(fault.replace(str(file), HERE) for fault in faults)), tuple(failed)


def understood(article: Article, cache: Cache, plugins: Sequence[Plugin]) -> tuple[str, tuple[str, ...]]:
    """The key under which the cache has the reading of an article, from now on if not before, and a line for each
    plug-in that failed on it. The key is that of those that did not.
    """
    key = article_key(article, versions(plugins))
    if cache.reading(key) is not None:
        return key, ()
    found = told(replace(article, origin=()), plugins)
    key = article_key(article, versions(one for one in plugins if one.name not in found.faults))
    cache.put(key, found.reading)
    if found.accounts:
        cache.put(f"{key} plugins", found.accounts)
    return key, tuple(found.faults.values())


def accounts(keys: Iterable[str], cache: Cache) -> Json:
    """What came of the plug-ins in the readings of some keys, by their names."""
    total: dict[str, Account] = {}
    for key in keys:
        for name, one in (cache.get(f"{key} plugins", ACCOUNTS) or {}).items():
            total[name] = one.plus(total.get(name, Account()))
    return {name: asdict(total[name]) for name in sorted(total)}


def chosen(sources: Iterable[Source], forgotten: Collection[str] = ()) -> tuple[dict[str, str], tuple[Failure, ...]]:
    """The key of each article's reading, by id, without those forgotten; and what could not be read, or not be told
    apart: of two different articles with one id the first counts.
    """
    taken: dict[str, str] = {}
    failures = []
    for one in sorted(sources):
        failures += [Failure(one.given, fault) for fault in one.pages.faults]
        for page in one.pages.articles:
            if taken.setdefault(page.id, page.key) != page.key:
                failures.append(Failure(one.given, clash(Path(one.given), page.id, page.source)))
    return {id: key for id, key in sorted(taken.items()) if id not in forgotten}, tuple(sorted(failures))
