"""From files to a graph folder: what changed is read, all is resolved, and the new graph takes the place of the old."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, replace
from pathlib import Path

from msgspec import to_builtins

from hongtu import census, conflicts, forgotten, judgements, kept, last
from hongtu.again import Before, resolved
from hongtu.cache import CACHE, Cache, opened
from hongtu.corpus import Failure
from hongtu.draw.atlas import atlas
from hongtu.draw.carried import Stood, carried
from hongtu.draw.overview import charted, overview, placed
from hongtu.draw.page import glance
from hongtu.gold import Json, dump
from hongtu.graph import folder as folders
from hongtu.graph.store import STORE, TURTLE
from hongtu.kept import Kept
from hongtu.last import REPORT, Input, State
from hongtu.noted import noted, told
from hongtu.sources import OWN, Hands, Source, chosen, held
from hongtu.tally import of_graph
from hongtu.texts import Texts
from hongtu.unswept import unswept
from hongtu.written import Written, written

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
        before = last.given(into).sources
        read = {one.at: one for one in held(files, cache, watch.hands, before)}
        earlier = before if add else ()
        kept = again([one for one in earlier if one.at not in read], cache, watch.hands)
        given = Input(tuple(sorted((*kept, *read.values()), key=lambda one: one.at)), tuple(sorted(absent)))
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
    now = held([Path(one.at) for one in there], cache, hands, there)
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
        earlier, old = last.given(into), Before.of(into)
        same = (earlier, old.state.keys, old.state.judged) == (given, keys, judged)
        if same and (found := last.report(into)):
            return Built(found, failures)
    texts, changed = Texts(cache, keys), old.changed(keys)
    notes = noted(old.state.notes, keys, changed, cache, jobs=jobs)
    with unswept(), folders.following(into) as place:
        there = resolved(old, texts, judged)
        graph = written(old, there, texts, place)
        memory = old.state.places, old.state.clusters
        new = State(keys, notes, graph.tally, *memory, graph.conflicts, judged)
        draw(graph, new, texts, (there.kept or kept.kept(old.place), place))
        found = of_graph(graph.index, graph.tally, failures) | told(notes, len(keys))
        found |= {
            "judgements": len(judged),
            "open": [to_builtins(one) for one in there.open],
            "idle": [str(one) for one in there.idle],
            "forgotten": sorted(gone & {p.id for one in given.sources for p in one.pages.articles}),
            "conflicts": conflicts.told(graph.conflicts),
        }
        (place / REPORT).write_text(dump(found), encoding="utf-8", newline="\n")
        last.save(place, given, new)
        if there.census:
            census.save(there.census, place)
    cache.keep_only(key for one in (*given.sources, *earlier.sources) for key in one.keys)
    return Built(found, failures)


def draw(graph: Written, new: State, texts: Texts, where: tuple[Kept | None, Path]) -> None:
    """Draw a graph, and keep for the explorer what that took, with the places where things stood before: the drawing is
    a function of the graph, the map that somebody explores does not jump.
    """
    (old, place), whole = where, graph.index
    drawn = atlas(whole, charted(whole, new.places, new.clusters), texts.sentence, graph.names.typed)
    shown = overview(drawn)
    (place / "network.html").write_text(glance(shown), encoding="utf-8", newline="\n")
    if old:
        drawn = replace(drawn, chart=carried(whole, drawn.chart, Stood(old.chart, tuple(old.index.number))))
        shown = placed(shown, drawn)
    kept.keep(place, drawn, shown, new.keys, graph.names)
