"""What is served of a graph folder or of a graph elsewhere, ready to be run."""

from __future__ import annotations

from pathlib import Path
from secrets import token_urlsafe
from threading import Thread

from hongtu.query.limits import Ask
from hongtu.serve.explored import Shelf, warm
from hongtu.serve.served import LOOPBACK, Review, Served


def serving(
    ask: Ask, folder: Path | None, *, hosts: tuple[str, ...] = (), origins: tuple[str, ...] = (), review: bool = False
) -> tuple[Served, str]:
    """What is served, and what belongs behind its address: with ``review`` a token that nobody can guess, in the
    fragment, which no server is sent and no log keeps.

    What is explored of a folder is read while the first requests come. Raises ValueError where judgements cannot be
    written, since there is no folder.
    """
    if folder is None:
        if review:
            raise ValueError("--review writes judgements into a graph folder: leave out --endpoint")
        return Served(ask, (*LOOPBACK, *hosts), origins), ""
    shelf = Shelf(folder)
    Thread(target=warm, args=(shelf,), daemon=True).start()
    writer = Review(folder, token_urlsafe(24)) if review else None
    served = Served(ask, (*LOOPBACK, *hosts), origins, shelf.explored, writer)
    return served, f"#token={writer.token}" if writer else ""
