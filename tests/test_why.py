"""A graph shows the words behind what it says."""

import pytest
from msgspec.structs import replace

from hongtu.graph import state
from hongtu.model import Article, Claim, Entity, Evidence, Fact, Figure, Mention, Reading, Statistic
from hongtu.why import bearers, seen, why

TEXT = "开头。公司党委书记唐倚智说道，党员有12名。"
WORDS = Evidence("a", 3, 12, "公司党委书记唐倚智", "relate.posts.titled", 0.97)
READING = Reading(
    articles=(Article("a", TEXT),),
    entities=(
        Entity("唯品会公司党委", "PartyOrganization", ("唯品会公司党委", "公司党委")),
        Entity("唐倚智", "Person", ("唐倚智",)),
    ),
    facts=(Fact("唐倚智", "holdsPost", "唯品会公司党委", (WORDS,), "党委书记", "2018", "former"),),
    statistics=(
        Statistic("唯品会公司党委", "党员", 12, "名", (Evidence("a", 15, 21, "党员有12名", "relate.figures.counted"),)),
    ),
)


def test_a_fact_is_shown_in_its_sentence_with_its_rule() -> None:
    assert why(state(READING), "唐倚智").splitlines() == [
        "唐倚智  人物 Person  e:唐倚智",
        "  唐倚智 —任职于 holdsPost→ 唯品会公司党委（党委书记，2018，former）",
        "    【公司党委书记唐倚智】说道，党员有12名。",
        "    a 3-12  relate.posts.titled  0.97",
    ]


def test_any_of_its_names_shows_a_thing_with_both_sides_of_its_facts_and_its_figures() -> None:
    shown = why(state(READING), "公司党委")
    assert shown == why(state(READING), "唯品会公司党委")
    assert "又名 also: 公司党委" in shown
    assert "唐倚智 —任职于 holdsPost→" in shown
    assert "唯品会公司党委 党员 12名\n    公司党委书记唐倚智说道，【党员有12名】。" in shown


def test_all_bearers_of_a_name_are_shown() -> None:
    two = replace(READING, entities=(*READING.entities, Entity("唐倚智-1a2b3c", "Person", ("唐倚智",))))
    assert [e.id for e in bearers(two, "唐倚智")] == ["唐倚智", "唐倚智-1a2b3c"]
    assert [e.id for e in bearers(two, "唐倚智-1a2b3c")] == ["唐倚智-1a2b3c"]


def test_an_unknown_name_is_told_with_the_nearest() -> None:
    with pytest.raises(ValueError, match="no '唐倚' in this graph; near it: 唐倚智"):
        bearers(READING, "唐倚")
    with pytest.raises(ValueError, match=r"no 'xyz' in this graph$"):
        bearers(READING, "xyz")


def test_what_rules_see_stands_below_the_sentence() -> None:
    text = "公司党委书记唐倚智"
    body = Mention(0, 4, "公司党委", "PartyOrganization", "find.headed.sure", "唯品会公司党委")
    person = Mention(6, 9, "唐倚智", "Person", "find.persons.after_post")
    post = Claim(person, "holdsPost", body, 0, 9, "relate.posts.titled", "书记", None, "former")
    figure = Figure(body, "党员", 12.0, "名", 0, 4, "relate.figures.counted")
    assert seen(text, [body, person], [post, figure]).splitlines() == [
        text,
        "公司党委 = 唯品会公司党委  PartyOrganization  find.headed.sure",
        "            唐倚智  Person  find.persons.after_post",
        "唐倚智 —holdsPost→ 唯品会公司党委（书记，former）  relate.posts.titled",
        "唯品会公司党委 党员 12名  relate.figures.counted",
    ]
