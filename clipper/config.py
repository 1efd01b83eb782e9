"""The settings, and where they come from."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Options:
    """What `extract` and `clip` are told beside the source; small, frozen and picklable."""

    sentences: int | None = None
    """The brief's length. At most one of `sentences`, `words`, `percent` and `fit` is set."""
    words: int | None = None
    percent: float | None = None
    """Of the body's words, 0 to 100."""
    fit: str | None = None
    """`1page` or `12lines`."""
    algorithm: str = "news"
    about: str | None = None
    """The subject that the brief is to be about."""
    language: str | None = None
    """ISO 639-1; detected when `None`."""
    url: str | None = None
    """Where a saved page or standard input came from."""
    anyway: bool = False
    """Summarize a page even when its verdict is against it."""
    drop: tuple[str, ...] = ()
    """The user's own patterns: blocks that match one are removed."""
    keep: tuple[str, ...] = ()
    """The user's own patterns: blocks that match one are never removed."""
    timeout: float = 20.0
    """Seconds that fetching one address may take in all."""
    max_bytes: int = 20 * 1024 * 1024
    """The largest answer that is read from the web, after decompression."""
