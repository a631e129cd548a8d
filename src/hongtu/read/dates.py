"""What the words for a time mean, given the day of the article: 今年9月 of an article of 2018 is 2018-09."""

from __future__ import annotations

import re
from datetime import date, timedelta
from functools import lru_cache

DIGITS = "〇零一二三四五六七八九"
YEAR = r"(?P<year>\d{4}|[〇零一二三四五六七八九]{4})年"
MONTH = r"(?P<month>\d{1,2}|十[一二]?|[一二三四五六七八九])月"
DAY = r"(?P<day>\d{1,2}|[一二三]?十[一二三四五六七八九]?|[一二三四五六七八九])[日号]"
TO = r"[—\-–~～－至到]+"
PLANS = {"十五": 2001, "十一五": 2006, "十二五": 2011, "十三五": 2016, "十四五": 2021, "十五五": 2026}
PART = re.compile(
    r"(?P<half>[上下])半年|(?P<first>前)?(?P<quarter>[一二三四])个?季度|前(?P<months>\d{1,2}|[二三四五六七八九十]+)个?月|"
    rf"(?P<from>\d{{1,2}})月?{TO}(?P<to>\d{{1,2}})月"
)
DECADE = re.compile("(?P<century>上世纪|本世纪|(?:19|20|21|二十|二十一)世纪)?(?P<tens>[1-9]0|[二三四五六七八九]十)年代")
CENTURIES = {"上世纪": 1900, "20世纪": 1900, "二十世纪": 1900, "19世纪": 1800}
PLAN = re.compile('[“"]?(十[一二三四五]?五)[”"]?(末|收官|开局|以来)?')
ABSOLUTE = re.compile(f"{YEAR}(?:{MONTH}(?:{DAY})?)?")
OF_YEAR, SINCE = re.compile(r"(\d{4})年"), re.compile(r"(\d{4})年以来")
SPAN = re.compile(rf"(\d{{4}})年?{TO}(\d{{4}})年(?!\d)")
MONTHS = re.compile(rf"{YEAR}{MONTH}{TO}(?P<year2>\d{{4}})年(?P<month2>\d{{1,2}})月")
DAYS = re.compile(
    rf"(?:(?P<word>[今去前明]年)|{YEAR})?{MONTH}{DAY}{TO}(?:(?P<month2>\d{{1,2}})月)?(?P<day2>\d{{1,2}})[日号]"
)
NEAR = {"今": 0, "昨": -1, "前": -2, "明": 1}
NOW = re.compile("截至目前|截至发稿(?:时|前)?|截止目前|目前|今[天日]|当[日天]|即日")
RELATIVE = {"今年": 0, "本年度": 0, "本年": 0, "去年": -1, "上年": -1, "前年": -2, "明年": 1}


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


@lru_cache(maxsize=1 << 12)
def period(words: str, published: str | None) -> str | None:
    """The date or interval that words mean, as exact as they are; None where they or the article's date leave it open.

    >>> period("2018年6月", None), period("今年9月", "2018-11"), period("“十三五”期间", None), period("去年", None)
    ('2018-06', '2018-09', '2016/2020', None)
    >>> period("2016—2020年", None), period("近三年来", "2023-07-01"), period("去年12月18日", "2021-03-26")
    ('2016/2020', '2020/2023', '2020-12-18')
    >>> period("今年上半年", "2024"), period("2024年1-5月", None), period("上个月", "2024-01-15")
    ('2024-01/2024-06', '2024-01/2024-05', '2023-12')
    """
    for reading in (lambda w: plan(w, published), decade, span, months, lambda w: days(w, published), part):
        if found := reading(words):
            return found
    return since(words, published) or absolute(words) or (relative(words, published) if published else None)


def in_path(name: str) -> str | None:
    """The day in a file's name or an address.

    >>> in_path("https://news.example/2023-05/12/c_1.html"), in_path("t20230512_88"), in_path("要闻2版")
    ('2023-05-12', '2023-05-12', None)
    """
    found = re.search(r"(?<!\d)((?:19|20)\d{2})[-/_.]?(\d{2})[-/_.]?(\d{2})(?!\d)", name)
    return written(int(found[1]), found[2], found[3]) if found else None


def plan(words: str, published: str | None = None) -> str | None:
    """The years of a five-year plan, of its end, or since it began.

    >>> plan("“十三五”期间"), plan("“十四五”末"), plan("“十四五”以来", "2023-08")
    ('2016/2020', '2025', '2021/2023')
    """
    found = PLAN.search(words)
    start = PLANS.get(found[1]) if found else None
    if start is None or found is None:
        return None
    if found[2] in ("末", "收官"):
        return str(start + 4)
    if found[2] == "开局":
        return str(start)
    until = int(published[:4]) if found[2] == "以来" and published else start + 4
    return f"{start}/{until}" if start < until < start + 5 else f"{start}/{start + 4}"


