"""`extract --report`: enough to reproduce an extraction, and nothing private."""

import re
from pathlib import Path

import pytest

from clipper import pipeline
from clipper.cli.report import write_report
from clipper.config import Options
from clipper.errors import OutputExists
from clipper.readers.shareable import shareable
from clipper.types import Page

SAMPLES = Path(__file__).parent.parent / "samples"
PRIVATE = """<!doctype html><html><head><title>Ferry to close</title>
<meta name="csrf-token" content="s3cr3t-1"><meta name="author" content="Ines Falk">
<link rel="canonical" href="https://mail.example/ferry?session=s3cr3t-2">
<script>document.cookie = "id=s3cr3t-3"</script>
<script type="application/ld+json">{"url": "https://u:s3cr3t-4@a.example/x?t=s3cr3t-5"}</script>
</head><body data-user="s3cr3t-6" onload="go('s3cr3t-7')"><!-- s3cr3t-8 -->
<form><input name="password" value="s3cr3t-9"><textarea>s3cr3t-10</textarea></form>
<p class="lead">The <a href="https://a.example/f?token=s3cr3t-11#s3cr3t-12">ferry</a> closes.</p>
</body></html>"""


def test_nothing_private_is_left() -> None:
    """Cookies, tokens, form contents, comments, handlers and the queries of addresses go."""
    clean = shareable(PRIVATE)
    assert re.findall(r"s3cr3t-\d+", clean) == []
    assert '<p class="lead">' in clean
    assert "Ines Falk" in clean
    assert 'href="https://a.example/f"' in clean


@pytest.mark.parametrize("name", ["harbour-bridge.html", "storm-live.html", "bell-tuner.html"])
def test_the_page_of_a_report_is_read_as_before(name: str) -> None:
    """What extraction looks at is still there: the same article comes out."""
    text = (SAMPLES / name).read_text(encoding="utf-8")
    pages = [Page(name, None, body.encode(), "text/html") for body in (text, shareable(text))]
    before, after = (pipeline.extract(page, Options()) for page in pages)
    assert after.blocks == before.blocks
    assert (after.title, after.deck, after.authors) == (before.title, before.deck, before.authors)


def test_a_report_tells_what_happened(tmp_path: Path) -> None:
    """Versions, verdict, what was kept, what was removed and by which rule, and the page."""
    target = tmp_path / "bug.md"
    write_report(str(SAMPLES / "harbour-bridge.html"), Options(), target, overwrite=False)
    report = target.read_text(encoding="utf-8")
    for told in ("Clipper ", "trafilatura ", "Verdict: article", "## Kept", "## Removed", "<html"):
        assert told in report
    with pytest.raises(OutputExists):
        write_report(str(SAMPLES / "harbour-bridge.html"), Options(), target, overwrite=False)


def test_a_text_can_be_reported_too(tmp_path: Path) -> None:
    """A text has no markup to clean, but addresses."""
    source = tmp_path / "note.txt"
    source.write_text("Ferry\n\nSee https://a.example/x?key=s3cr3t for the plan.\n", "utf-8")
    write_report(str(source), Options(), tmp_path / "bug.md", overwrite=False)
    assert "s3cr3t" not in (tmp_path / "bug.md").read_text(encoding="utf-8")
