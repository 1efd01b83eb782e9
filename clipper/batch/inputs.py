"""What the user names becomes items: folders, globs, pages, addresses, lists and archives."""

import os
from collections import Counter
from collections.abc import Callable, Iterable, Iterator
from contextlib import closing
from functools import partial
from glob import iglob
from pathlib import Path
from typing import Any, TextIO

from clipper.batch.folders import walk
from clipper.batch.items import Complete, Item
from clipper.batch.ledger import Ledger
from clipper.batch.ordered import Met, Ordered
from clipper.batch.ours import REASON, Ours
from clipper.batch.task import digest
from clipper.errors import (
    ClipperError,
    OutputError,
    SourceEmpty,
    SourceError,
    SourceNotFound,
    UsageError,
)
from clipper.sources import lists, remote
from clipper.sources.archives import is_archive, members, passed_over
from clipper.types import Page

Held = Callable[[str, str], bool]
"""Tells whether all that is in an archive or list of this key and stamp is done."""

_PATTERN = "*?["


class Inputs:
    """The items of what the user named, in a stable order and one at a time.

    leave_out: the folder that the results go to, which is no input.
    """

    def __init__(self, names: Iterable[str], leave_out: Path) -> None:
        self._names = list(names)
        self._leave_out = leave_out
        self.skipped: Counter[str] = Counter()
        """How many things were passed over, by reason."""
        if len(self._names) == 1 and not remote.is_remote(self._names[0]):
            _require(self._names[0])

    def lie_in(self, folder: Path) -> bool:
        """Whether some of what was named is in a folder itself, not in one below it."""
        paths = (name for name in self._names if "://" not in name)
        places = (path if os.path.isdir(path) else os.path.dirname(path) or "." for path in paths)
        return any(os.path.isdir(place) and os.path.samefile(place, folder) for place in places)

    def count(self) -> int | None:
        """How many items there are; None when only reading all would tell."""
        if any(map(remote.is_remote, self._names)):
            return None
        with closing(Ours()) as ours:
            return self._counted(ours)

    def _counted(self, ours: Ours) -> int | None:
        total = 0
        for name in self._names:
            for found in self._read(name, Counter(), ours):
                if _is_container(found, name):
                    return None
                total += 1
        return total

    def items(self, is_held: Held, live: Ledger | None = None) -> Iterator[Item | Complete]:
        """All items; archives and lists of which all is held already are left out.

        live: the ledger of the folder that the results go to. Raises SourceEmpty when there is
        nothing at all.
        """
        nothing = True
        with closing(Ours(live)) as self._ours:
            for name in self._names:
                for found in self._read(name, self.skipped, self._ours):
                    nothing = False
                    yield from self._expanded(found, name, is_held)
                if os.path.isdir(name):  # what could not be read there, and now can, is no failure
                    yield Complete(_key(name), "")
        if nothing:
            named = ", ".join(self._names)
            what = "HTML or text file" if not self.skipped[REASON] else "file but Clipper's own"
            raise SourceEmpty(named, f"there is no {what} in it", "Give another folder")

    def _read(
        self, name: str, skipped: Counter[str], ours: Ours
    ) -> Iterator["str | ClipperError | remote.Remote"]:
        """What a name stands for, without what Clipper wrote."""
        for found in _named(name, self._leave_out, skipped):
            if isinstance(found, str) and "://" not in found:
                yield from _foreign(found, skipped, ours)
            else:
                yield found

    def _expanded(
        self, found: "str | ClipperError | remote.Remote", name: str, is_held: Held
    ) -> Iterator[Item | Complete]:
        if isinstance(found, ClipperError):
            where = found.source
            within = _key(name) if os.path.isdir(name) else None
            yield Item(where if "://" in where else _key(where), found, container=within)
        elif isinstance(found, remote.Remote):
            yield from self._remote(found, name, is_held)
        elif "://" in found:
            yield Item(found, found, name=found)
        elif is_archive(found):
            opener = partial(open, found, "rb")
            yield from self._archive(_key(found), found, _stamp(found), opener, is_held)
        elif _is_container(found, name):
            opener = partial(open, found, "rb")
            yield from self._list(_key(found), found, _stamp(found), opener, is_held)
        else:
            yield Item(_key(found), found, _stamp(found), _within(found, name))

    def _remote(self, file: remote.Remote, name: str, is_held: Held) -> Iterator[Item | Complete]:
        address = file.address
        if is_archive(address):
            yield from self._archive(address, address, file.stamp, file.open, is_held)
        elif not file.within and _is_remote_list(file, name):
            yield from self._list(address, address, file.stamp, file.open, is_held)
        else:
            yield Item(address, address, file.stamp, address)

    def _archive(
        self, key: str, name: str, stamp: str, open_: Callable[[], Any], is_held: Held
    ) -> Iterator[Item | Complete]:
        if is_held(key, stamp):
            return
        is_empty = True
        try:
            with closing(open_()) as file, closing(Met()) as met:
                for member in members(file, name):
                    is_empty = False
                    if isinstance(member.content, str):
                        self.skipped[member.content] += 1
                    else:
                        times = met.times(member.name)
                        called = member.name if times == 1 else f"{member.name}#{times}"
                        yield _contained(key, called, member.content)
        except (OutputError, UsageError):
            raise
        except Exception as error:  # each store has errors of its own
            is_empty = False
            yield Item(key, _unreadable(name, error), container=key)
        if is_empty:
            yield Item(key, _empty(name), container=key)
        yield Complete(key, stamp)

    def _list(
        self, key: str, name: str, stamp: str, open_: Callable[[], Any], is_held: Held
    ) -> Iterator[Item | Complete]:
        if is_held(key, stamp):
            return
        fixed, is_empty = True, True
        try:
            with lists.opened(open_()) as file:
                for item in self._entries(file, key, name):
                    is_empty = False
                    fixed = fixed and (not item.stamp or isinstance(item.source, Page))
                    yield item
        except Exception as error:  # each store has errors of its own
            is_empty = False
            yield Item(key, _unreadable(name, error), container=key)
        if is_empty and not self.skipped[REASON]:
            yield Item(key, _empty(name), container=key)
        # Files that a list names may change while it does not.
        yield Complete(key, stamp if fixed else "")

    def _entries(self, file: TextIO, key: str, name: str) -> Iterator[Item]:
        for entry in lists.entries(file, name, os.path.splitext(name)[1]):
            if not isinstance(entry.content, str):
                yield _contained(key, str(entry.line), entry.content)
            elif "://" in entry.content:
                yield Item(entry.content, entry.content, name=entry.content, container=key)
            else:
                for path in _foreign(entry.content, self.skipped, self._ours):
                    stamp = _stamp(entry.content)
                    yield Item(_key(entry.content), path, stamp, entry.content, container=key)


