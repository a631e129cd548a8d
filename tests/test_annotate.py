"""A draft is gold as it stands, keeps nobody's work from them, and what is wrong with a corrected one has its line."""

import json
from collections.abc import Callable
from pathlib import Path

import pytest

from hongtu.annotate import annotate, check
from hongtu.extract import extract
from hongtu.gold import load
from hongtu.plugin import plugin
from hongtu.score import figures, score_folder

ROOT = Path(__file__).parents[1]
TEXT = "仓库里的先锋\n\n广东三浦车车股份有限公司董事长杨佳\n良介绍，公司成立于2018年6月，有员工120名。\n"
GOOD = """{"id": "page",
 "published": null,
 "entities": [
  {"id": "e1", "types": ["Company"], "names": ["三浦车车股份有限公司", "三浦车车股份有限公司党委"]},
  {"id": "e2", "types": ["Person"], "names": ["杨佳良"]},
  {"id": "e3", "types": ["Place"], "names": ["广东"], "optional": true}],
 "facts": [
  {"s": "e2", "p": "holdsPost", "o": "e1", "role": "董事长", "evidence": "董事长杨佳良", "period": "2018"},
  {"s": "e1", "p": "foundedOn", "date": "2018-06", "evidence": "成立于2018年6月"}],
 "statistics": [
  {"s": "e1", "measures": ["员工"], "value": 120, "unit": "名", "period": "三年来", "evidence": "有员工120名"}]}
"""


@pytest.fixture
def page(tmp_path: Path) -> Path:
    file = tmp_path / "page.txt"
    file.write_text(TEXT, encoding="utf-8")
    return file


def test_a_draft_is_gold_of_what_was_read(page: Path, tmp_path: Path) -> None:
    out, text = annotate(page, tmp_path / "gold" / "page.json")
    assert (out.name, text.read_text(encoding="utf-8")) == ("page.json", TEXT)
    assert list(check([tmp_path / "gold"])) == []
    marks = score_folder(tmp_path / "gold")
    wanted = [figures(marks, part).wanted for part in ("entities", "facts", "statistics")]
    assert all(wanted)
    assert {m.verdict for m in marks} == {"right"}
    (post,) = [f for f in load(out)["facts"] if f["p"] == "holdsPost"]
    assert post.keys() == {"s", "p", "o", "role", "evidence"}


def test_the_sample_makes_drafts_without_fault(tmp_path: Path) -> None:
    for file in sorted((ROOT / "data" / "articles").iterdir()):
        annotate(file, tmp_path / f"{file.stem}.json")
    assert list(check([tmp_path])) == []
    assert list(check([ROOT / "data" / "gold"])) == []


def test_a_corrected_draft_tells_what_is_read_worse(page: Path, tmp_path: Path) -> None:
    out, _ = annotate(page, tmp_path / "gold" / "page.json")
    out.write_text(out.read_text(encoding="utf-8").replace('"role": "董事长"', '"role": "监事"'), encoding="utf-8")
    verdicts = {(m.key, m.verdict) for m in score_folder(tmp_path / "gold") if m.part == "facts"}
    assert {("holdsPost", "missed"), ("holdsPost", "false")} <= verdicts


def test_what_is_no_text_leaves_the_text_that_was_read(tmp_path: Path) -> None:
    web = tmp_path / "page.html"
    web.write_text(f"<html><body><article><h1>园区要闻</h1><p>{TEXT}</p></article></body></html>", encoding="utf-8")
    out, text = annotate(web, tmp_path / "gold" / "page.json")
    assert "杨佳良介绍" in text.read_text(encoding="utf-8")
    assert {e.names[0] for e in extract(text).entities} >= {"杨佳良"}
    assert list(check([out])) == []


def test_nobodys_work_is_written_over(page: Path, tmp_path: Path) -> None:
    out, text = annotate(page, tmp_path / "gold" / "page.json")
    work = out.read_bytes()
    with pytest.raises(ValueError, match=r"page\.json: is there already; correct that one"):
        annotate(page, out)
    out.unlink()
    page.write_text("另一篇。", encoding="utf-8")
    with pytest.raises(ValueError, match=r"page\.txt: another text is there already"):
        annotate(page, out)
    assert not out.exists()
    assert text.read_text(encoding="utf-8") == TEXT
    page.write_text(TEXT, encoding="utf-8")
    assert annotate(page, page.with_suffix(".json"))[1] == page
    assert page.with_suffix(".json").read_bytes() == work
    for name, words in [("a.zip", "holds many files"), ("a.jsonl", "holds many files")]:
        with pytest.raises(ValueError, match=words):
            annotate(tmp_path / name, tmp_path / "a.json")
    with pytest.raises(ValueError, match=r"gold is a \.json file"):
        annotate(page, tmp_path / "a.txt")


