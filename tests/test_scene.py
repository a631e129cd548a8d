"""The skeleton of a sentence: a sign for each mention, and ways back to the text."""

from hongtu.model import Mention, Sentence
from hongtu.scene import DROPPED, SUBJECT, WRITTEN, Scene, codes, slot

TEXT = "江州大学（以下简称“江大”）与星河光电签约。"


def mention(words: str, kind: str) -> Mention:
    at = TEXT.index(words)
    return Mention(at, at + len(words), words, kind, "test")


SCHOOL, SHORT, FIRM = (
    mention("江州大学", "EducationInstitution"),
    mention("江大", "EducationInstitution"),
    mention("星河光电", "Company"),
)


def test_mentions_are_signs_and_glosses_stand_outside() -> None:
    scene = Scene(Sentence("a", 0, TEXT), (FIRM, SHORT, SCHOOL), subjects=frozenset({SCHOOL}))
    school, firm = chr(SUBJECT + codes()["EducationInstitution"]), chr(WRITTEN + codes()["Company"])
    assert scene.skeleton == f"{school}与{firm}签约。"
    assert [m.text for m in scene.standing.values()] == ["江州大学", "星河光电"]


def test_places_lead_back_to_the_text() -> None:
    scene = Scene(Sentence("a", 0, TEXT), (SCHOOL, FIRM))
    assert TEXT[slice(*scene.words(0, 3))] == "江州大学（以下简称“江大”）与星河光电"
    assert [scene.skeleton[scene.place(TEXT.index(word))] for word in ("与", "签约")] == ["与", "签"]


def test_a_subject_that_is_left_out_has_a_sign_of_its_own() -> None:
    left_out = Mention(0, 0, "", "Company", "test", "星河光电公司")
    scene = Scene(Sentence("a", 0, "签约。"), (left_out,))
    assert scene.skeleton == f"{chr(DROPPED + codes()['Company'])}签约。"


def test_a_slot_takes_a_class_and_those_below_it() -> None:
    organization = slot("Organization")
    assert chr(WRITTEN + codes()["Company"]) in organization
    assert chr(WRITTEN + codes()["Person"]) not in organization
    assert chr(WRITTEN + codes()["Company"]) not in slot("*Organization")
    assert chr(DROPPED + codes()["Company"]) not in slot("Organization", dropped=False)
