"""How names are typed on a Latin keyboard: their pinyin and its initials, surnames as surnames are read."""

from __future__ import annotations

from collections.abc import Iterable
from functools import cache

from hongtu.lexicon import lexicon
from hongtu.model import Entity

PERSON = "Person"
LONGEST_SURNAME = 2


def keys(entity: Entity) -> tuple[str, ...]:
    """The pinyin of each name of an entity and its initials, in lower case, none twice.

    >>> keys(Entity("e", "Person", ("曾晓明",)))
    ('zengxiaoming', 'zxm', 'cengxiaoming', 'cxm')
    >>> keys(Entity("e", "Zone", ("高新区", "A区")))
    ('gaoxinqu', 'gxq', 'aqu', 'aq')
    """
    ways = (typed(name, entity.type == PERSON) for name in entity.names)
    return tuple(dict.fromkeys(key for way in ways for key in way))


@cache
def typed(name: str, of_person: bool) -> tuple[str, ...]:
    """The ways to type one name."""
    plain = syllables(name)
    surname = next((s for s in surnames(name) if s in lexicon("surname_readings")), "") if of_person else ""
    if not surname:
        return both(plain)
    return both([lexicon("surname_readings")[surname], *syllables(name[len(surname) :])]) + both(plain)


def surnames(name: str) -> Iterable[str]:
    """What may be the surname in a name, longest first."""
    return (name[:length] for length in range(LONGEST_SURNAME, 0, -1))


def syllables(name: str) -> list[str]:
    """The readings of the characters of a name, words in other letters as they are, no signs."""
    # A third of a second to import, for whoever knows how all names are typed.
    from pypinyin import lazy_pinyin

    read = ("".join(sign for sign in part.lower() if sign.isalnum()) for part in lazy_pinyin(name))
    return [syllable for syllable in read if syllable]


def both(read: list[str]) -> tuple[str, ...]:
    """Syllables in full, and their initials."""
    whole = "".join(read)
    return (whole, "".join(syllable[:1] for syllable in read)) if whole else ()
