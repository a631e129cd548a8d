"""What is wrong with a graph is told with the sentence behind it; a sound graph has no flaw, however it is cut up."""

import pytest
from msgspec.structs import replace

from hongtu import flaws as module
from hongtu.flaws import flaws, unsound
from hongtu.graph import PREFIXES, Graph, state
from hongtu.model import Evidence, Reading

SENTENCE = "江州高新区实施“青蓝计划”。"


def broken(small: Reading, change: str) -> Graph:
    graph = state(small)
    graph.store.update(change, prefixes=PREFIXES)
    return graph


@pytest.mark.parametrize("size", [1, 2, 3, 2000])
def test_a_sound_graph_has_no_flaw_however_it_is_cut_up(
    size: int, small: Reading, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(module, "CHUNK", size)
    assert list(flaws(state(small))) == []


def test_a_flaw_shows_its_fact_and_its_sentence(small: Reading) -> None:
    runs = "{ ?st rdf:predicate ht:runs ; ht:confidence ?n }"
    change = f"DELETE {{ ?st ht:confidence ?n }} INSERT {{ ?st ht:confidence 1.5 }} WHERE {runs}"
    (found,) = flaws(broken(small, change))
    lines = str(found).splitlines()
    assert lines[0].startswith("江州高新区 —开展 runs→ 青蓝计划  e:st-")
    assert lines[1].strip() == "可信度是零到一之间的小数 the confidence is a decimal between nought and one: 1.5"
    assert lines[2].strip() == f"【{SENTENCE[:-1]}】。  page 0-13"


def test_an_entity_of_another_class_shows_the_fact_that_does_not_fit(small: Reading) -> None:
    change = "DELETE { e:青蓝计划 a ht:Programme } INSERT { e:青蓝计划 a ht:Zone } WHERE {}"
    found = list(flaws(broken(small, change)))
    assert {f.english for f in found} == {
        "“runs” has an object of another class",
        "“participates in” has an object of another class",
    }
    assert all(f.value == "Zone" and f.sentences for f in found)


def test_what_is_said_of_an_entity_shows_where(small: Reading) -> None:
    (found,) = flaws(broken(small, 'INSERT DATA { e:江州高新区 skos:altLabel "江州高新区"@zh }'))
    assert found.node == "江州高新区  e:江州高新区"
    assert len(found.sentences) == 3
    assert all("江州高新区" in sentence for sentence in found.sentences)


LAWS = {
    "INSERT DATA { e:远山村 ht:locatedIn e:江州高新区 }": ("a direct triple that no fact states", "locatedIn"),
    "DELETE DATA { e:江州高新区 ht:runs e:青蓝计划 }": ("a fact without its direct triple", ""),
    'INSERT DATA { e:x rdfs:label "无类"@zh }': ("has no class of the vocabulary", ""),
    "INSERT DATA { e:x a ht:Planet }": ("has no class of the vocabulary", ""),
    """DELETE { ?st ht:status ?s } INSERT { ?st ht:status "planned" }
       WHERE { ?st rdf:predicate ht:runs ; ht:status ?s }""": (
        "a direct triple that no fact states",
        "runs",
    ),
}


@pytest.mark.parametrize("change", LAWS)
def test_laws_that_no_shape_can_say(change: str, small: Reading) -> None:
    found = [(f.english, f.value) for f in flaws(broken(small, change))]
    assert found == [LAWS[change]]


def test_evidence_of_nothing_is_found(small: Reading) -> None:
    change = "DELETE { ?st prov:wasDerivedFrom ?ev } WHERE { ?st rdf:predicate ht:runs ; prov:wasDerivedFrom ?ev }"
    found = list(flaws(broken(small, change)))
    assert {f.english for f in found} == {"there is evidence, once or more", "evidence of no fact and no figure"}
    idle = next(f for f in found if f.english.startswith("evidence of"))
    assert idle.sentences == (f"【{SENTENCE[:-1]}】。  page 0-13",)


def test_a_name_that_moved_is_no_flaw(small: Reading) -> None:
    assert list(flaws(broken(small, "INSERT DATA { e:旧名 dcterms:isReplacedBy e:远山村 }"))) == []


def test_articles_are_checked_as_they_are_read(small: Reading) -> None:
    wild = replace(small, statistics=(replace(small.statistics[0], unit="", period="2018-6"),))
    found = list(unsound([small, wild] * 20))
    assert [len(one) for one in found] == [0, 1] * 20
    assert str(found[1][0]).splitlines()[1:] == [
        "  时间是 ISO 日期或区间 the period is an ISO date or interval: 2018-6",
        "    江州高新区有党员1240名 "[:0] + "    【江州高新区有党员1240名】。  page 42-55",
    ]


def test_hostile_words_stay_on_their_line(small: Reading) -> None:
    words = Evidence("page", -1, -1, "甲\n乙\u202e\x1b[31m", "rule", 1.5)
    (found,) = unsound([replace(small, statistics=(replace(small.statistics[0], evidence=(words,)),))])
    lines = [line for flaw in found for line in str(flaw).splitlines()]
    assert len(lines) == 3
    assert not [line for line in lines if "\u202e" in line or "\x1b" in line]
