"""What a graph has to look like, by ``ontology/shapes.ttl``: whether it does, and (``violations``) where not."""

from hongtu.shapes.sieve import sound, targeting
from hongtu.shapes.source import described

__all__ = ["described", "sound", "targeting"]
