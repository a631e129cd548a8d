"""The command line: each command reads its arguments, calls one module, and prints what that gives.

Modules are imported inside the commands, so that ``hongtu --help`` does not wait for what it does not use.
"""

from __future__ import annotations

import os
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from hongtu import cli_ask, cli_build, cli_export, cli_gold, cli_judge
from hongtu.terminal import AS_OF, GRAPH, PATH, WITH, as_of, put, read_paths, stop

if TYPE_CHECKING:
    from hongtu.graph import Graph
    from hongtu.query import Format
    from hongtu.query.limits import Ask

FORMATS = ("table", "csv", "json", "xml", "tsv", "ttl")

LIMIT = click.option("--timeout", "seconds", type=click.FloatRange(0, min_open=True), default=30.0, show_default=True)

ENDPOINT = click.option("--endpoint", metavar="URL", help="A SPARQL server that holds the graph, instead of a folder.")


def main(args: Sequence[str] | None = None) -> None:
    """Run the command line; a fault of the input is one line on stderr and exit code 2."""
    # What is drawn is small: threads would wait for one another, and what sums come to depends on how many add them.
    os.environ.setdefault("OPENBLAS_NUM_THREADS", "1")
    try:
        commands(args=args, prog_name="hongtu")
    except (ValueError, OSError) as error:
        stop(error)


def asked(sparql: str | None, file: Path | None, name: str | None, slots: Sequence[str]) -> str:
    """The one query that the arguments ask; raises ValueError if they ask none, or several."""
    from hongtu.query import ready
    from hongtu.read.encoding import decode

    if sum(given is not None for given in (sparql, file, name)) != 1:
        raise ValueError("give one query: as an argument, with --file, or with --name (--list shows the names)")
    if name is not None:
        return ready(name).about(dict(map(slot, slots)))
    return decode(file.read_bytes(), str(file)) if file else sparql or ""


def slot(given: str) -> tuple[str, str]:
    """What a ready-made question is asked of; raises ValueError for what is not SLOT=VALUE."""
    name, sign, value = given.partition("=")
    if not sign:
        raise ValueError(f"--set {given}: SLOT=VALUE is wanted, as in --set zone=肇庆高新区")
    return name, value


@contextmanager
def answering(
    graph: Path, endpoint: str | None, seconds: float, *, number: int = 1, day: str | None = None
) -> Iterator[Ask]:
    """What answers queries: processes on the graph of a folder, as it is or was on a day, or a server."""
    from hongtu.query.limits import Limits
    from hongtu.query.live import live
    from hongtu.query.remote import remote

    if endpoint:
        if day:
            raise ValueError("--as-of takes the graph of a folder as it was: leave out --endpoint")
        yield remote(endpoint, Limits(seconds))
        return
    with as_of(graph, day) as folder, live(folder, Limits(seconds), number=number) as ask:
        yield ask


def network_of(names: Sequence[str], hops: int, graph: Path, endpoint: str | None, day: str | None) -> Graph:
    """The graph to be drawn: that of a folder, as it is or was on a day, or what lies around names on a server."""
    from hongtu.graph import open as opened
    from hongtu.query.limits import Limits
    from hongtu.query.part import part
    from hongtu.query.remote import remote

    if endpoint and day:
        raise ValueError("--as-of takes the graph of a folder as it was: leave out --endpoint")
    if endpoint:
        return part(remote(endpoint, Limits()), names, hops)
    return opened(graph).as_of(day) if day else opened(graph)


@click.group(context_settings={"help_option_names": ["-h", "--help"]})
@click.version_option(package_name="hongtu")
def commands() -> None:
    """宏图 Hongtu reads Chinese regional news into a graph in which every fact shows its sentence."""


for command in (cli_build.build, cli_build.forget, cli_build.diff, cli_build.report):
    commands.add_command(command)
for command in (cli_export.validate, cli_export.export):
    commands.add_command(command)
for command in (cli_ask.why, cli_ask.path, cli_ask.mcp):
    commands.add_command(command)
for command in (cli_gold.annotate, cli_gold.score):
    commands.add_command(command)
for command in (cli_judge.review, cli_judge.judge, cli_judge.split, cli_judge.undo):
    commands.add_command(command)