def test_plug_ins_draft_too(page: Path, tmp_path: Path) -> None:
    names = tmp_path / "names.txt"
    names.write_text("先锋\tHonour\n", encoding="utf-8")
    out, _ = annotate(page, tmp_path / "gold" / "page.json", [plugin(str(names))])
    assert ["Honour"] in [e["types"] for e in load(out)["entities"]]


Change = Callable[[str], str]


def swap(old: str, new: str) -> Change:
    assert GOOD.count(old), old
    return lambda text: text.replace(old, new, 1)


@pytest.mark.parametrize(
    ("change", "told"),
    [
        (
            swap('["Company"]', '["Compny"]'),
            "4: entities: no class 'Compny' in the vocabulary; did you mean 'Company'?",
        ),
        (swap('["杨佳良"]', '["杨佳梁"]'), "5: entities: no name of it is in the text: 杨佳梁"),
        (
            swap('["杨佳良"]', '["杨佳良", "杨佳良"]'),
            "5: entities: names is a list of names, the fullest first, none twice",
        ),
        (swap('["Person"]', '"Person"'), "5: entities: types is a list of classes, the preferred one first"),
        (swap('"id": "e2"', '"id": "e1"'), "5: entities: stands on line 4 already"),
        (swap('"id": "e3"', '"nid": "e3"'), "6: entities: unknown key 'nid'"),
        (swap('"optional": true', '"optional": "yes"'), "6: entities: optional is true, or left out"),
        (swap('"董事长杨佳良"', '"董事长杨家良"'), "8: facts: evidence is not in the text: '董事长杨家良'"),
        (swap('"holdsPost"', '"holdsPosts"'), "8: facts: no property 'holdsPosts' in the vocabulary"),
        (swap('"o": "e1"', '"o": "e9"'), "8: facts: no entity 'e9' (o)"),
        (swap('"o": "e1"', '"o": "e2"'), "8: facts: holdsPost does not join Person and Person"),
        (swap('"o": "e1"', '"o": "e3"'), "8: facts: is optional, since its entity e3 is"),
        (swap('"role": "董事长", ', ""), "8: facts: holdsPost has a role, and it alone"),
        (swap('"period": "2018"', '"period": "去年"'), "8: facts: period is a date or interval"),
        (swap('"date": "2018-06"', '"date": "2018年6月"'), "9: facts: foundedOn has a date (2018-06) in place of o"),
        (swap('"o": "e1", ', '"date": "2018", '), "8: facts: holdsPost has an entity as o, and no date"),
        (swap('["员工"]', "[]"), "11: statistics: measures is a list of words"),
        (swap('"value": 120', '"value": "120"'), "11: statistics: value is a number, not '120'"),
        (
            swap('  {"s": "e1", "measures"', '  7,\n  {"s": "e1", "measures"'),
            "11: statistics: an entry is an object, not 7",
        ),
        (swap('"id": "page"', '"id": "paper"'), "1: id is that of the file: 'page'"),
        (swap('"published": null', '"published": "May"'), "2: published is a date or null, not 'May'"),
        (swap(' "facts"', ' "notes": [],\n "by": "me",\n "facts"'), "8: unknown key 'by'"),
        (swap("}],\n", "},],\n"), "6: no JSON: Expecting value"),
        (lambda text: "[]", "1: no JSON object"),
    ],
)
def test_each_fault_is_told_with_its_line(change: Change, told: str, page: Path) -> None:
    gold = page.with_suffix(".json")
    gold.write_text(GOOD, encoding="utf-8")
    assert list(check([gold])) == []
    gold.write_text(change(GOOD), encoding="utf-8")
    found = list(check([page.parent]))
    assert any(line.startswith(f"{gold}:{told}") for line in found), found


def test_paths_without_gold_are_named(page: Path, tmp_path: Path) -> None:
    (tmp_path / "empty").mkdir()
    for path in (tmp_path / "empty", tmp_path / "none.json"):
        with pytest.raises(ValueError, match="no gold files"):
            list(check([path]))
    alone = tmp_path / "alone.json"
    alone.write_text(json.dumps({"id": "alone"}), encoding="utf-8")
    assert list(check([alone])) == [f"{alone}:1: no article of this name beside it (alone.txt)"]
