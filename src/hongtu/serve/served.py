"""What is served, and the rows that it answers with: all that a page needs to know of the graph."""

from __future__ import annotations

import json
from collections.abc import Callable
from dataclasses import dataclass, field
from pathlib import Path

from anyio import CapacityLimiter
from anyio.to_thread import run_sync
from starlette.exceptions import HTTPException

from hongtu.query.forms import Wanted
from hongtu.query.limits import Ask, Reply
from hongtu.serve.explored import Explored

LOOPBACK = ("127.0.0.1", "localhost", "::1")
STATUS = {"fault": 400, "unfit": 406, "large": 413, "late": 503, "fallen": 503, "busy": 503, "away": 502}


@dataclass(frozen=True, slots=True)
class Review:
    """A graph folder whose judgements may be written by who has the token."""

    folder: Path
    token: str = field(repr=False)


@dataclass(frozen=True, slots=True)
class Served:
    """A graph that answers queries, the names of the hosts under which it may be called (``*``: any), and the origins
    whose pages may read the answers.

    ``explored`` gives what the explorer answers from, where the graph is in a folder; ``review`` lets judgements be
    written.
    """

    ask: Ask
    hosts: tuple[str, ...] = LOOPBACK
    origins: tuple[str, ...] = ()
    explored: Callable[[], Explored] | None = None
    review: Review | None = None
    # Queries wait in threads of their own, so that files and pages need not wait for them.
    threads: CapacityLimiter = field(default_factory=lambda: CapacityLimiter(64))

    async def answer(self, query: str, wanted: Wanted) -> Reply:
        """The answer to a query, while other requests are answered too; fails with the status of what came of it."""
        reply = await run_sync(self.ask, query, wanted, limiter=self.threads)
        if reply.outcome != "answer":
            status = STATUS[reply.outcome]
            raise HTTPException(status, reply.body.decode(), {"retry-after": "10"} if status == 503 else None)
        return reply

    async def rows(self, query: str) -> list[dict[str, str]]:
        """The rows that a SELECT gives: variable to value, those that are bound."""
        found = json.loads((await self.answer(query, Wanted("json", ""))).body)["results"]["bindings"]
        return [{name: term["value"] for name, term in row.items()} for row in found]
