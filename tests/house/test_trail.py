"""Every kind of event stands in the one table of who may know it: a new one without a line there is found."""

import ast
import re
from collections.abc import Iterator
from pathlib import Path

import pytest

from backend.core import db, events
from backend.core.settings import ROOT
from backend.core.trail.kind import ALL, GROUPS
from backend.core.trail.kinds import KINDS
from tests.cast import World

RECORDERS = ("record", "_record", "tell", "_tell")
TABLE = ROOT / "backend/core/trail/kinds.py"


def patterns(path: Path) -> Iterator[str]:
    """The kinds that this file records by name; a part that is filled in can be any word."""
    if "notices" in path.parts:  # tells people, and records nothing
        return
    for call in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(call, ast.Call) and ast.unparse(call.func).rpartition(".")[2] in RECORDERS:
            for argument in call.args:
                yield from names(argument)


def names(node: ast.expr) -> Iterator[str]:
    if isinstance(node, ast.JoinedStr):
        yield "".join(str(part.value) if isinstance(part, ast.Constant) else "[a-z]+" for part in node.values)
    elif isinstance(node, ast.IfExp):
        yield from (*names(node.body), *names(node.orelse))
    elif isinstance(node, ast.Constant) and re.fullmatch(r"[a-z]+(_[a-z]+)+", str(node.value)):
        yield str(node.value)


def unlisted(path: Path) -> set[str]:
    return {found for found in patterns(path) if not any(re.fullmatch(found, verb) for verb in KINDS)}


def test_every_kind_that_is_recorded_stands_in_the_table() -> None:
    found = {str(path.relative_to(ROOT)): unlisted(path) for path in (ROOT / "backend").rglob("*.py")}
    assert {file: kinds for file, kinds in found.items() if kinds} == {}


def test_a_new_kind_without_a_line_is_found(tmp_path: Path) -> None:
    file = tmp_path / "actions.py"
    file.write_text('record("task_burnt", about)\ntell("task_done" if done else f"task_{level}_lost", whose)\n')
    assert unlisted(file) == {"task_burnt", "task_[a-z]+_lost"}


async def test_what_has_no_line_is_not_recorded_however_it_is_called(world: World) -> None:
    with pytest.raises(LookupError):
        async with db.write():
            await events.record("task_burnt", events.about(world["samira"]))


def test_no_line_is_there_for_what_is_recorded_nowhere() -> None:
    source = "\n".join(path.read_text("utf-8") for path in (ROOT / "backend").rglob("*.py") if path != TABLE)
    made = {pattern for path in (ROOT / "backend").rglob("*.py") for pattern in patterns(path) if "[" in pattern}
    assert [
        verb for verb in KINDS if f'"{verb}"' not in source and not any(re.fullmatch(one, verb) for one in made)
    ] == []


@pytest.mark.parametrize("verb", KINDS)
def test_a_line_says_who_may_know_it_and_what_it_is_called(verb: str) -> None:
    kind = KINDS[verb]
    assert set(kind.sees) <= set(ALL) and kind.group in GROUPS
    assert bool(kind.sentence) == bool(kind.sees)
    assert kind.in_audit and "{" not in kind.in_audit
