"""The titles that stand before a place of a sentence: each post with its department, and the body that it names."""

from __future__ import annotations

import re
from functools import cache

from hongtu.find.places import known
from hongtu.find.view import cut
from hongtu.find.wholes import split
from hongtu.lexicon import alternation, lexicon
from hongtu.model import Mention
from hongtu.relate.seats import bare_post
from hongtu.scene import Scene, slot

Title = tuple[Mention | None, str, int]
BODY = "Organization|Zone|Place|Facility|Team"
LED = "率|带领|陪同|邀请|会见|拜访|走进|参观|考察|来到|前往|[赴由与向对在到请聘]"
SEPARATORS = "、，,兼和及暨"
ORGANIZATION = "大会|论坛|协会|学会|联盟|公司|集团|大学|学院|委员会|基金会|研究院|报社|出版社|医院|银行"
OTHER_BODY = re.compile(f"(?:{ORGANIZATION}).{{2,4}}$")
OWN = re.compile("(?:企业|公司|集团|学校|医院|园区|项目|基地|单位|方面|工厂|农场|合作社|村里?|镇|乡|当地|原|[时现]任)$")
TAKEN = re.compile("(?:当选|出任|担任|接任|任|为)$")
LEARNED = re.compile("(?:留[学美日英德法俄澳加]+|海归|归国|旅[美日英德法])(?:博士|硕士|学者|人员)$")
HAN = re.compile("[\u4e00-\u9fff]$")


@cache
def post() -> str:
    """A post with the ranks before it: 常务副主席."""
    return f"(?:{alternation('ranks')}){{0,4}}(?:{alternation('posts')})"


@cache
def at_body() -> re.Pattern[str]:
    """A post at the end of a stretch, with its body a few characters before: 大旺公安分局的民警, 运行部值长."""
    inner = f"(?!{LED})[^\ue000-\ue0ff，。、；：！？,;:“”‘’（）()\\s\\d]{{0,10}}?"
    return re.compile(f"(?P<body>{slot(BODY)})(?:[（(][^）)]{{1,20}}[)）])?(?P<between>{inner})(?P<post>{post()})$")


@cache
def bodiless() -> re.Pattern[str]:
    """A post at the end of a stretch without a body, behind a separator with its department: 兼|研发总监."""
    department = f"(?<=[{SEPARATORS}由请据经“])(?P<department>[^\ue000-\uf8ff，。、；：！？,;:兼和及暨\\s]{{1,10}}?)"
    grouped = "(?P<grouped>[\u4e00-\u9fff]{2,8}和[\u4e00-\u9fff]{2,8}(?:组织|企业)(?:综合)?(?:党委|党工委|工委|党总支))"
    return re.compile(f"(?:{grouped}|{department})?(?P<post>{post()})$")


def chain(scene: Scene, end: int) -> list[Title]:
    """The posts that stand before a place of the skeleton, in their order: body or None, words, beginning.

    「市委常委、组织部部长、统战部部长|陆文明」 gives three.
    """
    titles: list[Title] = []
    end -= len(apposed(scene.skeleton[max(0, end - 6) : end]))
    end -= scene.skeleton[end - 1 : end] == "的" and ends_with_post(scene.skeleton[: end - 1])
    while found := one(scene, end):
        if titles and found[0] is None and TAKEN.search(scene.skeleton[: found[2]]):
            break
        titles.insert(0, found)
        start = modified(scene, found)
        if start == 0 or scene.skeleton[start - 1] not in SEPARATORS:
            break
        end = start - 1
    return titles


def apposed(words: str) -> str:
    """The words of learning that stand between a post and a name at the end of some words: 总经理|留美博士."""
    found = LEARNED.search(words)
    return found.group() if found else ""


def modified(scene: Scene, title: Title) -> int:
    """Where the words before the body of a post begin that only describe it: 、肇庆市首批|西江创新团队带头人."""
    start = title[2]
    if title[0] is None:
        return start
    before = re.search(f"[、，](?:(?!{slot('Person')})[^，。；、！？,;:]){{1,8}}$", scene.skeleton[:start])
    return before.start() + 1 if before else start


def one(scene: Scene, end: int) -> Title | None:
    """The post that ends at a place of the skeleton, if one does."""
    stretch = scene.skeleton[max(0, end - 40) : end]
    if not ends_with_post(stretch):
        return None
    shift = max(0, end - 40)
    found = at_body().search(stretch)
    while found and (closer := at_body().search(stretch, found.start() + 1)):
        found = closer
    if found:
        between = found["between"].removeprefix("的")
        return scene.standing[shift + found.start("body")], between + found["post"], shift + found.start()
    alone = bodiless().search(stretch)
    if not alone:
        return None
    return None, (alone["grouped"] or alone["department"] or "") + alone["post"], shift + alone.start()


@cache
def post_ends() -> frozenset[str]:
    """The last characters of posts."""
    return frozenset(word[-1] for word in lexicon("posts"))


def ends_with_post(stretch: str) -> bool:
    """Whether words end with a post, by a cheap look."""
    return stretch[-1:] in post_ends()


@cache
def strange(department: str) -> bool:
    """Whether the words of a long department hold a name, so that they are those of a body: 星河排气技术亚洲区|总监."""
    return any(w.tag in ("nr", "nz", "nt", "nrt") or (len(w.text) > 2 and w.tag == "x") for w in cut(department))


def foreign(scene: Scene, title: Title) -> bool:
    """Whether a post that names no known body has one of its own that is not known: 星河光电|财务总监, 市商委|主任."""
    body, role, start = title
    if body is not None:
        return False
    department = role.removesuffix(bare_post(role))
    if scene.skeleton[start - 1 : start] == "兼" and start - 2 not in scene.standing and start > 1:
        return True
    if len(department) > 4 and not department.endswith("委") and strange(department):
        return True
    if OTHER_BODY.search(role) or (len(department) > 1 and (known(department, 0) or split(department))):
        return True
    before = scene.skeleton[max(0, start - 8) : start]
    if department.removesuffix("副") or not HAN.search(before):
        return False
    last = cut(before)[-1]
    return not OWN.search(last.text) and last.text[-1] not in SEPARATORS and last.tag[0] in "nijlx"
