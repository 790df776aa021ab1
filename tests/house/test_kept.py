"""What is kept of a pack is emptied when the pack changes: no cache forgets to say that it holds some of it."""

import ast
from collections.abc import Iterator
from pathlib import Path

from backend.core.settings import ROOT

CACHES = ("cache", "lru_cache")
# What comes from a pack: loading one, a page or a piece of one, or being asked for a gemeente.
OF_A_PACK = {"load", "load_all", "fragment", "for_pack", "sheets"}


def decorators(function: ast.FunctionDef) -> set[str]:
    calls = (each.func if isinstance(each, ast.Call) else each for each in function.decorator_list)
    return {call.attr if isinstance(call, ast.Attribute) else call.id for call in calls if hasattr(call, "lineno")}


def called(function: ast.FunctionDef) -> set[str]:
    calls = (part.func for part in ast.walk(function) if isinstance(part, ast.Call))
    return {call.attr if isinstance(call, ast.Attribute) else getattr(call, "id", "") for call in calls}


def holds_some(function: ast.FunctionDef) -> bool:
    asked = {argument.arg: ast.unparse(argument.annotation) for argument in function.args.args if argument.annotation}
    return bool(called(function) & OF_A_PACK) or asked.get("gemeente") == "str" or asked.get("reader") == "Reader"


def cached(path: Path) -> Iterator[ast.FunctionDef]:
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.FunctionDef) and decorators(node) & set(CACHES):
            yield node


def forgetful(path: Path) -> list[str]:
    return [one.name for one in cached(path) if holds_some(one) and "kept" not in decorators(one)]


def test_every_cache_of_a_pack_is_emptied_with_it() -> None:
    found = {path.relative_to(ROOT).as_posix(): forgetful(path) for path in (ROOT / "backend").rglob("*.py")}
    assert not {file: names for file, names in found.items() if names}


def test_one_that_forgets_is_found(tmp_path: Path) -> None:
    file = tmp_path / "words.py"
    file.write_text("@cache\ndef titles(gemeente: str):\n    return content.load(gemeente).tasks\n")
    assert forgetful(file) == ["titles"]
    file.write_text("@content.kept\n" + file.read_text())
    assert forgetful(file) == []
