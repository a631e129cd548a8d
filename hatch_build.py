"""Puts the editor of the page that asks into the wheel; where npm is absent, the page has a plain editor."""

from __future__ import annotations

import sys
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

from hatchling.builders.hooks.plugin.interface import BuildHookInterface

sys.path.insert(0, str(Path(__file__).parent / "tools"))

from editor import FILES, fetch


class Editor(BuildHookInterface):  # type: ignore[type-arg]  # hatch asks for a class of its own
    """Fetches the editor into a folder of its own while a wheel is built; an editable install has tools/editor.py."""

    def initialize(self, version: str, build_data: dict[str, Any]) -> None:
        """Add the files of the editor to those of the wheel."""
        self.folder = TemporaryDirectory()
        missing = "an editable install" if version == "editable" else fetch(Path(self.folder.name))
        if missing:
            self.app.display_warning(f"{missing}: the page that asks has a plain editor")
            return
        for name in (Path(file).name for file in FILES):
            build_data["force_include"][f"{self.folder.name}/{name}"] = f"hongtu/serve/static/editor/{name}"

    def finalize(self, version: str, build_data: dict[str, Any], artifact_path: str) -> None:
        """Let go of the folder."""
        self.folder.cleanup()
