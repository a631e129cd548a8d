"""The commands that show what a build could not decide, and take people's judgements: review, judge, split, undo."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import click

from hongtu.terminal import GRAPH, warn

if TYPE_CHECKING:
    from hongtu.judgements import Judgement

WHO = click.option("--who", help="Who judges; else the name of the user.")
WHY = click.option("--why", default="", help="A reason, for those who come later.")
ARTICLE = click.option("--article", default="", metavar="ID", help="Only what this article says.")


@click.command()
@click.argument("name", required=False)
@click.option("--limit", type=click.IntRange(min=1), default=10, show_default=True, help="How many pairs to show.")
@click.option("--judged", is_flag=True, help="List the judgements that were made.")
@GRAPH
def review(name: str | None, limit: int, judged: bool, graph: Path) -> None:
    """Show pairs that may be one thing, with their evidence."""
    from hongtu.review import judged as decisions
    from hongtu.review import review as open_pairs

    click.echo(decisions(graph) if judged else open_pairs(graph, name, limit=limit))


@click.command()
@click.argument("left")
@click.argument("right")
@click.argument("verdict", type=click.Choice(("same", "different", "wrong")))
@ARTICLE
@WHY
@WHO
@GRAPH
def judge(left: str, right: str, verdict: str, *, graph: Path, **more: str | None) -> None:
    """Say that two things are the same or not, or a fact is wrong."""
    written(graph, verdict, left, right, **more)


@click.command()
@click.argument("name")
@click.option("--article", required=True, metavar="ID", help="The article that means another.")
@WHY
@WHO
@GRAPH
def split(name: str, *, graph: Path, **more: str | None) -> None:
    """Say that a name, in an article, means another thing."""
    written(graph, "split", name, "", **more)


@click.command()
@click.argument("names", nargs=-1)
@ARTICLE
@GRAPH
def undo(names: tuple[str, ...], article: str, graph: Path) -> None:
    """Take back the last judgement, or the last about names."""
    from hongtu.build import Watch
    from hongtu.judge import undo as taken_back

    told(taken_back(names, graph, article=article, watch=Watch(say=warn)), "-", graph)


def written(graph: Path, verdict: str, left: str, right: str, **more: str | None) -> None:
    """Write a judgement, and show it."""
    from datetime import date
    from getpass import getuser

    from hongtu.build import Watch
    from hongtu.judge import judge as judged
    from hongtu.judgements import Judgement

    who = more["who"] or getuser()
    given = Judgement(verdict, left, right, more["article"] or "", who, date.today().isoformat(), more["why"] or "")
    told(judged(given, graph, watch=Watch(say=warn)), "+", graph)


def told(one: Judgement, sign: str, graph: Path) -> None:
    """Show the line that came or went."""
    click.echo(f"{sign} {one}")
    click.echo(f"→ {graph}")
