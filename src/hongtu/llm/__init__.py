"""The plug-in ``llm``: a language model proposes facts, each with its quotation, and what does not hold is refused.

Settings come from the environment (``settings.py``); articles go to the server that they name, and nowhere else.
"""

from hongtu.llm.plugin import plugin

__all__ = ["plugin"]
