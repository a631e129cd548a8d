"""The server: ``/`` explores the graph, ``/sparql`` answers queries, ``/id/NAME`` says what stands behind an IRI; only
judgements are ever written, and these only where that was asked for.
"""

from hongtu.serve.app import app
from hongtu.serve.run import run
from hongtu.serve.served import Served
from hongtu.serve.start import serving

__all__ = ["Served", "app", "run", "serving"]
