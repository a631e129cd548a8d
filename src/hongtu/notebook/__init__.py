"""A graph to explore in a notebook: an object that reads well, tables, drawings, and the single steps of the line."""

from hongtu.notebook.graph import Graph
from hongtu.notebook.steps import build, extract, open, read

__all__ = ["Graph", "build", "extract", "open", "read"]