def _require(name: str) -> None:
    """Raises SourceNotFound when the only thing that was named is not there."""
    if os.path.isdir(name) and os.access(name, os.R_OK | os.X_OK):
        return  # to walk through it, and that for the first file alone, takes time
    found = next(_named(name, Path(), Counter()), None)
    if isinstance(found, ClipperError):
        raise found


def _named(
    name: str, leave_out: Path, skipped: Counter[str]
) -> Iterator["str | ClipperError | remote.Remote"]:
    """The files, addresses and errors that a name stands for."""
    if remote.is_remote(name):
        try:
            for file in remote.find(name):
                if reason := _passed_over(file):
                    skipped[reason] += 1
                else:
                    yield file
        except SourceError as error:
            yield error
    elif "://" in name:
        yield name
    elif os.path.isdir(name):
        yield from walk(str(Path(name)), leave_out, skipped)
    elif os.path.exists(name):
        yield str(Path(name))
    elif any(mark in name for mark in _PATTERN):
        yield from _matching(name)
    else:
        yield SourceNotFound(name or "''", "there is no such file or folder", "Check the name")


def _foreign(path: str, skipped: Counter[str], ours: Ours) -> Iterator[str | SourceError]:
    """A file unless Clipper wrote it, or why nobody can tell."""
    try:
        if ours.wrote(path):
            skipped[REASON] += 1
        else:
            yield path
    except SourceError as error:
        yield error


def _matching(pattern: str) -> Iterator[str | ClipperError]:
    every = iglob(pattern, recursive=True)
    match = None
    for match in Ordered(match for match in every if os.path.isfile(match)):
        yield os.path.normpath(match)
    if match is None:
        yield SourceNotFound(pattern, "nothing matches this", "Check the pattern")


def _passed_over(file: remote.Remote) -> str | None:
    """Why a file of another store is no article; what was named itself is taken for one."""
    reason = passed_over(file.within) if file.within else None
    return None if reason == "unknown type" and is_archive(file.within) else reason


def _is_remote_list(file: remote.Remote, name: str) -> bool:
    """To look into every text that a pattern finds would be to fetch them all twice."""
    is_pattern = any(mark in name for mark in _PATTERN)
    return lists.is_table(file.address) if is_pattern else lists.is_list(file.address, file.open)


def _is_container(found: Any, name: str) -> bool:
    """Whether a file holds several items. Inside folders no file is taken for a list of others."""
    if not isinstance(found, str) or "://" in found:
        return False
    is_list = partial(lists.is_list, found, partial(open, found, "rb"))
    return is_archive(found) or (not os.path.isdir(name) and is_list())


def _within(path: str, name: str) -> str:
    """What a file is called below what was named, which need not be a folder."""
    root = os.path.normpath(name)
    below = os.path.basename(path) if path == root else path.removeprefix(root + os.sep)
    return below.replace(os.sep, "/")


def _key(path: str) -> str:
    return os.path.abspath(path)  # resolves no links


def _stamp(path: str) -> str:
    """Size and time of change; empty when the file is gone."""
    try:
        told = os.stat(path)
    except OSError:
        return ""
    return f"{told.st_size}-{told.st_mtime_ns}"


def _contained(container: str, name: str, content: Page | ClipperError) -> Item:
    key = f"{container}#{name}" if name else container
    stamp = digest(content.body) if isinstance(content, Page) else ""
    return Item(key, content, stamp, name or container, container)


def _empty(name: str) -> SourceEmpty:
    return SourceEmpty(name, "there is nothing in it", "Leave it out")


def _unreadable(name: str, error: Exception) -> SourceError:
    problem = f"cannot be read ({getattr(error, 'strerror', None) or error})"
    return SourceError(name, problem, "Get it again")
