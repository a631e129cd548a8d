"""What verb stands before a name."""

from __future__ import annotations

from hongtu.find.deeds import awarded, founded, held
from hongtu.find.view import view
from hongtu.model import Article
from hongtu.read import sentences


def test_the_verb_before_a_name_says_what_was_done() -> None:
    article = Article("a", "园区举办创业大赛，企业荣获创业先锋称号，成立了突击队。")
    seen = view(article, sentences(article))
    text = article.text
    assert held(seen, text.index("创业大赛"), text.index("创业大赛") + 4)
    assert awarded(seen, text.index("创业先锋"))
    assert founded(seen, text.index("突击队"))
    assert not awarded(seen, text.index("突击队"))
