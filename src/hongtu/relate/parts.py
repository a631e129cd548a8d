"""What is part of a body without a word that says so: its union or league by their names, its colleges."""

from __future__ import annotations

import re
from collections.abc import Iterator

from hongtu.find.places import known
from hongtu.model import Claim, Mention
from hongtu.ontology import ontology
from hongtu.relate.bodies import headed
from hongtu.relate.seats import foremost
from hongtu.rule import Relator, admitted, where
from hongtu.scene import Scene

UNION = re.compile("(?P<host>.{3,}?)(?:(?<!总)工会|工会委员会|团委|团支部|团总支|妇委会|学生会)")
MEMBER = frozenset({"Company", "EducationInstitution", "ResearchInstitution"})
BODIES = ontology().below("Organization") - {"PartyOrganization", "SocialOrganization"}
DEPARTMENT = re.compile("[部处科室院系局所站厂队]$|中心$|车间$|公司$")
WORD = 2
COLLEGE = re.compile("[\u4e00-\u9fff]{1,8}(?<!理工)(?<!科技)(?<!职业)(?<!师范)(?<!技术)(?<!大学)学院")


def unions(scene: Scene) -> Iterator[Claim]:
    """A union, league or branch that a body names as its own is a part of it: 星河光电公司|工会, 江州大学|团委."""
    for mention in scene.mentions:
        name = mention.name or mention.text
        found = UNION.fullmatch(name) if mention.type == "SocialOrganization" and mention.text else None
        if found and (kind := headed(found["host"])) in MEMBER:
            size = len(found["host"]) if mention.text.startswith(found["host"]) else 0
            whole = Mention(mention.start, mention.start + size, mention.text[:size], kind, mention.by, found["host"])
            yield from part(mention, whole, "relate.parts.unions")


def colleges(scene: Scene) -> Iterator[Claim]:
    """A college named by its field alone is one of the university that the article is about: 外语学院, 旅游学院."""
    here = [m for m in scene.mentions if m.type == "EducationInstitution" and m.text and not m.name]
    fields = [m for m in here if COLLEGE.fullmatch(m.text) and not known(m.text, 0)]
    whole = foremost(scene, "校长") if fields else None
    for college in fields if whole is not None else ():
        if whole is not None and not college.text.startswith(whole.name or whole.text):
            yield from part(college, whole, "relate.parts.colleges")


def departments(scene: Scene) -> Iterator[Claim]:
    """A body whose name begins with that of another that the article names is a part of it: 江州大学|林学院."""
    for mention in scene.mentions:
        name = mention.name or mention.text
        if mention.text and mention.type in BODIES and DEPARTMENT.search(name):
            wholes = [m for m in scene.named if m.type in BODIES and m.text and not m.name and within(m.text, name)]
            if wholes:
                yield from part(mention, max(wholes, key=lambda m: (len(m.text), -m.start)), "relate.parts.departments")


def within(whole: str, name: str) -> bool:
    """Whether a name is another with a department behind it; 江州大学（西山）研究院 is a name of its own."""
    rest = name[len(whole) :]
    return name.startswith(whole) and len(whole) > WORD and len(rest) > 1 and rest[0] not in "（("


def part(inner: Mention, whole: Mention, by: str) -> Iterator[Claim]:
    """The claim that a body is part of another."""
    yield from admitted([Claim(inner, "subOrganizationOf", whole, inner.start, inner.end, by)])


RELATORS: tuple[Relator, ...] = (
    *where("{SocialOrganization}", unions),
    *where("{EducationInstitution}", colleges),
    *where("{Organization}", departments),
)
