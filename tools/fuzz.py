"""Throws damaged and made-up files at the reading for as long as it is told, and shows what comes out otherwise than as
a reading or a line.

    uv run python tools/fuzz.py [MINUTES] [SEED]

Every file of ``data/articles`` and some of other formats is cut, doubled, shuffled and mixed, given every extension,
and read in a process of its own kind as a build does. A crash, an error that is none of ours, more than SLOW seconds
or MOST bytes of memory for a file is a finding: its bytes stay in ``fuzz-findings/``.
"""

from __future__ import annotations

import io
import json
import random
import resource
import sys
import time
import zipfile
from collections import Counter
from hashlib import sha256
from pathlib import Path

from hongtu.extract import understand
from hongtu.graph.store import state
from hongtu.pool import Lost, mapped
from hongtu.read import SUFFIXES, Piece, read_piece
from hongtu.resolve import resolution

ARTICLES = Path(__file__).parents[1] / "data" / "articles"
FINDINGS = Path("fuzz-findings")
SLOW, LARGEST = 20.0, 60_000
SPICE = (
    "“",
    "（",
    "《",
    "”",
    "、",
    "\ue000",
    "\ue041",
    "\uf8ff",
    "\ud800",
    "\ufffd",
    "\0",
    "\u2028",
    "\r",
    "\t",
    "'",
    '"',
    "\\",
    "<",
    "&#0;",
    "{}",
    "]",
    "；",
    "2018年",
    "亿",
    "百",
    "党委书记",
    "有限公司",
    "简称",
    "该区",
    "&nbsp;",
    "<table><tr><td>",
    "</div>",
)


def seeds() -> list[bytes]:
    """What is damaged: articles as text, page, JSON, archive, document, PDF."""
    texts = [file.read_bytes() for file in sorted(ARTICLES.glob("*.txt"))]
    pages = [b"<html><body><p>" + text.replace(b"\n", b"</p><p>") + b"</p></body></html>" for text in texts]
    lines = [json.dumps({"id": f"a{n}", "text": text.decode()}).encode() for n, text in enumerate(texts)]
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w", zipfile.ZIP_DEFLATED) as archive:
        for n, text in enumerate(texts[:3]):
            archive.writestr(f"../{n}.txt", text)
    return [*texts, *pages, b"\n".join(lines), packed.getvalue(), document(texts[0].decode()), sheet(texts[0].decode())]


def document(text: str) -> bytes:
    """A Word document."""
    import docx

    made, out = docx.Document(), io.BytesIO()
    for line in text.splitlines():
        made.add_paragraph(line)
    made.save(out)
    return out.getvalue()


def sheet(text: str) -> bytes:
    """A PDF."""
    from reportlab.pdfbase import pdfmetrics
    from reportlab.pdfbase.cidfonts import UnicodeCIDFont
    from reportlab.pdfgen.canvas import Canvas

    pdfmetrics.registerFont(UnicodeCIDFont("STSong-Light"))
    out = io.BytesIO()
    canvas = Canvas(out)
    canvas.setFont("STSong-Light", 10)
    for n, at in enumerate(range(0, min(len(text), 1600), 40)):
        canvas.drawString(60, 780 - 16 * n, text[at : at + 40].replace("\n", ""))
    canvas.save()
    return out.getvalue()


def damaged(dice: random.Random, known: list[bytes]) -> bytes:
    """One of the seeds, changed in some places."""
    data = bytearray(dice.choice(known))
    for _ in range(dice.choice((0, 1, 2, 4, 9, 30))):
        at, size = dice.randrange(len(data) + 1), int(dice.random() ** 4 * 400)
        what = dice.randrange(6)
        if what == 0:
            del data[at : at + size]
        elif what == 1:
            data[at:at] = data[at : at + size] * dice.choice((1, 2, 50))
        elif what == 2:
            data[at:at] = dice.choice(SPICE).encode("utf-8", "surrogatepass") * dice.choice((1, 3, 40, 4000))
        elif what == 3:
            data[at : at + size] = dice.randbytes(size)
        elif what == 4:
            other = dice.choice(known)
            data[at:at] = other[(start := dice.randrange(len(other))) : start + 9 * size]
        elif data:
            data[at % len(data)] ^= 1 << dice.randrange(8)
    return bytes(data[:LARGEST])


def tried(piece: Piece) -> tuple[str, float, int]:
    """What came of a piece, the seconds that it took, and the megabytes that the process has had at most."""
    start = time.process_time()
    try:
        articles, errors = read_piece(piece)
        found = [understand(article) for article in articles[:40]]
        if len({a.id for a in articles[:40]}) == len(found):
            state(resolution(found).reading)
        outcome = "read" if articles else "told"
        if any("\n" in str(error).strip() for error in errors):
            outcome = "an error of several lines"
    except Exception as error:  # whatever it is, it is a finding
        outcome = f"{type(error).__name__}: {error}"[:300]
    return outcome, time.process_time() - start, resource.getrusage(resource.RUSAGE_SELF).ru_maxrss // 1024


def main(minutes: float = 1.0, seed: int = 1) -> None:
    """Fuzz, and print what was found."""
    dice, known, counts = random.Random(seed), seeds(), Counter[str]()
    end, worst, most = time.monotonic() + minutes * 60, 0.0, 0

    def made() -> Piece:
        return Piece(f"fuzzed{dice.choice((*SUFFIXES[:-1], '.md'))}", damaged(dice, known))

    while time.monotonic() < end:
        for piece, result in mapped(tried, [made() for _ in range(200)], jobs=2, size=4):
            outcome, seconds, size = ("a process died", 0.0, 0) if isinstance(result, Lost) else result
            worst, most = max(worst, seconds), max(most, size)
            counts[outcome if outcome in ("read", "told") else "findings"] += 1
            if outcome not in ("read", "told") or seconds > SLOW:
                FINDINGS.mkdir(exist_ok=True)
                name = f"{sha256(piece.data).hexdigest()[:12]}{Path(piece.where).suffix}"
                (FINDINGS / name).write_bytes(piece.data)
                print(f"{name} ({seconds:.1f} s): {outcome}", flush=True)
    print(f"{dict(counts)}, at most {worst:.1f} s and {most} MB", flush=True)


if __name__ == "__main__":
    main(*map(float, sys.argv[1:2]), *map(int, sys.argv[2:3]))
