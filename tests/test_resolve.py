"""What is the same thing in many articles becomes one entity; people are one only where something tells so."""

import random

import pytest
from msgspec.structs import replace

from hongtu.graph import state
from hongtu.judgements import Judgement
from hongtu.model import Article, Entity, Evidence, Fact, Reading, Statistic
from hongtu.resolve import joined, resolution, resolve
from hongtu.resolve.tails import TAIL, stated, tail

Named = tuple[str, tuple[str, ...]]
Said = tuple[int, str, int]


def page(id: str, entities: list[Named], facts: list[Said] | None = None, *, published: str | None = None) -> Reading:
    """The reading of an article: entities as (class, names), facts as (subject, predicate, object) by their numbers."""
    things = tuple(Entity(f"e{n}", kind, names) for n, (kind, names) in enumerate(entities, 1))
    words = [Evidence(id, n, n + 2, "原文", "relate.posts.POST") for n in range(len(facts or []))]
    said = tuple(Fact(f"e{s}", p, f"e{o}", (w,)) for (s, p, o), w in zip(facts or [], words, strict=True))
    return Reading((Article(id, "原文" * 9, published=published),), things, said)


def person(name: str) -> Named:
    return ("Person", (name,))


def company(*names: str) -> Named:
    return ("Company", names)


def labels(reading: Reading, kind: str = "") -> list[tuple[str, ...]]:
    return [e.names for e in reading.entities if kind in ("", e.type)]


def test_the_same_full_name_and_class_is_the_same_thing() -> None:
    pages = [
        page("a", [company("三浦车车"), ("Programme", ("“123鲲鹏 计划”",))], [(1, "participatesIn", 2)]),
        page("b", [company("三浦车车", "三浦"), ("Programme", ("123鲲鹏计划",))], [(1, "participatesIn", 2)]),
        page("c", [("Product", ("三浦车车",))]),
    ]
    one = resolve(pages)
    assert labels(one, "Company") == [("三浦车车", "三浦")]
    assert labels(one, "Programme") == [("123鲲鹏计划", "“123鲲鹏 计划”")]
    assert labels(one, "Product") == [("三浦车车",)]


def test_a_fact_of_two_articles_is_one_with_the_evidence_of_both() -> None:
    pages = [page(id, [person("王新"), company("三浦车车")], [(1, "holdsPost", 2)]) for id in "ab"]
    (fact,) = resolve(pages).facts
    assert [e.article for e in fact.evidence] == ["a", "b"]
    assert (fact.subject, fact.object) == ("王新", "三浦车车")


def test_facts_that_differ_in_role_period_or_status_stay_apart() -> None:
    first = page("a", [person("王新"), company("三浦车车")], [(1, "holdsPost", 2)])
    said = first.facts[0]
    others = [replace(said, role="总经理"), replace(said, period="2018"), replace(said, status="former")]
    pages = [first, *(replace(first, facts=(fact,)) for fact in others)]
    assert len(resolve(pages).facts) == 4


def test_figures_are_joined_alike() -> None:
    def figured(id: str, value: float) -> Reading:
        figure = Statistic("e1", "员工", value, "名", (Evidence(id, 0, 2, "原文", "relate.figures.X"),))
        return replace(page(id, [company("三浦车车")]), statistics=(figure,))

    joined = resolve([figured("a", 3000), figured("b", 3000), figured("c", 20)]).statistics
    assert [(s.value, len(s.evidence)) for s in joined] == [(20, 1), (3000, 2)]


def test_people_of_one_name_are_two_without_anything_in_common() -> None:
    pages = [
        page("a", [person("王伟"), company("甲公司")], [(1, "holdsPost", 2)], published="2018-01"),
        page("b", [person("王伟"), company("乙公司")], [(1, "holdsPost", 2)], published="2019-01"),
        page("c", [person("王伟")]),
    ]
    ids = [e.id for e in resolve(pages).entities if e.type == "Person"]
    assert ids[0] == "王伟"
    assert len(ids) == 3
    assert all(id.startswith("王伟-") and len(id) == len("王伟-a1b2c3") for id in ids[1:])
    held = {f.subject: f.object for f in resolve(pages).facts}
    assert held["王伟"] == "甲公司"


