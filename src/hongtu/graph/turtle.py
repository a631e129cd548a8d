"""RDF as Turtle whose bytes depend on nothing but what it says: sorted, grouped, with readable Chinese names."""

from __future__ import annotations

import re
from bisect import insort
from collections.abc import Collection, Iterable

import pyoxigraph as ox

from hongtu.graph.iris import PREFIXES
from hongtu.graph.statements import sections
from hongtu.model import Reading

HEADER = "".join(f"@prefix {name}: <{iri}> .\n" for name, iri in PREFIXES.items())
# The writer of Oxigraph gives the prefixes in another order each time.
OWN_HEADER = re.compile(r"\A(?:@prefix [^\n]*\n)+")
# Line breaks inside texts are escaped, so that each of these ends what is said of one subject.
BLOCK = re.compile(r" \.\n(?!$)")


def turtle(reading: Reading) -> str:
    """A resolved reading as Turtle: the prefixes, then a part for each kind of node, a block for each subject."""
    parts = [f"# {title}\n\n{body}" for title, part in sections(reading) if (body := blocks(part))]
    return "\n".join((HEADER, *parts))


def blocks(triples: Iterable[ox.Triple]) -> str:
    """Triples in their order as Turtle without prefixes, a blank line between subjects.

    The order is kept: those of one subject, and in it of one predicate, have to follow one another.
    """
    text = (ox.serialize(triples, format=ox.RdfFormat.TURTLE, prefixes=PREFIXES) or b"").decode()
    return BLOCK.sub(" .\n\n", OWN_HEADER.sub("", text))


def spliced(text: str, stale: Collection[str], fresh: Iterable[tuple[str, Iterable[ox.Triple]]]) -> str:
    """The text of ``turtle`` without the blocks of some subjects, and with further blocks in their places.

    ``fresh`` are the parts with their titles, all of them, in their order.
    """
    named = (ox.Triple(ox.NamedNode(iri), ox.NamedNode(PREFIXES["ht"]), ox.Literal("")) for iri in sorted(stale))
    words = {block[: block.index(" ") + 1] for block in split(blocks(named))}
    parts = []
    for title, triples in fresh:
        kept = [block for block in split(section(text, title)) if block[: block.index(" ") + 1] not in words]
        for block in split(blocks(triples)):
            insort(kept, block, key=subject)
        if kept:
            parts.append(f"# {title}\n\n" + "\n\n".join(kept) + "\n")
    return "\n".join((HEADER, *parts))


def section(text: str, title: str) -> str:
    """The part of a Turtle text under a title, or nothing."""
    head = f"\n# {title}\n\n"
    start = text.find(head)
    end = text.find("\n\n# ", start + len(head))
    return text[start + len(head) : end + 1 if end >= 0 else None] if start >= 0 else ""


def split(body: str) -> list[str]:
    """The blocks of a part."""
    return body.removesuffix("\n").split("\n\n") if body else []


def subject(block: str) -> str:
    """The IRI of which a block speaks."""
    word = block[: block.index(" ")]
    return word[1:-1] if word.startswith("<") else PREFIXES["e"] + word.partition(":")[2].replace("\\", "")


def sorted_turtle(triples: Iterable[ox.Triple]) -> str:
    """Any triples, such as the answer to a CONSTRUCT, as Turtle sorted by subject, predicate and object."""
    return f"{HEADER}\n{blocks(sorted(set(triples), key=str))}"
