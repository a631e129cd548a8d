"""What a user writes with the package passes strict mypy, and what is wrong in it is found."""

from pathlib import Path

from mypy import api

GOOD = """
import hongtu
import networkx as nx
import pandas as pd
import polars as pl

graph: hongtu.Graph = hongtu.build(["articles"], into="graph")
frame: pd.DataFrame = graph.query("posts", zone="肇庆高新区", seconds=5)
other: pl.DataFrame = graph.query("SELECT ?s { ?s a ht:Zone }", form="polars")
part: hongtu.Graph = graph.query("DESCRIBE e:王新", form="graph")
net: nx.MultiDiGraph[str] = graph.query("DESCRIBE e:王新", form="network")
tables: list[pd.DataFrame] = [graph.facts(), graph.people(), graph.companies(), graph.statistics(), graph.diff(part)]
roles: set[str] = {fact.role for fact in graph["王新"].facts if fact.confidence > 0.9}
steps: list[str] = [step.end for way in graph.path("王新", "苏农", avoid=["Place"]) for step in way]
drawn: int = graph.as_of("2021").draw("王新", hops=2).drawn
texts: list[str] = [article.text for article in hongtu.read("page.txt")]
names: list[str] = [entity.names[0] for entity in hongtu.extract("苏农").entities]
nodes: int = graph.to_networkx().number_of_nodes() + len(graph.to_rdflib())
"""
BAD = {
    'hongtu.open("graph").query("posts", form="excel")': "No overload variant",
    'hongtu.open("graph").fact()': 'maybe "facts"',
    'hongtu.build("articles").as_of(2021)': 'expected "str"',
}


def checked(text: str, folder: Path) -> str:
    """What strict mypy says of a text, with the cache of the repository."""
    file = folder / "snippet.py"
    file.write_text(text, encoding="utf-8")
    cache = Path(__file__).parents[1] / ".mypy_cache"
    said, faults, _ = api.run(["--strict", "--config-file=", f"--cache-dir={cache}", str(file)])
    assert not faults
    return said


def test_a_users_code_passes_strict_mypy(tmp_path: Path) -> None:
    assert checked(GOOD, tmp_path).startswith("Success")


def test_a_users_mistakes_are_found(tmp_path: Path) -> None:
    said = checked("\n".join(["import hongtu", *BAD]), tmp_path)
    assert "Found 3 errors" in said
    assert not [message for message in BAD.values() if message not in said]
