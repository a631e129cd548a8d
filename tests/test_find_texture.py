"""What the words of a would-be name hold."""

from __future__ import annotations

from hongtu.find.texture import begins_place, branded, thin
from hongtu.find.view import view
from hongtu.model import Article
from hongtu.read import sentences


def test_a_brand_is_more_than_a_trade() -> None:
    assert branded("江州")
    assert branded("三浦车车")
    assert not branded("高新技术企业")
    assert thin("科技")
    assert not thin("星河科技")


def test_a_place_begins_with_a_word() -> None:
    article = Article("a", "他在清远高新区工作，穿中山装。")
    seen = view(article, sentences(article))
    assert begins_place(seen, article.text.index("清远"))
    assert not begins_place(seen, article.text.index("工作"))
