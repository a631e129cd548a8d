"""The plug-in ``llm``: a language model proposes facts, each with its quotation, and what does not hold is refused.

Settings come from the environment (``settings.py``); articles go to the server that they name, and nowhere else.
"""

from hongtu.plugin import Plugin


def plugin() -> Plugin:
    """The plug-in of the settings in the environment; raises ValueError naming what they, or the installation, lack."""
    try:
        from hongtu.llm.asker import asking
    except ModuleNotFoundError as error:
        raise ValueError(f"{error}: this plug-in needs an extra: pip install 'hongtu[llm]'") from error
    return asking()
