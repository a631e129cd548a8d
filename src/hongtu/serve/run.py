"""Running the server on a port, loopback unless told otherwise."""

from __future__ import annotations

import socket
from collections.abc import Callable

import uvicorn

from hongtu.serve.app import app
from hongtu.serve.served import Served


def run(served: Served, host: str, port: int, told: Callable[[str], object]) -> None:
    """Serve until the process is told to end; ``told`` gets the address once it can be called. Port 0 takes a free one.

    Raises OSError where the port is taken.
    """
    family = socket.AF_INET6 if ":" in host else socket.AF_INET
    with socket.create_server((host, port), family=family) as listener:
        # Else the body of an answer waits 40 ms for the client to acknowledge the header.
        listener.setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)
        name = f"[{host}]" if family == socket.AF_INET6 else host
        told(f"http://{name}:{listener.getsockname()[1]}/")
        config = uvicorn.Config(app(served), log_level="warning", access_log=False, server_header=False)
        uvicorn.Server(config).run(sockets=[listener])
