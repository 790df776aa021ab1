"""Small rooms: what has grown beyond these has more than one thing to say."""

import ast
from pathlib import Path

import pytest

from backend.core.settings import ROOT

FUNCTION = 40
FILES = {
    "backend/**/*.py": 300,
    "tests/**/*.py": 300,
    "tools/*.py": 300,
    "frontend/**/*.html": 120,
    "static/css/**/*.css": 250,
    "static/js/**/*.js": 150,
}


@pytest.mark.parametrize(("pattern", "most"), FILES.items())
def test_no_file_is_too_long(pattern: str, most: int) -> None:
    lengths = {path.relative_to(ROOT).as_posix(): len(lines(path)) for path in ROOT.glob(pattern)}
    assert lengths
    assert not {file: length for file, length in lengths.items() if length > most}


def test_no_function_is_too_long() -> None:
    files = [path for folder in ("backend", "tests", "tools") for path in (ROOT / folder).rglob("*.py")]
    lengths = {f"{path.relative_to(ROOT)}:{node.lineno}": length(node) for path in files for node in functions(path)}
    assert lengths
    assert not {place: length for place, length in lengths.items() if length > FUNCTION}


def lines(path: Path) -> list[str]:
    return path.read_text(encoding="utf-8").splitlines()


def functions(path: Path) -> list[ast.FunctionDef | ast.AsyncFunctionDef]:
    tree = ast.parse(path.read_text(encoding="utf-8"))
    return [node for node in ast.walk(tree) if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef)]


def length(node: ast.FunctionDef | ast.AsyncFunctionDef) -> int:
    """From its `def` line to its last."""
    return (node.end_lineno or node.lineno) - node.lineno + 1
