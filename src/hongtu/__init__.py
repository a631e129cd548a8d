"""宏图 Hongtu: reads Chinese regional news into a graph in which every fact shows the sentence that it stands in.

    graph = hongtu.build("articles/")     # or hongtu.open("graph/"), where there is a graph folder
    graph["王新"]

What is offered here is loaded when it is first asked for.
"""

import sys
from importlib import import_module
from types import ModuleType
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from hongtu.notebook import Graph, build, extract, open, read

__all__ = ["Graph", "build", "extract", "open", "read"]


class Package(ModuleType):
    """The package: modules are called build, extract and read too, and importing one must not hide the function."""

    def __getattribute__(self, name: str) -> object:
        if name in __all__:
            return getattr(import_module("hongtu.notebook"), name)
        return super().__getattribute__(name)

    def __dir__(self) -> list[str]:
        return sorted({*super().__dir__(), *__all__})


sys.modules[__name__].__class__ = Package
