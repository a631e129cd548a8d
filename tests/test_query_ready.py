"""The ready-made questions: each opens with its question, and two engines answer it alike from a graph that has all."""

from pathlib import Path

import pytest
from engines import both

from hongtu import graph
from hongtu.conflicts import questions
from hongtu.graph import state
from hongtu.model import Article, Entity, Evidence, Fact, Reading, Statistic
from hongtu.query import NamedQuery, named, ready, run
from hongtu.query.ready import themes
from hongtu.resolve import resolve

KINDS = {
    "王新": "Person", "唐倚": "Person", "肇庆高新区": "Zone", "三浦车车": "Company",
    "三浦车车党委": "PartyOrganization", "星河研究院": "ResearchInstitution", "123鲲鹏计划": "Programme",
    "省级绿色工厂": "Honour", "科技厅": "GovernmentBody",
    "新能源汽车": "Industry", "李强": "Person", "四送活动": "Programme", "星河光电": "Company",
    "星河光电党支部": "PartyOrganization", "高新区党工委": "PartyOrganization", "人才新政": "Policy",
    "远山公司": "Company", "胡春龙": "Person", "红星车": "Product", "党群中心": "Facility",
}  # fmt: skip
SAID = [
    ("三浦车车", "locatedIn", "肇庆高新区", ""), ("三浦车车党委", "partyOrganizationOf", "三浦车车", ""),
    ("王新", "holdsPost", "三浦车车党委", "党委书记"), ("王新", "holdsPost", "星河研究院", "院长"),
    ("王新", "participatesIn", "123鲲鹏计划", ""), ("唐倚", "holdsPost", "三浦车车", "总经理"),
    ("三浦车车", "received", "省级绿色工厂", ""), ("省级绿色工厂", "awardedBy", "科技厅", ""),
    ("三浦车车", "hasIndustry", "新能源汽车", ""), ("三浦车车", "cooperatesWith", "星河研究院", ""),
    ("肇庆高新区", "runs", "四送活动", ""), ("星河研究院", "establishedBy", "肇庆高新区", ""),
    ("星河光电", "locatedIn", "肇庆高新区", ""), ("星河光电党支部", "partyOrganizationOf", "星河光电", ""),
    ("唐倚", "holdsPost", "星河光电党支部", "书记"), ("唐倚", "memberOf", "星河研究院", ""),
    ("高新区党工委", "issued", "人才新政", ""), ("远山公司", "locatedIn", "肇庆高新区", ""),
    ("肇庆高新区", "investedIn", "星河光电", ""), ("三浦车车", "developed", "红星车", ""),
    ("红星车", "received", "省级绿色工厂", ""), ("胡春龙", "memberOf", "三浦车车", ""),
    ("唐倚", "memberOf", "三浦车车", ""), ("党群中心", "locatedIn", "肇庆高新区", ""),
    ("党群中心", "establishedBy", "高新区党工委", ""),
]  # fmt: skip
ALSO = {"三浦车车": ("三浦",)}
TEXT = "。".join(f"{s}{o}{role}" for s, _, o, role in SAID)


def article(id: str, people: str = "") -> Reading:
    """An article that says all this, and of one person who is met nowhere else."""
    words = Evidence(id, 0, 4, TEXT[:4], "relate.posts.POST", 0.9)
    facts = [Fact(s, p, o, (words,), role) for s, p, o, role in SAID]
    facts.append(Fact("星河研究院", "foundedOn", "2018-06", (words,)))
    facts.append(Fact("三浦车车", "participatesIn", "四送活动", (words,), status="planned"))
    facts.append(Fact("李强", "holdsPost", "远山公司", (words,), "董事长", "2018", "former"))
    kinds = KINDS | ({people: "Person", f"{id}协会": "SocialOrganization"} if people else {})
    facts += [Fact(people, "memberOf", f"{id}协会", (words,))] if people else []
    figures = (
        Statistic("肇庆高新区", "党员", 2595, "名", (words,), "2018"),
        Statistic("三浦车车", "员工", 300, "名", (words,)),
        Statistic("三浦车车", "党员", 30, "名", (words,), "2018"),
        Statistic("三浦车车", "产值", 1.2e9, "元", (words,)),
        Statistic("肇庆高新区", "引进人才", 58, "名", (words,)),
        Statistic("肇庆高新区", "引进人才", 96, "名", (words,), "2019"),
    )
    entities = tuple(Entity(name, kind, (name, *ALSO.get(name, ()))) for name, kind in kinds.items())
    return Reading((Article(id, TEXT, "标题", "2018-11"),), entities, tuple(facts), figures)


READING = resolve([article("a1", "王伟"), article("a2", "王伟")])
SHOWN = state(READING)

# Those that look for contradictions answer where there are some: ``test_conflicts`` has a graph with them.
ANSWERED = [query for query in named() if query not in questions()]


@pytest.mark.parametrize("query", ANSWERED, ids=lambda q: q.name)
def test_each_ready_made_question_is_answered_alike_by_two_engines(query: NamedQuery) -> None:
    mine, theirs = both(READING, query.text)
    assert mine, f"{query.name} has no answer in a graph that has all"
    assert mine == theirs


@pytest.mark.parametrize("query", named(), ids=lambda q: q.name)
def test_each_ready_made_question_opens_with_its_question(query: NamedQuery) -> None:
    assert query.question_zh.endswith("？")
    assert query.question_en.endswith("?")
    assert query.question_zh in query.text
    assert "#" not in query.question_zh


def test_there_are_ready_made_questions() -> None:
    assert len(named()) >= 25
    asked = {query.question_zh for query in named()}
    assert asked >= {"肇庆高新区有哪些企业建立了党支部？", "谁在两个以上单位任职？", "各园区引进人才数的变化？"}
    assert [q.name for q in named()] == sorted({q.name for q in named()})


@pytest.mark.parametrize("query", ANSWERED, ids=lambda q: q.name)
def test_each_ready_made_question_has_an_answer_in_the_sample(sample: Path, query: NamedQuery) -> None:
    rows = run(graph.open(sample), query.text, form="csv").splitlines()
    assert len(rows) > 1, query.question_zh
    assert len(rows) == len(set(rows)), "a row stands twice"


def test_a_question_can_be_asked_of_something_else() -> None:
    query = ready("zone-party-companies")
    assert query.slots == {"zone": "肇庆高新区"}
    assert query.about({}) == query.text
    assert "三浦车车党委" in run(SHOWN, query.text)
    assert "(0 行" in run(SHOWN, query.about({"zone": "清远高新区"}))
    hostile = '"@zh } ?s ?p ?o } #\\'
    assert "(0 行" in run(SHOWN, query.about({"zone": hostile}))
    with pytest.raises(ValueError, match="zone-party-companies has no slot 'place': zone"):
        query.about({"place": "肇庆"})


def test_an_unknown_name_lists_the_names() -> None:
    with pytest.raises(ValueError, match=r"no ready-made query 'x'; there are: .*zone-members"):
        ready("x")


def test_each_question_has_one_theme() -> None:
    names = [question.name for theme in themes() for question in theme.questions]
    assert sorted(names) == [question.name for question in named()]
