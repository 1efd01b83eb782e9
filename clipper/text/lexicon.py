"""What Clipper knows of a language: one data file each, `data/<code>.toml`, read on first use.

Lists are written one entry a line in a multi-line string; a line that begins with `//` is a comment.
`docs/languages.md` explains every key, and how to add a language.
"""

import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from importlib.resources import files


@dataclass(frozen=True, slots=True)
class Lexicon:
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
    names = (entry.name for entry in files(__package__).joinpath("data").iterdir())
    return sorted(name.removesuffix(".toml") for name in names if name.endswith(".toml"))


@cache
def lexicon(code: str | None) -> Lexicon:
    """The data of a language; an empty lexicon for a language that has no file."""
    path = files(__package__).joinpath("data", f"{code}.toml")
    if not code or not code.isalpha() or not path.is_file():
        return Lexicon(code or "", "", "", "Latin", "ltr", "", {}, {}, {}, {})
    data = tomllib.loads(path.read_text(encoding="utf-8"))
    sections = {
        name: _entries(data.get(name, {})) for name in ("words", "sentences", "furniture", "facts")
    }
    return Lexicon(
        code,
        data["name"],
        data["native"],
        data["script"],
        data["direction"],
        data["snowball"],
        **sections,
    )


def _entries(section: Mapping[str, str]) -> dict[str, tuple[str, ...]]:
    return {
        key: tuple(
            line.strip() for line in text.splitlines() if line.strip() and not line.startswith("//")
        )
        for key, text in section.items()
    }
