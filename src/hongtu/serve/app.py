"""The application: its routes, and who may call them."""

from __future__ import annotations

from collections.abc import Awaitable, Callable
from typing import TypeAlias

from starlette.applications import Starlette
from starlette.exceptions import HTTPException
from starlette.middleware import Middleware
from starlette.middleware.cors import CORSMiddleware
from starlette.middleware.gzip import GZipMiddleware
from starlette.requests import Request
from starlette.responses import JSONResponse, PlainTextResponse, Response
from starlette.routing import Mount, Route
from starlette.staticfiles import StaticFiles

from hongtu.serve.api import ANSWERS, page, view
from hongtu.serve.corrections import corrected
from hongtu.serve.entities import entity
from hongtu.serve.pages import ask_page, drawing, home
from hongtu.serve.protocol import sparql
from hongtu.serve.security import Hosts, Secured
from hongtu.serve.served import Served

View: TypeAlias = Callable[[Request, Served], Awaitable[Response]]

# Whatever the server shows: a path, and the function that answers it. Pages and their data are added here.
VIEWS: tuple[tuple[str, View], ...] = (
    ("/", home),
    ("/static/vis-network.js", drawing),
    ("/ask", ask_page),
    ("/id/{name:path}", entity),
)
# What a long list may ask as a form, since it writes nothing.
ASKED: tuple[tuple[str, View], ...] = (*((f"/api/{name}", view(name)) for name in ANSWERS), ("/page", page))


def app(served: Served) -> Starlette:
    """The application that serves a graph."""
    routes = [
        Route("/sparql", bound(sparql, served), methods=["GET", "POST"]),
        *(Route(path, bound(view, served)) for path, view in VIEWS),
        *(Route(path, bound(view, served), methods=["GET", "POST"]) for path, view in ASKED),
        Route("/api/judge", bound(corrected, served), methods=["POST"]),
        Mount("/static/explorer", StaticFiles(packages=[("hongtu.draw", "browser")])),
        Mount("/static", StaticFiles(packages=[("hongtu.serve", "static")])),
    ]
    return Starlette(routes=routes, middleware=guards(served), exception_handlers={HTTPException: told})


async def told(request: Request, error: Exception) -> Response:
    """The response that says in one line why there is no other."""
    assert isinstance(error, HTTPException)
    if request.url.path.startswith("/api/"):
        return JSONResponse({"error": error.detail}, error.status_code, headers=error.headers)
    return PlainTextResponse(f"{error.detail}\n", error.status_code, headers=error.headers)


def guards(served: Served) -> list[Middleware]:
    """What a request passes on its way in, and a response on its way out, from the outside inwards."""
    cors = Middleware(
        CORSMiddleware,
        allow_origins=served.origins,
        allow_methods=("GET", "HEAD", "POST"),
        allow_headers=("*",),
    )
    return [
        Middleware(Secured),
        Middleware(Hosts, allowed=served.hosts),
        *([cors] if served.origins else []),
        Middleware(GZipMiddleware, minimum_size=1000, compresslevel=5),
    ]


def bound(view: View, served: Served) -> Callable[[Request], Awaitable[Response]]:
    """A view of what is served, as Starlette calls it."""

    async def answer(request: Request) -> Response:
        return await view(request, served)

    return answer
