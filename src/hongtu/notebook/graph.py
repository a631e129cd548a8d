"""The object that a notebook works with: a graph that shows itself, answers, draws, and gives tables and networks."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import asdict, dataclass, field, fields, replace
from functools import cached_property
from pathlib import Path
from shutil import rmtree
from tempfile import mkdtemp
from typing import TYPE_CHECKING, Literal, get_args, overload
from weakref import finalize

import networkx as nx
import pyoxigraph as ox

from hongtu.diff import Row as Difference
from hongtu.diff import changes
from hongtu.diff import row as difference
from hongtu.draw import network
from hongtu.explore.index import Index
from hongtu.explore.index import index as indexed
from hongtu.export import of_graph, selected
from hongtu.graph import PREFIXES, from_turtle
from hongtu.graph import Graph as Stored
from hongtu.model import Reading
from hongtu.notebook import answers, shown, tables
from hongtu.notebook.dossier import Dossier
from hongtu.notebook.drawing import Drawing, drawing
from hongtu.notebook.ways import Ways
from hongtu.path import paths
from hongtu.query import named, ready
from hongtu.query.forms import Wanted
from hongtu.query.limits import Ask
from hongtu.report import summary
from hongtu.tally import report
from hongtu.why import bearers

if TYPE_CHECKING:
    import pandas as pd
    import polars as pl
    import rdflib

NAME = re.compile("[a-z0-9-]+")
Form = Literal["pandas", "polars", "graph", "network"]


@dataclass(frozen=True, eq=False, repr=False)
class Graph:
    """A graph of what articles say, read-only. ``hongtu.build`` and ``hongtu.open`` make one.

    ``graph["王新"]`` is all that is said of an entity, by any of its names or its id.
    """

    stored: Stored
    place: Path | None = None
    processes: dict[float, Ask] = field(default_factory=dict)

    @cached_property
    def reading(self) -> Reading:
        """All that the graph says, as values: entities, facts and statistics with their evidence."""
        return self.stored.reading()

    @cached_property
    def index(self) -> Index:
        """What the graph says, by number."""
        return indexed(self.reading)

    @cached_property
    def folder(self) -> Path:
        """The folder that the graph is in; one that was only in memory is written to a folder that lasts as it does."""
        if self.place:
            return self.place
        made = Path(mkdtemp(prefix="hongtu-"))
        finalize(self, rmtree, made, ignore_errors=True)
        self.stored.save(made)
        return made

    def entity(self, name: str) -> Dossier:
        """All that is said of an entity; raises ValueError for a name that none has, or several have."""
        found = bearers(self.reading, name.removeprefix("e:"))
        if len(found) > 1:
            several = "、".join(f"{e.id} ({e.type})" for e in found)
            raise ValueError(f"{len(found)} entities are called {name!r}, ask for one by its id: {several}")
        return Dossier(self.stored, self.reading, found[0])

    def __getitem__(self, name: str) -> Dossier:
        return self.entity(name)

    def __contains__(self, name: object) -> bool:
        return any(name == e.id or name in e.names for e in self.reading.entities)

    def __iter__(self) -> Iterator[str]:
        return (e.id for e in self.reading.entities)

    def __len__(self) -> int:
        return len(self.reading.entities)

    def _ipython_key_completions_(self) -> list[str]:
        return sorted({name for e in self.reading.entities for name in (e.id, *e.names)})

    def __repr__(self) -> str:
        if not self.reading.entities:
            return f"三元组 triples {len(self.stored.store)}"
        return summary(report(self.reading))

    def _repr_html_(self) -> str:
        return shown.summary(self.index)

    @overload
    def query(
        self, query: str, *, form: Literal["pandas"] = ..., seconds: float = ..., **slots: str
    ) -> pd.DataFrame: ...
    @overload
    def query(self, query: str, *, form: Literal["polars"], seconds: float = ..., **slots: str) -> pl.DataFrame: ...
    @overload
    def query(self, query: str, *, form: Literal["graph"], seconds: float = ..., **slots: str) -> Graph: ...
    @overload
    def query(
        self, query: str, *, form: Literal["network"], seconds: float = ..., **slots: str
    ) -> nx.MultiDiGraph[str]: ...

    def query(
        self, query: str, *, form: Form = "pandas", seconds: float = 30, **slots: str
    ) -> pd.DataFrame | pl.DataFrame | Graph | nx.MultiDiGraph[str]:
        """The answer to SPARQL, or to a ready-made question by its name, with values for its slots (``questions``).

        SELECT and ASK give a ``pandas`` or ``polars`` frame, CONSTRUCT and DESCRIBE a ``graph`` or a ``network`` of
        networkx. Raises ValueError in one line for a query that cannot be read, is refused, takes longer than
        ``seconds``, or has another kind of answer.
        """
        if slots and not NAME.fullmatch(query):
            raise ValueError(f"SPARQL has no slots, only ready-made questions have: {', '.join(slots)}")
        if form not in get_args(Form):
            raise ValueError(f"no form {form!r}: take {', '.join(get_args(Form))}")
        text = ready(query).about(slots) if NAME.fullmatch(query) else query
        if seconds not in self.processes:
            self.processes[seconds] = answers.process(self, self.folder, seconds)
        table = form in ("pandas", "polars")
        answer = self.processes[seconds](text, Wanted("json", "") if table else Wanted("", "ttl"))
        if answer.outcome == "unfit":
            right = 'form="graph" or "network"' if table else 'form="pandas" or "polars"'
            raise ValueError(f"this query does not give a {form}: take {right}")
        if table:
            columns, found = answers.rows(answer.text)
            return answers.frame(found, columns) if form == "pandas" else answers.polar(found, columns)
        made = from_turtle(answer.text)
        return Graph(made) if form == "graph" else answers.network(quad.triple for quad in made.store)

    def questions(self) -> pd.DataFrame:
        """The ready-made questions: name, in Chinese and English, and its slots with what it asks by itself."""
        found = ({**{f.name: getattr(q, f.name) for f in fields(q)[:3]}, "slots": str(q.slots or "")} for q in named())
        return answers.frame(found, ("name", "question_zh", "question_en", "slots"))

    def select(self, sparql: str) -> Graph:
        """The part of the graph that a SELECT names: entities with all that is said of them, facts, articles."""
        store = ox.Store()
        store.bulk_extend(ox.Quad(*triple) for triple in selected(of_graph(self.stored), sparql).triples())
        return Graph(Stored(store))

    def facts(self) -> pd.DataFrame:
        """A row for each fact, with the surest of the words that state it."""
        return answers.frame(self.rows.facts(), tables.FACTS)

    def statistics(self) -> pd.DataFrame:
        """A row for each figure, with the words that state it."""
        return answers.frame(self.rows.statistics(), tables.STATISTICS)

    def entities(self, type: str | None = None) -> pd.DataFrame:
        """A row for each entity, of a class and those below it, or of all."""
        return answers.frame(self.rows.entities(type, ()), tables.columns(()))

    def people(self) -> pd.DataFrame:
        """A row for each person: posts, memberships, programmes, honours."""
        return answers.frame(self.rows.entities("Person", tables.PEOPLE), tables.columns(tables.PEOPLE))

    def companies(self) -> pd.DataFrame:
        """A row for each company: where it is, its industries, investments, partners, honours, programmes."""
        return answers.frame(self.rows.entities("Company", tables.COMPANIES), tables.columns(tables.COMPANIES))

    @property
    def rows(self) -> tables.Tables:
        """What tables are made of."""
        return tables.Tables(self.stored, self.reading)

    def draw(self, *names: str, hops: int = 1, max_entities: int = 300, height: int = 640) -> Drawing:
        """The network, or what lies within ``hops`` facts of names, on a page in a frame ``height`` pixels high.

        Of more than ``max_entities`` the most connected are drawn. The page works offline; ``.save(path)`` keeps it.
        """
        return replace(drawing(self.stored, self.index, names, hops, max_entities), height=height)

    def why(self, name: str, other: str | None = None) -> Dossier:
        """The sentences behind all that is said of an entity, or behind what joins it with another."""
        one = self.entity(name)
        return replace(one, other=self.entity(other).id) if other else one

    def path(self, a: str, b: str, *, avoid: Iterable[str] = (), k: int = 3) -> Ways:
        """The ``k`` shortest ways from one name to another, none through entities of the classes to ``avoid``."""
        return Ways(self.stored, self.reading, paths(self.reading, a, b, avoid=avoid, k=k))

    def as_of(self, day: str) -> Graph:
        """What of the graph held on a day, in a month or a year (``2021-06``); raises ValueError for no date."""
        return Graph(self.stored.as_of(str(day)))

    def diff(self, older: Graph) -> pd.DataFrame:
        """A row for each thing, post, fact and figure that came, went or changed since an older graph.

        Raises ValueError for what is no graph.
        """
        if not isinstance(older, Graph):
            raise ValueError(f"{older!r} is no graph; compare with one: graph.diff(hongtu.open(FOLDER))")
        found = changes(older.reading, self.reading)
        names = {e.id: e.names[0] for e in (*older.reading.entities, *self.reading.entities)}
        return answers.frame((asdict(difference(one, names)) for one in found), [f.name for f in fields(Difference)])

    def to_networkx(self) -> nx.MultiDiGraph[str]:
        """Entities as nodes (``label``, ``type``, ``names``), facts as edges (``predicate``, ``role``, ``status``)."""
        return network(self.reading)

    def to_rdflib(self) -> rdflib.Graph:
        """All triples as a graph of rdflib, with the prefixes of ``graph.ttl``."""
        import rdflib

        made = rdflib.Graph()
        for prefix, iri in PREFIXES.items():
            made.bind(prefix, iri)
        made.parse(
            data=self.stored.store.dump(format=ox.RdfFormat.N_TRIPLES, from_graph=ox.DefaultGraph()), format="nt"
        )
        return made
