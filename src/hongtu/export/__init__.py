"""A graph in the formats of other tools: RDF, networks, tables; each written as it is read, never whole in memory."""

from __future__ import annotations

import sys
from collections.abc import Callable
from functools import partial
from pathlib import Path
from typing import IO, TypeAlias

from hongtu.export import neo4j, network, parquet, rdf, sheets
from hongtu.export.selection import selected
from hongtu.export.source import Source, as_of, of_folder, of_graph

__all__ = ["FILES", "FOLDERS", "Source", "as_of", "export", "of_folder", "of_graph", "selected"]

Into: TypeAlias = Callable[[Source, IO[bytes]], None]
FILES: dict[str, Callable[..., None]] = {
    "ttl": rdf.turtle,
    "trig": rdf.trig,
    "nq": rdf.nquads,
    "nt": rdf.ntriples,
    "jsonld": rdf.jsonld,
    "graphml": network.graphml,
    "gexf": network.gexf,
}
FOLDERS: dict[str, Callable[[Source, Path], None]] = {
    "csv": sheets.write,
    "parquet": parquet.write,
    "neo4j": neo4j.write,
}
NAMED = ("trig", "nq")


def export(source: Source, form: str, out: Path | None, *, name: str | None = None, lines: int | None = None) -> None:
    """Write a source in a format: to a file, to a folder (csv, parquet, neo4j, parts), or to stdout without ``out``.

    ``name`` is the graph into which TriG and N-Quads put the triples; with ``lines`` N-Quads come in gzipped parts of
    so many lines. A file is written beside its place and put there when it is complete. Raises ValueError for what does
    not go together.
    """
    if name is not None and form not in NAMED:
        raise ValueError(f"{form} has no named graphs: take trig or nq")
    if lines is not None and form != "nq":
        raise ValueError(f"{form} does not come in parts: take nq")
    if lines is not None:
        rdf.parts(source, made(out, form), lines, name)
    elif form in FOLDERS:
        FOLDERS[form](source, made(out, form))
    else:
        put(source, partial(FILES[form], **({} if name is None else {"name": name})), out)


def made(folder: Path | None, form: str) -> Path:
    """A folder, made if it is not there."""
    if folder is None:
        raise ValueError(f"{form} is several files: say with --out into which folder")
    folder.mkdir(parents=True, exist_ok=True)
    return folder


def put(source: Source, into: Into, out: Path | None) -> None:
    """Write one file, or to stdout."""
    if out is None:
        into(source, sys.stdout.buffer)
        return
    out.parent.mkdir(parents=True, exist_ok=True)
    partly = out.with_name(f"{out.name}.part")
    with partly.open("wb") as file:
        into(source, file)
    partly.replace(out)