@pytest.mark.parametrize(
    ("entities", "facts"),
    [
        ([person("王伟"), company("甲公司")], [(1, "memberOf", 2)]),
        (
            [person("王伟"), ("PartyOrganization", ("甲公司党委",)), company("甲公司")],
            [(1, "holdsPost", 2), (2, "partyOrganizationOf", 3)],
        ),
        (
            [person("王伟"), company("丙公司"), ("Zone", ("肇庆高新区",))],
            [(1, "holdsPost", 2), (2, "locatedIn", 3)],
        ),
        ([person("王伟"), ("Zone", ("肇庆高新区",))], [(1, "holdsPost", 2)]),
    ],
    ids=["the same body", "the host of the branch", "the same zone", "a post in the zone"],
)
def test_people_are_one_who_share_a_body_zone_or_place(entities: list[Named], facts: list[Said]) -> None:
    known = page(
        "a",
        [person("王伟"), company("甲公司"), ("Zone", ("肇庆高新区",))],
        [(1, "holdsPost", 2), (2, "locatedIn", 3)],
    )
    assert labels(resolve([known, page("b", entities, facts)]), "Person") == [("王伟",)]


def test_a_host_told_by_a_third_article_joins_people() -> None:
    pages = [
        page("a", [person("王伟"), ("PartyOrganization", ("西江党委",))], [(1, "holdsPost", 2)]),
        page("b", [person("王伟"), company("甲公司")], [(1, "holdsPost", 2)]),
    ]
    host = page("c", [("PartyOrganization", ("西江党委",)), company("甲公司")], [(1, "partyOrganizationOf", 2)])
    assert len(labels(resolve(pages), "Person")) == 2
    assert len(labels(resolve([*pages, host]), "Person")) == 1


def test_a_province_in_common_joins_nobody() -> None:
    pages = [
        page(
            id,
            [person("王伟"), company(f"{id}公司"), ("Place", ("广东省",))],
            [(1, "holdsPost", 2), (2, "locatedIn", 3)],
        )
        for id in "甲乙"
    ]
    assert len(labels(resolve(pages), "Person")) == 2


def test_people_of_one_name_in_the_articles_of_one_file_are_one() -> None:
    pages = [page(id, [person("王伟")]) for id in ("page", "page-2", "page-3", "page2")]
    assert len(labels(resolve(pages), "Person")) == 2


def test_a_name_that_ends_in_a_number_is_no_further_article_of_a_file_that_is_not_there() -> None:
    pages = [page(id, [person("王伟")]) for id in ("2018-11", "2018-12")]
    assert len(labels(resolve(pages), "Person")) == 2


def test_a_short_name_joins_the_one_thing_that_is_called_so() -> None:
    pages = [
        page("a", [company("广东三浦车车有限公司", "三浦车车")]),
        page("a-2", [company("三浦车车")]),
        page("b", [company("三浦车车")]),
    ]
    assert labels(resolve(pages)) == [("广东三浦车车有限公司", "三浦车车")]


def test_a_short_name_of_two_things_joins_neither() -> None:
    names = [company("广东三浦车车有限公司", "三浦车车"), company("江苏三浦车车有限公司", "三浦车车")]
    assert len(resolve([page("a", [*names, company("三浦车车")])]).entities) == 3


def test_one_short_name_does_not_join_two_companies_of_two_files() -> None:
    pages = [
        page("a", [company("广东三浦车车有限公司", "三浦车车"), company("三浦车车")]),
        page("b", [company("江苏三浦车车有限公司", "三浦车车"), company("三浦车车")]),
    ]
    assert [names[0] for names in labels(resolve(pages))] == ["广东三浦车车有限公司", "江苏三浦车车有限公司"]


def test_names_that_leave_out_whose_they_are_are_joined_in_their_file_only() -> None:
    pages = [page(id, [("GovernmentBody", ("管委会",)), ("Zone", ("高新区",))]) for id in ("a", "a-2", "b")]
    found = resolve(pages)
    assert labels(found, "GovernmentBody") == [("管委会",)] * 2
    assert labels(found, "Zone") == [("高新区",)] * 2


def test_what_comes_to_be_said_of_a_thing_and_itself_is_left_out() -> None:
    within = page(
        "a", [company("广东三浦车车有限公司", "三浦车车"), company("三浦车车")], [(2, "subOrganizationOf", 1)]
    )
    assert resolve([within]).facts == ()


