"""An agent asks a graph folder over stdio, here the SDK's own client; it reads, within limits, and writes nothing."""

import json
import shutil
import subprocess
import sys
from collections.abc import Awaitable, Callable
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from typing import Any

import anyio
import pytest
from mcp import Client, StdioServerParameters

from hongtu.build import build

Call = Callable[..., Awaitable[Any]]
SERVE = ["-c", "from hongtu.cli import main; main()", "mcp", "--graph"]


def talk(folder: Path, say: Callable[[Call, Client], Awaitable[None]]) -> None:
    """Start a server of a folder, and let somebody talk to it."""

    async def whole() -> None:
        async with Client(StdioServerParameters(command=sys.executable, args=[*SERVE, str(folder)])) as client:

            async def call(tool: str, /, **given: Any) -> Any:
                result = await client.call_tool(tool, given)
                (first,) = result.content
                text = getattr(first, "text", "")
                assert not result.is_error, text
                return json.loads(text) if text.startswith("{") else text

            await say(call, client)

    with ThreadPoolExecutor(1) as aside:  # in this thread a browser of another test may keep a loop running
        aside.submit(anyio.run, whole).result()


def test_tools_answer_with_evidence(sample: Path) -> None:
    before = {p: p.stat().st_mtime_ns for p in sample.rglob("*") if p.is_file()}

    async def say(call: Call, client: Client) -> None:
        tools = (await client.list_tools()).tools
        assert [t.name for t in tools] == ["search", "entity", "path", "query"]
        assert all(t.annotations and t.annotations.read_only_hint for t in tools)
        assert all(t.description for t in tools)

        hits = await call("search", text="三浦车车")
        assert hits["entities"][0]["names"][0] == "广东三浦车车股份有限公司"
        assert (await call("search", text="sunong"))["entities"][0]["names"] == ["苏农"]

        (person,) = (await call("entity", name="苏农"))["entities"]
        assert (person["class"], person["left"]) == ("Person", 0)
        assert {f["property"] for f in person["facts"]} >= {"holdsPost", "received"}
        for quote in (q for f in person["facts"] for q in f["evidence"]):
            assert quote["quote"] in quote["sentence"]
            assert quote["rule"]

        found = await call("path", start="苏农", end="肇庆高新区", number=2)
        first = found["ways"][0]
        assert (first[0]["from"], first[-1]["to"]) == ("苏农", "肇庆高新区")
        assert all(step["fact"]["evidence"] for way in found["ways"] for step in way)

        rows = await call("query", sparql="SELECT ?role WHERE { ?st rdf:subject e:苏农 ; ht:role ?role }")
        assert rows.splitlines()[0] == "role"
        assert "董事长" in rows
        assert "ht:Person" in await call("query", sparql="CONSTRUCT { e:苏农 a ?c } WHERE { e:苏农 a ?c }")

    talk(sample, say)
    assert before == {p: p.stat().st_mtime_ns for p in sample.rglob("*") if p.is_file()}


REFUSED: list[tuple[str, dict[str, Any], str]] = [
    ("query", {"sparql": "DELETE WHERE { ?s ?p ?o }"}, ""),
    ("query", {"sparql": "SELECT * WHERE { SERVICE <http://127.0.0.1:9/> { ?s ?p ?o } }"}, "another server"),
    ("query", {"sparql": "SELECT ?p WHERE { ?s ?p ?o } LIMIT 201"}, "more than 200 rows"),
    ("query", {"sparql": "SELECT * WHERE { ?s ?p ?o }"}, "more than 262144 bytes"),
    ("query", {"sparql": "SELECT * WERE {"}, "line 1, column 10"),
    ("entity", {"name": "苏依"}, "near it: 苏农"),
    ("path", {"start": "苏农", "end": "无此人"}, "no '无此人'"),
    ("path", {"start": "苏农", "end": "肇庆市", "avoid": ["Plaze"]}, "Place"),
    ("search", {"text": "区", "limit": 1000}, "50"),
    ("write", {}, ""),
]


def test_what_cannot_be_answered_is_told_and_the_server_goes_on(sample: Path) -> None:
    async def say(call: Call, client: Client) -> None:
        for name, given, words in REFUSED:
            result = await client.call_tool(name, given)
            told = getattr(result.content[0], "text", "")
            assert result.is_error, (name, told)
            assert words in told, (name, told)
            assert "Traceback" not in told
        (person,) = (await call("entity", name="苏农"))["entities"]
        assert person["facts"]

    talk(sample, say)


def test_a_new_build_is_answered_from_at_once(page: Path, tmp_path: Path) -> None:
    folder = tmp_path / "g"
    build([page], folder)

    async def say(call: Call, client: Client) -> None:
        assert (await call("search", text="苏明远"))["entities"] == []
        page.write_text("广东三浦车车股份有限公司董事长苏明远介绍。\n", encoding="utf-8")
        await anyio.to_thread.run_sync(lambda: build([page], folder))
        assert (await call("search", text="苏明远"))["entities"][0]["class"] == "Person"
        assert "苏明远" in await call("query", sparql="SELECT ?n WHERE { ?p a ht:Person ; rdfs:label ?n }")
        await anyio.to_thread.run_sync(lambda: shutil.rmtree(folder))
        result = await client.call_tool("search", {"text": "苏"})
        assert result.is_error
        assert "no graph" in getattr(result.content[0], "text", "")

    talk(folder, say)


def test_a_folder_without_a_graph_is_one_line(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    from hongtu.cli import main

    with pytest.raises(SystemExit):
        main(["mcp", "--graph", str(tmp_path / "none")])
    err = capsys.readouterr().err
    assert "no graph here" in err
    assert err.count("\n") == 1


def test_without_its_extra_the_command_says_what_to_install() -> None:
    code = "import sys; sys.modules['mcp'] = None; from hongtu.cli import main; main(['mcp'])"
    ended = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True)
    assert (ended.returncode, ended.stderr.count("\n")) == (2, 1)
    assert "pip install 'hongtu[mcp]'" in ended.stderr
