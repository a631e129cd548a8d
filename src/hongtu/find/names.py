"""What a Chinese personal name looks like: a surname, one or two characters more, and where it ends."""

from __future__ import annotations

import re
from bisect import bisect_left
from functools import cache

from hongtu.find.view import View, Word, is_word, tags
from hongtu.lexicon import alternation, branches, either, lexicon

HAN = "\u4e00-\u9fff"
GIVEN = re.compile(f"[{HAN}]+")
LETTER = re.compile(f"[{HAN}A-Za-z0-9]")
FIRSTLY = re.compile("先(?![生进锋后天导])")
NEVER = frozenset(
    "的了是在与和说等之及或也都就还并把被将让给从向于其该这那此每某我你他她它们不没很最已再又只个位省市县区镇乡村们党委局部厅处室村乡厂校院"
)
ADDRESSES = re.compile(
    "先生|女士|小姐|老师|师傅|师父|大[爷叔姐妈娘伯哥嫂]|阿姨|奶奶|爷爷|叔叔|伯伯|婆婆|老[汉太]|同学|同志|教授|博士|院士|医生|大夫"
)
DOUBTFUL = frozenset("成强包项计管花富连向印幸束党怀申堵冷敬容")
RESULT = re.compile("[戴登拿捧走带夺领接站][上到起下出回过]")
NO_GIVEN = frozenset({"大学", "中学", "小学", "公司", "集团", "银行", "医院"})
ADVERBS = frozenset("笑常直却总曾则又也还再都便就先")
PARTICLED = re.compile(
    f"(?P<name>[{HAN}]{{2}}和|[{HAN}][在向于其][{HAN}])"
    "(?=[，。；]|分别|先后|一行|等(?:[^待候]|$)|致辞|出席|介绍|表示|主持|陪同|参加|会见|调研|说|告诉|带着)"
)
SPOKE = re.compile(
    "作(?:了|主旨|专题|工作|大会|重点|动员|总结|典型|经验)*(?:推介|报告|介绍|讲话|致辞|动员|部署|点评|汇报|说明|演讲|交流|分享|发言|讲解)"
)
DEEDS = frozenset("出讲带随签接兼致谈笑边")
HOME = re.compile("家[做养种开有是也就]")
HOLDING = re.compile("[带领拿指站坐看笑捧握拉牵抱穿戴望忙]着")
NAME_TAGS = frozenset({"nr", "nrt", "nrfg", "x", "nz", "zg"})


@cache
def surname() -> re.Pattern[str]:
    """A surname, compound ones first."""
    return re.compile(alternation("surnames"))


@cache
def behind() -> re.Pattern[str]:
    """What may stand behind a name and shows that it has ended: a verb of saying or doing, a title, an adverb."""
    return re.compile(either("after_names", "posts", "roles", "attend_verbs"))


def a_word(view: View, start: int, name: str) -> bool:
    """Whether a would-be name is a common word to jieba, or the beginning of one."""
    word = view.after(start)
    if word is None:
        return is_word(name) and len(name) == 2 and tags(name)[0][1] not in NAME_TAGS
    longer = len(word.text) > len(name)
    same = word.text == name and word.tag not in NAME_TAGS and is_word(name)
    return same or (longer and word.tag not in NAME_TAGS and is_word(word.text))


def loose(view: View, start: int, name: str) -> bool:
    """Whether a would-be name falls into common words (后|工作, 高|技能), or begins with a rare surname."""
    words = [w for w in view.words[bisect_left(view.starts, start) :][:3] if w.start < start + len(name)]
    if not words or words[0].start != start:
        return True
    common = any(len(w.text) > 1 and w.tag not in NAME_TAGS and is_word(w.text) for w in words)
    return common or (rare(name) and not words[0].tag.startswith("nr") and not given_only(words))


def given_only(words: list[Word]) -> bool:
    """Whether jieba sees a name behind a rare surname that has none of its own: 权|巨峰, but not 长|林榕."""
    last = words[-1]
    named = len(words[0].text) == 1 and len(words) == 2 and last.tag.startswith("nr")
    return named and lexicon("surnames").get(last.text[0], "rare") == "rare"


def formed(view: View, start: int, name: str) -> bool:
    """Whether a would-be name of three is cut like one, though its given name is a common word: 苗|连生, 王|立新."""
    words = view.words_between(start, start + len(name))
    whole_words = bool(words) and words[0].start == start and words[-1].end == start + len(name)
    sure = not rare(name) and name[0] not in DOUBTFUL
    return len(name) == 3 and whole_words and len(words[0].text) == 1 and sure


def nominal(view: View, start: int, name: str) -> bool:
    """Whether the common words that a would-be name falls into are nouns and qualities: 李|显明, but not 于|近期."""
    words = view.words_between(start, start + len(name))
    if not view.border(start) or (words and len(words[0].text) > 1 and words[0].tag not in NAME_TAGS):
        return False
    return not any(len(w.text) > 1 and is_word(w.text) and w.tag[0] in "tfdpvrcmu" for w in words)


@cache
def saying() -> re.Pattern[str]:
    """A verb of saying behind a name."""
    return re.compile(alternation("after_names", "say"))


