"""The plug-ins that are asked for: installed packages by their name, files by their path."""

from __future__ import annotations

from collections.abc import Iterable
from importlib.metadata import EntryPoint, entry_points
from pathlib import Path
from typing import Any

from hongtu.plugin.file import of_file
from hongtu.plugin.plugin import Plugin

FINDERS, RELATORS, WHOLE = "hongtu.finders", "hongtu.relators", "hongtu.plugins"
GROUPS = (FINDERS, RELATORS, WHOLE)
FILES = (".py", ".txt")


def plugins(names: Iterable[str]) -> tuple[Plugin, ...]:
    """The plug-ins of some names or files, each once, in their order."""
    found = tuple(plugin(name) for name in dict.fromkeys(names))
    if len({one.name for one in found}) < len(found):
        raise ValueError(f"two plug-ins have one name: {', '.join(one.name for one in found)}; rename one")
    return found


def plugin(name: str) -> Plugin:
    """The plug-in of a name, of a file with rules (``.py``) or with names (``.txt``).

    Raises ValueError naming one that is not installed, with those that are, or that cannot be loaded.
    """
    if name.endswith(FILES):
        return of_file(Path(name))
    parts = [part for group in GROUPS for part in entry_points(group=group, name=name)]
    if not parts:
        raise ValueError(f"no plug-in {name!r}; {installed()}")
    given = {(part.group, package(part)) for part in parts}
    if len({group for group, _ in given}) < len(given):
        raise ValueError(f"several packages have a plug-in {name!r}: {', '.join(sorted({p for _, p in given}))}")
    loaded = {part.group: load(part) for part in parts}
    if WHOLE in loaded:
        made: Plugin = loaded[WHOLE]()
        return made
    version = " ".join(sorted({package(part) for part in parts}))
    return Plugin(name, several(loaded.get(FINDERS, ())), several(loaded.get(RELATORS, ())), version=version)


def installed() -> str:
    """A few words that name what is installed."""
    names = sorted({part.name for group in GROUPS for part in entry_points(group=group)})
    return f"installed are: {', '.join(names)}" if names else "none is installed"


def package(part: EntryPoint) -> str:
    """The package that an entry point is of, with its version."""
    return f"{part.dist.name} {part.dist.version}" if part.dist else "?"


def load(part: EntryPoint) -> Any:
    """What an entry point stands for; whatever its import raises is a ValueError that names the plug-in."""
    try:
        return part.load()
    except Exception as error:
        raise ValueError(f"plug-in {part.name} ({package(part)}): {type(error).__name__}: {error}") from error


def several(given: Any) -> tuple[Any, ...]:
    """The functions that an entry point gives: one, or a tuple of them."""
    return given if isinstance(given, tuple) else (given,)
