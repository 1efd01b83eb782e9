"""What a brief claims: its points, quotations, figures, names and dates, each to be proved."""

from dataclasses import dataclass
from typing import Literal

Kind = Literal["headline", "deck", "point", "quote", "figure", "name", "date"]


@dataclass(frozen=True, slots=True)
class Claim:
    """One thing that a brief says its source says."""

    kind: Kind
    text: str
    by: str | None = None
    """Who said a quotation, a person's role, the day a date means, the words around a figure."""
    source_text: str | None = None
    """The sentence that a point says it was made from."""
    edits: tuple[str, ...] | None = None
    """The edits that a point says were made; `None` where the brief does not name them."""
    verbatim: bool = True
    """Does the brief give the source's words? A brief that a person wrote may use its own."""


@dataclass(frozen=True, slots=True)
class Claims:
    """A brief as verification sees it."""

    source: str | None
    """The source that the brief names."""
    language: str | None
    claims: tuple[Claim, ...]
    prose: tuple[str, ...] = ()
    """The paragraphs of a brief that somebody wrote, whose claims are told with the source."""
