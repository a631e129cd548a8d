"""Write ``docs/network.png``, the picture in the README: the sample corpus as a network, one person chosen.

uv run python tools/picture.py
"""

from __future__ import annotations

import shutil
import tempfile
from pathlib import Path

from click.testing import CliRunner
from playwright.sync_api import sync_playwright

from hongtu.cli import commands

ROOT = Path(__file__).parents[1]
CHOSEN = "王新"


def main() -> None:
    """Build the sample, open its page, choose a name as a reader would, and take the picture."""
    with tempfile.TemporaryDirectory() as folder, sync_playwright() as play:
        result = CliRunner().invoke(commands, ["build", str(ROOT / "data/articles"), "--into", folder])
        if result.exit_code:
            raise SystemExit(result.output)
        browser = play.chromium.launch(executable_path=shutil.which("chromium"), args=["--no-sandbox", "--disable-gpu"])
        page = browser.new_page(viewport={"width": 1440, "height": 860})
        page.goto((Path(folder) / "network.html").as_uri())
        page.wait_for_selector("body[data-ready]", state="attached")
        page.fill("#query", CHOSEN)
        page.press("#query", "Enter")
        page.wait_for_timeout(1500)
        page.screenshot(path=ROOT / "docs/network.png")
        browser.close()


if __name__ == "__main__":
    main()
