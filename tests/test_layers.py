"""The rooms of the house, and that imports only run downward."""

import ast
from collections.abc import Iterator
from pathlib import Path

import pytest

import clipper

HOUSE = Path(clipper.__file__).parent
FLOORS = (
    {"types", "errors"},
    {"config", "registry", "atomic"},
    {"text"},
    {"sources", "readers", "cleaning", "facts", "summary", "renderers", "verdicts"},
    {"pipeline"},
    {"verify", "batch", "digest", "library"},
    {"cli"},
    {"__main__"},
)
FLOOR_OF = {room: number for number, rooms in enumerate(FLOORS) for room in rooms}
FILES = [path for path in sorted(HOUSE.rglob("*.py")) if path != HOUSE / "__init__.py"]


def room_of(path: Path) -> str:
    """The room that a file of the package belongs to."""
    return path.relative_to(HOUSE).with_suffix("").parts[0]


def rooms_imported(path: Path) -> Iterator[str]:
    """The room of each of Clipper's modules that a file imports, inside functions as well."""
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        names: list[str] = []
        if isinstance(node, ast.Import):
            names = [alias.name for alias in node.names]
        elif isinstance(node, ast.ImportFrom):
            assert not node.level, f"{path}: imports are absolute"
            names = [f"{node.module}.{alias.name}" for alias in node.names]
        parts = [name.split(".") for name in names]
        yield from (part[1] for part in parts if part[0] == "clipper" and part[1] in FLOOR_OF)


@pytest.mark.parametrize("path", FILES, ids=lambda path: str(path.relative_to(HOUSE)))
def test_imports_run_downward_only(path: Path) -> None:
    """A file imports its own room and the floors below, never a neighbour and never upward."""
    room = room_of(path)
    for imported in rooms_imported(path):
        assert imported == room or FLOOR_OF[imported] < FLOOR_OF[room], f"imports {imported}"


def test_every_room_has_its_floor() -> None:
    """A new room must be given a place in the house."""
    assert {room_of(path) for path in FILES} <= set(FLOOR_OF)
