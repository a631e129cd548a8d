"""People in appointments, and the posts that they take up."""

from __future__ import annotations

import pytest

from hongtu.extract import understand
from hongtu.find import find
from hongtu.model import Article
from hongtu.read import sentences


def people(text: str) -> list[str]:
    article = Article("a", text)
    return [m.text for m in find(article, sentences(article)) if m.type == "Person"]


def posts(text: str) -> set[tuple[str, str, str]]:
    reading = understand(Article("a", text))
    names = {e.id: e.names[0] for e in reading.entities}
    return {(names[f.subject], names[f.object], f.role) for f in reading.facts if f.predicate == "holdsPost"}


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        ("任命熊立春为江州市文化局局长，李海山为市商务局局长。", ["熊立春", "李海山"]),
        ("陈有文任江州重工董事长，高一新、王沛任副总经理。", ["陈有文", "高一新", "王沛"]),
        ("免去张明远同志的职务。", ["张明远"]),
        ("决定为企业减负，选举产生新一届理事会。", []),
    ],
)
def test_those_who_are_appointed_are_people(text: str, wanted: list[str]) -> None:
    assert people(text) == wanted


def test_each_holds_the_post_that_is_said_of_him() -> None:
    found = posts("任命熊立春为江州市文化局局长；陈有文任江州重工董事长、党委书记，王沛任纪委书记。")
    assert ("熊立春", "江州市文化局", "局长") in found
    assert ("陈有文", "江州重工", "董事长") in found
    assert ("陈有文", "江州重工党委", "党委书记") in found
