"""Which files below a folder are articles."""

import os
from collections import Counter
from collections.abc import Iterator
from pathlib import Path

from clipper.batch.ledger import FOLDER
from clipper.batch.ordered import Ordered
from clipper.errors import SourceError
from clipper.sources.archives import is_archive
from clipper.sources.media import type_of_suffix

COMPANIONS = ("_files", ".files", "_fichiers", "_archivos", "_bestanden", "-Dateien")
"""What browsers add to a page's name for the folder of its pictures and scripts."""


def walk(folder: str, leave_out: Path, skipped: Counter[str]) -> Iterator[str | SourceError]:
    """Every page and archive below `folder`, without those below `leave_out`, in a stable order.

    What is passed over is counted into `skipped`: `hidden`, `unknown type`, `part of a saved page`,
    `no file`, and `link to a folder`, which is not followed so that no loop catches us. A folder
    that may not be read comes as an error.
    """
    out = _identity(leave_out)
    ahead = [iter([folder])]
    while ahead:
        here = next(ahead[-1], None)
        if here is None:
            ahead.pop()
            continue
        files, subfolders = Ordered(), Ordered()
        try:
            _sort(here, files, subfolders, skipped)
        except OSError as error:
            yield _refusal(error)
        yield from (_joined(here, name) for name in files)
        ahead.append(_to_enter(here, subfolders, out))


def _sort(here: str, files: Ordered, subfolders: Ordered, skipped: Counter[str]) -> None:
    """Put what is to be read and where to go on into `files` and `subfolders`; count the rest."""
    with os.scandir(here) as entries:
        for entry in entries:
            if entry.name == FOLDER:
                continue
            try:
                is_folder = entry.is_dir()
                reason = _no_way(here, entry) if is_folder else _no_article(entry)
            except OSError:  # a link that leads to itself
                is_folder, reason = False, "no file"
            if reason:
                skipped[reason] += 1
            else:
                (subfolders if is_folder else files).add(entry.name)


def _no_way(here: str, entry: "os.DirEntry[str]") -> str | None:
    """Why a folder is not entered."""
    if entry.name.startswith("."):
        return "hidden"
    if entry.is_symlink():
        return "link to a folder"
    return "part of a saved page" if _is_companion(here, entry.name) else None


def _is_companion(here: str, folder: str) -> bool:
    """Whether a browser saved `folder` together with a page that lies beside it."""
    pages = (folder.removesuffix(ending) for ending in COMPANIONS if folder.endswith(ending))
    saved = (os.path.join(here, page + suffix) for page in pages for suffix in (".html", ".htm"))
    return any(map(os.path.exists, saved))


def _no_article(entry: "os.DirEntry[str]") -> str | None:
    """Why a file is passed over."""
    if entry.name.startswith("."):
        return "hidden"
    suffix = os.path.splitext(entry.name)[1]
    if type_of_suffix(suffix) is None and not is_archive(entry.name):
        return "unknown type"
    # A pipe or a device would keep us waiting for ever.
    return None if entry.is_file() else "no file"


def _to_enter(here: str, subfolders: Ordered, out: tuple[int, int] | None) -> Iterator[str]:
    for name in subfolders:
        below = _joined(here, name)
        if out is None or _identity(below) != out:
            yield below


def _joined(here: str, name: str) -> str:
    return name if here == "." else os.path.join(here, name)


def _identity(folder: Path | str) -> tuple[int, int] | None:
    """What tells a folder from others, whatever it is called; `None` where there is none."""
    try:
        told = os.stat(folder)
    except OSError:
        return None
    return told.st_dev, told.st_ino


def _refusal(error: OSError) -> SourceError:
    problem = f"the folder cannot be read ({error.strerror})"
    return SourceError(str(error.filename), problem, "Check its permissions")
