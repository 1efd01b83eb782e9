"""The ledger of an output folder: what was done with which content, and under which name.

A SQLite database in write-ahead mode, so that a process killed at any moment loses at most what was
not told done yet, and locked for as long as a run lasts, so that two runs never share a folder; a
lock dies with its process. A brief's name is reserved here before its file is written, and the row
is told done after: whatever a kill leaves between the two is written again under the same name.
"""

import os
import shutil
import sqlite3
from collections import Counter
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from fnmatch import fnmatchcase
from pathlib import Path
from typing import NamedTuple

from clipper.errors import OutputError, OutputExists

FOLDER = ".clipper"
"""Where, in the output folder, a run keeps what it must remember."""

NAME = "ledger.sqlite"

FAILED = "failed.jsonl"

_SCHEMA = """
CREATE TABLE IF NOT EXISTS items (
    id INTEGER PRIMARY KEY,  -- the order of the inputs: items are entered in it
    key TEXT NOT NULL UNIQUE,
    container TEXT,
    stamp TEXT NOT NULL,
    digest TEXT NOT NULL,
    settings TEXT NOT NULL,
    state TEXT NOT NULL,  -- writing, done, duplicate or failed
    file TEXT UNIQUE,
    headline TEXT NOT NULL,
    publisher TEXT NOT NULL,
    published TEXT NOT NULL,
    original INTEGER,  -- the item that a duplicate repeats
    signature BLOB,
    payload BLOB,  -- of duplicates, of tables' rows, and of failures the record
    reason TEXT
);
CREATE INDEX IF NOT EXISTS contained ON items (container) WHERE container IS NOT NULL;
CREATE INDEX IF NOT EXISTS repeated ON items (original) WHERE original IS NOT NULL;
CREATE INDEX IF NOT EXISTS told ON items (state);
CREATE TABLE IF NOT EXISTS bands (
    band INTEGER, id INTEGER, PRIMARY KEY (band, id)
) WITHOUT ROWID;
CREATE TABLE IF NOT EXISTS containers (key TEXT PRIMARY KEY, stamp TEXT, settings TEXT);
CREATE TEMP TABLE seen (id INTEGER PRIMARY KEY);  -- what has failed, and is there in this run
CREATE TABLE IF NOT EXISTS outdated (file TEXT PRIMARY KEY);  -- to be deleted
CREATE TABLE IF NOT EXISTS owned (file TEXT PRIMARY KEY);  -- beside the briefs: index, table, …
CREATE TABLE IF NOT EXISTS closed (settings TEXT PRIMARY KEY);  -- index or table tell of all
"""
_GONE = "WHERE container = ? AND state = 'failed' AND id NOT IN (SELECT id FROM seen)"
_VERSION = 1


class Row(NamedTuple):
    """What the ledger has of an item when it is asked whether there is work to do."""

    id: int
    stamp: str
    digest: str
    settings: str
    state: str
    file: str | None


