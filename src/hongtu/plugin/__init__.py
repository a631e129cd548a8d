"""Plug-ins: what reads beside the rules, asked for by name or given as a file; nothing loads unasked."""

from hongtu.plugin.guard import Account, Guard
from hongtu.plugin.named import plugin, plugins
from hongtu.plugin.plugin import Plugin, PluginError, Proposed, versions

__all__ = ["Account", "Guard", "Plugin", "PluginError", "Proposed", "plugin", "plugins", "versions"]
