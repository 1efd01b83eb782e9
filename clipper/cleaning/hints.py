"""What the class and id names of an element hint at: `related`, `share`, `deck`, …

The names are in `data/hints.toml`.
"""

import re
from functools import cache, lru_cache
from pathlib import Path

from clipper.text.lexicon import load

_BREAK = re.compile(r"[^a-z0-9]+")
_TELLING_TAGS = frozenset(("nav", "footer", "aside"))
_KEY = 2
"""Entries are looked up by so many of their first letters; none is shorter."""


@lru_cache(maxsize=8192)
def hints(name: str) -> frozenset[str]:
    """The hints in one element's name as `DomFacts.path` has it: `div#more.related-links`.

    The tag itself is no name, but for those that say what they hold (`nav`, `footer`, `aside`).
    """
    tag, *words = _BREAK.split(name)
    if tag in _TELLING_TAGS:
        words.insert(0, tag)
    found: set[str] = set()
    for number, word in enumerate(words):
        candidates = _table().get(word[:_KEY])
        if candidates:
            rest = "-".join(words[number : number + 3]) + "-"
            found.update(hint for start, hint in candidates if rest.startswith(start))
    return frozenset(found)


@cache
def _table() -> dict[str, list[tuple[str, str]]]:
    data = load(Path(__file__).with_name("data") / "hints.toml")
    table: dict[str, list[tuple[str, str]]] = {}
    for hint, entries in data.items():
        for entry in entries.split():
            start = f"{entry[1:]}-" if entry.startswith("=") else entry
            table.setdefault(start[:_KEY], []).append((start, hint))
    return table
