"""What is told of the articles of a graph beside their readings: found out once for each, for the report of all."""

from __future__ import annotations

from collections.abc import Collection, Mapping

from hongtu import sources, unstated
from hongtu.cache import Cache
from hongtu.checked import checked
from hongtu.gold import Json
from hongtu.last import Note


def noted(
    old: Mapping[str, Note], keys: Mapping[str, str], changed: Collection[str], cache: Cache, *, jobs: int = 1
) -> dict[str, Note]:
    """The notes on articles with some keys, of those that did not change out of old notes; of most there is none."""
    new = {keys[id]: id for id in sorted(changed) if id in keys}
    flaws, counts = checked(new, cache, jobs=jobs), unstated.counted(new, cache)
    plugins = sources.accounts(new, cache)
    known = {id: one for id, one in old.items() if id not in changed}
    return known | {
        new[key]: Note(flaws.get(key, []), counts.get(key, {}), plugins.get(key, {}))
        for key in sorted({*flaws, *counts, *plugins})
    }


def told(notes: Mapping[str, Note], count: int) -> Json:
    """What the report of so many articles says of this."""
    flaws = [one for note in notes.values() for one in note.flaws]
    plugins = sources.total(note.plugins for note in notes.values())
    found: Json = {
        "checked": count,
        "flaws": sorted(flaws, key=lambda one: (one["node"], one["english"])),
        "unstated": unstated.total(note.unstated for note in notes.values()),
    }
    return found | ({"plugins": plugins} if plugins else {})
