"""The rules of the house that no tool knows: imports run one way, modules stay short, words are no code."""

import ast
import re
from collections.abc import Iterator
from pathlib import Path

import pytest

SOURCE = Path(__file__).parents[1] / "src" / "hongtu"
MODULES = sorted(SOURCE.rglob("*.py"))
LINE = """pool < unswept < model < held < gold < judgements < ontology < lexicon < learned < scene < needs < rule <
          read < find < relate < renamed < confidence < gather < resolve < census < plugin < extract < version <
          cache < corpus < seen < sources < lookup < graph < shapes < flaws < checked < query < conflicts <
          validate < export < explore < draw < compare < score < annotate < why < path < diff < difference <
          ripple < tally < report < forgotten < last < kept < unstated < noted < texts < again < written < build <
          forget < review < judge < llm < agents < spark < serve < notebook < terminal < cli_ask < cli_build <
          cli_export < cli_gold < cli_judge < cli < __main__"""
ORDER = re.findall(r"\w+", LINE)
CHINESE = re.compile(r"[\u4e00-\u9fff]")


def layer(module: str) -> int:
    return ORDER.index(module.split(".")[0])


def home(path: Path) -> str:
    """The module in the order to which a file belongs; of the package itself, the last."""
    parts = path.relative_to(SOURCE).with_suffix("").parts
    return ORDER[-1] if parts[0] == "__init__" else parts[0]


def imported(path: Path) -> Iterator[str]:
    """The modules of hongtu that a file imports, without the package's name."""
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.ImportFrom) and (node.module or "").split(".")[0] == "hongtu":
            tail = (node.module or "").removeprefix("hongtu").removeprefix(".")
            yield from [tail] if tail else [alias.name for alias in node.names]
        if isinstance(node, ast.Import):
            yield from (a.name.removeprefix("hongtu.") for a in node.names if a.name.startswith("hongtu."))


@pytest.mark.parametrize("path", MODULES, ids=lambda p: str(p.relative_to(SOURCE)))
def test_imports_run_one_way(path: Path) -> None:
    own = home(path)
    assert not [name for name in imported(path) if layer(name) > layer(own)]


@pytest.mark.parametrize("path", MODULES, ids=lambda p: str(p.relative_to(SOURCE)))
def test_modules_and_functions_stay_short(path: Path) -> None:
    text = path.read_text(encoding="utf-8")
    tree = ast.parse(text)
    doc = ast.get_docstring(tree)
    assert doc, f"{path.name} does not say what it is for"
    assert re.search(r"[.:]$", doc.split("\n\n")[0]), f"{path.name} does not open with a sentence"
    assert text.count("\n") <= 250
    functions = [n for n in ast.walk(tree) if isinstance(n, ast.FunctionDef | ast.AsyncFunctionDef)]
    assert not [f.name for f in functions if (f.end_lineno or 0) - f.lineno >= 40]


@pytest.mark.parametrize("path", MODULES, ids=lambda p: str(p.relative_to(SOURCE)))
def test_no_rule_takes_the_name_of_another(path: Path) -> None:
    body = ast.parse(path.read_text(encoding="utf-8")).body
    names = [t.id for n in body if isinstance(n, ast.Assign) for t in n.targets if isinstance(t, ast.Name)]
    names += [n.name for n in body if isinstance(n, ast.FunctionDef | ast.ClassDef)]
    assert len(names) == len(set(names))


@pytest.mark.parametrize("path", MODULES, ids=lambda p: str(p.relative_to(SOURCE)))
def test_words_are_text_files_and_no_lists_in_code(path: Path) -> None:
    rows = [
        n
        for n in ast.walk(ast.parse(path.read_text(encoding="utf-8")))
        if isinstance(n, ast.List | ast.Tuple | ast.Set)
    ]
    for row in rows:
        words = [e.value for e in row.elts if isinstance(e, ast.Constant) and isinstance(e.value, str)]
        assert sum(len(w) <= 6 and bool(CHINESE.search(w)) for w in words) <= 7, f"{path.name}:{row.lineno}"


def test_every_module_has_its_tests() -> None:
    tests = {p.stem.removeprefix("test_") for p in Path(__file__).parent.glob("test_*.py")}
    modules = {home(p) for p in MODULES} - {ORDER[-1]}
    assert not [m for m in sorted(modules) if not any(t.startswith(m) for t in tests)]


def test_no_module_is_named_after_nothing() -> None:
    assert not {p.stem for p in MODULES} & {"utils", "common", "helpers", "base", "manager", "constants", "services"}
