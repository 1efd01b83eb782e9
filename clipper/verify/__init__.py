"""Hold a brief against its source: every point, quotation, figure, name and date.

A claim is `exact`; `edited` by the edits that Clipper names, or told in other words by a brief that
somebody wrote; `changed`; or `not found`. Only the first two hold.
"""

from dataclasses import dataclass

from clipper import facts
from clipper.types import Article
from clipper.verify import details, points, quotes
from clipper.verify.claims import Claim, Claims
from clipper.verify.finding import Finding
from clipper.verify.prose import Prose
from clipper.verify.reading import read
from clipper.verify.source import Source

__all__ = ["Claim", "Claims", "Finding", "Verification", "read", "verify"]

_CHECKS = {
    "headline": details.headline,
    "deck": details.deck,
    "point": points.check,
    "quote": quotes.check,
    "figure": details.figure,
    "name": details.name,
    "date": details.date,
}


@dataclass(frozen=True, slots=True)
class Verification:
    """What became of every claim of one brief."""

    source: str
    findings: tuple[Finding, ...]

    @property
    def holds(self) -> bool:
        """Does the source say all of it?"""
        return all(finding.holds for finding in self.findings)


def verify(brief: Claims, article: Article) -> Verification:
    """Hold the claims of a brief against the article that it is about.

    Each claim is checked once, in the brief's order; of a text that somebody wrote, every sentence
    and every particular of it.
    """
    source = Source(article, facts.find(article))
    claims = dict.fromkeys(brief.claims)
    findings = [_CHECKS[claim.kind](claim, source) for claim in claims]
    if brief.prose:
        told = Prose(brief.prose, source).findings()
        findings += {(finding.claim, finding.note): finding for finding in told}.values()
    return Verification(article.source, tuple(findings))
