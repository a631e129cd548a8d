"""The explorer's questions over HTTP: parameters in, columns out, as JSON; one sentence where there is no answer."""

from __future__ import annotations

from collections.abc import Awaitable, Callable, Mapping
from functools import partial
from typing import TypeAlias
from urllib.parse import unquote

import msgspec
from anyio.to_thread import run_sync
from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import Response

from hongtu.draw.columns import Columns
from hongtu.draw.page import part
from hongtu.serve import answers, parts, ways
from hongtu.serve.explored import Explored
from hongtu.serve.protocol import body, decoded, parameters
from hongtu.serve.served import Served
from hongtu.serve.texts import article

Asked: TypeAlias = Mapping[str, str]
Answer: TypeAlias = Columns | msgspec.Raw
View: TypeAlias = Callable[[Request, Served], Awaitable[Response]]
DRAWN = 1000
ELSEWHERE = "图谱在别的服务器上，这里答不了 the graph is on another server: this needs a graph folder"
ATTACHED = {"content-disposition": 'attachment; filename="hongtu.html"'}


def overview(known: Explored, asked: Asked) -> Answer:
    """The whole at a glance."""
    return known.overview


def found(known: Explored, asked: Asked) -> Columns:
    """What a text names."""
    kind = {"type": asked.get("type", ""), "zone": asked.get("zone", "")}
    return answers.hits(known, asked.get("q", ""), limit=count(asked, "limit", 20), **kind)


def entity(known: Explored, asked: Asked) -> Columns:
    """An entity."""
    return answers.entity(known, needed(asked, "id"), count(asked, "offset", 0, most=1 << 40))


def neighbours(known: Explored, asked: Asked) -> Columns:
    """What is joined to some entities."""
    ids, shown = listed(needed(asked, "ids")), listed(asked.get("shown", ""))
    return answers.neighbours(known, ids, shown, rel=asked.get("rel", ""), limit=count(asked, "limit", 50))


def path(known: Explored, asked: Asked) -> Columns:
    """The paths between two entities."""
    avoid = [name for name in asked.get("avoid", "").split(",") if name]
    return ways.path(known, needed(asked, "from"), needed(asked, "to"), k=count(asked, "k", 3, most=10), avoid=avoid)


ANSWERS: dict[str, Callable[[Explored, Asked], Answer]] = {
    "overview": overview,
    "search": found,
    "entity": entity,
    "neighbours": neighbours,
    "path": path,
    "disc": lambda known, asked: answers.disc(known, needed(asked, "id")),
    "article": lambda known, asked: article(known, needed(asked, "id")),
    "tree": lambda known, asked: ways.tree(known, needed(asked, "id")),
    "subgraph": lambda known, asked: answers.subgraph(known, listed(needed(asked, "ids"))),
}
# Of a graph elsewhere: in which parameter the entities are of which a question is, and how many steps it goes.
AROUND = {"overview": ("", 0), "entity": ("id", 1), "neighbours": ("ids", 1), "subgraph": ("ids", 0)}


def view(name: str) -> View:
    """What answers the questions of a name."""

    async def answer(request: Request, served: Served) -> Response:
        asked = await given(request)
        told = await run_sync(partial(answered, served, name, asked), limiter=served.threads)
        return Response(msgspec.json.encode(told), media_type="application/json")

    return answer


async def page(request: Request, served: Served) -> Response:
    """The self-contained page of some entities, to be kept."""
    asked = await given(request)
    html = await run_sync(partial(drawn, served, asked), limiter=served.threads)
    return Response(html, media_type="text/html", headers=ATTACHED)


def answered(served: Served, name: str, asked: Asked) -> Answer:
    """The answer to a question; fails with the status that says why there is none."""
    try:
        if name == "search" and served.explored is None:
            only = asked.get("type", "")
            return parts.hits(served.ask, asked.get("q", ""), type=only, limit=count(asked, "limit", 20))
        return ANSWERS[name](known(served, name, asked), asked)
    except KeyError as error:
        raise HTTPException(404, f"图中没有“{error.args[0]}” no {error.args[0]!r} in this graph") from error
    except ValueError as error:
        raise HTTPException(400, str(error)) from error


def known(served: Served, name: str, asked: Asked) -> Explored:
    """That from which a question is answered."""
    if served.explored:
        return served.explored()
    if name not in AROUND:
        raise HTTPException(501, ELSEWHERE)
    where, hops = AROUND[name]
    return parts.fetched(
        served.ask, listed(needed(asked, where)) if where == "ids" else filter(None, [asked.get(where)]), hops
    )


def drawn(served: Served, asked: Asked) -> str:
    """The page of the entities that are asked for."""
    try:
        found = known(served, "subgraph", asked)
        index = found.atlas.index
        shown = sorted({index.number[id] for id in listed(needed(asked, "ids")) if id in index.number})[:DRAWN]
        return part(index, shown, asked.get("title", "宏图：关系网络"), sentence=found.atlas.sentence)
    except (KeyError, ValueError) as error:
        raise HTTPException(400, f"ids: {error}") from error


def needed(asked: Asked, name: str) -> str:
    """A parameter; raises ValueError where it is missing."""
    if name not in asked:
        raise ValueError(f"缺少参数 missing parameter: {name}")
    return asked[name]


async def given(request: Request) -> Asked:
    """The parameters of a request, in its address or, where they are too long for that, as a form."""
    pairs = parameters(request.url.query)
    if request.method == "POST":
        pairs += parameters(decoded(await body(request)))
    return dict(pairs)


def listed(ids: str) -> list[str]:
    """The ids in a list, each encoded once more by itself, so that there may be a comma in it.

    >>> listed("a%2Cb,c")
    ['a,b', 'c']
    """
    return [unquote(id) for id in ids.split(",") if id]


def count(asked: Asked, name: str, usual: int, most: int = 500) -> int:
    """A number among the parameters; raises ValueError for what is none, or too large."""
    text = asked.get(name) or str(usual)
    if not (text.isascii() and text.isdigit() and int(text) <= most):
        raise ValueError(f"{name}={text}: 不是 0 到 {most} 的整数 no whole number from 0 to {most}")
    return int(text)
