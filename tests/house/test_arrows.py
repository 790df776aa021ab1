"""Who may import whom. The contracts stand in pyproject.toml; here each is broken on purpose in a copy of the tree."""

import ast
import shutil
import subprocess
import sys
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

from backend.core.settings import ROOT

LINT = "import sys; from importlinter.cli import lint_imports; sys.exit(lint_imports(no_cache=True, no_logo=True))"
UPWARD = "Nothing imports upward"
SLICES = "Features never import each other"
ROOMS = "Inside a slice: routes, actions, queries, rules"
CONTENT = "Of the floor only pages know the content"
KNOW_LITESTAR = ("app.py", "core/web/*.py", "core/pages/*.py", "features/*/routes*.py", "features/*/routes/*.py")


@pytest.fixture(scope="module")
def copy(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("copy")
    shutil.copytree(ROOT / "backend", folder / "backend", ignore=shutil.ignore_patterns("__pycache__"))
    shutil.copy(ROOT / "pyproject.toml", folder)
    return folder


def lint(folder: Path) -> str:
    return subprocess.run([sys.executable, "-c", LINT], cwd=folder, capture_output=True, text=True).stdout


def test_all_contracts_are_kept(copy: Path) -> None:
    said = lint(copy)
    assert all(f"{contract} KEPT" in said for contract in (UPWARD, SLICES, ROOMS, CONTENT)), said


@pytest.mark.parametrize(
    ("contract", "file", "line"),
    [
        (UPWARD, "core/extra.py", "from backend.features.checklist import queries"),
        (UPWARD, "content/extra.py", "from backend.core import db"),
        (UPWARD, "features/checklist/extra.py", "from backend import app"),
        (SLICES, "features/checklist/extra.py", "from backend.features.journey import extra"),
        (ROOMS, "features/digest/queries.py", "from backend.features.digest import actions"),
        (ROOMS, "features/digest/actions.py", "from backend.features.digest import routes"),
        (CONTENT, "core/extra.py", "from backend import content"),
    ],
)
def test_a_wrong_arrow_is_found(copy: Path, contract: str, file: str, line: str) -> None:
    with broken(copy / "backend" / file, line), broken(copy / "backend/features/journey/extra.py", ""):
        assert f"{contract} BROKEN" in lint(copy)


@contextmanager
def broken(file: Path, line: str) -> Iterator[None]:
    before = file.read_text(encoding="utf-8") if file.exists() else None
    file.write_text(f"{before or ''}\n{line}\n", encoding="utf-8")
    yield
    file.unlink() if before is None else file.write_text(before, encoding="utf-8")


def imports(path: Path) -> Iterator[str]:
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Import):
            yield from (each.name for each in node.names)
        elif isinstance(node, ast.ImportFrom):
            yield "." * node.level + (node.module or "")


def outsiders(files: Iterable[Path], *allowed: str) -> dict[str, list[str]]:
    """What these files import besides the standard library and the allowed packages."""
    found = {
        path.relative_to(ROOT).as_posix(): [
            name
            for name in imports(path)
            if name.split(".")[0] not in sys.stdlib_module_names and not f"{name}.".startswith(allowed)
        ]
        for path in files
    }
    return {file: names for file, names in found.items() if names}


def test_rules_need_nothing_but_the_standard_library() -> None:
    features = ROOT / "backend/features"
    rules = {path: path.relative_to(features).parts[0] for path in features.glob("*/rules*/**/*.py")}
    rules |= {path: path.parent.name for path in features.glob("*/rules.py")}
    assert rules
    for path, feature in rules.items():
        assert not outsiders([path], f"backend.features.{feature}.rules.")


def test_the_content_needs_nothing_but_msgspec() -> None:
    assert not outsiders((ROOT / "backend/content").rglob("*.py"), "backend.content.", "msgspec.")


def test_only_routes_and_the_web_floor_know_litestar() -> None:
    backend = ROOT / "backend"
    may = {path for pattern in KNOW_LITESTAR for path in backend.glob(pattern)}
    others = [path for path in backend.rglob("*.py") if path not in may]
    knowing = [path for path in others if any(name.split(".")[0] == "litestar" for name in imports(path))]
    assert not knowing
