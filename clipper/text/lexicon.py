"""What Clipper knows of a language: one data file each, `data/<code>.toml`, read on first use.

Lists are written one entry a line in a multi-line string; a line that opens with `//` is a comment.
`docs/languages.md` explains every key, and how to add a language.
"""

import re
import tomllib
from collections.abc import Mapping
from functools import cache
from pathlib import Path
from typing import Any, NamedTuple

_KINDS = ("*name", "*date", "*few", "*usual", "*network", "cookie")
"""What is written the same in every script."""
_PRIVATE = 0xE000
_CHOICE = re.compile(r"@(\w+)")
_DATA = Path(__file__).with_name("data")


class Lexicon(NamedTuple):
    """One language's data. Each section maps a key to its entries, in the file's order."""

    code: str
    name: str
    native: str
    script: str
    direction: str
    snowball: str
    """The name of its snowball stemmer; empty where there is none."""
    words: Mapping[str, tuple[str, ...]]
    sentences: Mapping[str, tuple[str, ...]]
    furniture: Mapping[str, tuple[str, ...]]
    facts: Mapping[str, tuple[str, ...]]


def languages() -> list[str]:
    """The codes of the languages that have a data file, sorted."""
    return sorted(path.stem for path in _DATA.glob("*.toml"))


@cache
def lexicon(code: str | None) -> Lexicon:
    """The data of a language; an empty lexicon for a language that has no file."""
    path = _DATA / f"{code}.toml"
    if not code or not code.isalpha() or not path.is_file():
        return Lexicon(code or "", "", "", "Latin", "ltr", "", {}, {}, {}, {})
    data = load(path)
    sections = {
        name: listed(data.get(name, {})) for name in ("words", "sentences", "furniture", "facts")
    }
    sections["furniture"] = _spelled_out(sections["furniture"])
    return Lexicon(
        code,
        data["name"],
        data["native"],
        data["script"],
        data["direction"],
        data["snowball"],
        **sections,
    )


def load(path: Path) -> dict[str, Any]:
    """What a data file holds, its lists not yet parted into lines."""
    # tomllib takes a literal string in one piece, and a basic one character by character.
    return tomllib.loads(path.read_text(encoding="utf-8").replace('"""', "'''"))


def listed(section: Mapping[str, str]) -> dict[str, tuple[str, ...]]:
    """A section's lists, without their comments and empty lines."""
    return {
        key: tuple(
            [
                entry
                for line in text.splitlines()
                if (entry := line.strip()) and not entry.startswith("//")
            ]
        )
        for key, text in section.items()
    }


def _spelled_out(furniture: dict[str, tuple[str, ...]]) -> dict[str, tuple[str, ...]]:
    """The patterns with every `@name` replaced by the words that `choices` gives for it, and in the
    language's other script too where `letters` tells how that is written."""
    chosen = dict(entry.split(" = ", 1) for entry in furniture.pop("choices", ()))
    letters = dict(entry.split(" = ", 1) for entry in furniture.pop("letters", ()))
    spelled = {
        key: tuple(
            _CHOICE.sub(lambda found: chosen[found[1]], entry) if "@" in entry else entry
            for entry in entries
        )
        for key, entries in furniture.items()
    }
    if not letters:
        return spelled
    return {
        key: tuple(dict.fromkeys((*entries, *_transcribed(entries, letters))))
        for key, entries in spelled.items()
    }


def _transcribed(entries: tuple[str, ...], letters: Mapping[str, str]) -> list[str]:
    """The entries in other letters, the first given first; `^e` is an e that begins a word. What
    stands for something (`*name`) stays."""
    text = "\n".join(entries)
    for number, kind in enumerate(_KINDS):
        text = text.replace(kind, chr(_PRIVATE + number))
    for old, new in letters.items():
        text = re.sub(rf"\b{old[1:]}", new, text) if old.startswith("^") else text.replace(old, new)
    for number, kind in enumerate(_KINDS):
        text = text.replace(chr(_PRIVATE + number), kind)
    return text.split("\n")
