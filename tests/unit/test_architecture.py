"""Who may import whom (docs/architecture.md), read from the syntax trees."""

from __future__ import annotations

import ast
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
PURE = {
    "model": set[str](),
    "errors": set[str](),
    "packs": set[str](),
    "text": {"packs"},
    "messages": {"model"},
    "ports": {"model", "messages"},
}
READER = ("words", "scene", "counts", "incidents", "authors", "facts")  # each knows the ones before it, and they nothing of it
EDGE = {"aws", "lambda_", "lambda_http", "settings"}
PURE_LIBRARIES = {"pydantic", "marisa_trie", "standardwebhooks", "fasttext", "tocsin"}
EDGE_LIBRARIES = {
    "aws": {"boto3", "botocore", "urllib3", "pydantic", "standardwebhooks", "tocsin", "mypy_boto3_dynamodb"}
    | {f"mypy_boto3_{s}" for s in ("events", "s3", "secretsmanager", "sqs")},
    "lambda_": {"aws_lambda_powertools", "pydantic", "tocsin"},
    "lambda_http": {"tocsin"},
    "settings": {"pydantic", "tocsin"},
}
IMPURE = {"os", "random", "secrets", "socket", "ssl", "subprocess", "threading", "time", "urllib.request", "http.client", "asyncio"}
CLOCKS = {"now", "utcnow", "today", "time", "monotonic", "perf_counter"}


def modules(folder: str) -> list[Path]:
    return sorted(p for p in (ROOT / folder).rglob("*.py") if "compiled" not in p.parts)


def imports(path: Path) -> Iterator[str]:
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Import):
            yield from (alias.name for alias in node.names)
        elif isinstance(node, ast.ImportFrom) and node.module:
            assert node.level == 0, f"{path}: relative import"
            yield node.module
            yield from (f"{node.module}.{alias.name}" for alias in node.names)


def room(path: Path) -> str:
    """The part of tocsin that a file belongs to: "model", "aws", "errors" …"""
    return path.relative_to(ROOT / "shared" / "tocsin").parts[0].removesuffix(".py")


def rooms_used(path: Path) -> set[str]:
    return {name.split(".")[1] for name in imports(path) if name.startswith("tocsin.")}


def foreign(path: Path, known: set[str]) -> set[str]:
    """Packages outside the standard library that are not among the known."""
    return {name.split(".")[0] for name in imports(path)} - known - set(sys.stdlib_module_names)


def named_for_annotations(path: Path) -> set[str]:
    """What is imported where only the type checker looks."""
    blocks = [n for n in ast.walk(ast.parse(path.read_text(encoding="utf-8"))) if isinstance(n, ast.If)]
    found = [n for b in blocks if ast.unparse(b.test) == "TYPE_CHECKING" for n in b.body if isinstance(n, ast.ImportFrom)]
    return {name for n in found for name in (n.module or "", *(f"{n.module}.{alias.name}" for alias in n.names))}


SHARED = [p for p in modules("shared/tocsin") if room(p) != "__init__"]


@pytest.mark.parametrize("path", SHARED, ids=lambda p: str(p.relative_to(ROOT)))
def test_shared_imports_only_what_its_room_may(path: Path) -> None:
    mine = room(path)
    assert not foreign(path, EDGE_LIBRARIES.get(mine, PURE_LIBRARIES)), "a library that this room may not use"
    if mine in PURE:
        assert rooms_used(path) - {mine} <= PURE[mine]
    if mine not in EDGE:
        assert not rooms_used(path) & EDGE, "the pure rooms know nothing of AWS, Lambda or the environment"
    if mine not in {"stages", "lambda_http"}:
        assert "stages" not in rooms_used(path)


@pytest.mark.parametrize("layer", READER)
def test_a_layer_of_the_reader_knows_only_those_below(layer: str) -> None:
    above = READER[READER.index(layer) + 1 :]
    for path in modules(f"shared/tocsin/extraction/{layer}"):
        used = {name.split(".")[2] for name in set(imports(path)) - named_for_annotations(path) if name.startswith("tocsin.extraction.")}
        assert not used & {*above, "reader", "assembly"}, path.name


@pytest.mark.parametrize("path", [p for p in SHARED if room(p) not in EDGE], ids=lambda p: str(p.relative_to(ROOT)))
def test_pure_rooms_reach_for_nothing(path: Path) -> None:
    assert not set(imports(path)) & IMPURE
    calls = [n.func for n in ast.walk(ast.parse(path.read_text(encoding="utf-8"))) if isinstance(n, ast.Call)]
    clocks = [
        f.attr for f in calls if isinstance(f, ast.Attribute) and f.attr in CLOCKS and ast.unparse(f.value) in {"datetime", "date", "time"}
    ]
    assert not clocks, "the time comes from the Clock port"


@pytest.mark.parametrize("path", modules("functions"), ids=lambda p: str(p.relative_to(ROOT)))
def test_a_function_imports_no_other_function(path: Path) -> None:
    mine = path.relative_to(ROOT / "functions").parts[0]
    others = {p.name for p in (ROOT / "functions").iterdir() if p.is_dir()} - {mine}
    used = {name.split(".")[0] for name in imports(path)}
    assert not used & (others | {"local", "tests", "compiler", "boto3"})


@pytest.mark.parametrize("path", modules("functions"), ids=lambda p: str(p.relative_to(ROOT)))
def test_a_handler_is_short(path: Path) -> None:
    if path.name == "app.py":
        assert len(path.read_text(encoding="utf-8").splitlines()) <= 40
        functions = [n for n in ast.walk(ast.parse(path.read_text(encoding="utf-8"))) if isinstance(n, ast.FunctionDef)]
        assert all((f.end_lineno or 0) - f.lineno < 25 for f in functions)


@pytest.mark.parametrize("path", [*modules("shared"), *modules("functions")], ids=lambda p: str(p.relative_to(ROOT)))
def test_nothing_is_opened_at_import(path: Path) -> None:
    """No file is read and no client made by the statements of a module itself."""
    tree = ast.parse(path.read_text(encoding="utf-8"))
    statements = [n for n in tree.body if isinstance(n, ast.Assign | ast.AnnAssign | ast.Expr)]
    called = {ast.unparse(c.func) for s in statements for c in ast.walk(s) if isinstance(c, ast.Call)}
    assert not {
        name for name in called if name.split(".")[-1] in {"open", "read_text", "read_bytes", "load", "client", "resource", "Logger"}
    }
