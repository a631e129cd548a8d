"""The JSON of a reading, which is also the format of the gold annotations.

An object holds what one file says: ``entities``, ``facts`` and ``statistics``, each with the words that state it. A
reading writes ``type``, ``measure`` and offsets; annotators write ``types``, ``measures`` (all that are acceptable, the
preferred one first) and no offsets. Both are read here.
"""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any, TypeAlias

from hongtu.model import Article, Entity, Evidence, Fact, Reading, Statistic

Json: TypeAlias = dict[str, Any]
PARTS = ("entities", "facts", "statistics")
UNKNOWN = -1


def to_json(reading: Reading, *, id: str, planned: bool = False) -> Json:
    """The JSON object of a reading; ``id`` is the stem of its file, planned facts are left out unless asked for.

    A fact stands once, with the surest of its evidences (the first of those, where several are equally sure).

    >>> to_json(Reading(entities=(Entity("e1", "Person", ("王新",)),)), id="page")["entities"]
    [{'id': 'e1', 'type': 'Person', 'names': ['王新']}]
    """
    facts = [f for f in reading.facts if planned or f.status != "planned"]
    return {
        "id": id,
        "articles": [article_json(a) for a in reading.articles],
        "entities": [{"id": e.id, "type": e.type, "names": list(e.names)} for e in reading.entities],
        "facts": [fact_json(f) for f in facts],
        "statistics": [statistic_json(s) for s in reading.statistics],
    }


def article_json(article: Article) -> Json:
    """An article's object: its id, title, date (or None) and repaired text."""
    return {"id": article.id, "title": article.title, "published": article.published, "text": article.text}


def fact_json(fact: Fact) -> Json:
    """A fact's object: a founding has ``date`` in place of ``o``, and ``role`` stands where there is one."""
    end = {"date": fact.object} if fact.predicate == "foundedOn" else {"o": fact.object}
    role = {"role": fact.role} if fact.role else {}
    best = surest(fact.evidence)
    said: Json = {"s": fact.subject, "p": fact.predicate} | end | role | {"period": fact.period, "status": fact.status}
    return said | evidence_json(best) | {"confidence": best.confidence}


def statistic_json(statistic: Statistic) -> Json:
    """A statistic's object; a whole number stands without decimal point."""
    value = statistic.value
    return {
        "s": statistic.subject,
        "measure": statistic.measure,
        "value": int(value) if float(value).is_integer() else value,
        "unit": statistic.unit,
        "period": statistic.period,
    } | evidence_json(surest(statistic.evidence))


def surest(evidence: Sequence[Evidence]) -> Evidence:
    """The evidence of highest confidence; the first of several."""
    return max(evidence, key=lambda e: e.confidence)


def evidence_json(evidence: Evidence) -> Json:
    """The words, the article and offsets at which they stand, and the rule that read them."""
    place = {"article": evidence.article, "start": evidence.start, "end": evidence.end}
    return {"evidence": evidence.text} | place | {"rule": evidence.by}


def from_json(data: Mapping[str, Any]) -> Reading:
    """The reading that a JSON object holds, one written by ``to_json`` or by an annotator.

    What an annotator left open is: the article's text empty, offsets -1, the rule ``gold``, the first of the acceptable
    types and measures; ``optional`` is not kept. Raises ValueError naming the object and the first key it lacks.

    >>> from_json({"id": "page", "entities": [{"id": "e1", "types": ["Person"], "names": ["王新"]}]}).entities[0].names
    ('王新',)
    """
    name = str(data.get("id", "?"))
    articles = data.get("articles") or [{"id": name, "published": data.get("published")}]
    try:
        return Reading(
            tuple(Article(a["id"], a.get("text", ""), a.get("title", ""), a.get("published")) for a in articles),
            tuple(Entity(e["id"], types(e)[0], tuple(e["names"])) for e in data.get("entities", ())),
            tuple(fact(f, name) for f in data.get("facts", ())),
            tuple(statistic(s, name) for s in data.get("statistics", ())),
        )
    except KeyError as error:
        raise ValueError(f"{name}: an entry lacks {error}") from error


def types(entity: Mapping[str, Any]) -> tuple[str, ...]:
    """The acceptable classes of an entity's object, the preferred one first."""
    return tuple(entity["types"] if "types" in entity else (entity["type"],))


def measures(statistic: Mapping[str, Any]) -> tuple[str, ...]:
    """The acceptable wordings of what a statistic's object counts, the preferred one first."""
    return tuple(statistic["measures"] if "measures" in statistic else (statistic["measure"],))


def fact(data: Mapping[str, Any], file: str) -> Fact:
    """The fact that an object states; ``file`` is the article of an evidence that names none."""
    end = str(data["date"]) if "date" in data else data["o"]
    role, status = data.get("role") or "", data.get("status", "stated")
    return Fact(data["s"], data["p"], end, (evidence(data, file),), role, data.get("period"), status)


def statistic(data: Mapping[str, Any], file: str) -> Statistic:
    """The statistic that an object states."""
    words = (evidence(data, file),)
    return Statistic(data["s"], measures(data)[0], data["value"], data.get("unit") or "", words, data.get("period"))


def evidence(data: Mapping[str, Any], file: str) -> Evidence:
    """The words that an object gives as evidence."""
    start, end = data.get("start", UNKNOWN), data.get("end", UNKNOWN)
    sure = data.get("confidence", 0.9)
    return Evidence(data.get("article", file), start, end, data.get("evidence", ""), data.get("rule", "gold"), sure)


def load(path: Path) -> Json:
    """The JSON object of a file; raises ValueError naming a file that does not hold a reading in the gold format."""
    try:
        data = json.loads(path.read_text(encoding="utf-8"))
    except ValueError as error:
        raise ValueError(f"{path}: no JSON in UTF-8 ({error})") from error
    if not isinstance(data, dict) or not all(isinstance(data.get(part), list) for part in PARTS):
        raise ValueError(f"{path}: not in the gold format: it needs lists of {', '.join(PARTS)}")
    try:
        from_json(data)
    except (ValueError, TypeError) as error:
        raise ValueError(f"{path}: not in the gold format: {error}") from error
    return data


def dump(data: Mapping[str, Any]) -> str:
    """The text of a JSON object: Chinese as it is, each entry of its lists on a line of its own.

    >>> print(dump({"id": "page", "entities": [{"id": "e1"}], "facts": []}), end="")
    {"id": "page",
     "entities": [
      {"id": "e1"}],
     "facts": []}
    """
    return "{" + ",\n ".join(f"{json.dumps(key)}: {lines(value)}" for key, value in data.items()) + "}\n"


def lines(value: object) -> str:
    """The JSON of a value; that of a list has an entry a line."""
    if not isinstance(value, list) or not value:
        return json.dumps(value, ensure_ascii=False)
    return "[\n  " + ",\n  ".join(json.dumps(entry, ensure_ascii=False) for entry in value) + "]"
