"""Resolution of a graph that lives: what ``resolve`` gives of all readings, out of what it gave before and those that
changed.

A census knows every entity of every reading, in columns, and keeps once what many have in common. What an article
changes is looked up by names: things that share one are decided anew together, and people of one name; all else stays.
"""

from hongtu.census.columns import EMPTY, Census
from hongtu.census.keep import load, save
from hongtu.census.step import Step, opened, refiled, step

__all__ = ["EMPTY", "Census", "Step", "load", "opened", "refiled", "save", "step"]
