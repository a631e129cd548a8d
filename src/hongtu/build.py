"""From files to a graph folder: what changed is read, all is resolved, and the new graph takes the place of the old."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import asdict, dataclass, replace
from pathlib import Path

from hongtu import conflicts, forgotten, judgements, kept, last
from hongtu.cache import CACHE, Cache, opened
from hongtu.checked import checked
from hongtu.corpus import Failure
from hongtu.draw.atlas import atlas
from hongtu.draw.carried import Stood, carried
from hongtu.draw.overview import charted, overview
from hongtu.draw.page import glance
from hongtu.explore.index import index
from hongtu.gold import Json, dump
from hongtu.graph import folder as folders
from hongtu.graph import open as stored
from hongtu.graph.change import change
from hongtu.graph.reach import reach
from hongtu.graph.store import STORE, TURTLE, fill
from hongtu.judgements import Judgement
from hongtu.last import REPORT, Input, State
from hongtu.model import Reading
from hongtu.report import report
from hongtu.resolve import Earlier, resolution
from hongtu.sources import OWN, Hands, Source, accounts, chosen, held
from hongtu.unstated import counted
from hongtu.unswept import unswept

FEW = 4
SHOWN = (TURTLE, STORE, REPORT, "network.html")


@dataclass(frozen=True, slots=True)
class Watch:
    """Who takes part in a build: who reads, and ``say`` is told of another build at work."""

    hands: Hands = OWN
    say: folders.Say = lambda words: None


@dataclass(frozen=True, slots=True)
class Built:
    """The report of a build (none where nothing could be read, and nothing was built), and what could not be read."""

    report: Json | None
    failures: tuple[Failure, ...]


ALONE = Watch()


def build(
    files: Sequence[Path],
    into: Path,
    *,
    absent: Sequence[Failure] = (),
    add: bool = False,
    watch: Watch = ALONE,
) -> Built:
    """Make files the graph of a folder, in place of the one that it shows: what is read of them, and nothing else.

    Only what is new or has changed since the last build is read; the rest is kept in the folder. With ``add`` the files
    of the last build stay in the graph: read again where they have changed, as they were read where they are gone.
    Judgements in the folder are followed, articles that it forgot stay out, and both stay. Raises ValueError where
    something of somebody else's stands in the way.
    """
    unoccupied(into)
    with folders.alone(into, watch.say), opened(folders.inner(into) / CACHE) as cache:
        read = {one.at: one for one in held(files, cache, watch.hands)}
        earlier = last.given(into).sources if add else ()
        kept = again([one for one in earlier if one.at not in read], cache, watch.hands)
        given = Input(tuple(sorted((*kept, *read.values()))), tuple(sorted(absent)))
        if not any(one.pages.articles for one in given.sources):
            return Built(None, tuple(sorted((*absent, *chosen(given.sources)[1]))))
        return made(given, into, cache, watch.hands.jobs)


def unoccupied(into: Path) -> None:
    """Raise ValueError where no build was shown and what stands under the name of a part of one would be lost."""
    for path in (into / name for name in SHOWN if folders.shown(into) is None):
        if path.exists() and not path.is_symlink():
            raise ValueError(f"{path}: is there already, and of no build; move it, or build into another folder")


@contextmanager
def changing(into: Path, watch: Watch = ALONE) -> Iterator[Callable[[], Built]]:
    """A function that makes the graph of a folder again out of what was read for it, for who changes its judgements or
    forgotten articles; nobody else builds there meanwhile.

    Raises ValueError where there is no graph.
    """
    if folders.shown(into) is None:
        raise ValueError(f"{into}: no graph here; make one with: hongtu build ARTICLES --into {into}")
    with folders.alone(into, watch.say), opened(folders.inner(into) / CACHE) as cache:
        yield lambda: made(last.given(into), into, cache)


def again(sources: Sequence[Source], cache: Cache, hands: Hands) -> list[Source]:
    """The files of an earlier build as they are now, or as they were where they are gone."""
    there = [one for one in sources if Path(one.at).exists()]
    now = held([Path(one.at) for one in there], cache, hands)
    found = {one.at: replace(new, given=one.given) for one, new in zip(there, now, strict=True)}
    return [found.get(one.at, one) for one in sources]


def made(given: Input, into: Path, cache: Cache, jobs: int = 1) -> Built:
    """Put the graph of an input into a folder, and show it; where it is the one that is shown, that stays."""
    judged = judgements.load(into / judgements.FILE)
    gone = {one.article for one in forgotten.load(into / forgotten.FILE)}
    keys, unread = chosen(given.sources, gone)
    failures = tuple(sorted((*given.absent, *unread)))
    if not (into / judgements.FILE).exists():
        judgements.save((), into / judgements.FILE)
    with unswept():
        earlier, old = last.given(into), last.state(into) or State()
        if (earlier, old.keys, old.judged) == (given, keys, judged) and (found := last.report(into)):
            return Built(found, failures)
    shapes = checked(keys.values(), cache, jobs=jobs)
    with unswept(), folders.following(into) as place:
        resolved = resolution(readings(keys.values(), cache), judged, since(old, keys, judged))
        new = State(keys, resolved.reading, resolved.ids, old.places, old.clusters, judged=judged)
        new = replace(new, conflicts=written(old, new, into, place))
        found = report(resolved.reading, failures) | {
            "judgements": len(judged),
            "open": [asdict(one) for one in resolved.open],
            "idle": [str(one) for one in resolved.idle],
            "forgotten": sorted(gone & {p.id for one in given.sources for p in one.pages.articles}),
        }
        found |= shapes | {"conflicts": conflicts.told(new.conflicts), "unstated": counted(keys.values(), cache)}
        found |= {"plugins": told} if (told := accounts(keys.values(), cache)) else {}
        draw(new, into, place)
        (place / REPORT).write_text(dump(found), encoding="utf-8", newline="\n")
        last.save(place, given, new)
    cache.keep_only(key for one in (*given.sources, *earlier.sources) for key in one.keys)
    return Built(found, failures)


def draw(new: State, into: Path, place: Path) -> None:
    """Draw the graph of a state, and keep for the explorer what that took, with the places where things stood before:
    the drawing is a function of the graph, the map that somebody explores does not jump.
    """
    whole, shown = index(new.reading), folders.shown(into)
    drawn = atlas(whole, charted(whole, new.places, new.clusters))
    told, old = overview(drawn), kept.kept(shown)
    (place / "network.html").write_text(glance(told), encoding="utf-8", newline="\n")
    if old:
        drawn = replace(drawn, chart=carried(whole, drawn.chart, Stood(old.chart, tuple(old.index.number))))
        told = overview(drawn)
    kept.keep(place, drawn, told, keys=new.keys, known=kept.spelling(shown))


def since(old: State, keys: Mapping[str, str], judged: Sequence[Judgement]) -> Earlier | None:
    """What an old state came to, as far as it may be taken over."""
    if not old.keys or any(one.verdict in ("split", "wrong") for one in (*old.judged, *judged)):
        return None
    return Earlier(old.reading, old.ids, frozenset(id for id, _ in old.keys.items() ^ keys.items()))


def written(old: State, new: State, into: Path, place: Path) -> conflicts.Found:
    """Write the graph of a state: out of that of the old one, where not much has changed, else from nothing; the
    conflicts in it.
    """
    articles = {id for id, _ in old.keys.items() ^ new.keys.items()}
    shown = folders.shown(into)
    if shown and len(articles) * FEW <= len(old.keys):
        known = change((old.reading, shown), (new.reading, place), articles)
        return conflicts.brought_up(old.conflicts, stored(place), reach(old.reading, new.reading, known))
    fill(new.reading, place)
    return conflicts.found(stored(place))


def readings(keys: Iterable[str], cache: Cache) -> tuple[Reading, ...]:
    """The readings of some keys; raises ValueError where the cache has lost one."""
    found = [(key, cache.reading(key)) for key in keys]
    if lost := [key for key, reading in found if reading is None]:
        raise ValueError(f"{len(lost)} readings are lost from the graph folder: build again from the articles")
    return tuple(reading for _, reading in found if reading is not None)
