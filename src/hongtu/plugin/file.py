"""A plug-in in one file of the user's own: rules and finders in Python, or a list of names."""

from __future__ import annotations

import importlib.util
import re
import sys
from collections.abc import Callable, Iterator
from hashlib import sha256
from pathlib import Path
from types import ModuleType

from hongtu.find import Finder, View
from hongtu.lexicon import branches, entries
from hongtu.model import Mention
from hongtu.ontology import ontology, unknown
from hongtu.plugin.plugin import Plugin
from hongtu.relate.examples import broken
from hongtu.rule import FactRule, rules

STRANGE = re.compile(r"[^\w-]+")


def of_file(file: Path) -> Plugin:
    """The plug-in in a file, named after it; its version is that of its bytes.

    A ``.py`` has ``FINDERS`` and ``RELATORS``, or simply rules, each a constant; a ``.txt`` is a list of names, each
    with its class (星火驿站 TAB Facility). Raises ValueError naming a file that cannot be loaded, a class that is
    unknown, or a rule that does not keep its examples.
    """
    data = file.read_bytes()
    name = STRANGE.sub("-", file.stem).strip("-") or "mine"
    read: Callable[[Path, str, str], Plugin] = of_words if file.suffix == ".txt" else of_module
    return read(file, name, sha256(data).hexdigest())


def of_words(file: Path, name: str, version: str) -> Plugin:
    """The plug-in that finds the names of a list."""
    from hongtu.read.encoding import decode

    classes: dict[str, str] = {}
    for entry in entries(decode(file.read_bytes(), str(file))):
        if entry.value not in ontology().classes:
            raise ValueError(f"{file}: {entry.word}: {unknown('class', entry.value, ontology().classes)}")
        classes[entry.word] = entry.value
    if not classes:
        raise ValueError(f"{file}: no names in it; a line is a name, a TAB and its class: 星火驿站\tFacility")
    return Plugin(name, (names(classes, name),), version=version)


def names(classes: dict[str, str], by: str) -> Finder:
    """The finder of some names: each wherever it stands, the longer ones first.

    >>> from hongtu.find.view import view
    >>> from hongtu.model import Article
    >>> find = names({"星火驿站": "Facility"}, "mine")
    >>> [(m.start, m.type) for m in find(view(Article("a", "走进星火驿站"), ()))]
    [(2, 'Facility')]
    """
    wanted = re.compile(branches(sorted(classes, key=lambda word: (-len(word), word))))

    def find(seen: View) -> Iterator[Mention]:
        for found in wanted.finditer(seen.text):
            yield Mention(*found.span(), found.group(), classes[found.group()], by)

    return find


def of_module(file: Path, name: str, version: str) -> Plugin:
    """The plug-in of a file of Python, whose rules are held to their examples."""
    module = loaded(file, name)
    own = rules(name, dict(vars(module)))
    given = {rule.by: rule for rule in own if isinstance(rule, FactRule)}
    if faults := [line for rule in given.values() for line in broken(rule)]:
        raise ValueError(f"{file}: {faults[0]}")
    finders = tuple(getattr(module, "FINDERS", ()))
    relators = tuple(getattr(module, "RELATORS", own))
    if not finders and not relators:
        raise ValueError(f"{file}: no rule in it, and neither FINDERS nor RELATORS")
    return Plugin(name, finders, relators, version=version)


def loaded(file: Path, name: str) -> ModuleType:
    """The module of a file; whatever its own lines raise is a ValueError that names it."""
    spec = importlib.util.spec_from_file_location(f"hongtu_plugin_{name.replace('-', '_')}", file)
    if spec is None or spec.loader is None:
        raise ValueError(f"{file}: no Python file")
    module = importlib.util.module_from_spec(spec)
    sys.modules[spec.name] = module  # where a dataclass in it looks for its own annotations
    try:
        spec.loader.exec_module(module)
    except Exception as error:
        raise ValueError(f"{file}: {type(error).__name__}: {error}") from error
    return module
