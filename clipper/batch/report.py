"""What a run leaves behind and tells: the index of the briefs, and what became of every source."""

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, field

from clipper.errors import ClipperError
from clipper.renderers.markdown import escape


@dataclass(frozen=True, slots=True)
class Listed:
    """A line of the index."""

    file: str
    headline: str
    publisher: str
    published: str


@dataclass(slots=True)
class Report:
    """What became of the sources of one run."""

    briefs: list[Listed] = field(default_factory=list)
    kept: int = 0
    """Briefs whose file was there already and was left as it was."""
    failed: list[ClipperError] = field(default_factory=list)
    skipped: Counter[str] = field(default_factory=Counter)

    def summary(self, folder: str) -> str:
        """One line: how many briefs, failures and skipped files."""
        told = [f"{_counted(len(self.briefs), 'brief')} in {folder}"]
        if self.kept:
            told.append(f"{self.kept} of them there already and kept (--overwrite replaces them)")
        if self.failed:
            told.append(f"{len(self.failed)} failed")
        if self.skipped:
            reasons = ", ".join(
                f"{number} {reason}" for reason, number in sorted(self.skipped.items())
            )
            told.append(f"skipped: {reasons}")
        return "; ".join(told) + "."


def index(briefs: Sequence[Listed]) -> str:
    """The Markdown page that links the briefs, the newest first, as their file names sort."""
    lines = [f"# {_counted(len(briefs), 'brief')}", ""]
    for brief in sorted(briefs, key=lambda brief: brief.file, reverse=True):
        told = " · ".join(filter(None, [brief.publisher, brief.published]))
        note = f" ({escape(told)})" if told else ""
        lines.append(f"- [{escape(brief.headline)}](<{brief.file}>){note}")
    return "\n".join(lines) + "\n"


def _counted(number: int, noun: str) -> str:
    return f"{number:,} {noun}{'' if number == 1 else 's'}"
