"""The commands that check a graph folder and hand it on: validate."""

from __future__ import annotations

import sys
from pathlib import Path

import click

from hongtu.terminal import GRAPH


@click.command()
@GRAPH
def validate(graph: Path) -> None:
    """Check a graph: shapes, laws, conflicts.

    Exit code 1 if it has flaws, against its shapes or laws. Conflicts between articles are listed, and are no flaws.
    """
    from hongtu.validate import validate as validated

    sys.exit(bool(validated(graph, click.echo)))
