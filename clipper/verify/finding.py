"""What became of a claim."""

from dataclasses import dataclass
from typing import Literal

from clipper.verify.claims import Claim

Standing = Literal["exact", "edited", "changed", "not found"]


@dataclass(frozen=True, slots=True)
class Finding:
    """A claim held against the source."""

    claim: Claim
    standing: Standing
    note: str = ""
    """What differs, or how it was edited."""
    evidence: str | None = None
    """The passage of the source that proves the claim or comes nearest to it."""

    @property
    def holds(self) -> bool:
        """Does the source say so?"""
        return self.standing in ("exact", "edited")
