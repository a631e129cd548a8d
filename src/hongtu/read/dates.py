"""What the words for a time mean, given the day of the article: 今年9月 of an article of 2018 is 2018-09."""

from __future__ import annotations

import re

DIGITS = "〇零一二三四五六七八九"
YEAR = r"(?P<year>\d{4}|[〇零一二三四五六七八九]{4})年"
MONTH = r"(?P<month>\d{1,2}|十[一二]?|[一二三四五六七八九])月"
DAY = r"(?P<day>\d{1,2}|[一二三]?十[一二三四五六七八九]?|[一二三四五六七八九])[日号]"
PLANS = {"十五": 2001, "十一五": 2006, "十二五": 2011, "十三五": 2016, "十四五": 2021, "十五五": 2026}
RELATIVE = {"今年": 0, "本年度": 0, "本年": 0, "去年": -1, "上年": -1, "前年": -2, "明年": 1, "当年": 0}


def number(word: str) -> int:
    """A number in digits or in Chinese, below a hundred, or a year digit by digit.

    >>> number("二〇一八"), number("十二"), number("三十"), number("9")
    (2018, 12, 30, 9)
    """
    word = word.replace("零", "〇")
    if word.isdigit() and word.isascii():
        return int(word)
    if "十" in word:
        tens, _, ones = word.partition("十")
        return (DIGITS.index(tens) - 1 if tens else 1) * 10 + (DIGITS.index(ones) - 1 if ones else 0)
    return int("".join(str(max(DIGITS.replace("零", "").index(c), 0)) for c in word))


def period(words: str, published: str | None) -> str | None:
    """The date or interval that words mean, as exact as they are; None where they or the article's date leave it open.

    >>> period("2018年6月", None), period("今年9月", "2018-11"), period("“十三五”期间", None), period("去年", None)
    ('2018-06', '2018-09', '2016/2020', None)
    >>> period("2016—2020年", None), period("近三年来", "2023-07-01"), period("去年12月18日", "2021-03-26")
    ('2016/2020', '2020/2023', '2020-12-18')
    """
    base = int(published[:4]) if published else None
    for reading in (plan, span, absolute):
        if found := reading(words):
            return found
    return relative(words, base) if base else None


def in_path(name: str) -> str | None:
    """The day in a file's name or an address.

    >>> in_path("https://news.example/2023-05/12/c_1.html"), in_path("t20230512_88"), in_path("要闻2版")
    ('2023-05-12', '2023-05-12', None)
    """
    found = re.search(r"(?<!\d)((?:19|20)\d{2})[-/_.]?(\d{2})[-/_.]?(\d{2})(?!\d)", name)
    return written(int(found[1]), found[2], found[3]) if found else None


def plan(words: str) -> str | None:
    """The years of a five-year plan."""
    found = re.search('[“"]?(十[一二三四五]?五)[”"]?(?:期间|时期|以来|规划)?', words)
    start = PLANS.get(found[1]) if found else None
    return f"{start}/{start + 4}" if start else None


def span(words: str) -> str | None:
    """An interval of years: 2016—2020年, 2016年至2020年."""
    found = re.search(r"(\d{4})年?(?:[—\-–~]+|至|到)(\d{4})年", words)
    return f"{found[1]}/{found[2]}" if found else None


def absolute(words: str) -> str | None:
    """A date with its year."""
    found = re.search(f"{YEAR}(?:{MONTH}(?:{DAY})?)?", words)
    if not found:
        return None
    return written(number(found["year"]), found["month"], found["day"])


def relative(words: str, base: int) -> str | None:
    """A date that the article's year completes: 今年9月, 3月25日, 近三年."""
    years = re.search("近([一二两三四五六七八九十]|\\d+)年", words)
    if years:
        count = number(years[1].replace("两", "二"))
        return f"{base - count}/{base}"
    word = next((w for w in RELATIVE if words.startswith(w)), None)
    found = re.search(f"{MONTH}(?:{DAY})?", words)
    if word is None and not found:
        return None
    year = base + RELATIVE.get(word or "", 0)
    return written(year, found["month"] if found else None, found["day"] if found else None)


def written(year: int, month: str | None, day: str | None) -> str | None:
    """An ISO date from its parts, or None if they make none."""
    parts = [f"{year:04}"]
    for part, most in ((month, 12), (day, 31)):
        if part is None:
            break
        value = number(part)
        if not 1 <= value <= most:
            return None
        parts.append(f"{value:02}")
    return "-".join(parts)
