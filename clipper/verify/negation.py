"""Words that deny: a free sentence and its passage have to agree on them."""

from functools import cache
from pathlib import Path

from clipper.text.lexicon import load


@cache
def negations(language: str | None) -> frozenset[str]:
    """The denying words of a language; none where they are not known."""
    data = load(Path(__file__).with_name("data") / "negations.toml")
    return frozenset(data.get(language or "", "").split())
