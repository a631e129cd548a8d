"""What is served, and the rows that it answers with: all that a page needs to know of the graph."""

from __future__ import annotations

import json
from dataclasses import dataclass, field

from anyio import CapacityLimiter
from anyio.to_thread import run_sync
from starlette.exceptions import HTTPException

from hongtu.query.forms import Wanted
from hongtu.query.limits import Ask, Reply

LOOPBACK = ("127.0.0.1", "localhost", "::1")
STATUS = {"answer": 200, "fault": 400, "unfit": 406, "large": 413, "late": 503, "fallen": 503, "busy": 503, "away": 502}


@dataclass(frozen=True, slots=True)
class Served:
    """A graph that answers queries, the names of the hosts under which it may be called (``*``: any), and the origins
    whose pages may read the answers."""

    ask: Ask
    hosts: tuple[str, ...] = LOOPBACK
    origins: tuple[str, ...] = ()
    # Queries wait in threads of their own, so that files and pages need not wait for them.
    threads: CapacityLimiter = field(default_factory=lambda: CapacityLimiter(64))

    async def reply(self, query: str, wanted: Wanted) -> Reply:
        """What comes of a query, while other requests are answered."""
        return await run_sync(self.ask, query, wanted, limiter=self.threads)

    async def rows(self, query: str) -> list[dict[str, str]]:
        """The rows that a SELECT gives: variable to value, those that are bound. Fails with the status of the reply."""
        found = json.loads(await self.text(query, Wanted("json", "")))["results"]["bindings"]
        return [{name: term["value"] for name, term in row.items()} for row in found]

    async def text(self, query: str, wanted: Wanted) -> bytes:
        """An answer in the form wanted. Fails with the status of the reply."""
        reply = await self.reply(query, wanted)
        if reply.outcome != "answer":
            raise HTTPException(STATUS[reply.outcome], reply.body.decode())
        return reply.body
