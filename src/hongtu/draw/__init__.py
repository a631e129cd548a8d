"""The network page: one file that shows a reading as a network, works offline, and gives each fact its sentence."""

from hongtu.draw.network import network
from hongtu.draw.page import page

__all__ = ["network", "page"]
