"""The files that a graph is made of: what each of them holds, read now or kept, and which articles of them count."""

from __future__ import annotations

import os
from collections.abc import Callable, Collection, Iterable, Iterator, Mapping, Sequence
from contextlib import AbstractContextManager, nullcontext, suppress
from dataclasses import asdict, dataclass, field, replace
from functools import partial
from itertools import groupby, islice
from pathlib import Path

import msgspec
from msgspec import structs

from hongtu.cache import ENCODER, Cache, Page, Pages, article_key, file_key, shared
from hongtu.corpus import Failure, clash
from hongtu.extract import told
from hongtu.gold import Json
from hongtu.model import Article
from hongtu.plugin import Account, Plugin, versions
from hongtu.pool import Lost, mapped
from hongtu.read import Piece, ReadError, apart, parted, read_piece
from hongtu.seen import UNSEEN, Seen, seen

HERE = "\0"
FEW = 400_000  # bytes that are read before processes that help would have started
TOLD = 32  # pieces of which plug-ins are told at a time
ACCOUNTS = msgspec.msgpack.Decoder(dict[str, Account])


@dataclass(frozen=True, slots=True, order=True)
class Source:
    """A file of a build: where it is, as it was given, the key of its bytes, and what it holds; ``seen`` is by what it
    can be told that the file was not written to since.
    """

    at: str
    given: str
    key: str
    pages: Pages
    seen: Seen = field(default=UNSEEN, compare=False)

    @property
    def keys(self) -> tuple[str, ...]:
        """All keys under which the cache has what is known of it."""
        return (self.key, *(page.key for page in self.pages.articles))


@dataclass(frozen=True, slots=True)
class Part:
    """What a piece of a file says: its pages, what is new for the cache, packed, by its keys; which plug-ins failed on
    it, and the size of the piece in bytes. ``whole`` where all is known that will ever be.
    """

    pages: Pages
    kept: tuple[tuple[str, bytes], ...] = ()
    failed: tuple[str, ...] = ()
    size: int = 0
    whole: bool = True


Named = tuple[str, Piece | ReadError]
Step = Callable[[int, int], None]
Progress = Callable[[int], AbstractContextManager[Step]]


def unseen(size: int) -> AbstractContextManager[Step]:
    """Progress that is shown to nobody: of so many bytes in all, each time of how many more, with how many articles."""
    return nullcontext(lambda read, articles: None)


@dataclass(frozen=True, slots=True)
class Hands:
    """Who reads: so many processes, or plug-ins beside the rules, which are at work in this process alone; and who is
    shown how far they are.
    """

    jobs: int = 1
    plugins: tuple[Plugin, ...] = ()
    progress: Progress = unseen


OWN = Hands()


def source(file: Path, cache: Cache, hands: Hands = OWN) -> Source:
    """What a file holds, out of the cache where its bytes were read before, with the same rules and plug-ins."""
    return held((file,), cache, hands)[0]


def held(files: Sequence[Path], cache: Cache, hands: Hands = OWN, before: Sequence[Source] = ()) -> tuple[Source, ...]:
    """What each file holds, out of the cache where its bytes were read before, with the same rules and plug-ins.

    One on which a plug-in failed, or at which a process died, is read anew the next time. The bytes of files that were
    not written to since they were ``before`` are not read.
    """
    then, there = {one.at: one for one in before}, cache.keys() if before else frozenset()
    added, ats = versions(hands.plugins), [os.path.abspath(file) for file in files]
    looks = [seen(file, then[at].seen if at in then else UNSEEN) for file, at in zip(files, ats, strict=True)]
    keys = [keyed(file, one, added) for file, one in zip(files, looks, strict=True)]
    found = [
        old if (old := then.get(at)) and same(old, str(file), look, key) and there.issuperset(old.keys) else None
        for file, at, look, key in zip(files, ats, looks, keys, strict=True)
    ]
    open = [(file, key) for file, key, old in zip(files, keys, found, strict=True) if old is None]
    known = {key: pages for key in {key for _, key in open} if (pages := cache.pages(key))}
    new = {key: file for file, key in open if key and key not in known}
    size = sum(file.stat().st_size for file in new.values())
    jobs = hands.jobs if size > FEW and not hands.plugins else 1
    with hands.progress(size) as step:
        known |= read(new, cache, replace(hands, jobs=jobs), step)
    several = zip(files, keys, looks, found, strict=True)
    return tuple(old or placed(file, key, look, known.get(key)) for file, key, look, old in several)


def same(old: Source, given: str, look: Seen, key: str) -> bool:
    """Whether a file is given, looks and is read as it was."""
    return old.seen is look and old.given == given and old.key == key


def keyed(file: Path, look: Seen, added: str) -> str:
    """The key of a file; empty for one that cannot be read."""
    return file_key(file, look.content, added) if look.content else ""


def placed(file: Path, key: str, look: Seen, pages: Pages | None) -> Source:
    """A file with what it holds; where that is not known, with why."""
    if pages is None:
        pages = Pages((), tuple(str(one) for one in parted(file) if isinstance(one, ReadError)))
    faults = tuple(fault.replace(HERE, str(file)) for fault in pages.faults)
    return Source(os.path.abspath(file), str(file), key, replace(pages, faults=faults), look)


