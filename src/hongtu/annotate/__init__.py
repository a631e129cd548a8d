"""Gold of one's own: a draft of what an article says, to be corrected by hand, and what is wrong with it then."""

from hongtu.annotate.check import check
from hongtu.annotate.draft import annotate

__all__ = ["annotate", "check"]
