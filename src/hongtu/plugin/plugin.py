"""A plug-in: what reads an article beside the rules of this package."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import TypeAlias
from uuid import uuid4

from hongtu.find import Finder
from hongtu.model import Article, Claim, Figure, Mention, Sentence
from hongtu.rule import Relator

NAME = re.compile(r"[\w-]+(?:\.[\w-]+)*")


@dataclass(frozen=True, slots=True)
class Proposed:
    """What a plug-in makes of a whole article: mentions and claims, how many it refused itself, by reason, and what it
    took for that (``used``: tokens, requests).
    """

    mentions: tuple[Mention, ...] = ()
    claims: tuple[Claim | Figure, ...] = ()
    refused: Mapping[str, int] = field(default_factory=dict)
    used: Mapping[str, float] = field(default_factory=dict)


Propose: TypeAlias = Callable[[Article, Sequence[Sentence], Sequence[Mention]], Proposed]
"""Reads a whole article, with the mentions that were found in it."""


def nothing(articles: Iterable[Article]) -> None:
    """Prepare nothing."""


@dataclass(frozen=True, slots=True)
class Plugin:
    """What reads beside the rules, under a name: finders, relators, and what proposes of a whole article.

    ``ahead`` is told of articles that will be read, for who asks elsewhere. ``version`` has to change with what the
    plug-in reads: by it caches know what they hold. Without one, each plug-in is another, and articles are read anew.

    >>> Plugin("mine", version="1").version
    '1'
    """

    name: str
    finders: tuple[Finder, ...] = ()
    relators: tuple[Relator, ...] = ()
    propose: Propose | None = None
    ahead: Callable[[Iterable[Article]], None] = nothing
    version: str = field(default_factory=lambda: uuid4().hex)

    def __post_init__(self) -> None:
        if not NAME.fullmatch(self.name):
            raise ValueError(f"a plug-in's name is letters, digits, - and . alone, not {self.name!r}")


class PluginError(ValueError):
    """A plug-in fails on an article."""

    def __init__(self, plugin: str, article: str, cause: Exception) -> None:
        super().__init__(f"plug-in {plugin}: article {article}: {type(cause).__name__}: {cause}")
        self.plugin = plugin


def versions(plugins: Iterable[Plugin]) -> str:
    """The names and versions of plug-ins, for the keys of what they read; empty for none."""
    return "".join(f"{one.name} {one.version}\n" for one in plugins)
