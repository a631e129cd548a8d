"""All that is kept of a graph for the explorer, to be compared."""

from dataclasses import fields, is_dataclass
from typing import Any

import numpy as np

from hongtu.difference import bare
from hongtu.explore.index import Index, Told
from hongtu.explore.search import Named
from hongtu.model import Reading


def explored(whole: Index, names: Named) -> object:
    """All that is kept of a graph, as lists."""
    told = {one.name: plain(getattr(whole, one.name)) for one in fields(whole)}
    typed = names.spelled(whole.reading.entities).typed
    return told | {"names": plain(names.names), "typed": plain(typed)}


def plain(value: Any) -> object:
    """Values and arrays as lists."""
    if isinstance(value, Reading | Told):
        articles = [bare(one) for one in value.articles]
        return [articles, *(list(getattr(value, name)) for name in ("entities", "facts", "statistics"))]
    if isinstance(value, np.ndarray):
        return value.tolist()
    return [plain(getattr(value, one.name)) for one in fields(value)] if is_dataclass(value) else value
