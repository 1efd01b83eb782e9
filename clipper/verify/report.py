"""What verification found, for people and for programs."""

from collections import Counter
from collections.abc import Iterator
from typing import Any

from clipper.renderers import safe
from clipper.renderers.records import dumps
from clipper.verify import Verification
from clipper.verify.finding import Finding, Standing

_MARKS: dict[Standing, str] = {"exact": "✓", "edited": "✓", "changed": "✗", "not found": "✗"}
_STYLES: dict[Standing, str] = {
    "exact": "green",
    "edited": "green",
    "changed": "bold red",
    "not found": "bold red",
}


def text(found: Verification) -> Iterator[str]:
    """What does not hold, claim by claim with the source's own words; then the sum."""
    for finding in found.findings:
        if not finding.holds:
            claim = finding.claim
            said = f" ({safe.line(claim.by)})" if claim.by else ""
            yield f"✗ {claim.kind}, {finding.standing}: {safe.line(claim.text)}{said}\n"
            if finding.note:
                yield f"  {safe.line(finding.note)}\n"
            if finding.evidence:
                yield f"  Source: {safe.line(finding.evidence)}\n"
            yield "\n"
    yield f"{summary(found)}\n"


def terminal(found: Verification, width: int, color: bool) -> Iterator[str]:
    """Every claim in a table, and under it the sum."""
    from io import StringIO

    from rich.console import Console
    from rich.table import Table
    from rich.text import Text

    paper = StringIO()
    console = Console(
        file=paper, width=width, force_terminal=color, no_color=not color, highlight=False
    )
    table = Table(box=None, padding=(0, 2, 0, 0), show_header=False)
    table.add_column(width=1)
    table.add_column(no_wrap=True, style="dim" if color else "")
    table.add_column(ratio=1)
    for finding in found.findings:
        style = _STYLES[finding.standing]
        table.add_row(
            Text(_MARKS[finding.standing], style), finding.claim.kind, _told(finding, style)
        )
    console.print(table)
    console.print()
    console.print(Text(summary(found), "bold"))
    yield paper.getvalue()


def _told(finding: Finding, style: str) -> Any:
    """The claim, and what became of it where it is not simply exact."""
    from rich.text import Text

    told = Text(safe.line(finding.claim.text))
    if finding.standing != "exact":
        told.append(f"\n{finding.standing}", style)
        if finding.note:
            told.append(f": {safe.line(finding.note)}")
    if not finding.holds and finding.evidence:
        told.append(f"\n{safe.line(finding.evidence)}", "italic dim")
    return told


def record(found: Verification) -> dict[str, Any]:
    """The object that JSON shows; `docs/json.md` describes it."""
    return {
        "schema": "clipper.verification/1",
        "source": found.source,
        "holds": found.holds,
        "findings": [
            {
                "kind": finding.claim.kind,
                "text": finding.claim.text,
                "by": finding.claim.by,
                "standing": finding.standing,
                "note": finding.note,
                "evidence": finding.evidence,
            }
            for finding in found.findings
        ],
    }


def json(found: Verification) -> Iterator[str]:
    """One JSON object."""
    yield dumps(record(found), indent=2) + "\n"


def summary(found: Verification) -> str:
    """How many claims of each standing, in one line."""
    counts = Counter(finding.standing for finding in found.findings)
    told = ", ".join(f"{counts[standing]} {standing}" for standing in _MARKS if counts[standing])
    verdict = "The brief holds." if found.holds else "The brief does not hold."
    return f"{safe.line(found.source)}: {len(found.findings)} claims, {told}. {verdict}"
