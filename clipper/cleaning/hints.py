"""What the class and id names of an element hint at: `related`, `share`, `deck`, …

The names are in `data/hints.toml`.
"""

import re
from functools import cache, lru_cache
from pathlib import Path

from clipper.text.lexicon import load

_BREAK = re.compile(r"[^a-z0-9]+")
_TELLING_TAGS = frozenset(("nav", "footer", "aside"))
_NONE = frozenset[str]()
_KEY = 2
"""Entries are looked up by so many of their first letters; none is shorter."""


@lru_cache(maxsize=2048)
def hints(name: str) -> frozenset[str]:
    """The hints in one element's name as `DomFacts.path` has it: `div#more.related-links`.

    The tag itself is no name, but for those that say what they hold (`nav`, `footer`, `aside`).
    """
    tag, *words = _BREAK.split(name)
    if tag in _TELLING_TAGS:
        words.insert(0, tag)
    if not words:
        return _NONE
    table, whole, at = _table(), "-".join([*words, ""]), 0
    found: set[str] = set()
    for word in words:
        for start, hint in table.get(word[:_KEY], ()):
            if whole.startswith(start, at):
                found.add(hint)
        at += len(word) + 1
    return frozenset(found) if found else _NONE


@cache
def _table() -> dict[str, list[tuple[str, str]]]:
    data = load(Path(__file__).with_name("data") / "hints.toml")
    table: dict[str, list[tuple[str, str]]] = {}
    for hint, entries in data.items():
        for entry in entries.split():
            start = f"{entry[1:]}-" if entry.startswith("=") else entry
            table.setdefault(start[:_KEY], []).append((start, hint))
    return table
