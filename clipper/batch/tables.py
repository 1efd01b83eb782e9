"""All briefs as one table, in the order of the inputs: JSON Lines, CSV, Parquet or SQLite."""

import csv
import json
import os
import re
import sqlite3
from collections.abc import Callable, Iterator
from itertools import islice
from pathlib import Path
from typing import Any

from clipper.atomic import unwritable
from clipper.batch.ledger import FOLDER, Ledger
from clipper.batch.publisher import unpacked
from clipper.errors import UsageError

_TEXTS = (
    "source url title deck publisher credit published modified language section image"
).split()
_LISTS = "authors tags keywords organisations places".split()
_COUNTS = ["words", "reading_minutes"]
_TOLD = {"points": "text", "people": "name", "quotes": "text"}
"""Columns made of the brief's parts, and the field of each that is taken."""

COLUMNS = [*_TEXTS, *_COUNTS, *_LISTS, *_TOLD, "also_in"]

_ROWS = """
SELECT payload, (SELECT json_group_array(publisher) FROM (
    SELECT DISTINCT publisher FROM items AS repeat
    WHERE repeat.original = items.id AND publisher != '' ORDER BY repeat.id))
FROM items WHERE state = 'done' AND payload IS NOT NULL ORDER BY id"""

_BATCH = 1000

_FORMULA = tuple("=+-@＝＋－＠\t\r\n")
_NUMBER = re.compile(r"[+-]?\d+(?:[.,]\d+)*%?")
"""Figures with a sign, which are no formula."""


def write_table(ledger: Ledger, format: str) -> Path:
    """Write the table of all briefs, whole or not at all; its file.

    Raises UsageError where a library is missing, and OutputError.
    """
    path = ledger.folder / f"briefs.{format}"
    part = ledger.folder / FOLDER / path.name
    part.unlink(missing_ok=True)
    try:
        _WRITERS[format](part, ledger)
        with part.open("rb") as file:
            os.fsync(file.fileno())
        part.replace(path)
    except (OSError, sqlite3.OperationalError) as error:
        raise unwritable(path, error) from error
    finally:
        part.unlink(missing_ok=True)
    return path


def _records(ledger: Ledger) -> Iterator[tuple[str, str]]:
    """The JSON of each brief, and of the list of outlets that had the story as well."""
    for payload, outlets in ledger.db.execute(_ROWS):
        yield unpacked(payload), outlets


def _rows(ledger: Ledger) -> Iterator[dict[str, Any]]:
    for text, outlets in _records(ledger):
        record = json.loads(text)
        row = {name: record[name] for name in [*_TEXTS, *_COUNTS, *_LISTS]}
        row |= {part: [item[field] for item in record[part]] for part, field in _TOLD.items()}
        yield row | {"also_in": json.loads(outlets)}


def _jsonl(path: Path, ledger: Ledger) -> None:
    with path.open("w", encoding="utf-8", newline="\n") as file:
        file.writelines(text for text, _ in _records(ledger))


def _csv(path: Path, ledger: Ledger) -> None:
    """Lists have a line for each of their items within their cell; no cell is a formula."""
    with path.open("w", encoding="utf-8", newline="") as file:
        table = csv.writer(file)
        table.writerow(COLUMNS)
        for row in _rows(ledger):
            values = (row[name] for name in COLUMNS)
            table.writerow(map(_inert, values))


def _inert(value: Any) -> Any:
    """What a spreadsheet shows as it is (OWASP, CSV injection): it would work out a formula, which
    may call programs and send what is in other cells somewhere."""
    text = "\n".join(value) if isinstance(value, list) else value
    if isinstance(text, str) and text.startswith(_FORMULA) and not _NUMBER.fullmatch(text):
        return f"'{text}"
    return text


def _sqlite(path: Path, ledger: Ledger) -> None:
    """Lists are JSON, which SQLite's own functions take apart."""
    types = ", ".join(f"{name} {'INTEGER' if name in _COUNTS else 'TEXT'}" for name in COLUMNS)
    table = sqlite3.connect(path)
    try:
        table.execute(f"CREATE TABLE briefs ({types})")
        marks = ", ".join("?" * len(COLUMNS))
        lines = ([_cell(row[name]) for name in COLUMNS] for row in _rows(ledger))
        table.executemany(f"INSERT INTO briefs VALUES ({marks})", lines)
        table.commit()
    finally:
        table.close()


def _cell(value: Any) -> Any:
    return json.dumps(value, ensure_ascii=False) if isinstance(value, list) else value


def _parquet(path: Path, ledger: Ledger) -> None:
    import pyarrow
    from pyarrow import parquet

    texts = pyarrow.list_(pyarrow.string())
    kinds = {name: pyarrow.string() for name in _TEXTS} | {
        name: pyarrow.int64() for name in _COUNTS
    }
    schema = pyarrow.schema([(name, kinds.get(name, texts)) for name in COLUMNS])
    rows = _rows(ledger)
    with parquet.ParquetWriter(path, schema, compression="zstd") as table:
        while batch := list(islice(rows, _BATCH)):
            table.write_table(pyarrow.Table.from_pylist(batch, schema))


_WRITERS: dict[str, Callable[[Path, Ledger], None]] = {
    "jsonl": _jsonl,
    "csv": _csv,
    "parquet": _parquet,
    "sqlite": _sqlite,
}
FORMATS = tuple(_WRITERS)


def require(format: str) -> None:
    """Raises UsageError when a table's format needs a library that is not there."""
    from importlib.util import find_spec

    if format == "parquet" and find_spec("pyarrow") is None:
        raise UsageError(
            "", "writing Parquet is not installed", "pip install 'newsclipper[parquet]'"
        )
