"""What became of the sources of one run, in numbers."""

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, field

from clipper.errors import ClipperError

TOLD = 20
"""Failures that are told one by one; `failed.jsonl` has them all."""


@dataclass(slots=True)
class Report:
    """The counts of one run."""

    done: int = 0
    unchanged: int = 0
    """Done by an earlier run, and the same since."""
    duplicates: int = 0
    failed: Counter[str] = field(default_factory=Counter)
    """How many by reason: the verdict, or the error's class."""
    failed_earlier: int = 0
    """Failed in an earlier run, and not tried again."""
    replaced: int = 0
    """Briefs of an earlier run, in another format, that these have taken the place of."""
    errors: list[ClipperError] = field(default_factory=list)
    """The first of those that failed."""
    skipped: Counter[str] = field(default_factory=Counter)
    """What was passed over, by reason: `hidden`, `unknown type`, `part of a saved page`, …"""
    seconds: float = 0.0
    interrupted: bool = False

    def fail(self, reason: str, error: ClipperError) -> None:
        """Count a failure."""
        self.failed[reason] += 1
        if len(self.errors) < TOLD:
            self.errors.append(error)

    @property
    def worked(self) -> int:
        """Items that something was done with."""
        return self.done + self.duplicates + self.failed.total()

    @property
    def some_failed(self) -> bool:
        """Whether there is a source without a brief."""
        return bool(self.failed or self.failed_earlier)

    def rows(self) -> Iterator[tuple[str, str]]:
        """The closing table: a number and what it counts."""
        yield f"{self.done:,}", "done"
        if self.unchanged:
            yield f"{self.unchanged:,}", "unchanged since an earlier run"
        if self.duplicates:
            yield f"{self.duplicates:,}", "told by another article already"
        if self.replaced:
            yield f"{self.replaced:,}", "earlier briefs in another format replaced"
        for reason, number in sorted(self.failed.items()):
            yield f"{number:,}", f"failed: {reason}"
        if self.failed_earlier:
            yield (
                f"{self.failed_earlier:,}",
                "failed in an earlier run (--retry-failed tries again)",
            )
        for reason, number in sorted(self.skipped.items()):
            yield f"{number:,}", f"skipped: {reason}"
        if self.worked and self.seconds:
            yield f"{self.worked / self.seconds:,.1f}", "a second"
