"""What a file holds before its layout is repaired: one or more sheets of text, and what could not be read."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable
from dataclasses import dataclass

BREAK = "\f"


class ReadError(ValueError):
    """Something that cannot be read; the message names it and says what to do."""


@dataclass(frozen=True, slots=True)
class Sheet:
    """A document as plain text, with what its format tells beside it.

    ``name`` is what the ids of its articles begin with, ``published`` an ISO date, ``text`` has an empty line between
    paragraphs that are whole already. ``single`` marks a sheet that is one article, whatever it looks like; ``made``
    one whose text is not that of its file, character for character, so that offsets into it lead nowhere; in
    such a text BREAK parts articles that the format tells apart.
    """

    text: str
    name: str
    title: str = ""
    published: str | None = None
    source: str = ""
    url: str = ""
    single: bool = False
    made: bool = False
    authors: tuple[str, ...] = ()


Reader = Callable[[bytes, str], Iterable[Sheet | ReadError]]


def stem(name: str) -> str:
    """The last part of a path without its suffix.

    >>> stem("报纸/0312/要闻.pdf")
    '要闻'
    """
    last = re.split(r"[\\/]", name)[-1]
    return re.sub(r"(?<=.)\.[A-Za-z]{1,5}$", "", last)


def titled(title: str, text: str) -> str:
    """A text under its title, if it does not begin with it."""
    head = re.sub(r"\s", "", title)
    return text if not head or re.sub(r"\s", "", text).startswith(head) else f"{title}\n\n{text}"
