"""Words for a time: 2018年6月, 今年9月, 近三年来, “十三五”期间, 截至目前."""

from __future__ import annotations

import re
from collections.abc import Iterator

from hongtu.find.view import View
from hongtu.model import Mention

TO = r"(?:[—\-–~]+|至|到)"
PART = rf"[上下]半年|前?第?[一二三四]个?季度|前\d{{1,2}}个?月|\d{{1,2}}月?{TO}\d{{1,2}}月"
DAY = rf"\d{{1,2}}月(?:\d{{1,2}}[日号](?:{TO}(?:\d{{1,2}}月)?\d{{1,2}}[日号])?)?"
YEAR = r"(?:\d{4}|[〇零一二三四五六七八九]{4})年"
TIME = re.compile(
    r"(?=[“\"十\d〇零一二三四五六七八九今去前当明本上近截日])(?:"
    r"[“\"]?十[一二三四五]?五[”\"]?(?:期间|时期|以来|末|开局|规划期)|"
    rf"\d{{4}}年?{TO}\d{{4}}年|\d{{4}}年\d{{1,2}}月{TO}\d{{4}}年\d{{1,2}}月|"
    r"(?:上世纪|20世纪)?(?:[1-9]0|[二三四五六七八九]十)年代|"
    rf"{YEAR}(?:度(?!国家|江苏|[\u4e00-\u9fff]{{1,6}}奖))?(?:{PART}|{DAY}|以来|底|初|末)?|"
    rf"(?:今年|去年|前年|当年|明年|本年度)(?:{PART}|{DAY}|以来|年底|年初)?(?!\d{{1,3}}岁)|"
    rf"(?<!\d)\d{{1,2}}月?{TO}\d{{1,2}}月|[上下]半年|(?:第?[一二三四]|前[二三])季度|"
    rf"\d{{1,2}}月\d{{1,2}}[日号](?:{TO}(?:\d{{1,2}}月)?\d{{1,2}}[日号])?|"
    r"近[一二两三四五六七八九十\d]年来?|(?<![\d第])(?:[一二两三四五六七八九十]|\d{1,2})年来|"
    r"(?:上个?|本)月(?!饼|亮|子)(?:\d{1,2}[日号])?|昨[日天]|上周(?![一二三四五六日末])|截至目前|近年来|近日|日前)"
)


def find(view: View) -> Iterator[Mention]:
    """Every date and span of time that stands by itself."""
    for sentence in view.sentences:
        for found in TIME.finditer(sentence.text):
            if sentence.text.startswith("出生", found.end()):
                continue
            yield Mention(
                sentence.start + found.start(), sentence.start + found.end(), found.group(), "Date", "find.dates.time"
            )