def spoken(view: View, start: int, rest: str) -> bool:
    """Whether jieba sees a surname and a verb of saying follows the name: 吴|雨果|表示."""
    word = view.after(start)
    return word is not None and word.tag.startswith("nr") and saying().match(rest) is not None


def rare(name: str) -> bool:
    """Whether a name begins with a surname that is mostly a common word."""
    return lexicon("surnames").get(name[0]) == "rare"


def speaker(text: str, end: int) -> bool:
    """Whether a name of three ends where somebody speaks: 李荣明|说, which jieba cuts as 李荣|明说; but 张强|笑着说."""
    return saying().match(text, end) is not None and text[end - 1] not in ADVERBS


def name_at(view: View, start: int, *, titled: bool) -> str:
    """The personal name that begins at an offset, or nothing: two or three characters, more with a compound surname.

    Its end shows itself by punctuation, a verb, a title or a word behind it: 江成|与大家, 周燕|，李晨|带着.
    """
    text = view.text
    if office().match(text, start):
        return ""
    family = 2 if text[start : start + 2] in lexicon("surnames") else 1
    sizes = [n for n in (family + 2, family + 1) if plausible(text, start, start + n, family)]
    if family + 2 in sizes and speaker(text, start + family + 2):
        return text[start : start + family + 2]
    fits = [n for n in sizes if start + n <= len(text) and uncut(view, start, start + n)]
    seen = view.after(start)
    if titled and (odd := PARTICLED.match(text, start)) and lexicon("surnames").get(text[start]) == "common":
        return odd["name"]
    behind_it = view.after(seen.end) if seen is not None else None
    named = seen is not None and seen.tag == "nr" and len(seen.text) in fits
    if seen is not None and named and behind_it is not None and goes_on(behind_it):
        return seen.text
    if seen is not None and named and SPOKE.match(text, start + family + 1):
        return text[start : start + family + 1]
    end = next((n for n in fits if ended(view, start + n)), 0)
    if not end and titled and fits and view.border(start + fits[0]):
        before_verb = [n for n in reversed(fits) if tags(text[start + n : start + n + 6])[0][1] == "v"]
        end = (before_verb or fits)[0]
    return text[start : start + end]


def goes_on(word: Word) -> bool:
    """Whether a word begins what somebody does, and no part of a name: 江茂|讲, 杨军|出任, 江成|与."""
    return word.tag in ("p", "d", "c") or (word.text[0] in DEEDS and is_word(word.text))


@cache
def office() -> re.Pattern[str]:
    """A title of three characters or more, which no name begins with: 车间主任, 班主任."""
    titles = [word for word in (*lexicon("posts"), *lexicon("roles")) if len(word) > 2]
    return re.compile(branches(sorted(titles, key=lambda word: (-len(word), word))))


@cache
def first_of_places() -> frozenset[str]:
    """The first two characters of every place."""
    return frozenset(name[:2] for name in lexicon("places"))


def uncut(view: View, start: int, end: int) -> bool:
    """Whether no common word that begins inside a name goes on behind it: 赵宇|上台, 李晨|带着, 江成|与."""
    last = view.text[end - 1]
    if end - start > 2 and last in "到赴抵" and view.text[end : end + 2] in first_of_places():
        return False
    if view.text[end : end + 1] in tuple("着了过") or (
        last in "与和任为获作称正说带来去曾到赴率携抵返拟" and view.border(end - 1) and whole(view, start, end - 1)
    ):
        return False
    if end - start > 2 and (begins_verb(view.text[end - 1 : end + 5]) or RESULT.match(view.text, end - 1)):
        return False
    words = view.words_between(start + 1, end)
    return not any(w.end > end and is_word(w.text) and len(w.text) > 1 for w in words)


@cache
def begins_verb(text: str) -> bool:
    """Whether the last character of a would-be name begins a verb that goes on behind it: 欧阳辉|戴上."""
    word, tag = tags(text)[0] if text else ("", "")
    return len(word) == 2 and tag == "v" and is_word(word) and word[1] in "上到下出起入住成引"


def whole(view: View, start: int, end: int) -> bool:
    """Whether jieba cuts a word just there."""
    word = view.after(start)
    return word is not None and word.end == end


def plausible(text: str, start: int, end: int, family: int) -> bool:
    """Whether the characters behind a surname can be a given name."""
    given = text[start + family : end]
    if ADDRESSES.fullmatch(given):
        return False
    if given in NO_GIVEN:
        return False
    return GIVEN.fullmatch(given) is not None and NEVER.isdisjoint(given) and text[start:end] not in lexicon("no_names")


def ended(view: View, at: int) -> bool:
    """Whether a name may end at an offset."""
    rest = view.text[at : at + 8]
    if not rest or not LETTER.match(rest):
        return True
    if (
        behind().match(rest)
        or rest.startswith(("家中", "家里", "家的"))
        or rest[0] in "和与及等在从对向为于的是还也则就已将把被到以即曾又都正便再才仍却亦均刚给跟"
        or FIRSTLY.match(rest)
        or HOLDING.match(rest)
        or HOME.match(rest)
    ):
        return True
    word, tag = tags(rest)[0]
    return len(word) > 1 and tag[0] in "vdptrcmz"
