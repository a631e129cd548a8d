"""What programs that talk (agents) may ask of a graph folder, as tools of the Model Context Protocol."""

from hongtu.agents.server import run, server

__all__ = ["run", "server"]