def test_the_order_of_articles_does_not_matter() -> None:
    dice = random.Random(7)
    names = [person("王伟"), person("李娜"), company("甲公司", "甲"), company("甲"), ("Zone", ("肇庆高新区", "高新区"))]
    verbs = ["holdsPost", "locatedIn", "memberOf"]
    pages = []
    for number in range(40):
        facts = [(dice.randint(1, 2), dice.choice(verbs), dice.randint(3, 4)) for _ in "ab"]
        id, day = f"p{number // 2}" + "-2" * (number % 2), dice.choice([None, "2018"])
        pages.append(page(id, dice.sample(names, 4), facts, published=day))
    once = resolve(pages)
    for _ in range(5):
        dice.shuffle(pages)
        assert resolve(pages) == once
    assert len(once.entities) > len(names)


def test_resolving_what_is_resolved_changes_nothing() -> None:
    pages = [
        page("a", [person("王伟"), company("甲公司", "甲")], [(1, "holdsPost", 2)]),
        page("b", [person("王伟"), company("乙公司")], [(1, "holdsPost", 2)]),
    ]
    once = resolve(pages)
    assert resolve([once]) == once
    assert resolve([once, pages[0]]) == once


def test_two_articles_of_one_id_are_refused_by_name() -> None:
    with pytest.raises(ValueError, match="two different articles are called 'a'"):
        resolve([page("a", []), replace(page("a", []), articles=(Article("a", "别的"),))])


ODD = ["“”", "a\nb", "\ud800王", "x" * 999, "-王", "article-1", "\ue000\u2028", "A.", "%20", "e:x", "\x00", "①"]


@pytest.mark.parametrize("name", ODD, ids=range(len(ODD)))
def test_any_name_gives_a_tail_that_an_iri_can_carry(name: str) -> None:
    (found,) = resolve([page("a", [person(name)])]).entities
    assert TAIL.fullmatch(found.id)
    assert len(found.id) <= 100
    assert not found.id.startswith(("-", "article-"))


def test_two_things_never_share_a_tail() -> None:
    names = ["三浦(肇庆)", "三浦“肇庆”)", "三浦[肇庆]", "三浦_肇庆_"]
    pages = [page("a", [company(n) for n in names]), page("b", [("Product", ("三浦(肇庆)",))])]
    ids = [e.id for e in resolve(pages).entities]
    assert len(set(ids)) == len(ids) >= 4
    assert tail("三浦(肇庆)") in ids


def test_nothing_in_gives_nothing_out() -> None:
    assert resolve([]) == Reading()


def judged(*cells: str) -> Judgement:
    return Judgement(*cells)


def two_people() -> list[Reading]:
    """Two of one name, each with a company of its own; the first is called by its name alone."""
    return [
        page("a", [person("王伟"), company("甲公司")], [(1, "holdsPost", 2)], published="2018-01"),
        page("b", [person("王伟"), company("乙公司")], [(1, "holdsPost", 2)], published="2019-01"),
    ]


def people(reading: Reading) -> list[str]:
    return [e.id for e in reading.entities if e.type == "Person"]


def test_same_joins_and_nothing_else_has_to_be_known() -> None:
    pages = two_people()
    first, second = people(resolve(pages))
    same = judged("same", second, first)
    assert people(resolve(pages, [same])) == [first]
    more = page("c", [person("王伟"), company("乙公司")], [(1, "memberOf", 2)], published="2020")
    assert people(resolve([*pages, more], [same])) == [first]


def test_different_keeps_apart_what_the_rules_would_join() -> None:
    pages = two_people()
    first, second = people(resolve(pages))
    bridge = page(
        "c", [person("王伟"), company("甲公司"), company("乙公司")], [(1, "holdsPost", 2), (1, "holdsPost", 3)]
    )
    assert len(people(resolve([*pages, bridge]))) == 1
    assert len(people(resolve([*pages, bridge], [judged("different", first, second)]))) == 2


def test_split_takes_one_article_off() -> None:
    known = [
        page(id, [person("王伟"), company("甲公司")], [(1, "holdsPost", 2)], published=id) for id in ("2018", "2019")
    ]
    assert people(resolve(known)) == ["王伟"]
    found = resolve(known, [judged("split", "王伟", "", "2019")])
    assert len(people(found)) == 2
    assert {e.article for f in found.facts if f.subject == "王伟" for e in f.evidence} == {"2018"}


