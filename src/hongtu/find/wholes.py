"""Names in their whole form: 长宁 is 长宁区, 蒙牛乳业党总支 its company's, 江南集中区 the zone that ends so."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from functools import lru_cache

from msgspec.structs import replace

from hongtu.find import hosts
from hongtu.find.definite import PREFIX
from hongtu.find.divisions import official
from hongtu.find.places import GROUPS, known
from hongtu.find.shorts import cores, hosting
from hongtu.lexicon import lexicon
from hongtu.model import Mention

ENDINGS = frozenset(
    {"Company", "ResearchInstitution", "EducationInstitution", "SocialOrganization", "Facility", "Event", "Zone"}
)
LEVELS = {"省": "省", "市": "市", "区": "区", "县": "县", "州": "州", "旗": "旗", "镇": "镇", "乡": "乡", "村": "村"}
REGION = "自治区"
HOSTS = lexicon("hosts")
PARK = re.compile("(?:集中区|开发区|高新区|合作区|产业园|保税区|工业园区|科技园|示范区)$")
NO_LEVEL = re.compile("市场|市民|市政(?![府协])|区域|县域|县城|省际|州际|村民|乡村|镇村|乡镇|村级|区块")


def whole(mention: Mention, shorts: dict[str, str], fulls: Mapping[str, set[str]], article: str) -> Mention:
    """A name in its whole form: 长宁 is 长宁区, 蒙牛乳业党总支 is 蒙牛乳业(清远)有限公司党总支, and what ends like one
    other name of the article is that one.
    """
    if mention.by.startswith(PREFIX) or bare(mention):
        return mention
    if mention.type == "PartyOrganization" and (name := hosts.once(mention.text)) != mention.text:
        return replace(mention, name=name)
    if mention.type == "Place":
        return replace(mention, name=mention.name or full_place(mention.text, article))
    if mention.type in ENDINGS and not mention.name and len(mention.text) > 3:
        return replace(mention, name=longer(mention.text, fulls, mention.type))
    if mention.type != "PartyOrganization":
        return mention
    name = mention.name or mention.text
    host = hosts.host(name)
    if len(host) > 3 and (full := longer(host, fulls, "")):
        return replace(mention, name=full + name[len(host) :])
    if name.startswith("共青团"):
        return replace(mention, type="SocialOrganization")
    if host not in shorts or name.startswith(shorts[host]):
        return mention
    return replace(mention, name=shorts[host] + name[len(host) :])


def longer(text: str, fulls: Mapping[str, set[str]], kind: str) -> str:
    """The one longer name of an article that ends with some words, or that a zone's name leaves the middle out of."""
    found = [f for f in fulls[text[-2:]] if f != text and (f.endswith(text) or (kind == "Zone" and abridged(text, f)))]
    return found[0] if len(found) == 1 else ""


def abridged(text: str, full: str) -> bool:
    """Whether a zone's name leaves out the middle of a fuller one: 江南集中区 of 皖江江南新兴产业集中区."""
    ending = PARK.search(text)
    head = ending.group() if ending else ""
    stem = text.removesuffix(head)
    if not head or len(stem) < 2 or not full.endswith(head):
        return False
    apart = any(full.startswith(stem[:n]) and stem[n:] in full[n:] for n in (2, 3) if len(stem) - n > 1)
    return stem in full or apart


def companies(mentions: Sequence[Mention]) -> dict[str, str]:
    """Short forms of the companies that an article names whole, also only as the host of a Party organization."""
    wholes = {m.name or m.text for m in mentions if m.type == "Company"}
    wholes |= {host for m in mentions if m.type == "PartyOrganization" and (host := hosting(m.text))}
    pairs = {m.text: m.name for m in mentions if m.name and m.type == "Company"}
    return {core: name for name in sorted(wholes) for core in cores(name)} | pairs


def full_place(name: str, text: str) -> str:
    """A place's whole name: the one that the article uses (长宁区 for 长宁), else that of a province or prefecture.

    Empty where the name is whole or could mean several places.
    """
    known_places = lexicon("places")
    said = [full for level in "市区县旗省" if (full := f"{name}{level}") in text and full in known_places]
    if said or name not in known_places:
        return max(said, key=text.count, default="")
    if name[-1] in LEVELS:
        return ""
    code = known_places[name]
    full = official().get(code, "")
    return full if code.endswith("00") and full != name else ""


def bare(mention: Mention) -> bool:
    """Whether a name leaves out whose it is: 党工委, 市科技局, 公司党委, “两新”组织党工委."""
    text = mention.text
    if mention.type not in ("PartyOrganization", "GovernmentBody", "SocialOrganization", "EducationInstitution"):
        return False
    if split(text) is not None:
        return True
    return text in lexicon("heads") or (mention.type == "PartyOrganization" and GROUPS.match(text) is not None)


@lru_cache(maxsize=1 << 14)
def split(text: str) -> tuple[str, str] | None:
    """A bare name's word for its host and the rest.

    >>> split("市科技局"), split("公司党委"), split("市场监管局"), split("清远市委")
    (('市', '科技局'), ('公司', '党委'), None, None)
    """
    for word in HOSTS:
        if text.startswith(word) and len(text) > len(word):
            return word, text[len(word) :]
    if text.startswith(REGION) and len(text) > len(REGION):
        return REGION, text[len(REGION) :]
    if text[0] in LEVELS and len(text) > 1 and not NO_LEVEL.match(text) and known(text, 0) < 2:
        return text[0], text[1:]
    return None
