"""The features of what speaks for a number to be a figure of a thing: how both stand, what it is, what is counted."""

from __future__ import annotations

from collections.abc import Iterator

from hongtu.learned.linear import Feature


def standing(kind: str, commas: int, acts: int, written: int) -> Iterator[Feature]:
    """How a thing stands before a number."""
    yield "before", commas
    yield "before", commas, kind
    yield "written", written
    yield "acts", acts, commas


def neighbours(previous: str, following: str) -> Iterator[Feature]:
    """The two characters on each side of a thing."""
    yield "next", following[:1]
    yield "next", following
    yield "previous", previous[-1:]
    yield "previous", previous


def following(signs: int, kind: str, rank: int, of: int) -> Iterator[Feature]:
    """How a thing stands behind a number."""
    yield "behind", signs
    yield "behind", signs, kind
    yield "rank behind", rank
    yield "of", of


def about(name: str, kind: str, acting: int, any_named: int) -> Iterator[Feature]:
    """What is spoken of, and whether something else acts or is named before a number."""
    yield (name,)
    yield name, kind
    yield name, acting, any_named


def gone(back: int, same: int, kind: str, acts: int) -> Iterator[Feature]:
    """How a thing stood in a sentence before."""
    yield "past", back, same
    yield "past", back, same, kind
    yield "past acts", back, same, acts


def border(back: int, first: int, last: int) -> Iterator[Feature]:
    """Whether a thing was the first or the last of a sentence before."""
    yield "past first", back, first
    yield "past last", back, last


def itself(kind: str, where: str, theme: int, topic: int) -> Iterator[Feature]:
    """What a thing is, and where."""
    yield ("one",)
    yield "type", kind
    yield "place", where
    yield "place", where, theme, topic


def tail(name: str) -> Iterator[Feature]:
    """How a name ends."""
    yield "tail", name
    yield "last", name[-1:]


def measured(measure: str, kind: str) -> Iterator[Feature]:
    """What is counted of what."""
    yield "measure", measure, kind
    yield "measure", measure[-1:], kind
    yield "measure", measure


def united(unit: str, kind: str, where: str) -> Iterator[Feature]:
    """In what it is counted."""
    yield "unit", unit
    yield "unit", unit, kind
    yield "unit", unit, kind, where


def echoed(near: int, far: int, kind: str, where: str) -> Iterator[Feature]:
    """How much of the end of a name stands alone too, in the clause of a number and before it in its sentence."""
    yield "echo", near, far
    yield "echo", near, kind, where
    yield "echo far", far, kind


def salient(times: int, latest: int, leading: int, kind: str, where: str) -> Iterator[Feature]:
    """How often a thing was named in the sentences before, and whether it was the last or the foremost of its kind."""
    yield "said", times, where
    yield "salient", latest, leading, where
    yield "salient", latest, leading, kind


def done(verb: str, kind: str, where: str) -> Iterator[Feature]:
    """What is done where it is counted."""
    yield "verb", verb
    yield "verb", verb, kind
    yield "verb", verb, where
