"""Who wrote an article: ■记者 郭知文, 通讯员 X 本报记者 Y, （记者 X）behind 本报讯, a name behind the last sentence."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Literal

from hongtu.lexicon import lexicon

HAN = "\u4e00-\u9fff"
NAME = re.compile(f"[{HAN}]{{2,4}}|[{HAN}]{{2,6}}(?:·[{HAN}]{{2,6}})+")
PRESS = re.compile(
    f"[{HAN}]{{0,10}}?(?:记者|通讯员|实习生|评论员|撰稿人?|供稿|作者|撰文|文图|图文|文字|整理|编译|摄影报道|摄影|报道|摄|(?:^|(?<=^[图文]))[文图](?=$))"
)
SEPARATORS = re.compile("[■●▶◆▲□◎○★ 、，/／：:|（）()并与和]+|(?<=[^ 影])(?=(?:摄影)?报道)")
HALVES = re.compile(rf"(?<![{HAN}])([{HAN}]) ([{HAN}])(?![{HAN}])")
INLINE = re.compile(
    "[讯电日][ ]?(?:（(?P<bracket>[^（）]{2,60})）|(?P<plain>(?:本报)?(?:记者|通讯员)[^，。]{2,40}报道))"
)
BEHIND = re.compile(f"[。！？”…]（(?P<names>[{HAN}· 、]{{2,30}})）$")

LABEL = re.compile("[■●◆]")

Signature = Literal["byline", "credit"]


def signature(text: str) -> Signature | None:
    """What a short line is that names who wrote (or, alone, who took a picture), None if it is neither.

    >>> signature("通讯员 方知 王小娟 本报记者 龙跃"), signature("文/图 王立"), signature("何景明 摄")
    ('byline', 'byline', 'credit')
    >>> signature("全媒体记者站成立"), signature("许小山 王立"), signature("全面深化联动")
    (None, 'byline', None)
    """
    press, words, people = roles(text)
    if not words or len(people) < words or not people:
        return None
    if press and all(role.endswith("摄") or role.endswith("摄影") for role in press[-1:]) and not told(press):
        return "credit"
    if press:
        return "byline" if any(map(surnamed, people)) or len(people) == words else None
    return "byline" if len(text) < 16 and not LABEL.match(text) and all(map(surnamed, people)) else None


def told(press: list[str]) -> bool:
    """Whether somebody wrote, too, and did not only take a picture: 文 in 「王立 文 许小山 摄」."""
    return any(role in ("文", "撰文", "文字", "图文", "文图") for role in press)


def roles(text: str) -> tuple[list[str], int, list[str]]:
    """The press words of a line, the number of its other words, and those of them that may be names."""
    press, words, people = list[str](), 0, list[str]()
    for token in SEPARATORS.split(HALVES.sub(r"\1\2", text)):
        found = PRESS.match(token)
        rest = token[found.end() :] if found else token
        if found:
            press.append(found.group())
        glued = found is not None and found.end() < len(token)
        if rest:
            words += 1
            people += [rest] if NAME.fullmatch(rest) and (not glued or surnamed(rest)) else []
    return press, words, people


def split_names(text: str) -> list[str]:
    """The words of a line that are long enough for a name."""
    return re.findall(f"[{HAN}]{{2,4}}", text)


def surnamed(name: str) -> bool:
    """Whether a word begins with a surname and is short enough for a name."""
    common = lexicon("surnames").get(name[:1]) == "common" or name[:2] in lexicon("surnames")
    short = len(name) <= 3 or "·" in name
    return common and short and name not in lexicon("no_names") and name not in lexicon("places")


def signed(text: str) -> bool:
    """Whether a paragraph ends with its writer's name in brackets, as the last of an article does."""
    return bool(behind(text))


def behind(text: str) -> list[str]:
    """The names in brackets behind the last sentence of a paragraph: 「……用电问题。（何景明）」."""
    found = BEHIND.search(text)
    names = re.split("[ 、]+", found["names"]) if found else []
    return names if all(map(surnamed, names)) else []


def writers(text: str, *, byline: bool) -> Iterator[str]:
    """The names of those who wrote, in a byline or in a paragraph of the article.

    >>> list(writers("本报讯（记者 林知远 通讯员 许小山）4月3日，园区开工。", byline=False))
    ['林知远', '许小山']
    """
    if byline:
        yield from roles(text)[2]
        return
    found = INLINE.search(text[:90])
    if found:
        press, words, people = roles(found["bracket"] or found["plain"])
        if len(people) == words and (press or all(map(surnamed, people))):
            yield from people
    yield from behind(text)
