"""Words for a time become dates as exact as they are, given the day of the article, or stay open."""

import pytest

from hongtu.read import Sheet, articles_of
from hongtu.read.dates import in_path, period


@pytest.mark.parametrize(
    ("words", "published", "meant"),
    [
        ("2018年6月", None, "2018-06"),
        ("2018年6月1日", None, "2018-06-01"),
        ("二〇一八年十二月", None, "2018-12"),
        ("2018年底", None, "2018"),
        ("今年", "2023-07-02", "2023"),
        ("今年以来", "2023-07-02", "2023"),
        ("去年", "2023", "2022"),
        ("前年", "2023", "2021"),
        ("今年9月", "2018-11", "2018-09"),
        ("去年12月18日", "2021-03-26", "2020-12-18"),
        ("6月18日", "2022-07", "2022-06-18"),
        ("上个月", "2024-01-15", "2023-12"),
        ("上月", "2024-03", "2024-02"),
        ("本月", "2024-03-09", "2024-03"),
        ("今年上半年", "2024-09", "2024-01/2024-06"),
        ("2024年下半年", None, "2024-07/2024-12"),
        ("今年一季度", "2024-05-01", "2024-01/2024-03"),
        ("前三季度", "2024-11", "2024-01/2024-09"),
        ("今年1-5月", "2024", "2024-01/2024-05"),
        ("2023年前7个月", None, "2023-01/2023-07"),
        ("近三年", "2023-07-01", "2020/2023"),
        ("3年来", "2024-07", "2021/2024"),
        ("“十三五”期间", None, "2016/2020"),
        ("十四五末", None, "2021/2025"),
        ("2016年至2020年", None, "2016/2020"),
        ("截至目前", "2024-05", "2024-05"),
        ("截至今年7月", "2023-08-02", "2023-07"),
    ],
)
def test_words_mean_a_date_of_their_own_exactness(words: str, published: str | None, meant: str) -> None:
    assert period(words, published) == meant


@pytest.mark.parametrize(
    ("words", "published"),
    [
        ("今年", None),
        ("6月18日", None),
        ("上个月", "2024"),
        ("近日", "2024-05-01"),
        ("近年来", "2024-05-01"),
        ("2018年13月", None),
        ("今年40月", "2018"),
        ("截至目前", None),
    ],
)
def test_what_stays_open_is_no_date(words: str, published: str | None) -> None:
    assert period(words, published) is None


@pytest.mark.parametrize(
    ("name", "day"),
    [
        ("2023-05-12-要闻", "2023-05-12"),
        ("https://news.example/202305/t20230512_99.html", "2023-05-12"),
        ("https://news.example/2023-05/12/content_1.htm", "2023-05-12"),
        ("https://news.example/c/13800138000.html", None),
        ("20231350", None),
        ("第20期", None),
    ],
)
def test_a_name_or_address_may_hold_the_day(name: str, day: str | None) -> None:
    assert in_path(name) == day


BODY = "江州高新区管委会近日召开会议，研究企业用工、道路整修和书屋建设三件事情，会期半天。"


@pytest.mark.parametrize(
    ("text", "name", "day"),
    [
        (f"发布时间：2018-12-24　来源：江州日报\n\n{BODY}", "page", "2018-12-24"),
        (f"A12 园区 2019年9月3日\n\n{BODY}", "page", "2019-09-03"),
        (BODY, "江州日报20210506", "2021-05-06"),
        (BODY, "2018年11月", "2018-11"),
        (BODY, "page", None),
    ],
)
def test_an_article_has_the_day_of_its_page(text: str, name: str, day: str | None) -> None:
    assert articles_of(Sheet(text, name))[0].published == day
