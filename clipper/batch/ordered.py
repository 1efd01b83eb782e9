"""Names in order, or told from each other, however many there are: on disk, not in memory."""

import os
import sqlite3
from collections.abc import Iterable, Iterator
from contextlib import closing, contextmanager

from clipper.errors import OutputError

AT_ONCE = 4096
"""Names in memory at most."""


class Ordered:
    """Takes names in any order and gives them, once, in that of their bytes."""

    def __init__(self, names: Iterable[str] = ()) -> None:
        self._names: list[str] = []
        self._disk: sqlite3.Connection | None = None
        for name in names:
            self.add(name)

    def add(self, name: str) -> None:
        """Take a name. Raises OutputError when the folder for temporary files is full."""
        self._names.append(name)
        if len(self._names) >= AT_ONCE:
            self._to_disk()

    def __iter__(self) -> Iterator[str]:
        if self._disk is None:
            yield from sorted(self._names, key=os.fsencode)
            return
        self._to_disk()
        with _explained(), closing(self._disk):
            for (name,) in self._disk.execute("SELECT name FROM names ORDER BY name"):
                yield os.fsdecode(name)

    def _to_disk(self) -> None:
        with _explained():
            if self._disk is None:
                self._disk = _table("name BLOB")
            with self._disk:
                rows = ((os.fsencode(name),) for name in self._names)
                self._disk.executemany("INSERT INTO names VALUES (?)", rows)
        self._names.clear()


class Met:
    """Counts how often a name was met; to be closed."""

    def __init__(self) -> None:
        self._disk = _table("name BLOB PRIMARY KEY, times INTEGER")

    def times(self, name: str) -> int:
        """How often, this time included. Raises OutputError as above."""
        query = (
            "INSERT INTO names VALUES (?, 1) ON CONFLICT DO UPDATE SET times = times + 1 "
            "RETURNING times"
        )
        with _explained():
            return int(
                self._disk.execute(query, (name.encode("utf-8", "surrogatepass"),)).fetchone()[0]
            )

    def close(self) -> None:
        """Forget them all."""
        self._disk.close()


def _table(columns: str) -> sqlite3.Connection:
    """A table `names` in a file that has no name, and goes with its connection."""
    disk = sqlite3.connect("")
    disk.execute("PRAGMA cache_size = -256")
    disk.execute(f"CREATE TABLE names ({columns})")
    return disk


@contextmanager
def _explained() -> Iterator[None]:
    try:
        yield
    except sqlite3.OperationalError as error:
        problem = f"cannot be written ({error})"
        remedy = "Make room, or set TMPDIR to another folder"
        raise OutputError("the folder for temporary files", problem, remedy) from error
