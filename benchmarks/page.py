"""The page in a browser: its size, the time until it can be used, frames a second, and how soon it answers.

    python benchmarks/page.py [200 3000 100000]

Made-up zones with their companies, Party bodies and people, drawn as ``hongtu draw`` does; Chromium without a GPU.
"""

from __future__ import annotations

import gzip
import shutil
import sys
import tempfile
import time
from pathlib import Path
from random import Random

from playwright.sync_api import Page, sync_playwright

from hongtu.draw import page as paged
from hongtu.model import Article, Entity, Evidence, Fact, Reading

SURNAMES, GIVEN = "王李张刘陈杨赵黄周吴", "伟芳娜敏静丽强磊军洋勇艳杰涛明超"
FRAMES = """() => new Promise(done => {
  const { network } = Hongtu.app.drawing, began = performance.now(); let frames = 0;
  (function next() {
    frames += 1;
    MOVE
    if (performance.now() - began < 2000) requestAnimationFrame(next);
    else done(frames / (performance.now() - began) * 1000);
  })();
})"""
PAN = "const p = network.getViewPosition(); network.moveTo({ position: { x: p.x + 3 * Math.sin(frames), y: p.y } });"
ZOOM = "network.moveTo({ scale: network.getScale() * (frames % 40 < 20 ? 1.03 : 1 / 1.03) });"


def made(count: int) -> Reading:
    """A reading of about so many entities: zones of unequal size, a sentence for each fact."""
    random, start = Random(7), 0
    entities: list[Entity] = []
    facts: list[Fact] = []
    lines: list[str] = []

    def thing(name: str, kind: str) -> str:
        entities.append(Entity(name, kind, (name,)))
        return name

    def fact(subject: str, predicate: str, object: str, role: str = "") -> None:
        line = f"{subject}与{object}{role}。"
        nonlocal start
        lines.append(line)
        said = (Evidence("made", start, start + len(line), line, "benchmark"),)
        facts.append(Fact(subject, predicate, object, said, role))
        start += len(line)

    zones: list[str] = []
    while len(entities) < count:
        zone = thing(f"江州第{len(zones) + 1}高新区", "Zone")
        for n in range(min(int(random.paretovariate(0.9) * 8), count // 12 + 10)):
            company = thing(f"{zone[2:-3]}区{n + 1}号光电有限公司", "Company")
            branch = thing(f"{company}党支部", "PartyOrganization")
            name = f"{random.choice(SURNAMES)}{random.choice(GIVEN)}{random.choice(GIVEN)}"
            person = thing(f"{name}-{len(entities)}", "Person")
            fact(company, "locatedIn", zone)
            fact(branch, "partyOrganizationOf", company)
            fact(person, "holdsPost", branch, "党支部书记")
            if random.random() < 0.2 and len(entities) > 9:
                fact(person, "holdsPost", random.choice([e.id for e in entities[-60:] if e.type == "Company"]), "董事")
        if zones:
            fact(zone, "cooperatesWith", random.choice(zones))
        zones.append(zone)
    return Reading((Article("made", "".join(lines), "模拟", "2026-01-01"),), tuple(entities), tuple(facts), ())


def timed(page: Page, script: str) -> float:
    """Milliseconds that a move takes, to the frame that shows it."""
    return float(
        page.evaluate(
            f"async () => {{ const began = performance.now(); await ({script});"
            "await new Promise(requestAnimationFrame); return performance.now() - began; }"
        )
    )


def measured(page: Page, path: Path) -> str:
    """One row: what opening and using the page in a file costs."""
    began = time.perf_counter()
    page.goto(path.as_uri())
    page.wait_for_selector("body[data-ready]", state="attached", timeout=120_000)
    ready = time.perf_counter() - began
    pan, zoom = (page.evaluate(FRAMES.replace("MOVE", move)) for move in (PAN, ZOOM))
    first = "Hongtu.app.model.nodes[Hongtu.app.stage.members[0]].id"
    choose, search = (
        timed(page, f"Hongtu.app.go({{ e: {first} }})"),
        timed(page, "Hongtu.app.source.search('guangdian', { limit: 12 })"),
    )
    hide = timed(page, "Hongtu.app.go({ e: '', xt: ['Person'] })")
    nodes = page.evaluate("Hongtu.app.stage.members.length")
    size, packed = path.stat().st_size / 1e3, len(gzip.compress(path.read_bytes(), 6)) / 1e3
    drawn = f"{nodes:>7} {size:>8.0f} {packed:>6.0f} {ready:>8.2f} {pan:>5.0f} {zoom:>5.0f}"
    return f"{drawn} {choose:>7.0f} {hide:>6.0f} {search:>7.0f}"


def main() -> None:
    """Print a row for each number of entities."""
    counts = [int(word) for word in sys.argv[1:]] or [200, 3000, 100_000]
    print("entities  drawn       kB gzipped ready s   pan  zoom  select filter  search   (frames a second, then ms)")
    with sync_playwright() as play, tempfile.TemporaryDirectory() as folder:
        browser = play.chromium.launch(executable_path=shutil.which("chromium"), args=["--no-sandbox", "--disable-gpu"])
        for count in counts:
            path = Path(folder) / f"{count}.html"
            path.write_text(paged(made(count)), encoding="utf-8")
            page = browser.new_page(viewport={"width": 1440, "height": 900})
            print(f"{count:>8} {measured(page, path)}")
            page.close()
        browser.close()


if __name__ == "__main__":
    main()
