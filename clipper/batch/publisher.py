"""Results, in the order of the inputs, become files and rows of the ledger.

What a result becomes depends on the results before it alone (a name may be taken, a story told), so
that the same inputs end in the same tree however the work was spread and wherever it broke off.
"""

import json
import os
import zlib
from base64 import b64decode, b64encode
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, fields
from itertools import islice
from pathlib import Path
from typing import Any

from clipper.batch import duplicates
from clipper.batch.interrupts import uninterrupted
from clipper.batch.items import Complete, Done, Item, Result
from clipper.batch.ledger import Ledger
from clipper.batch.naming import names
from clipper.batch.report import Report
from clipper.errors import ClipperError, SourceNotFound

GROUP = 32
"""Results that reach the disk together."""

_RESERVED = 8
"""Names among which that is looked for which a run has chosen; the third is hardly ever needed."""


@dataclass(frozen=True, slots=True)
class Terms:
    """On which terms results are published."""

    settings: str
    """Tells one way of making briefs from another."""
    suffix: str | None
    """Of the briefs' files; `None` where they become rows of one table."""
    keep_duplicates: bool = False
    overwrite: bool = False
    """Replace files that no earlier run has written."""


class Publisher:
    """Publishes into the folder of `ledger`, and counts into `report`."""

    def __init__(self, ledger: Ledger, terms: Terms, report: Report) -> None:
        self._ledger = ledger
        self._terms = terms
        self._report = report
        self._waiting: list[tuple[Item | Complete, Result | None]] = []
        self._drafts: list[tuple[int, str, str]] = []
        ledger.tidy()

    def add(self, item: Item | Complete, result: Result | None) -> None:
        """Publish what became of `item`, now or with the next ones."""
        self._waiting.append((item, result))
        if len(self._waiting) >= GROUP:
            self.flush()

    @property
    def waits(self) -> bool:
        """Whether there are results that the ledger does not know of."""
        return bool(self._waiting)

    def flush(self) -> None:
        """Publish all that waits. Raises OutputError when the folder cannot be written to."""
        if self._waiting:
            with uninterrupted():
                self._publish()

    def _publish(self) -> None:
        from clipper.atomic import write_all

        with self._ledger.transaction():
            self._ledger.reopen()
            for item, result in self._waiting:
                if isinstance(item, Complete):
                    self._ledger.complete(item.container, item.stamp, self._terms.settings)
                else:
                    assert result is not None
                    self._enter(item, result)
        write_all(self._ledger.folder, {file: text for _, file, text in self._drafts})
        self._ledger.delete_outdated()
        with self._ledger.transaction():
            self._ledger.told_done(id for id, _, _ in self._drafts)
        self._waiting.clear()
        self._drafts.clear()

    def _enter(self, item: Item, result: Result) -> None:
        known = self._ledger.find(item.key)
        origin = {
            "container": item.container,
            "stamp": item.stamp,
            "settings": self._terms.settings,
        }
        if known:
            duplicates.forget(self._ledger.db, known.id)
        if isinstance(result, ClipperError):
            self._fail(item.key, result, origin, known and known.file)
        else:
            repeats = self._place(item.key, item.name or item.key, result, origin)
            self._report.duplicates += repeats
            self._report.done += not repeats
        if known:
            self._release(known.id)

    def _fail(
        self, key: str, error: ClipperError, origin: Mapping[str, Any], file: str | None
    ) -> None:
        from clipper.renderers.records import dumps, record

        if file:
            self._ledger.outdate(file)
        reason = getattr(error, "verdict", None) or type(error).__name__
        values: dict[str, Any] = dict.fromkeys(["digest", "headline", "publisher", "published"], "")
        values |= {**origin, "state": "failed", "reason": reason}
        if isinstance(error, SourceNotFound):  # when it is there, that is a change
            values["stamp"] = ""
        values |= {"file": None, "original": None, "signature": None}
        values["payload"] = packed(dumps(record(error)))
        self._ledger.saw(self._ledger.enter(key, values))
        self._report.fail(reason, error)

    def _place(self, key: str, name: str, done: Done, origin: Mapping[str, Any]) -> bool:
        """Enter a brief: as a file to be written, or a row of the table; or as a story told before,
        which is what comes out."""
        known = self._ledger.find(key)
        id = known.id if known else None
        original = None
        if not self._terms.keep_duplicates:
            original = duplicates.original(self._ledger.db, done.signature, id)
        file = None if original or self._terms.suffix is None else self._name(done.stem, name, id)
        if known and known.file and known.file != file:
            self._ledger.outdate(known.file)
            self._report.replaced += not known.file.endswith(self._terms.suffix or "\0")
        values = {
            **origin,
            **{part: getattr(done, part) for part in ("digest", "headline", "publisher")},
            "published": done.published,
            "signature": done.signature,
            "original": original,
            "file": file,
            "state": "duplicate" if original else "writing" if file else "done",
            "payload": None if file else packed(_as_json(done, name) if original else done.text),
            "reason": None,
        }
        id = self._ledger.enter(key, values)
        if not original:
            duplicates.enter(self._ledger.db, done.signature, id)
        if file:
            self._drafts.append((id, file, done.text))
        return bool(original)

    def _name(self, stem: str, name: str, id: int | None) -> str:
        """The file for a brief: no other brief's, nor a file that somebody else put there."""
        query = "SELECT file, state = 'writing' FROM items WHERE id = ? AND file IS NOT NULL"
        file, chosen = self._ledger.db.execute(query, (id,)).fetchone() or ("", False)
        if chosen and file in self._files(stem, name, _RESERVED):
            return str(file)  # by a run that was killed, when other names were taken
        for candidate in self._files(stem, name):
            if file == candidate:
                return candidate
            foreign = not self._terms.overwrite and exists(self._ledger.folder, candidate)
            if not self._ledger.is_taken(candidate, id) and not foreign:
                return candidate
        raise AssertionError("there is no end of names")

    def _files(self, stem: str, name: str, most: int | None = None) -> Iterator[str]:
        """Names of files to try in turn."""
        return (f"{candidate}{self._terms.suffix}" for candidate in islice(names(stem, name), most))

    def _release(self, id: int) -> None:
        """Stories that repeated one which has changed are looked at anew."""
        rows = self._ledger.db.execute(
            "SELECT key, container, stamp, settings, payload FROM items WHERE original = ?"
            " AND settings = ? ORDER BY id",
            (id, self._terms.settings),
        ).fetchall()
        for key, container, stamp, settings, payload in rows:
            origin = {"container": container, "stamp": stamp, "settings": settings}
            name, done = _from_json(unpacked(payload))
            self._place(key, name, done, origin)


def packed(text: str) -> bytes:
    """`text` as the ledger keeps it."""
    return zlib.compress(text.encode("utf-8", "surrogatepass"), 1)


def unpacked(payload: bytes) -> str:
    """What was packed."""
    return zlib.decompress(payload).decode("utf-8", "surrogatepass")


def _as_json(done: Done, name: str) -> str:
    values = {field.name: getattr(done, field.name) for field in fields(done)}
    return json.dumps(values | {"name": name, "signature": b64encode(done.signature).decode()})


def _from_json(text: str) -> tuple[str, Done]:
    values = json.loads(text)
    name = values.pop("name")
    return name, Done(**values | {"signature": b64decode(values["signature"])})


def exists(folder: Path, file: str | None) -> bool:
    """Whether a brief that was written is still there; true for what has no file of its own."""
    return file is None or os.path.exists(os.path.join(folder, file))
