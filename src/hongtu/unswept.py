"""Work without Python's search for cycles, where there are none."""

from __future__ import annotations

import gc
from collections.abc import Iterator
from contextlib import contextmanager


@contextmanager
def unswept() -> Iterator[None]:
    """Without Python's search for cycles: there are none in millions of frozen values, and to look takes longer than to
    read them. After it Python searches as it did before.
    """
    searched = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if searched:
            gc.enable()
