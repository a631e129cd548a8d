"""The commands that check a graph folder and hand it on: validate, export."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import Any

import click

from hongtu.terminal import AS_OF, GRAPH, PATH

FORMATS = ("ttl", "trig", "nq", "nt", "jsonld", "graphml", "gexf", "csv", "parquet", "neo4j")


@click.command()
@GRAPH
def validate(graph: Path) -> None:
    """Check a graph: shapes, laws, conflicts.

    Exit code 1 if it has flaws, against its shapes or laws. Conflicts between articles are listed, and are no flaws.
    """
    from hongtu.validate import validate as validated

    sys.exit(bool(validated(graph, click.echo)))


@click.command()
@click.option("--format", "form", type=click.Choice(FORMATS), default="ttl", show_default=True)
@click.option(
    "--out", type=PATH, help="The file to write, or the folder for csv, parquet, neo4j and parts; else stdout."
)
@click.option("--select", metavar="QUERY", help="What to take: the nodes of a SELECT, the triples of a CONSTRUCT.")
@click.option("--name", metavar="IRI", help="TriG and N-Quads: the named graph that all goes into.")
@click.option("--lines", type=click.IntRange(1), help="N-Quads in gzipped parts of so many lines.")
@AS_OF
@GRAPH
def export(graph: Path, day: str | None, select: str | None, form: str, **where: Any) -> None:
    """Write the graph, or a part of it, in the format of other tools."""
    from hongtu.export import as_of, of_folder, selected
    from hongtu.export import export as exported
    from hongtu.graph import open as opened

    source = as_of(opened(graph), day) if day else of_folder(graph)
    exported(selected(source, select) if select else source, form, **where)
