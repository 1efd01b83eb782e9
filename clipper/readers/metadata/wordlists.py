"""The word lists of this room, read from `data/` on first use.

A list is a multi-line string, one entry a line; a line that starts with `//` is a comment.
"""

import unicodedata
from functools import cache
from pathlib import Path

from clipper.text.lexicon import lexicon, load


@cache
def entries(file: str, *path: str) -> tuple[str, ...]:
    """The entries of a list, e.g. `entries("bylines", "by", "de")`; none where there is no list."""
    value: object = _data(file)
    for name in path:
        value = value.get(name, "") if isinstance(value, dict) else ""
    lines = (line.strip() for line in str(value).splitlines())
    return tuple(line for line in lines if line and not line.startswith("//"))


@cache
def words(file: str, *path: str) -> frozenset[str]:
    """The entries of a list as a set, case-folded."""
    return frozenset(fold(entry) for entry in entries(file, *path))


@cache
def zones() -> dict[str, float]:
    """Hours ahead of UTC by the abbreviation of the time zone."""
    pairs = (entry.partition("=") for entry in entries("dates", "zones"))
    return {name.strip(): float(hours) for name, _, hours in pairs}


@cache
def months(language: str | None) -> dict[str, int]:
    """The number of a month by its names in the language and in English, case-folded."""
    names: dict[str, int] = {}
    for code in ("en", language):
        lines = lexicon(code).words.get("months", ()) if code else ()
        for number, line in enumerate(lines, start=1):
            names |= {fold(form): number for form in line.split("|")}
    return names


def fold(text: str) -> str:
    """Case folded, composed, without blanks around; the dotted capital of Turkish is an i."""
    return unicodedata.normalize("NFC", text.casefold().replace("i̇", "i")).strip()


@cache
def _data(file: str) -> dict[str, object]:
    return load(Path(__file__).with_name("data") / f"{file}.toml")
