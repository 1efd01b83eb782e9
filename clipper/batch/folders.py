"""Which files below a folder are articles."""

import os
import stat
from collections import Counter
from collections.abc import Iterator
from pathlib import Path

from clipper.errors import SourceError
from clipper.sources.archives import is_archive
from clipper.sources.media import type_of_suffix

COMPANIONS = ("_files", ".files", "_fichiers", "_archivos", "_bestanden", "-Dateien")
"""What browsers add to a page's name for the folder of its pictures and scripts."""


def walk(folder: Path, leave_out: Path, skipped: Counter[str]) -> Iterator[Path | SourceError]:
    """Every page and archive below `folder`, without those below `leave_out`, in a stable order.

    What is passed over is counted into `skipped`: `hidden`, `unknown type`, `part of a saved page`,
    `no file`. Links to folders are not followed, so that no loop catches us. A folder that may not
    be read comes as an error.
    """
    refused: list[OSError] = []
    for here, subfolders, names in os.walk(folder, onerror=refused.append):
        subfolders[:] = sorted(_to_enter(Path(here), subfolders, names, leave_out, skipped))
        for name in sorted(names):
            if reason := _passed_over(here, name):
                skipped[reason] += 1
            else:
                yield Path(here, name)
        yield from map(_refusal, refused)
        refused.clear()
    yield from map(_refusal, refused)


def _to_enter(
    here: Path, subfolders: list[str], names: list[str], leave_out: Path, skipped: Counter[str]
) -> list[str]:
    entered = []
    for name in subfolders:
        if name.startswith("."):
            skipped["hidden"] += 1
        elif _is_companion(name, names):
            skipped["part of a saved page"] += 1
        elif not _same(here / name, leave_out):
            entered.append(name)
    return entered


def _is_companion(folder: str, names: list[str]) -> bool:
    """Whether a browser saved `folder` together with a page that lies beside it."""
    pages = (folder.removesuffix(ending) for ending in COMPANIONS if folder.endswith(ending))
    return any(f"{page}{suffix}" in names for page in pages for suffix in (".html", ".htm"))


def _passed_over(here: str, name: str) -> str | None:
    if name.startswith("."):
        return "hidden"
    if type_of_suffix(os.path.splitext(name)[1]) is None and not is_archive(name):  # noqa: PTH122
        return "unknown type"
    try:
        # A pipe or a device would keep us waiting for ever.
        return None if stat.S_ISREG(os.stat(f"{here}/{name}").st_mode) else "no file"  # noqa: PTH116
    except OSError:
        return "no file"


def _same(one: Path, other: Path) -> bool:
    return other.exists() and one.samefile(other)


def _refusal(error: OSError) -> SourceError:
    problem = f"the folder cannot be read ({error.strerror})"
    return SourceError(str(error.filename), problem, "Check its permissions")
