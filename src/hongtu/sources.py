"""The files that a graph is made of: what each of them holds, read now or kept, and which articles of them count."""

from __future__ import annotations

import os
from collections.abc import Collection, Iterable
from dataclasses import dataclass, replace
from pathlib import Path

from hongtu.cache import Cache, Page, Pages, article_key, file_key
from hongtu.corpus import Failure, clash
from hongtu.extract import understand
from hongtu.model import Article
from hongtu.read import attempt

HERE = "\0"


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


def source(file: Path, cache: Cache) -> Source:
    """What a file holds, out of the cache where its bytes were read before, with the same rules."""
    try:
        data = file.read_bytes()
    except OSError as error:
        fault = f"{file}: cannot be read ({error.strerror}); look at the name and the rights"
        return Source(os.path.abspath(file), str(file), "", Pages((), (fault,)))
    key = file_key(file.name, data)
    known = cache.pages(key)
    if known is None:
        known = read(file, data, cache)
        cache.put(key, known)
    faults = tuple(fault.replace(HERE, str(file)) for fault in known.faults)
    return Source(os.path.abspath(file), str(file), key, replace(known, faults=faults))


def read(file: Path, data: bytes, cache: Cache) -> Pages:
    """What a file says; the readings go to the cache. In the faults ``HERE`` stands for the file."""
    articles, errors = attempt(file, data)
    found, faults = [], [str(error) for error in errors]
    for article in articles:
        try:
            found.append(Page(article.id, understood(article, cache), article.source))
        except (ValueError, OSError) as error:
            faults.append(f"{article.id}: {error}")
    return Pages(tuple(found), tuple(fault.replace(str(file), HERE) for fault in faults))


def understood(article: Article, cache: Cache) -> str:
    """The key under which the cache has the reading of an article, from now on if not before."""
    key = article_key(article)
    if cache.reading(key) is None:
        cache.put(key, understand(replace(article, origin=())))
    return key


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
