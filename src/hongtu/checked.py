"""What of the articles of a build breaks a shape: found out once for each, and kept beside its reading."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from functools import partial
from pathlib import Path

import msgspec

from hongtu.cache import ENCODER, Cache, shared
from hongtu.flaws import unsound
from hongtu.gold import Json
from hongtu.pool import Lost, mapped

TOGETHER = 100  # articles that a process checks at a time
FEW = 1500  # articles that are checked before processes that help would have started
FLAWS = msgspec.msgpack.Decoder(list[Json])


def checked(keys: Collection[str], cache: Cache, *, jobs: int = 1) -> dict[str, list[Json]]:
    """The readings under some keys of a cache that break a shape, held against the shapes once each, and what breaks
    it; so many processes do it, if there is enough to do.
    """
    new = [key for key in keys if cache.get(beside(key), FLAWS) is None]
    parts = [new[at : at + TOGETHER] for at in range(0, len(new), TOGETHER)]
    jobs = jobs if len(new) > FEW else 1
    for part, found in mapped(partial(wrong, cache if jobs < 2 else cache.file), parts, jobs=jobs, size=1):
        if isinstance(found, Lost):
            raise ValueError(f"{len(part)} articles cannot be held against the shapes: too little memory; use --jobs 1")
        for key, packed in zip(part, found, strict=True):
            cache.put(beside(key), msgspec.Raw(packed))
    return {key: flaws for key in keys if (flaws := cache.get(beside(key), FLAWS))}


def wrong(at: Cache | Path, keys: Sequence[str]) -> list[bytes]:
    """What breaks a shape in each of some readings of a cache, or of that in a file, packed."""
    cache = at if isinstance(at, Cache) else shared(at)
    readings = (one for key in keys if (one := cache.reading(key)))
    return [ENCODER.encode(found) for found in unsound(readings)]


def beside(key: str) -> str:
    """The key under which the cache keeps what breaks a shape in the reading of another key."""
    return f"{key} flaws"
