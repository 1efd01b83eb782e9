"""What verification found, for people and for programs."""

from collections import Counter
from collections.abc import Iterator, Mapping
from typing import Any

from clipper.renderers import safe
from clipper.renderers.records import dumps
from clipper.verify import Verification
from clipper.verify.claims import Claim
from clipper.verify.finding import Finding, Standing

_MARKS: dict[Standing, str] = {"exact": "✓", "edited": "✓", "changed": "✗", "not found": "✗"}
_STYLES: dict[Standing, str] = {
    "exact": "green",
    "edited": "green",
    "changed": "bold red",
    "not found": "bold red",
}


_HOLDING: dict[Standing, str] = {
    "exact": "as the source has it",
    "edited": "in other words or by named edits",
}
_FAILING: dict[Standing, str] = {
    "changed": "told otherwise by the source",
    "not found": "not in the source",
}


def text(found: Verification) -> Iterator[str]:
    """What does not hold, claim by claim with the source's own words; then the sum."""
    for finding in found.findings:
        if not finding.holds:
            claim = finding.claim
            said = f" ({safe.line(claim.by)})" if claim.by else ""
            yield f"✗ {_kind(claim)}, {finding.standing}: {safe.line(claim.text)}{said}\n"
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
            Text(_MARKS[finding.standing], style), _kind(finding.claim), _told(finding, style)
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
    """The object that JSON shows; `docs/verify.md` describes it."""
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
    """What was checked and what became of it, in one line."""
    standings = Counter(finding.standing for finding in found.findings)
    kinds = Counter(_kind(finding.claim) for finding in found.findings)
    holding = standings["exact"] + standings["edited"]
    failing = len(found.findings) - holding
    checked = ", ".join(_number(count, kind) for kind, count in kinds.items())
    told = [f"{_number(len(found.findings), 'claim')} checked ({checked})."]
    if holding:
        told.append(f"{_are(holding)} borne out: {_shares(_HOLDING, standings)}.")
    if failing:
        told.append(f"{_are(failing)} not: {_shares(_FAILING, standings)}.")
    told.append("The brief holds." if found.holds else "The brief does not hold.")
    return f"{safe.line(found.source)}: {' '.join(told)}"


def _kind(claim: Claim) -> str:
    """What a reader calls a claim."""
    if claim.kind == "point" and not claim.verbatim:
        return "sentence"
    return "quotation" if claim.kind == "quote" else claim.kind


def _number(count: int, noun: str) -> str:
    return f"{count} {noun}" if count == 1 else f"{count} {noun}s"


def _are(count: int) -> str:
    return f"{count} is" if count == 1 else f"{count} are"


def _shares(names: Mapping[Standing, str], standings: Mapping[Standing, int]) -> str:
    return ", ".join(f"{standings[key]} {name}" for key, name in names.items() if standings[key])
