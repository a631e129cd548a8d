"""The commands that show what a graph says, with the words behind it: why, path, mcp."""

from __future__ import annotations

from pathlib import Path

import click

from hongtu.terminal import GRAPH


@click.command()
@click.argument("name")
@GRAPH
def why(name: str, graph: Path) -> None:
    """Show each fact about a name: sentence, offsets, rule, article."""
    from hongtu.graph import open as opened
    from hongtu.why import why as reasons

    click.echo(reasons(opened(graph), name))


@click.command()
@click.argument("start", metavar="A")
@click.argument("end", metavar="B")
@click.option("--avoid", default="", metavar="CLASS,CLASS", help="Classes that no way leads through: Place,Zone.")
@click.option("-k", "number", type=click.IntRange(1), default=3, show_default=True, help="How many ways.")
@GRAPH
def path(start: str, end: str, avoid: str, number: int, graph: Path) -> None:
    """Show how two names hang together, step by step."""
    from hongtu.graph import open as opened
    from hongtu.path import paths, told

    found = opened(graph)
    reading = found.reading()
    ways = paths(reading, start, end, avoid=(name.strip() for name in avoid.split(",") if name.strip()), k=number)
    click.echo(told(found, reading, ways))


@click.command()
@GRAPH
def mcp(graph: Path) -> None:
    """Serve the graph to an agent, over stdin and stdout (MCP)."""
    try:
        from hongtu.agents import run
    except ModuleNotFoundError as error:
        raise ValueError(f"{error}: this command needs an extra: pip install 'hongtu[mcp]'") from error
    run(graph)
