"""Why a graph says what it says: the sentence and rule of a name's facts, and what rules see in a sentence."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping

from hongtu.explore.index import Told
from hongtu.graph import Graph
from hongtu.lookup import called
from hongtu.model import Claim, Entity, Evidence, Fact, Figure, Mention, Reading, Statistic
from hongtu.ontology import ontology
from hongtu.query import columns


def why(graph: Graph, name: str) -> str:
    """All that a graph says of the entities of a name, for reading; the evidence stands in 【】 inside its sentence.

    ``name`` is any of an entity's names, or its id. Raises ValueError with the nearest names if there is none.
    """
    reading = graph.reading()
    return "\n\n".join("\n".join(lines(graph, reading, one)) for one in bearers(reading, name))


def bearers(reading: Reading | Told, name: str) -> tuple[Entity, ...]:
    """The entities that have a name, id or former id; raises ValueError with the nearest names if there is none."""
    ids = called({e.id: (*e.names, *e.former) for e in reading.entities}, name)
    return tuple(e for e in reading.entities if e.id in ids)


def lines(graph: Graph, reading: Reading, entity: Entity) -> Iterator[str]:
    """An entity with its class and names, and what is said of it."""
    kind = ontology().classes[entity.type]
    yield f"{entity.names[0]}  {kind.label_zh} {kind.name}  e:{entity.id}"
    if entity.names[1:]:
        yield f"  又名 also: {'、'.join(entity.names[1:])}"
    names = {e.id: e.names[0] for e in reading.entities}
    for fact in reading.facts:
        if entity.id in (fact.subject, fact.object):
            yield f"  {said(fact, names)}"
            yield from quoted(graph, fact.evidence)
    for figure in reading.statistics:
        if entity.id == figure.subject:
            yield f"  {counted(figure, names)}"
            yield from quoted(graph, figure.evidence)


def said(fact: Fact, names: Mapping[str, str]) -> str:
    """A fact in one line: 唐倚智 —任职于 holdsPost→ 唯品会公司党委（党委书记）."""
    label = ontology().properties[fact.predicate].label_zh
    end = names.get(fact.object, fact.object)
    notes = noted(fact.role, fact.period, "" if fact.status == "stated" else fact.status)
    return f"{names[fact.subject]} —{label} {fact.predicate}→ {end}{notes}"


def counted(figure: Statistic, names: Mapping[str, str]) -> str:
    """A figure in one line: 肇庆高新区 党员 2595名（2018）."""
    return f"{names[figure.subject]} {figure.measure} {figure.value:.15g}{figure.unit}{noted(figure.period)}"


def noted(*notes: str | None) -> str:
    """Notes in brackets, those that there are.

    >>> noted("党委书记", None, "former"), noted("", None)
    ('（党委书记，former）', '')
    """
    given = "，".join(filter(None, notes))
    return f"（{given}）" if given else ""


def quoted(graph: Graph, evidence: tuple[Evidence, ...]) -> Iterator[str]:
    """Each evidence inside its sentence, and under it where it stands, the rule that read it and how sure that is."""
    for one in evidence:
        before, after = graph.sentence(one)
        yield f"    {' '.join(f'{before}【{one.text}】{after}'.split())}"
        yield f"    {one.article} {one.start}-{one.end}  {one.by}  {one.confidence:.2f}"


def seen(text: str, mentions: Iterable[Mention], claims: Iterable[Claim | Figure]) -> str:
    """A text, under it what it names, each below its first character, and what rules make of that.

    >>> plan = Mention(2, 9, "123鲲鹏计划", "Programme", "find.quoted")
    >>> print(seen("入选123鲲鹏计划", [plan], []))
    入选123鲲鹏计划
        123鲲鹏计划  Programme  find.quoted
    """
    return "\n".join((text, *(below(text, m) for m in mentions), *map(claimed, claims)))


def below(text: str, mention: Mention) -> str:
    """A mention below its first character, with what it stands for, its class and its rule."""
    meant = f" = {mention.name}" if mention.name and mention.name != mention.text else ""
    return f"{' ' * columns(text[: mention.start])}{mention.text}{meant}  {mention.type}  {mention.by}"


def claimed(claim: Claim | Figure) -> str:
    """What a rule says of mentions, and its name."""
    subject = claim.subject.name or claim.subject.text
    if isinstance(claim, Figure):
        return f"{subject} {claim.measure} {claim.value:.15g}{claim.unit}{noted(claim.period)}  {claim.by}"
    notes = noted(claim.role, claim.period, "" if claim.status == "stated" else claim.status)
    return f"{subject} —{claim.predicate}→ {claim.object.name or claim.object.text}{notes}  {claim.by}"
