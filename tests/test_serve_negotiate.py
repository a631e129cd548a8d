"""Accept headers as browsers and tools write them, and as nobody should."""

import pytest

from hongtu.serve.negotiate import chosen, content_type

OFFERED = ("text/turtle", "application/ld+json", "text/html")


@pytest.mark.parametrize(
    ("accept", "media"),
    [
        ("", "text/turtle"),
        ("*/*", "text/turtle"),
        ("text/html", "text/html"),
        ("text/*;q=0.2, application/*;q=0.3", "application/ld+json"),
        ("text/html;level=1;q=0.5, application/ld+json;q=0.4", "text/html"),
        ("*/*;q=0.1, text/turtle;q=0", "application/ld+json"),
        ("text/turtle;q=0.5, text/turtle;q=0.9, text/html;q=0.8", "text/turtle"),
        ("text/turtle;q=high, text/html", "text/html"),
        ("text/turtle;q=-1, text/html;q=0.001", "text/html"),
        (",,;q=1,", ""),
        ("image/*", ""),
        ("*/*;q=0", ""),
        ("text/turtle;q=nan", ""),
    ],
)
def test_the_best_is_chosen(accept: str, media: str) -> None:
    assert chosen(accept, OFFERED) == media


def test_text_says_its_encoding() -> None:
    assert content_type("text/csv") == "text/csv; charset=utf-8; header=present"
    assert content_type("text/turtle") == "text/turtle; charset=utf-8"
    assert content_type("application/ld+json") == "application/ld+json"
