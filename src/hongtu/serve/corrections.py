"""Corrections from the explorer: judgements written as ``hongtu judge`` writes them, for who has the token."""

from __future__ import annotations

from datetime import date
from functools import partial
from getpass import getuser
from pathlib import Path
from secrets import compare_digest
from urllib.parse import urlsplit

import msgspec
from anyio.to_thread import run_sync
from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import JSONResponse, Response

from hongtu.judgements import Judgement
from hongtu.serve.protocol import body
from hongtu.serve.served import Served

HEADER = "x-hongtu-token"


class Verdict(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """A judgement as the explorer sends it."""

    verdict: str
    left: str
    right: str = ""
    article: str = ""
    why: str = ""


async def corrected(request: Request, served: Served) -> Response:
    """The response to a judgement: what was written, once the graph has been built again with it."""
    if served.review is None:
        raise HTTPException(403, "未开启校正 corrections are off: start with hongtu serve --review")
    checked(request, served.review.token)
    try:
        given = msgspec.json.decode(await body(request), type=Verdict)
        one = await run_sync(partial(written, given, served.review.folder), limiter=served.threads)
    except (ValueError, OSError) as error:
        raise HTTPException(400, str(error)) from error
    return JSONResponse({"ok": True, "written": str(one)})


def checked(request: Request, token: str) -> None:
    """Refuse what does not come from this server's own page, or lacks the token of this start."""
    origin, host = request.headers.get("origin", ""), request.headers.get("host", "")
    if urlsplit(origin).netloc != host or not host:
        raise HTTPException(403, "校正只收自本页 corrections are taken from this server's own page only")
    if not compare_digest(request.headers.get(HEADER, "").encode(), token.encode()):
        raise HTTPException(403, "令牌不对：用启动时给出的地址打开 wrong token: open the address given at the start")
    if request.headers.get("content-type", "").partition(";")[0].strip() != "application/json":
        raise HTTPException(415, "a judgement is sent as application/json")


def written(given: Verdict, folder: Path) -> Judgement:
    """Write a judgement into a graph folder, with who and when, and build the graph again.

    Raises ValueError for one that is none, or names what is not there.
    """
    from hongtu.judge import judge  # all that builds a graph comes with it

    said = Judgement(
        given.verdict, given.left, given.right, given.article, getuser(), date.today().isoformat(), given.why
    )
    return judge(said, folder)
