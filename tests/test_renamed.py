"""What an article says was renamed is one thing under both names, the later one first."""

import pytest

from hongtu.extract import together
from hongtu.read import Sheet, articles_of

SAID = [
    ("2019年，江州师范学院更名为江州大学。", ("江州大学", "江州师范学院")),
    ("2019年，江州师范学院正式更名为“江州大学”。", ("江州大学", "江州师范学院")),
    ("江州大学（原名“江州师范学院”）校长王明介绍。", ("江州大学", "江州师范学院")),
    ("江州大学的前身是江州师范学院。", ("江州大学", "江州师范学院")),
    ("江州大学，前身为江州师范学院，位于江州市。", ("江州大学", "江州师范学院")),
    (
        "肇庆宏岳精工有限公司2019年整体变更为肇庆宏岳精工股份有限公司。",
        ("肇庆宏岳精工股份有限公司", "肇庆宏岳精工有限公司"),
    ),
    (
        "广东格瑞新材料股份有限公司（原名肇庆市大旺化工厂）董事长梁思齐介绍。",
        ("广东格瑞新材料股份有限公司", "肇庆市大旺化工厂"),
    ),
    (
        "广东格瑞新材料股份有限公司由广东格瑞新材料有限公司改制而来。",
        ("广东格瑞新材料股份有限公司", "广东格瑞新材料有限公司"),
    ),
    ("江州大学与江州师范学院签约。", None),
    ("江州大学由江州师范学院和江州医学院组成。", None),
]


@pytest.mark.parametrize(("sentence", "names"), SAID, ids=range(len(SAID)))
def test_a_renamed_body_is_one_under_both_names(sentence: str, names: tuple[str, ...] | None) -> None:
    reading = together(articles_of(Sheet(f"园区要闻\n\n{sentence}\n", "page")))
    both = [e.names for e in reading.entities if len([n for n in e.names if len(n) > 3]) > 1]
    assert both == ([names] if names else [])


def test_articles_from_before_and_after_speak_of_one() -> None:
    pages = [
        "2012年3月2日，肇庆市大旺化工厂厂长梁思齐介绍情况。",
        "广东格瑞新材料股份有限公司（原名肇庆市大旺化工厂）引进人才58名。",
        "广东格瑞新材料股份有限公司董事长梁思齐介绍情况。",
    ]
    texts = [articles_of(Sheet(f"园区要闻\n\n{text}\n", f"page{n}")) for n, text in enumerate(pages)]
    reading = together(article for articles in texts for article in articles)
    assert [e.names for e in reading.entities if e.type in ("Company", "Person")] == [
        ("广东格瑞新材料股份有限公司", "肇庆市大旺化工厂"),
        ("梁思齐",),
    ]
