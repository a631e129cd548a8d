"""A graph in the formats of RDF, written as it is read: Turtle, TriG, N-Triples, N-Quads, JSON-LD."""

from __future__ import annotations

import gzip
import json
from collections.abc import Iterable, Iterator
from functools import cache
from itertools import chain, islice
from pathlib import Path
from typing import IO, Any, cast

import pyoxigraph as ox

from hongtu.export.source import Source
from hongtu.graph.turtle import HEADER, blocks, chunks
from hongtu.ontology import home

CHUNK = 5000  # triples written at a time, and those that follow of the same subject


def turtle(source: Source, out: IO[bytes]) -> None:
    """Write Turtle, a block for each subject."""
    out.write(HEADER.encode())
    for chunk in chunks(source.triples(), CHUNK):
        out.write(f"\n{blocks(chunk)}".encode())


def trig(source: Source, out: IO[bytes], name: str | None = None) -> None:
    """Write TriG: all triples in the graph of a name, or in the default graph."""
    if name is None:
        turtle(source, out)
        return
    out.write(f"{HEADER}\n{ox.NamedNode(name)} {{\n".encode())
    for chunk in chunks(source.triples(), CHUNK):
        out.write(f"\n{blocks(chunk)}".encode())
    out.write(b"}\n")


def ntriples(source: Source, out: IO[bytes]) -> None:
    """Write N-Triples."""
    ox.serialize(source.triples(), out, ox.RdfFormat.N_TRIPLES)


def nquads(source: Source, out: IO[bytes], name: str | None = None) -> None:
    """Write N-Quads: all triples in the graph of a name, or in the default graph."""
    ox.serialize(quads(source.triples(), name), out, ox.RdfFormat.N_QUADS)


def parts(source: Source, folder: Path, size: int, name: str | None = None) -> None:
    """Write gzipped N-Quads of so many lines each: ``part-00000.nq.gz``, ``part-00001.nq.gz``, ..."""
    rest = quads(source.triples(), name)
    for number, first in enumerate(rest):
        # Neither time nor name in the header: the same graph gives the same bytes.
        with (folder / f"part-{number:05}.nq.gz").open("wb") as raw, gzip.GzipFile("", "wb", 6, raw, mtime=0) as out:
            ox.serialize(chain([first], islice(rest, size - 1)), cast(IO[bytes], out), ox.RdfFormat.N_QUADS)


def quads(triples: Iterable[ox.Triple], name: str | None) -> Iterator[ox.Quad]:
    """Triples in a graph."""
    graph = ox.DefaultGraph() if name is None else ox.NamedNode(name)
    return (ox.Quad(subject, predicate, value, graph) for subject, predicate, value in triples)


def jsonld(source: Source, out: IO[bytes]) -> None:
    """Write JSON-LD with short names, its context in it, a line for each subject."""
    out.write(f'{{"@context": {json.dumps(context(), ensure_ascii=False)},\n"@graph": ['.encode())
    between = "\n"
    for chunk in chunks(source.triples(), CHUNK):
        for node in compact(chunk):
            out.write(f"{between}{json.dumps(node, ensure_ascii=False, sort_keys=True)}".encode())
            between = ",\n"
    out.write(b"\n]}\n")


def compact(triples: Iterable[ox.Triple]) -> list[dict[str, Any]]:
    """The nodes of triples as JSON-LD under our context, sorted by id."""
    # A third of a second to import, for this format only.
    import rdflib

    graph = rdflib.Graph().parse(data=ox.serialize(triples, format=ox.RdfFormat.N_TRIPLES) or b"", format="nt")
    made = json.loads(graph.serialize(format="json-ld", context=context(), use_native_types=True, auto_compact=False))
    nodes: list[dict[str, Any]] = made.get("@graph", [made])
    return sorted(({k: v for k, v in node.items() if k != "@context"} for node in nodes), key=lambda node: node["id"])


@cache
def context() -> dict[str, Any]:
    """The JSON-LD context of the vocabulary."""
    read: dict[str, Any] = json.loads((home() / "context.jsonld").read_text(encoding="utf-8"))["@context"]
    return read
