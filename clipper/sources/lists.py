"""Lists of things to read: text with one a line, CSV, JSON Lines; a line in memory at a time."""

import csv
import json
import os
import re
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from io import TextIOWrapper
from itertools import chain
from pathlib import PurePosixPath
from typing import Any, BinaryIO, TextIO

from clipper.errors import ClipperError, SourceEmpty, SourceError
from clipper.sources.media import HTML, TEXT
from clipper.types import Page

COLUMNS = ("url", "link", "address", "path", "file", "source")
"""The heads of a CSV column that holds the sources; without one of them the first column does."""

LONGEST = 8 * 1024 * 1024
"""Characters of one line that are read."""

_HEAD = 64 * 1024

_ADDRESS = re.compile(r"(?i)[a-z][a-z0-9+.-]{1,20}://\S+")


@dataclass(frozen=True, slots=True)
class Entry:
    """A line of a list."""

    line: int
    """Counted from 1."""
    content: str | Page | ClipperError
    """An address or a path, the page itself, or what is wrong with the line."""


def is_table(name: str) -> bool:
    """Whether a file's name tells that it is a list, and nothing else."""
    return PurePosixPath(name).suffix.lower() in (".csv", ".tsv", ".jsonl", ".ndjson")


def is_list(name: str, open_: Callable[[], Any]) -> bool:
    """Whether a file's name, or for .txt its first lines, tell that it is a list."""
    if is_table(name):
        return True
    if PurePosixPath(name).suffix.lower() not in (".txt", ".lst", ".list", ""):
        return False
    try:
        with opened(open_()) as file:
            head = file.read(_HEAD)
    except (OSError, SourceError):
        return False
    whole = head.split("\n") if len(head) < _HEAD else head.split("\n")[:-1]
    lines = [line for line in whole[:40] if not _is_remark(line)]
    sources = sum(bool(_ADDRESS.fullmatch(line.strip())) or _is_path(line) for line in lines)
    return bool(lines) and sources * 2 > len(lines)


def opened(file: BinaryIO) -> TextIO:
    """The text of an open file that is a list."""
    return TextIOWrapper(file, encoding="utf-8-sig", errors="replace")


def entries(lines: Iterable[str], name: str, suffix: str) -> Iterator[Entry]:
    """The entries of a list; a line that makes no sense is an entry with an error.

    lines: of the open file; name: of the list; suffix: `.csv`, `.jsonl`, …, or that of a text.
    """
    lines = _lines(lines)
    if suffix.lower() in (".jsonl", ".ndjson"):
        yield from _records(lines, name)
    elif suffix.lower() in (".csv", ".tsv"):
        yield from _rows(lines, name, suffix)
    else:
        for number, line in enumerate(lines, 1):
            if not _is_remark(line):
                yield _named(line.strip(), number, name)


def _lines(file: Iterable[str]) -> Iterator[str]:
    """The lines of a file, each cut to a bounded length: what has no line ends is no list."""
    readline = getattr(file, "readline", None)
    if readline is None:
        yield from file
        return
    while line := readline(LONGEST):
        yield line
        while len(line) == LONGEST and not line.endswith("\n"):
            line = readline(LONGEST)


def _records(lines: Iterable[str], name: str) -> Iterator[Entry]:
    for number, line in enumerate(lines, 1):
        if not line.strip():
            continue
        try:
            record = json.loads(line)
        except (ValueError, RecursionError):
            yield _wrong(number, name, "this is not JSON")
            continue
        yield Entry(number, _of_record(record, f"{name}:{number}"))


def _of_record(record: Any, where: str) -> str | Page | ClipperError:
    """What a JSON object stands for: its own `html` or `text`, else what its `url` leads to."""
    if not isinstance(record, dict):
        return SourceError(
            where, "this is no JSON object", 'Each line is {"url": …} or {"html": …}'
        )
    url = record.get("url") if isinstance(record.get("url"), str) else None
    for field, media_type in (("html", HTML), ("text", TEXT)):
        content = record.get(field)
        if isinstance(content, str):
            if not content.strip():
                return SourceEmpty(url or where, f"its {field} is empty", "Leave it out")
            body = content.encode("utf-8", "replace")
            return Page(url or where, url, body, media_type, "utf-8")
    return url or SourceError(where, "it has neither url, html nor text", "Give one of them")


def _rows(lines: Iterator[str], name: str, suffix: str) -> Iterator[Entry]:
    lines = (line.replace("\0", "") for line in lines)
    head = next(lines, "")
    delimiter = "\t" if suffix.lower() == ".tsv" else max(",;", key=head.count)
    rows = csv.reader(chain([head], lines), delimiter=delimiter)
    column, first = 0, True
    while True:
        try:
            row = next(rows, None)
        except csv.Error as error:
            yield _wrong(rows.line_num, name, f"this is no CSV ({error})")
            continue
        if row is None:
            return
        heads = [head.strip().lower() for head in row]
        if first and (found := next((head for head in COLUMNS if head in heads), None)):
            column = heads.index(found)
        elif column < len(row) and row[column].strip():
            yield _named(row[column].strip(), rows.line_num, name)
        elif any(heads):
            yield _wrong(rows.line_num, name, "the column of the source is empty")
        first = False


def _named(value: str, number: int, name: str) -> Entry:
    if _ADDRESS.fullmatch(value) or _is_path(value):
        return Entry(number, value)
    return _wrong(number, name, "this is neither an address nor a file that is there")


def _wrong(number: int, name: str, problem: str) -> Entry:
    return Entry(number, SourceError(f"{name}:{number}", problem, "Correct the line"))


def _is_remark(line: str) -> bool:
    return not line.strip() or line.lstrip().startswith("#")


def _is_path(line: str) -> bool:
    value = line.strip()
    try:
        return 0 < len(value) < 4096 and os.path.isfile(value)
    except (OSError, ValueError):
        return False