def test_split_of_a_short_name_takes_what_is_said_by_it() -> None:
    words = (Evidence("a", 0, 7, "江州高新区招商", "relate.x.X"), Evidence("a", 8, 13, "高新区招商", "relate.x.X"))
    entities = (Entity("e1", "Zone", ("江州高新区", "高新区")), Entity("e2", "Programme", ("招商",)))
    reading = Reading((Article("a", "江州高新区招商。高新区招商。"),), entities, (Fact("e1", "runs", "e2", words),))
    found = resolve([reading], [judged("split", "江州高新区", "高新区", "a")])
    (other,) = (e for e in found.entities if e.names == ("高新区",))
    assert {f.subject: [e.start for e in f.evidence] for f in found.facts} == {"江州高新区": [0], other.id: [8]}


def test_wrong_takes_a_fact_away_at_all_or_of_one_article() -> None:
    pages = [page(id, [person("王伟"), company("甲公司")], [(1, "holdsPost", 2)]) for id in "ab"]
    assert resolve(pages, [judged("wrong", "王伟", "甲公司")]).facts == ()
    (kept,) = resolve(pages, [judged("wrong", "王伟", "甲公司", "a")]).facts
    assert [e.article for e in kept.evidence] == ["b"]
    (fact,) = resolve(pages).facts
    assert resolve(pages, [judged("wrong", "王伟", stated(fact))]).facts == ()


def test_judgements_that_find_nothing_are_told() -> None:
    pages = two_people()
    first, second = people(resolve(pages))
    idle = [
        judged("same", first, "李娜"),
        judged("split", first, "", "z"),
        judged("wrong", first, "乙公司"),
        judged("same", second, first, "", "", "", "gainsaid"),
    ]
    given = [judged("different", first, second), *idle]
    assert list(resolution(pages, given).idle) == idle
    assert resolution(list(reversed(pages)), given) == resolution(pages, given)


def test_bare_words_are_no_names_of_a_resolved_entity_and_stay_in_that_of_a_file() -> None:
    names = ("广东三浦车车有限公司", "三浦车车", "该公司", "公司")
    party = ("PartyOrganization", ("广东三浦车车有限公司党委", "公司党委", "党委"))
    given = page("a", [company(*names), party, ("Zone", ("肇庆高新区", "高新区", "该区"))])
    assert labels(resolve([given])) == [
        ("广东三浦车车有限公司", "三浦车车"),
        ("广东三浦车车有限公司党委",),
        ("肇庆高新区",),
    ]
    assert set(labels(joined([given, page("a-2", [])]), "Company")) == {names}


def many(count: int) -> list[Reading]:
    """Articles about a few things by several of their names, and people who share theirs."""
    dice = random.Random(11)
    bodies = [
        company("广东三浦车车有限公司", "三浦车车"),
        company("三浦车车"),
        company("广东三浦车车股份有限公司"),
        ("Zone", ("肇庆高新区",)),
        ("Zone", ("广东肇庆高新技术产业开发区", "高新区")),
        ("GovernmentBody", ("管委会",)),
        ("Place", ("石桥镇",)),
        company("安徽蓝屿建材有限公司"),
    ]
    pages = []
    for number in range(count):
        things = [person(dice.choice(["王伟", "李娜"])), *dice.sample(bodies, 2)]
        pages.append(page(f"p{number:03}", things, [(1, "holdsPost", 2)], published=f"{2000 + number // 3}"))
    return pages


def test_an_id_stays_when_articles_come_or_answers_by_another() -> None:
    pages = many(60)
    for size in (1, 3, 10, 30):
        before, after = resolve(pages[:size]), resolve(pages)
        answering = {id for one in after.entities for id in (one.id, *one.former)}
        assert {one.id for one in before.entities} <= answering
        stay = {one.id for one in after.entities}
        assert len({one.id for one in before.entities} & stay) >= len(before.entities) * 0.5


def test_no_id_answers_for_two() -> None:
    found = resolve(many(60)).entities
    every = [id for one in found for id in (one.id, *one.former)]
    assert len(every) == len(set(every)) > len(found)


def test_an_id_that_answers_for_another_leads_to_it_in_the_graph_and_back() -> None:
    found = resolve([page("a", [company("三浦车车")]), page("b", [company("广东三浦车车有限公司", "三浦车车")])])
    (one,) = found.entities
    assert (one.id, one.former) == ("广东三浦车车有限公司", ("三浦车车",))
    shown = state(found)
    assert bool(shown.query("ASK { e:三浦车车 dcterms:isReplacedBy e:广东三浦车车有限公司 }"))
    assert shown.reading().entities == found.entities
