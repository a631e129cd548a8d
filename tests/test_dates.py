"""Words for a time become dates as exact as they are, given the day of the article, or stay open."""

import pytest

from hongtu.extract import together
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
        ("十四五末", None, "2025"),
        ("“十四五”开局", None, "2021"),
        ("“十四五”以来", "2023-08", "2021/2023"),
        ("“十四五”以来", None, "2021/2025"),
        ("2020年以来", "2023-08", "2020/2023"),
        ("上世纪90年代", None, "1990/1999"),
        ("20世纪八十年代", None, "1980/1989"),
        ("2018年3月至2019年5月", None, "2018-03/2019-05"),
        ("2018年3月至6月", None, "2018-03/2018-06"),
        ("2018年11月29日至12月2日", None, "2018-11-29/2018-12-02"),
        ("今年11月1日至3日", "2023-12", "2023-11-01/2023-11-03"),
        ("1至5月", "2023-06", "2023-01/2023-05"),
        ("昨日", "2023-03-01", "2023-02-28"),
        ("今天", "2023-03-01", "2023-03-01"),
        ("上周", "2023-08-15", "2023-08-07/2023-08-13"),
        ("18日", "2023-08-15", "2023-07-18"),
        ("14日", "2023-08-15", "2023-08-14"),
        ("本月8日", "2023-08-15", "2023-08-08"),
        ("上月28日", "2023-01-15", "2022-12-28"),
        ("12月28日", "2023-01-05", "2022-12-28"),
        ("3月5日", "2023-01-05", "2023-03-05"),
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
        ("昨日", "2023-08"),
        ("当年", "2023-08-15"),
        ("同年", "2023-08-15"),
        ("18日", "2023"),
        ("2019年2月30日", None),
        ("90年", "2023-08-15"),
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


@pytest.mark.parametrize(
    ("said", "period"),
    [
        ("今年1至5月，江州高新区签约项目12个。", "2023-01/2023-05"),
        ("2021年上半年，江州高新区签约项目12个。", "2021-01/2021-06"),
        ("三年来，江州高新区签约项目12个。", "2020/2023"),
        ("截至目前，江州高新区签约项目12个。", "2023-08-15"),
        ("近日，江州高新区签约项目12个。", None),
    ],
)
def test_a_figure_carries_the_time_that_its_sentence_gives(said: str, period: str | None) -> None:
    page = f"江州高新区招商忙\n\n发布时间：2023-08-15\n\n{said}"
    (figure,) = together(articles_of(Sheet(page, "page"))).statistics
    assert (figure.value, figure.period) == (12.0, period)


def test_a_fact_carries_the_time_that_its_sentence_gives() -> None:
    page = "江州高新区招商忙\n\n发布时间：2023-08-15\n\n去年3月，石桥机电有限公司落户江州高新区。"
    reading = together(articles_of(Sheet(page, "page")))
    assert [f.period for f in reading.facts if f.predicate == "locatedIn"] == ["2022-03"]