@commands.command()
@click.argument("files", nargs=-1, required=True, type=PATH)
@click.option("--out", type=PATH, help="A folder for NAME.json of each file; else all go to stdout, one after another.")
@click.option("--planned", is_flag=True, help="Also facts that are only planned (拟, 将).")
@WITH
def extract(files: tuple[Path, ...], out: Path | None, planned: bool, names: tuple[str, ...]) -> None:
    """Write what each file says as JSON in the gold format."""
    from hongtu.gold import dump, to_json

    readings, failures = read_paths(files, names)
    for file, reading in readings.items():
        text = dump(to_json(reading, id=file.stem, planned=planned))
        put(text, out and out / f"{file.stem}.json")
    stop(*failures)


@commands.command()
@click.argument("sparql", metavar="[QUERY]", required=False)
@click.option("--file", type=PATH, help="A file with the query.")
@click.option("--name", help="A ready-made question.")
@click.option("--set", "slots", multiple=True, metavar="SLOT=VALUE", help="What else to ask a ready-made question of.")
@click.option("--list", "listing", is_flag=True, help="List the ready-made questions.")
@click.option("--format", "form", type=click.Choice(FORMATS), default="table", show_default=True)
@LIMIT
@AS_OF
@ENDPOINT
@GRAPH
def query(form: Format, listing: bool, slots: tuple[str, ...], **given: Any) -> None:
    """Answer a SPARQL query, given, in a file, or ready-made."""
    from hongtu.query import named
    from hongtu.query.forms import wanted

    if listing:
        for one in named():
            click.echo(f"{one.name:24} {one.question_zh} {one.question_en}")
        return
    sparql = asked(given.pop("sparql"), given.pop("file"), given.pop("name"), slots)
    with answering(**given) as ask:
        click.echo(ask(sparql, wanted(form)).text, nl=False)


@commands.command()
@click.option("--host", default="127.0.0.1", show_default=True, help="The address to listen on.")
@click.option("--port", type=click.IntRange(0, 65535), default=8000, show_default=True, help="0 takes a free one.")
@click.option("--host-name", "names", multiple=True, help="A further name that the server may be called by; * for any.")
@click.option(
    "--origin", "origins", multiple=True, help="An origin whose pages may read the answers (CORS); * for all."
)
@click.option("--workers", "number", type=click.IntRange(1), default=4, show_default=True, help="Queries at one time.")
@click.option("--review", is_flag=True, help="Let the explorer write judgements, by the address that is shown.")
@LIMIT
@ENDPOINT
@GRAPH
def serve(host: str, port: int, names: tuple[str, ...], origins: tuple[str, ...], **given: Any) -> None:
    """Serve the graph: pages, SPARQL, and what stands behind each IRI."""
    from hongtu.serve import run, serving

    review, folder = given.pop("review"), None if given["endpoint"] else given["graph"]
    with answering(**given) as ask:
        served, mark = serving(ask, folder, hosts=(host, *names), origins=origins, review=review)
        run(served, host, port, lambda url: click.echo(f"→ {url}{mark}"))


@commands.command()
@click.argument("names", nargs=-1)
@click.option("--hops", type=click.IntRange(min=0), default=1, show_default=True, help="How far around the names.")
@click.option("--out", type=PATH, default="network.html", show_default=True, help="The page to write.")
@AS_OF
@ENDPOINT
@GRAPH
def draw(names: tuple[str, ...], hops: int, out: Path, **given: Any) -> None:
    """Draw the network, or what lies around names, as an offline page."""
    from hongtu.draw import page

    found = network_of(names, hops, **given)
    put(page(found.reading(), around=names, hops=hops, sentence=found.sentence), out)
    click.echo(f"→ {out}")


@commands.command("try")
@click.argument("sentence")
@WITH
def trial(sentence: str, names: tuple[str, ...]) -> None:
    """Show what each rule sees in a sentence."""
    from hongtu.extract import trial as tried
    from hongtu.plugin import plugins
    from hongtu.why import seen

    click.echo(seen(sentence, *tried(sentence, plugins(names))))


@commands.command("read")
@click.argument("file", type=PATH)
def read_file(file: Path) -> None:
    """Show what was made of a file: articles, dates, bylines, text."""
    from hongtu.read import attempt, describe

    found, errors = attempt(file)
    if found:
        click.echo(describe(found))
    stop(*errors)
