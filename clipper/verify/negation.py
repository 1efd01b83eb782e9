"""Words that deny: a free sentence and its passage have to agree on them."""

import tomllib
from functools import cache
from pathlib import Path


@cache
def negations(language: str | None) -> frozenset[str]:
    """The denying words of a language; none where they are not known."""
    data = tomllib.loads(
        Path(__file__).with_name("data").joinpath("negations.toml").read_text("utf-8")
    )
    return frozenset(data.get(language or "", "").split())
