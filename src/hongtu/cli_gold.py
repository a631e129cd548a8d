"""The commands for annotations: annotate drafts and checks them, score counts against them."""

from __future__ import annotations

import json
import sys
from pathlib import Path

import click

from hongtu.terminal import PATH, WITH


@click.command()
@click.argument("paths", metavar="ARTICLE...", nargs=-1, required=True, type=PATH)
@click.option("--out", type=PATH, help="Where to write the draft of one article.  [default: gold/NAME.json]")
@click.option("--check", "checking", is_flag=True, help="Say line by line what is wrong in gold files or folders.")
@WITH
def annotate(paths: tuple[Path, ...], out: Path | None, checking: bool, names: tuple[str, ...]) -> None:
    """Write a draft reading to correct by hand, in the gold format.

    NAME.json goes to the folder gold, the text beside it; with --check the paths are such files, or folders of them
    (exit code 1 if something is wrong).
    """
    from hongtu.annotate import annotate as drafted
    from hongtu.annotate import check
    from hongtu.plugin import plugins

    if checking:
        found = list(check(paths))
        click.echo("\n".join(found) or "没有错误 nothing is wrong")
        sys.exit(bool(found))
    if out and len(paths) > 1:
        raise ValueError("--out is for one article")
    added = plugins(names)
    for path in paths:
        for made in drafted(path, out or Path("gold", f"{path.stem}.json"), added):
            click.echo(f"→ {made}")


@click.command()
@click.argument("gold", type=PATH)
@click.argument("found", type=PATH, required=False)
@click.option("--errors", "wrong", is_flag=True, help="Show what was missed and what is false, in its words.")
@click.option("--json", "as_json", is_flag=True, help="Print the figures as one JSON object.")
def score(gold: Path, found: Path | None, wrong: bool, as_json: bool) -> None:
    """Count precision, recall and F1 against annotated files.

    GOLD holds NAME.json; what counts is NAME.json in FOUND, else what is read in GOLD's NAME.txt now.
    """
    from hongtu.score import errors, score_folder, summary, table

    marks = score_folder(gold, found)
    click.echo(json.dumps(summary(marks)) if as_json else table(marks))
    if wrong:
        click.echo(errors(marks))
