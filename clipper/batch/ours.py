"""Telling what Clipper wrote from what it is given to read."""

import os
import sqlite3
from pathlib import Path

from clipper.batch.ledger import FOLDER, NAME, Ledger, safe
from clipper.errors import SourceError

REASON = "written by Clipper"
"""Why such files are passed over."""

_WRITTEN = " UNION ALL ".join(
    f"SELECT 1 FROM {table} WHERE file = :file" for table in ("items", "outdated", "owned")
)


class Ours:
    """Asks the ledgers of the folders that files are in; to be closed.

    live: the ledger of the run itself.
    """

    def __init__(self, live: Ledger | None = None) -> None:
        self._live = live
        self._folder: str | None = None
        self._db: sqlite3.Connection | None = None
        self._takes_all = False

    def wrote(self, path: str) -> bool:
        """Whether a file is a brief that a run left there, or made from all of them.

        Raises SourceError, once a folder, where the ledger cannot be read: another run may hold it.
        All that is there passes for Clipper's then.
        """
        folder, name = os.path.split(path)
        try:
            if folder != self._folder:
                self.close()
                self._folder, self._takes_all = folder, False
                self._db = self._ledger_of(Path(folder))
            if self._db is None:
                return self._takes_all
            return bool(self._db.execute(_WRITTEN, {"file": safe(name)}).fetchone())
        except sqlite3.DatabaseError as error:
            self.close()
            self._takes_all = True
            problem = f"what Clipper wrote there cannot be told from the rest ({error})"
            raise SourceError(folder, problem, "Try again when no other run is at it") from error

    def close(self) -> None:
        """Leave the ledger that was asked last."""
        if self._db and not (self._live and self._db is self._live.db):
            self._db.close()
        self._db = None

    def _ledger_of(self, folder: Path) -> sqlite3.Connection | None:
        path = folder / FOLDER / NAME
        if not path.is_file():
            return None
        if self._live and path.samefile(self._live.folder / FOLDER / NAME):
            return self._live.db
        # Without a log there is nobody writing, and nothing to be written to read it.
        is_open = Path(f"{path}-wal").exists()
        mode = "mode=ro" if is_open else "immutable=1"
        return sqlite3.connect(f"{path.absolute().as_uri()}?{mode}", uri=True, timeout=0)
