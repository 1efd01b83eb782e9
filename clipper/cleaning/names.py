"""The lists of `data/names.toml`: names that mean the same in every language."""

import tomllib
from functools import cache
from pathlib import Path


@cache
def names() -> dict[str, list[str]]:
    """Each list of the file by its key, an entry a line."""
    text = Path(__file__).with_name("data").joinpath("names.toml").read_text(encoding="utf-8")
    return {key: entry.split("\n") for key, entry in tomllib.loads(text).items()}
