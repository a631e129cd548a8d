"""A draft reading of an article in the form that annotators write, with the text beside it."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from hongtu.extract import together
from hongtu.gold import Json, dump, surest
from hongtu.model import Article, Fact, Reading, Statistic
from hongtu.plugin import Plugin
from hongtu.read import read
from hongtu.read.archive import suffix
from hongtu.read.encoding import decode

SEVERAL = (".zip", ".jsonl")


def annotate(article: Path, out: Path, plugins: Sequence[Plugin] = ()) -> tuple[Path, Path]:
    """Write a draft reading of a file (``NAME.json``) and its text (``NAME.txt``) beside it; gives both paths.

    Raises ValueError where one of the two is there already: nobody's work by hand is written over.
    """
    if suffix(article.name) in SEVERAL:
        raise ValueError(f"{article}: holds many files; annotate one page")
    if out.suffix != ".json":
        raise ValueError(f"{out}: gold is a .json file")
    if out.exists():
        raise ValueError(f"{out}: is there already; correct that one, or say where with --out")
    articles = read(article)
    text = beside(article, out.with_suffix(".txt"), articles)
    out.parent.mkdir(parents=True, exist_ok=True)
    out.write_text(dump(draft(together(articles, plugins), out.stem)), encoding="utf-8", newline="\n")
    return out, text


def beside(article: Path, to: Path, articles: Sequence[Article]) -> Path:
    """Write the text of a file beside its gold: as it is where it is a text, else what was read of it."""
    plain = suffix(article.name) == ".txt"
    text = decode(article.read_bytes(), str(article)) if plain else "\n\n".join(a.text for a in articles) + "\n"
    if to.exists():
        if not to.samefile(article) and decode(to.read_bytes(), str(to)) != text:
            raise ValueError(f"{to}: another text is there already; say where with --out")
        return to
    to.parent.mkdir(parents=True, exist_ok=True)
    to.write_text(text, encoding="utf-8", newline="\n")
    return to


def draft(reading: Reading, id: str) -> Json:
    """A reading in the form that annotators write: acceptable types and measures, words for evidence, no offsets.

    >>> from hongtu.extract import understand
    >>> draft(understand(Article("a", "三浦车车公司董事长苏农介绍。")), "a")["facts"]
    [{'s': 'e2', 'p': 'holdsPost', 'o': 'e1', 'role': '董事长', 'evidence': '三浦车车公司董事长苏农'}]
    """
    return {
        "id": id,
        "published": next((a.published for a in reading.articles if a.published), None),
        "entities": [{"id": e.id, "types": [e.type], "names": list(e.names)} for e in reading.entities],
        "facts": [stated(f) for f in reading.facts if f.status != "planned"],
        "statistics": [counted(s) for s in reading.statistics],
    }


def stated(fact: Fact) -> Json:
    """A fact as annotators write it."""
    end = {"date": fact.object} if fact.predicate == "foundedOn" else {"o": fact.object}
    role = {"role": fact.role} if fact.predicate == "holdsPost" and fact.role else {}
    return {"s": fact.subject, "p": fact.predicate} | end | role | {"evidence": surest(fact.evidence).text}


def counted(statistic: Statistic) -> Json:
    """A statistic as annotators write it."""
    value = statistic.value
    said: Json = {
        "s": statistic.subject,
        "measures": [statistic.measure],
        "value": int(value) if float(value).is_integer() else value,
        "unit": statistic.unit,
    }
    period = {"period": statistic.period} if statistic.period else {}
    return said | period | {"evidence": surest(statistic.evidence).text}