def decade(words: str) -> str | None:
    """Ten years: 上世纪90年代, 20世纪八十年代, 90年代."""
    found = DECADE.search(words)
    if found is None:
        return None
    tens = number(found["tens"])
    century = CENTURIES.get(found["century"] or "", 2000 if found["century"] or tens < 50 else 1900)
    return f"{century + tens}/{century + tens + 9}"


def since(words: str, published: str | None) -> str | None:
    """The years from one that is past to the article's: 2020年以来."""
    found = SINCE.match(words)
    return f"{found[1]}/{published[:4]}" if found and published and found[1] < published[:4] else None


def span(words: str) -> str | None:
    """An interval of years: 2016—2020年, 2016年至2020年."""
    found = SPAN.search(words)
    return f"{found[1]}/{found[2]}" if found and found[1] < found[2] else None


def months(words: str) -> str | None:
    """An interval of months across years: 2018年3月至2019年5月."""
    found = MONTHS.search(words)
    if found is None:
        return None
    first, last = (
        written(number(found["year"]), found["month"], None),
        written(int(found["year2"]), found["month2"], None),
    )
    return f"{first}/{last}" if first and last and first < last else None


def days(words: str, published: str | None) -> str | None:
    """An interval of days: 11月1日至3日, 2018年11月29日至12月2日."""
    found = DAYS.search(words)
    if found is None or not (found["year"] or published):
        return None
    year = number(found["year"]) if found["year"] else int((published or "")[:4]) + RELATIVE.get(found["word"] or "", 0)
    first = written(year, found["month"], found["day"])
    last = written(year, found["month2"] or found["month"], found["day2"])
    return f"{first}/{last}" if first and last and first < last else None


def part(words: str, year: int | None = None) -> str | None:
    """A part of a year: 2024年上半年, 2023年前7个月, 一季度 of a year that is given."""
    named = OF_YEAR.match(words)
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
    found = ABSOLUTE.search(words)
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
    if month := re.match("(上个?|本|这个|当)月(?:(\\d{1,2})[日号])?", words):
        meant = moved(published, -1 if month[1].startswith("上") else 0)
        return written(int(meant[:4]), meant[5:], month[2]) if meant and month[2] else meant
    if NOW.fullmatch(words):
        return published
    if re.match("[昨前明][日天晚]|[上本]周|\\d{1,2}日$", words):
        return near(words, published)
    word = next((w for w in RELATIVE if words.removeprefix("截至").startswith(w)), None)
    year = base + RELATIVE.get(word or "", 0)
    found = re.search(f"{MONTH}(?:{DAY})?", words)
    if word is None and not found and not PART.search(words):
        return None
    if word is None and found and len(published) > 4 and number(found["month"]) > int(published[5:7]) + 6:
        year -= 1  # 12月28日 in an article of January
    return part(words, year) or written(year, found["month"] if found else None, found["day"] if found else None)


def near(words: str, published: str) -> str | None:
    """A day or a week by the day of the article: 昨日, 上周, 18日 (the last one); None where that day is open.

    >>> near("昨日", "2023-08-01"), near("上周", "2023-08-15"), near("18日", "2023-08-15"), near("昨日", "2023-08")
    ('2023-07-31', '2023-08-07/2023-08-13', '2023-07-18', None)
    """
    if words[0].isdigit():
        month = published[:7] if len(published) < 10 or int(words[:-1]) <= int(published[8:]) else moved(published, -1)
        return written(int(month[:4]), month[5:], words[:-1]) if month and len(month) == 7 else None
    if len(published) < 10:
        return None
    today = date.fromisoformat(published)
    if words[1] == "周":
        monday = today - timedelta(days=today.weekday() + (7 if words[0] == "上" else 0))
        return f"{monday}/{monday + timedelta(days=6)}"
    return str(today + timedelta(days=NEAR[words[0]]))


def moved(day: str, months: int) -> str | None:
    """The month of a date, some months on; None for a date without a month."""
    if len(day) < 7:
        return None
    count = int(day[:4]) * 12 + int(day[5:7]) - 1 + months
    return f"{count // 12:04}-{count % 12 + 1:02}"


def written(year: int, month: str | None, day: str | None) -> str | None:
    """An ISO date from its parts, or None if there is no such day."""
    if month is None:
        return f"{year:04}"
    try:
        whole = date(year, number(month), number(day) if day else 1)
    except ValueError:
        return None
    return str(whole) if day else str(whole)[:7]
