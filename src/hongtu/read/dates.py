"""What the words for a time mean, given the day of the article: 今年9月 of an article of 2018 is 2018-09."""

from __future__ import annotations

import re

DIGITS = "〇零一二三四五六七八九"
YEAR = r"(?P<year>\d{4}|[〇零一二三四五六七八九]{4})年"
MONTH = r"(?P<month>\d{1,2}|十[一二]?|[一二三四五六七八九])月"
DAY = r"(?P<day>\d{1,2}|[一二三]?十[一二三四五六七八九]?|[一二三四五六七八九])[日号]"
PLANS = {"十五": 2001, "十一五": 2006, "十二五": 2011, "十三五": 2016, "十四五": 2021, "十五五": 2026}
PART = re.compile(
    r"(?P<half>[上下])半年|(?P<first>前)?(?P<quarter>[一二三四])个?季度|前(?P<months>\d{1,2}|[二三四五六七八九十]+)个?月|"
    r"(?P<from>\d{1,2})月?[—\-–~至到]+(?P<to>\d{1,2})月"
)
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
    >>> period("今年上半年", "2024"), period("2024年1-5月", None), period("上个月", "2024-01-15")
    ('2024-01/2024-06', '2024-01/2024-05', '2023-12')
    """
    for reading in (plan, span, part, absolute):
        if found := reading(words):
            return found
    return relative(words, published) if published else None


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


def part(words: str, year: int | None = None) -> str | None:
    """A part of a year: 2024年上半年, 2023年前7个月, 一季度 of a year that is given."""
    named = re.match(r"(\d{4})年", words)
    year = int(named[1]) if named else year
    found = PART.search(words)
    if year is None or found is None:
        return None
    if found["half"]:
        first, last = (1, 6) if found["half"] == "上" else (7, 12)
    elif found["quarter"]:
        last = 3 * number(found["quarter"])
        first = 1 if found["first"] else last - 2
    elif found["months"]:
        first, last = 1, number(found["months"])
    else:
        first, last = int(found["from"]), int(found["to"])
    return f"{year}-{first:02}/{year}-{last:02}" if 1 <= first <= last <= 12 else None


def absolute(words: str) -> str | None:
    """A date with its year."""
    found = re.search(f"{YEAR}(?:{MONTH}(?:{DAY})?)?", words)
    if not found:
        return None
    return written(number(found["year"]), found["month"], found["day"])


def relative(words: str, published: str) -> str | None:
    """A date that the article's own completes: 今年9月, 上个月, 3月25日, 近三年, 截至目前."""
    base = int(published[:4])
    years = re.search("近?([一二两三四五六七八九十]|\\d{1,2})年来|近([一二两三四五六七八九十]|\\d{1,2})年", words)
    if years:
        count = number((years[1] or years[2]).replace("两", "二"))
        return f"{base - count}/{base}"
    if month := re.match("(上个?|本|这个|当)月(?!\\d)", words):
        return moved(published, -1 if month[1].startswith("上") else 0)
    if words in ("截至目前", "目前", "今天", "当日", "当天", "即日"):
        return published
    word = next((w for w in RELATIVE if words.removeprefix("截至").startswith(w)), None)
    year = base + RELATIVE.get(word or "", 0)
    found = re.search(f"{MONTH}(?:{DAY})?", words)
    if word is None and not found and not PART.search(words):
        return None
    return part(words, year) or written(year, found["month"] if found else None, found["day"] if found else None)


def moved(day: str, months: int) -> str | None:
    """The month of a date, some months on; None for a date without a month."""
    if len(day) < 7:
        return None
    count = int(day[:4]) * 12 + int(day[5:7]) - 1 + months
    return f"{count // 12:04}-{count % 12 + 1:02}"


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
