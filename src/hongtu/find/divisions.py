"""China's divisions by their codes: which one a name begins with, and what it is called in full."""

from __future__ import annotations

from functools import cache, lru_cache

from hongtu.lexicon import lexicon


@lru_cache(maxsize=1 << 13)
def place_codes(name: str) -> tuple[str, ...]:
    """The code of the place that a name begins with, if it does."""
    known = lexicon("places")
    name = name.removeprefix("中共").removeprefix("政协")
    return next(((known[name[:n]],) for n in range(min(len(name), 10), 1, -1) if name[:n] in known), ())


@cache
def official() -> dict[str, str]:
    """Code to full name of each of China's divisions."""
    names: dict[str, str] = {}
    for name, code in lexicon("places").items():
        if code.isdigit() and len(name) > len(names.get(code, "")):
            names[code] = name
    return names


def province(code: str) -> str:
    """The full name of the province that a code lies in, if it is one."""
    name = official().get(f"{code[:2]}0000", "") if code.isdigit() else ""
    return name if name.endswith("省") else ""
