"""What is counted on when a graph changes is what is counted of the new one."""

from hongtu.difference import between
from hongtu.explore.index import index
from hongtu.model import Article, Fact, Reading
from hongtu.tally import changed, of_reading


def test_counts_go_on(small: Reading) -> None:
    first, second, *_ = small.entities
    planned = Fact(first.id, "holdsPost", second.id, small.facts[0].evidence, "厂长", "2030", "planned")
    articles = (*small.articles, Article("undated", ""))
    new = Reading(articles, small.entities, (*small.facts[1:], planned))
    there = of_reading(new)
    assert changed(of_reading(small), index(small), between(index(small), new)) == there
    assert changed(there, index(new), between(index(new), small)) == of_reading(small)
    assert (there.roles["厂长"], there.status["planned"], there.undated["undated"]) == (1, 1, 1)


def test_what_there_is_none_of_is_not_counted(small: Reading) -> None:
    none = Reading(small.articles)
    assert not changed(of_reading(small), index(small), between(index(small), none)).roles
