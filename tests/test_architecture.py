"""The house keeps its shape: rooms know only what is below them, and no file becomes two rooms."""

from __future__ import annotations

import ast
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

TOP = Path(__file__).parent.parent
PACKAGE = TOP / "tuify"
LONGEST_FILE = 320
LONGEST_FUNCTION = 60

HEAVY = {"textual", "rich", "httpx", "pydantic", "pydantic_settings", "starlette", "uvicorn"}
ALLOWED: dict[str, set[str]] = {
    "tuify.spotify.models": set(),
    "tuify.spotify.errors": set(),
    "tuify.spotify.paging": set(),
    "tuify.settings": set(),
    "tuify.device_memory": set(),
    "tuify.playback.remote": set(),
    "tuify.playback.intents": set(),
    "tuify.library.paged": set(),
    "tuify.library.play": set(),
    "tuify.session": set(),
    "tuify.emulator.options": set(),
    "tuify.emulator.app": {"starlette"},
    "tuify.tui.app": {"textual", "rich"},
}


def sources() -> Iterator[Path]:
    return PACKAGE.rglob("*.py")


@pytest.mark.parametrize("module", sorted(ALLOWED))
def test_a_room_imports_no_more_than_it_needs(module: str) -> None:
    code = f"import sys, {module}; print(*{{name.partition('.')[0] for name in sys.modules}})"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr
    assert set(done.stdout.split()) & HEAVY <= ALLOWED[module]


def test_the_emulator_imports_nothing_of_the_rest() -> None:
    code = (
        "import sys, tuify.emulator.app; print(*(n for n in sys.modules if n.startswith('tuify.')))"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    foreign = [name for name in done.stdout.split() if not name.startswith("tuify.emulator")]
    assert foreign == []


def test_no_file_is_two_rooms() -> None:
    lengths = {path: len(path.read_text(encoding="utf-8").splitlines()) for path in sources()}
    assert {path: length for path, length in lengths.items() if length > LONGEST_FILE} == {}


def test_no_function_hides_its_middle() -> None:
    long = [
        f"{path.relative_to(TOP)}: {node.name}"
        for path in sources()
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8")))
        if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef)
        and (node.end_lineno or 0) - node.lineno > LONGEST_FUNCTION
    ]
    assert long == []


def test_no_foreign_text_is_taken_for_markup() -> None:
    """Textual reads markup in a string that becomes an edge, a tip, a label or a notification."""
    places = {"border_title", "border_subtitle", "BORDER_TITLE", "BORDER_SUBTITLE"}
    places |= {"tooltip", "from_markup", "notify", "Label"}
    users = {
        path.relative_to(PACKAGE).as_posix()
        for path in (PACKAGE / "tui").rglob("*.py")
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8")))
        if (isinstance(node, ast.Attribute) and node.attr in places)
        or (isinstance(node, ast.Name) and node.id in places)
        or (isinstance(node, ast.Call) and _is_static_of_a_string(node))
    }
    assert users == {"tui/widgets/dialog.py"}


def _is_static_of_a_string(call: ast.Call) -> bool:
    """Whether a `Static` is made with anything else than what `plain` made of it."""
    made = isinstance(call.func, ast.Name) and call.func.id == "Static"
    if not made or not call.args:
        return False
    first = call.args[0]
    return not (
        isinstance(first, ast.Call)
        and isinstance(first.func, ast.Name)
        and first.func.id == "plain"
    )


def test_nothing_is_silenced_without_a_reason() -> None:
    silenced = [
        f"{path.relative_to(TOP)}:{number}"
        for path in (*sources(), *(TOP / "tests").rglob("*.py"))
        for number, line in enumerate(path.read_text(encoding="utf-8").splitlines(), start=1)
        if line.rstrip().endswith(("# no" + "qa", "# type: " + "ignore"))
    ]
    assert silenced == []
