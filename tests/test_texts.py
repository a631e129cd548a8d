"""What was read for a graph is found by the ids of its articles."""

from pathlib import Path

import pytest

from hongtu.cache import opened
from hongtu.model import Article, Evidence, Reading
from hongtu.texts import Texts

TEXT = "前句。书记李明说，好。"


def test_sentences_are_found_in_the_articles(tmp_path: Path) -> None:
    with opened(tmp_path / "cache") as cache:
        cache.put("k", Reading((Article("a", TEXT),)))
        texts = Texts(cache, {"a": "k", "b": "lost"})
        assert texts.article("a").text == TEXT
        assert texts.sentence(Evidence("a", 3, 7, "书记李明", "rule")) == ("", "说，好。")
        assert texts.sentence(Evidence("a", 5, 7, "别的", "rule")) == ("", "")
        with pytest.raises(ValueError, match="build again from the articles"):
            list(texts.readings(["a", "b"]))