def read(new: Mapping[str, Path], cache: Cache, hands: Hands, step: Step) -> dict[str, Pages]:
    """What each file says, by its key; the cache keeps it, with the readings. In the faults ``HERE`` stands for the
    file.
    """
    found: dict[str, Pages] = {}
    pieces = ((key, piece) for key, file in new.items() for piece in parted(file))
    for key, several in groupby(asked(pieces, cache, hands), key=lambda one: one[0]):
        parts = [noted(part, cache, step) for _, part in several]
        faults = tuple(fault.replace(str(new[key]), HERE) for part in parts for fault in part.pages.faults)
        pages = Pages(tuple(page for part in parts for page in part.pages.articles), faults)
        if all(part.whole for part in parts):
            cache.put(key, pages)
        found[key] = replace(pages, faults=(*faults, *(line for part in parts for line in part.failed)))
    return found


def asked(pieces: Iterable[Named], cache: Cache, hands: Hands) -> Iterator[tuple[str, Part]]:
    """What each piece says; of one at which a process died each line by itself, if it has several."""
    work = partial(part_of, cache if hands.jobs < 2 else cache.file, hands.plugins)
    for (key, piece), one in mapped(work, ahead(pieces, hands.plugins), jobs=hands.jobs):
        if not isinstance(one, Lost):
            yield key, one
        elif isinstance(piece, Piece) and len(lines := apart(piece)) > 1:
            yield from asked([(key, line) for line in lines], cache, hands)
        else:
            fault = f"{piece}: too large or too deeply nested, the process that read it died; leave it out"
            yield key, Part(Pages((), (fault,)), whole=False)


def ahead(pieces: Iterable[Named], plugins: Sequence[Plugin]) -> Iterator[Named]:
    """The pieces, a few at a time, once the plug-ins were told of the articles in those few."""
    rest = iter(pieces)
    while few := tuple(islice(rest, TOLD if plugins else 1)):
        for one in plugins:
            with suppress(Exception):  # what fails here fails again, and is named, when the article is read
                one.ahead(article for _, piece in few for article in read_piece(piece)[0])
        yield from few


def noted(part: Part, cache: Cache, step: Step) -> Part:
    """What a piece says without what the cache keeps of it."""
    for key, packed in part.kept:
        cache.put(key, msgspec.Raw(packed))
    step(part.size, len(part.pages.articles))
    return replace(part, kept=())


def part_of(at: Cache | Path, plugins: Sequence[Plugin], named: Named) -> Part:
    """What a piece says; of the readings those that the cache, or the one in a file, has not."""
    cache = at if isinstance(at, Cache) else shared(at)
    articles, errors = read_piece(named[1])
    found, faults, kept, failed = list[Page](), [str(error) for error in errors], dict[str, bytes](), list[str]()
    for article in articles:
        try:
            key, new, wrong = understood(article, cache, plugins)
        except (ValueError, OSError) as error:
            faults.append(f"{article.id}: {error}")
        else:
            found.append(Page(article.id, key, article.source))
            kept |= new
            failed += wrong
    size = len(named[1].data) if isinstance(named[1], Piece) else 0
    return Part(Pages(tuple(found), tuple(faults)), tuple(kept.items()), tuple(failed), size, not failed)


def understood(
    article: Article, cache: Cache, plugins: Sequence[Plugin]
) -> tuple[str, dict[str, bytes], tuple[str, ...]]:
    """The key of the reading of an article, what the cache has not yet of it, and a line for each plug-in that failed
    on it. The key is that of those that did not.
    """
    key = article_key(article, versions(plugins))
    if cache.reading(key) is not None:
        return key, {}, ()
    found = told(structs.replace(article, origin=()), plugins)
    key = article_key(article, versions(one for one in plugins if one.name not in found.faults))
    kept = {key: ENCODER.encode(found.reading)}
    if found.accounts:
        kept[f"{key} plugins"] = ENCODER.encode(found.accounts)
    return key, kept, tuple(found.faults.values())


def accounts(keys: Iterable[str], cache: Cache) -> dict[str, dict[str, Account]]:
    """What came of the plug-ins in each of the readings of some keys, by their names, if any was at work."""
    return {key: found for key in keys if (found := cache.get(f"{key} plugins", ACCOUNTS))}


def total(several: Iterable[Mapping[str, Account]]) -> Json:
    """What came of the plug-ins in some readings together."""
    found: dict[str, Account] = {}
    for accounts in several:
        for name, one in accounts.items():
            found[name] = one.plus(found.get(name, Account()))
    return {name: asdict(found[name]) for name in sorted(found)}


def chosen(sources: Iterable[Source], forgotten: Collection[str] = ()) -> tuple[dict[str, str], tuple[Failure, ...]]:
    """The key of each article's reading, by id, without those forgotten; and what could not be read, or not be told
    apart: of two different articles with one id the first counts.
    """
    taken: dict[str, str] = {}
    failures = []
    for one in sorted(sources, key=lambda one: (one.at, one.given)):
        failures += [Failure(one.given, fault) for fault in one.pages.faults]
        for page in one.pages.articles:
            if taken.setdefault(page.id, page.key) != page.key:
                failures.append(Failure(one.given, clash(Path(one.given), page.id, page.source)))
    return {id: key for id, key in sorted(taken.items()) if id not in forgotten}, tuple(sorted(failures))
