"""Which files below a folder are articles."""

import os
from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass, field
from pathlib import Path

from clipper.errors import SourceEmpty, SourceError, SourceNotFound
from clipper.sources.media import type_of_suffix

COMPANIONS = ("_files", ".files", "_fichiers", "_archivos", "_bestanden", "-Dateien")
"""What browsers add to a page's name for the folder of its pictures and scripts."""


@dataclass(frozen=True, slots=True)
class Input:
    """An article's file, and its name within the folder it was found below."""

    path: Path
    name: str


@dataclass(slots=True)
class Inputs:
    """The articles found, in a stable order, and what was passed over."""

    files: list[Input] = field(default_factory=list)
    skipped: Counter[str] = field(default_factory=Counter)
    """How many by reason: `hidden`, `unknown type`, `part of a saved page`."""


def find(folders: Iterable[Path], leave_out: Path) -> Inputs:
    """Every article below `folders`, without those below `leave_out`, where the results go.

    Links to folders are not followed, so that no loop catches us. Raises SourceNotFound,
    SourceError for what is no folder, and SourceEmpty when there is no article at all.
    """
    found = Inputs()
    folders = list(folders)
    for folder in folders:
        _require_folder(folder)
        for here, subfolders, names in os.walk(folder):
            subfolders[:] = sorted(_to_enter(Path(here), subfolders, names, leave_out, found))
            for name in sorted(names):
                _take(Path(here, name), folder, found)
    if not found.files:
        named = ", ".join(map(str, folders))
        raise SourceEmpty(named, "there is no HTML or text file in it", "Give another folder")
    return found


def _require_folder(folder: Path) -> None:
    if not folder.exists():
        raise SourceNotFound(str(folder), "there is no such folder", "Check the name")
    if not folder.is_dir():
        remedy = f"For one article: clipper summarize {folder}"
        raise SourceError(str(folder), "this is not a folder", remedy)


def _to_enter(
    here: Path, subfolders: list[str], names: list[str], leave_out: Path, found: Inputs
) -> list[str]:
    entered = []
    for name in subfolders:
        if name.startswith("."):
            found.skipped["hidden"] += 1
        elif _is_companion(name, names):
            found.skipped["part of a saved page"] += 1
        elif not _same(here / name, leave_out):
            entered.append(name)
    return entered


def _is_companion(folder: str, names: list[str]) -> bool:
    """Whether a browser saved `folder` together with a page that lies beside it."""
    pages = (folder.removesuffix(ending) for ending in COMPANIONS if folder.endswith(ending))
    return any(f"{page}{suffix}" in names for page in pages for suffix in (".html", ".htm"))


def _take(path: Path, folder: Path, found: Inputs) -> None:
    if path.name.startswith("."):
        found.skipped["hidden"] += 1
    elif type_of_suffix(path.suffix) is None:
        found.skipped["unknown type"] += 1
    else:
        found.files.append(Input(path, path.relative_to(folder).as_posix()))


def _same(one: Path, other: Path) -> bool:
    return other.exists() and one.samefile(other)
