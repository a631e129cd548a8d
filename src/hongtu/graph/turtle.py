"""RDF as Turtle whose bytes depend on nothing but what it says: sorted, grouped, with readable Chinese names."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

import pyoxigraph as ox

from hongtu.graph.iris import PREFIXES
from hongtu.graph.statements import sections
from hongtu.model import Reading

HEADER = "".join(f"@prefix {name}: <{iri}> .\n" for name, iri in PREFIXES.items())
# The writer of Oxigraph gives the prefixes in another order each time.
OWN_HEADER = re.compile(r"\A(?:@prefix [^\n]*\n)+")
# Line breaks inside texts are escaped, so that each of these ends what is said of one subject.
BLOCK = re.compile(r" \.\n(?!$)")
MANY = 100_000  # triples of a piece, some megabytes of text


def turtle(reading: Reading) -> str:
    """A resolved reading as Turtle: the prefixes, then a part for each kind of node, a block for each subject."""
    return "".join((HEADER, *pieces(reading)))


def pieces(reading: Reading) -> Iterator[str]:
    """The text of ``turtle`` behind the prefixes in pieces, each of whole blocks."""
    for title, part in sections(reading):
        lead = f"\n# {title}\n\n"
        for chunk in chunks(part, MANY):
            yield lead + blocks(chunk)
            lead = "\n"


def chunks(triples: Iterable[ox.Triple], size: int) -> Iterator[list[ox.Triple]]:
    """Triples in lists of so many; those that follow of the same subject stay together."""
    chunk: list[ox.Triple] = []
    for triple in triples:
        if len(chunk) >= size and triple.subject != chunk[-1].subject:
            yield chunk
            chunk = []
        chunk.append(triple)
    if chunk:
        yield chunk


def blocks(triples: Iterable[ox.Triple]) -> str:
    """Triples in their order as Turtle without prefixes, a blank line between subjects.

    The order is kept: those of one subject, and in it of one predicate, have to follow one another.
    """
    text = (ox.serialize(triples, format=ox.RdfFormat.TURTLE, prefixes=PREFIXES) or b"").decode()
    return BLOCK.sub(" .\n\n", OWN_HEADER.sub("", text))


def sorted_turtle(triples: Iterable[ox.Triple]) -> str:
    """Any triples, such as the answer to a CONSTRUCT, as Turtle sorted by subject, predicate and object."""
    return f"{HEADER}\n{blocks(sorted(set(triples), key=str))}"