class Ledger:
    """The ledger of one output folder; hold it in a `with` statement.

    Raises OutputError when another run holds it, when it cannot be written, or is none of ours.
    """

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self._path = folder / FOLDER / NAME
        self._is_new = not self._path.parent.exists()
        with self.explained():
            self._path.parent.mkdir(exist_ok=True)
            self.db = sqlite3.connect(self._path, timeout=0, isolation_level=None)
            self._open()

    def _open(self) -> None:
        self.db.execute("PRAGMA locking_mode = EXCLUSIVE")
        self.db.execute("PRAGMA journal_mode = WAL")
        self.db.execute("BEGIN EXCLUSIVE")  # takes the lock, which the mode above then keeps
        version = self.db.execute("PRAGMA user_version").fetchone()[0]
        if version not in (0, _VERSION):
            problem = "was written by another version of Clipper"
            raise OutputError(str(self.folder), problem, "Choose another folder with -o")
        for statement in _SCHEMA.split(";"):
            self.db.execute(statement)
        self.db.execute(f"PRAGMA user_version = {_VERSION}")
        self.db.execute("COMMIT")

    def __enter__(self) -> "Ledger":
        return self

    def __exit__(self, *_: object) -> None:
        self.db.close()

    def discard(self) -> None:
        """Leave nothing of a ledger that this run began; an earlier run's stays."""
        if self._is_new:
            self.db.close()
            shutil.rmtree(self._path.parent, ignore_errors=True)

    @contextmanager
    def transaction(self) -> Iterator[None]:
        """All that is entered inside reaches the disk together, or not at all."""
        with self.explained():
            self.db.execute("BEGIN IMMEDIATE")
            try:
                yield
            except BaseException:
                self.db.execute("ROLLBACK")
                raise
            self.db.execute("COMMIT")

    @contextmanager
    def explained(self) -> Iterator[None]:
        """Turns what SQLite and the file system say into OutputErrors."""
        remedy = "Choose another folder with -o"
        try:
            yield
        except sqlite3.OperationalError as error:
            if "locked" in str(error):
                problem = "another run is writing to this folder"
                remedy = "Wait until it ends, or choose another folder with -o"
            else:
                problem = f"cannot be written ({error})"
            if "full" in str(error):
                remedy = "Make room. The same command goes on where it was"
            raise OutputError(str(self.folder), problem, remedy) from error
        except sqlite3.DatabaseError as error:
            problem = f"its ledger is damaged ({error})"
            remedy = f"Delete {self._path.parent} to start anew"
            raise OutputError(str(self.folder), problem, remedy) from error
        except OSError as error:
            problem = f"cannot be written ({error.strerror or error})"
            raise OutputError(str(self.folder), problem, remedy) from error

    def find(self, key: str) -> Row | None:
        """What is known of the item called `key`."""
        query = "SELECT id, stamp, digest, settings, state, file FROM items WHERE key = ?"
        found = self.db.execute(query, (safe(key),)).fetchone()
        return Row(*found) if found else None

    def holds(self, container: str, stamp: str, settings: str) -> bool:
        """Whether all that is in an archive or list, unchanged since, was entered."""
        query = "SELECT 1 FROM containers WHERE key = ? AND stamp = ? AND settings = ?"
        return bool(self.db.execute(query, (safe(container), stamp, settings)).fetchone())

    def files_of(self, container: str) -> Iterator[str]:
        """The briefs of what was in an archive or list."""
        query = "SELECT file FROM items WHERE container = ? AND file IS NOT NULL"
        return (file for (file,) in self.db.execute(query, (safe(container),)))

    def states_of(self, container: str) -> Counter[str]:
        """How many of what was in an archive or list ended how."""
        query = "SELECT state, count(*) FROM items WHERE container = ? GROUP BY state"
        return Counter(dict(self.db.execute(query, (safe(container),))))

    def enter(self, key: str, values: dict[str, object]) -> int:
        """Write `values` into the row of `key`, made when there is none; its id."""
        names = ["key", *values]
        updates = ", ".join(f"{name} = excluded.{name}" for name in values)
        cursor = self.db.execute(
            f"INSERT INTO items ({', '.join(names)}) VALUES ({', '.join('?' * len(names))}) "
            f"ON CONFLICT (key) DO UPDATE SET {updates} RETURNING id",
            [safe(key), *map(safe, values.values())],
        )
        return int(cursor.fetchone()[0])

    def saw(self, id: int) -> None:
        """Note that an item that has failed is still there."""
        self.db.execute("INSERT OR IGNORE INTO seen VALUES (?)", (id,))

    def has_gone(self, container: str) -> bool:
        """Whether some of what has failed in an archive or list was not seen in this run."""
        query = f"SELECT 1 FROM items {_GONE}"
        return bool(self.db.execute(query, (safe(container),)).fetchone())

    def complete(self, container: str, stamp: str, settings: str) -> None:
        """Note that all that is in an archive or list has been entered; forget what has failed and
        is not in it any more."""
        self.db.execute(f"DELETE FROM items {_GONE}", (safe(container),))
        self.db.execute(
            "INSERT OR REPLACE INTO containers VALUES (?, ?, ?)",
            (safe(container), stamp, settings),
        )

    def close(self, settings: str) -> None:
        """Note that index or table are made from all that has been entered."""
        with self.transaction():
            self.db.execute("INSERT OR IGNORE INTO closed VALUES (?)", (settings,))

    def reopen(self) -> None:
        """Note that they are not."""
        self.db.execute("DELETE FROM closed")

    def is_closed(self, settings: str) -> bool:
        """Whether they are."""
        query = "SELECT 1 FROM closed WHERE settings = ?"
        return bool(self.db.execute(query, (settings,)).fetchone())

    def is_taken(self, file: str, id: int | None) -> bool:
        """Whether a name belongs to an item other than `id`, or waits to be deleted."""
        query = (
            "SELECT 1 FROM items WHERE file = ? AND id IS NOT ? "
            "UNION SELECT 1 FROM outdated WHERE file = ?"
        )
        return bool(self.db.execute(query, (file, id, file)).fetchone())

    def told_done(self, ids: Iterable[int]) -> None:
        """The files of these items are written."""
        query = "UPDATE items SET state = 'done' WHERE id = ? AND state = 'writing'"
        self.db.executemany(query, [(id,) for id in ids])

    def outdate(self, file: str) -> None:
        """Note a file that is to be deleted."""
        self.db.execute("INSERT OR IGNORE INTO outdated VALUES (?)", (file,))

    def own(self, files: Iterable[str], overwrite: bool) -> None:
        """Note files that are ours to write. Raises OutputExists where somebody else's is there."""
        for file in files:
            path = self.folder / file
            if not overwrite and os.path.lexists(path) and not self.owns(file):
                problem = "is there already, and not of an earlier run"
                raise OutputExists(str(path), problem, "Add --overwrite to replace it")
            with self.explained():
                self.db.execute("INSERT OR IGNORE INTO owned VALUES (?)", (file,))

    def owns(self, file: str) -> bool:
        """Whether a file is ours to write."""
        query = "SELECT 1 FROM owned WHERE file = ?"
        return bool(self.db.execute(query, (file,)).fetchone())

    def disown(self, file: str) -> None:
        """Note that it is not any more."""
        self.db.execute("DELETE FROM owned WHERE file = ?", (file,))

    def tidy(self) -> None:
        """Delete what a run that was killed has left behind: drafts, and outdated files."""
        with self.explained():
            with os.scandir(self.folder) as files:  # `glob` makes a list of what may be 100,000
                drafts = [file.path for file in files if fnmatchcase(file.name, ".clipper-*.part")]
            for draft in drafts:
                Path(draft).unlink(missing_ok=True)
            shutil.rmtree(self.folder / FOLDER / "shards", ignore_errors=True)
        self.delete_outdated()

    def delete_outdated(self) -> None:
        """Delete the files of earlier briefs that nothing stands for any more."""
        with self.explained():
            files = self.db.execute("SELECT file FROM outdated").fetchall()
            for (file,) in files:
                (self.folder / file).unlink(missing_ok=True)
        if files:
            with self.transaction():
                self.db.execute("DELETE FROM outdated")


def safe(value: object) -> object:
    """`value` as SQLite takes it: a name's undecodable bytes as escapes."""
    if isinstance(value, str):
        return value.encode("utf-8", "backslashreplace").decode()
    return value
