"""The server: ``/sparql`` answers queries, ``/id/NAME`` says what stands behind an IRI; nothing is ever written."""

from hongtu.serve.app import app
from hongtu.serve.run import run
from hongtu.serve.served import Served

__all__ = ["Served", "app", "run"]
