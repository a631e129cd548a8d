"""The commands that make and change a graph folder, and show what came of it: build, forget, diff,
report."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, TypedDict, Unpack

import click

from hongtu.terminal import GRAPH, PATH, WITH, progress, put, stop, warn

if TYPE_CHECKING:
    from hongtu.diff import Format


class How(TypedDict):
    """Where a build runs."""

    jobs: int | None
    engine: str
    master: str


@click.command()
@click.argument("sources", nargs=-1, required=True)
@click.option("--into", default="graph", show_default=True, help="The graph folder to write.")
@click.option("--add", is_flag=True, help="Keep the articles of the last build too.")
@click.option("--jobs", type=click.IntRange(1), help="How many processes read; else one for each core.")
@click.option("--engine", type=click.Choice(("local", "spark")), default="local", show_default=True)
@click.option("--master", metavar="URL", default="local[*]", show_default=True, help="With spark: where it runs.")
@WITH
def build(sources: tuple[str, ...], into: str, add: bool, names: tuple[str, ...], **how: Unpack[How]) -> None:
    """Read articles (files, folders) into a graph folder.

    Only what is new or has changed since the last build is read. With spark: JSON Lines or Parquet into N-Quads.
    """
    if how["engine"] == "local":
        here(tuple(map(Path, sources)), Path(into), add, names, how["jobs"])
    elif add or names or how["jobs"] or len(sources) != 1:
        raise ValueError("--engine spark takes one SOURCE, --master and --into alone")
    else:
        on_spark(sources[0], into, how["master"])


def on_spark(source: str, into: str, master: str) -> None:
    """Build with Spark."""
    from hongtu.spark import build as built
    from hongtu.spark import session

    with session(master) as spark:
        done = built(spark, source, into)
    click.echo(f"文章 articles {done.articles}\n实体 entities {done.entities}\n→ {into}")
    if left := done.unread - len(done.faults):
        warn(f"还有 {left} 行不能读 more lines cannot be read: {into}/articles has why")
    stop(*done.faults)


def here(sources: tuple[Path, ...], into: Path, add: bool, names: tuple[str, ...], jobs: int | None) -> None:
    """Build on this machine."""
    from hongtu.build import Watch
    from hongtu.build import build as built
    from hongtu.corpus import listed
    from hongtu.plugin import plugins
    from hongtu.pool import cores
    from hongtu.sources import Hands

    watch = Watch(Hands(jobs or cores(), plugins(names), progress), warn)
    files, absent = listed(sources)
    if not files:
        stop(*absent)
    done = built(files, into, absent=absent, add=add, watch=watch)
    if done.report:
        from hongtu.report import summary

        click.echo(summary(done.report))
        click.echo(f"→ {into}")
        for line in done.report["idle"]:
            warn(f"此判断已无所指 this judgement no longer applies: {line}")
    stop(*done.failures)


@click.command()
@click.argument("article")
@click.option("--why", default="", help="A reason, for those who come later.")
@click.option("--undo", is_flag=True, help="Take a forgotten article into the graph again.")
@GRAPH
def forget(article: str, why: str, undo: bool, graph: Path) -> None:
    """Take an article (its id) out of the graph, and keep it out."""
    from datetime import date
    from getpass import getuser

    from hongtu.build import Watch
    from hongtu.forget import forget as forgot
    from hongtu.forget import remember
    from hongtu.forgotten import Forgotten

    if undo:
        remember(article, graph, watch=Watch(say=warn))
    else:
        forgot(Forgotten(article, getuser(), date.today().isoformat(), why), graph, watch=Watch(say=warn))
    click.echo(f"→ {graph}")


@click.command()
@click.argument("old", type=PATH, default="graph")
@click.argument("new", type=PATH, required=False)
@click.option("--format", "form", type=click.Choice(("text", "csv", "ttl")), default="text", show_default=True)
def diff(old: Path, new: Path | None, form: Format) -> None:
    """Show what came, went or changed between two graph folders.

    With one folder: from its last build to its present one.
    """
    from hongtu.diff import diff as differ
    from hongtu.diff import pair

    put(differ(*pair(old, new), form=form), None)


@click.command()
@click.option("--limit", type=click.IntRange(min=0), help="How many sentences to show; else all.")
@click.option("--json", "as_json", is_flag=True, help="The whole report and the sentences as one JSON object.")
@GRAPH
def report(limit: int | None, as_json: bool, graph: Path) -> None:
    """Show what a build found, and sentences that gave nothing.

    That is a sentence that names something, with a number or a title, of which no fact and no figure came.
    """
    from itertools import islice

    from hongtu.gold import dump
    from hongtu.report import of_folder, summary
    from hongtu.unstated import as_json as objects
    from hongtu.unstated import listed
    from hongtu.unstated import of_folder as sentences

    found = of_folder(graph)
    if as_json:
        put(dump(found | {"sentences": objects(islice(sentences(graph), limit))}), None)
        return
    click.echo(summary(found))
    for line in listed(sentences(graph), limit):
        click.echo(line)
