"""What of the articles of a build breaks a shape: found out once for each, and kept beside its reading."""

from __future__ import annotations

from collections.abc import Collection

import msgspec

from hongtu.cache import Cache
from hongtu.gold import Json

# To hold an article against the shapes takes three times as long as to read it: of more, a sample is checked, which is
# the same for the same articles. ``hongtu validate`` checks all.
MOST = 2000
FLAWS = msgspec.msgpack.Decoder(list[Json])


def checked(keys: Collection[str], cache: Cache) -> Json:
    """How many of the readings under some keys of a cache were held against the shapes, and what breaks them."""
    sample = sorted(keys)[:MOST]
    if new := [key for key in sample if cache.get(beside(key), FLAWS) is None]:
        # A second to import, for who builds something new.
        from hongtu.flaws import unsound

        readings = (reading for key in new if (reading := cache.reading(key)))
        for key, found in zip(new, unsound(readings), strict=True):
            cache.put(beside(key), found)
    flaws = [one for key in sample for one in cache.get(beside(key), FLAWS) or ()]
    return {"checked": len(sample), "flaws": sorted(flaws, key=lambda one: (one["node"], one["english"]))}


def beside(key: str) -> str:
    """The key under which the cache keeps what breaks a shape in the reading of another key."""
    return f"{key} flaws"
