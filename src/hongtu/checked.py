"""What of the articles of a build breaks a shape: found out once for each, and kept beside its reading."""

from __future__ import annotations

from collections.abc import Collection

import msgspec

from hongtu.cache import Cache
from hongtu.flaws import unsound
from hongtu.gold import Json

FLAWS = msgspec.msgpack.Decoder(list[Json])


def checked(keys: Collection[str], cache: Cache) -> Json:
    """How many of the readings under some keys of a cache were held against the shapes, and what breaks them."""
    new = [key for key in keys if cache.get(beside(key), FLAWS) is None]
    for key, found in zip(new, unsound(reading for key in new if (reading := cache.reading(key))), strict=True):
        cache.put(beside(key), found)
    flaws = [one for key in keys for one in cache.get(beside(key), FLAWS) or ()]
    return {"checked": len(keys), "flaws": sorted(flaws, key=lambda one: (one["node"], one["english"]))}


def beside(key: str) -> str:
    """The key under which the cache keeps what breaks a shape in the reading of another key."""
    return f"{key} flaws"
