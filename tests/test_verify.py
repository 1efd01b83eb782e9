"""`verify` believes what the source says, and nothing else."""

import json
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from clipper import pipeline, verify
from clipper.config import Options
from clipper.errors import UsageError
from clipper.renderers import RENDERERS
from clipper.renderers.look import Look
from clipper.renderers.parts import NAMES
from clipper.renderers.records import record
from clipper.types import Article, Block, Brief, Page
from clipper.verify import Verification

SAMPLES = sorted(
    path for path in (Path(__file__).parent.parent / "samples").iterdir() if path.stem != "paywall"
)
LOOK = Look()
STORY = "\n\n".join(
    [
        "Council votes to close the ferry",
        "LINDMOOR (Courier) - The town council voted on Monday to close the Lindmoor ferry, "
        "which carried 12,400 passengers last year.",
        "Mayor Edda Brand said the decision was not easy. “We looked at every other way and "
        "found none,” Brand told reporters.",
        "The ferryman, Ole Hansen, called it a mistake. “You cannot run a town without its river,” "
        "he said. The last boat leaves on 3 May.",
    ]
)


@pytest.fixture(scope="module")
def brief() -> Brief:
    """The brief of the story above."""
    page = Page("ferry.txt", None, STORY.encode(), "text/plain")
    return pipeline.clip(page, Options(sentences=5))


def held(text: str, article: Article) -> Verification:
    """What becomes of the one brief in a text."""
    (claims,) = verify.read(text)
    return verify.verify(claims, article)


def shown(brief: Brief, format: str, look: Look = LOOK) -> str:
    """A brief as Clipper writes it."""
    return "".join(RENDERERS.get(format)([brief], look))


@pytest.mark.parametrize("sample", SAMPLES, ids=lambda path: path.name)
@pytest.mark.parametrize("format", ["json", "jsonl", "markdown", "text"])
def test_no_brief_of_clipper_is_accused(sample: Path, format: str) -> None:
    """A brief holds as it was written, in every language and format."""
    brief = pipeline.clip(str(sample), Options(sentences=6, anyway=True))
    found = held(shown(brief, format), brief.article)
    assert [finding for finding in found.findings if not finding.holds] == []
    assert len(found.findings) > 3


@pytest.mark.parametrize("only", [*NAMES, "points,people"])
@pytest.mark.parametrize("format", ["markdown", "text"])
def test_a_brief_of_some_parts_is_known_by_its_layout(format: str, only: str) -> None:
    """Whatever parts are shown, headline, byline and parts are claims of their kind, and hold."""
    look = Look(only=tuple(only.split(",")))
    for sample in SAMPLES:
        for source in (str(sample), "-"):
            brief = pipeline.clip(str(sample), Options(anyway=True))
            brief = replace(brief, article=replace(brief.article, source=source, url=None))
            (claims,) = verify.read(shown(brief, format, look))
            assert claims.prose == ()
            found = verify.verify(claims, brief.article)
            assert [finding for finding in found.findings if not finding.holds] == []


@pytest.mark.parametrize("format", ["markdown", "text"])
def test_the_briefs_of_one_file_are_told_apart(format: str) -> None:
    """Each holds against its own source, which it names."""
    briefs = [pipeline.clip(str(sample), Options(anyway=True)) for sample in SAMPLES]
    text = "".join(RENDERERS.get(format)(briefs, Look(several=True)))
    for claims, brief in zip(verify.read(text), briefs, strict=True):
        assert claims.source in (brief.article.url, brief.article.source)
        assert verify.verify(claims, brief.article).holds


@pytest.mark.parametrize("subject", ["Zzyzx", "the council: its vote", "Lindmoor"])
@pytest.mark.parametrize("format", ["markdown", "text"])
def test_what_is_said_of_a_subject_is_no_deck(format: str, subject: str) -> None:
    """The sentence on the subject that was asked for is Clipper's own, and no claim."""
    page = Page("ferry.txt", None, STORY.encode(), "text/plain")
    about = pipeline.clip(page, Options(about=subject))
    assert about.about is not None
    found = held(shown(about, format), about.article)
    assert found.holds
    assert "deck" not in {finding.claim.kind for finding in found.findings}


def change_point(old: str, new: str) -> Callable[[dict[str, Any]], None]:
    """A change of what a point shows."""

    def change(record: dict[str, Any]) -> None:
        texts = [point["text"] for point in record["points"]]
        assert any(old in text for text in texts)
        for point in record["points"]:
            point["text"] = point["text"].replace(old, new)

    return change


def change_field(field: str, key: str, value: object) -> Callable[[dict[str, Any]], None]:
    """A change of the first item of a list."""

    def change(record: dict[str, Any]) -> None:
        assert record[field][0][key] != value
        record[field][0][key] = value

    return change


PLANTED = {
    "a number": change_point("12,400", "12,900"),
    "a name": change_point("Edda Brand", "Edda Hansen"),
    "a dropped 'not'": change_point("was not easy", "was easy"),
    "an added word": change_point("voted on Monday", "voted secretly on Monday"),
    "a swapped order": change_point("close the Lindmoor ferry", "the Lindmoor ferry close"),
    "a speaker": change_field("quotes", "speaker", "Ole Hansen"),
    "a paraphrase in quotation marks": change_field(
        "quotes", "text", "We looked at all other ways and found none,"
    ),
    "a figure": change_field("figures", "text", "12,401 passengers"),
    "a person": change_field("people", "name", "Edda Brandt"),
    "a role": change_field("people", "role", "ferryman"),
    "a date's meaning": lambda record: record.update(published="2025-01-01"),
    "a source sentence": change_field("points", "source_text", "The council voted to close it."),
    "the headline": lambda record: record.update(title="Council votes to keep the ferry"),
}


@pytest.mark.parametrize("kind", PLANTED)
def test_a_planted_fault_is_caught(kind: str, brief: Brief) -> None:
    """One change makes the brief fail, and the claim that fails is the one changed."""
    original = record(brief)
    assert held(json.dumps(original), brief.article).holds
    PLANTED[kind](original)
    found = held(json.dumps(original), brief.article)
    assert not found.holds
    assert sum(not finding.holds for finding in found.findings) <= 2


def test_the_source_is_shown_as_it_stands(brief: Brief) -> None:
    """Evidence is never the brief's own text, however little that differs from the source's."""
    changed = record(brief)
    for point in changed["points"]:
        point["text"] = point["text"].replace("voted", "agreed")
        point["source_text"] = point["source_text"].upper()
    (failing,) = [item for item in held(json.dumps(changed), brief.article).findings
                  if not item.holds]  # fmt: skip
    assert failing.evidence in STORY


def test_an_edit_has_to_be_named(brief: Brief) -> None:
    """A dateline may be left out when the point says so, and not otherwise."""
    trimmed = record(brief)
    point = trimmed["points"][0]
    assert "dateline" in point["edits"]
    point["edits"] = []
    assert not held(json.dumps(trimmed), brief.article).holds


@pytest.mark.parametrize("format", ["markdown", "text"])
@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("Courier", "Gazette"),
        ("Ines Falkner", "Ines Brand"),
        ("27 November", "28 November"),
    ],
)
def test_the_byline_is_checked(format: str, old: str, new: str) -> None:
    """Another author, publisher or day than the source's is told, and nothing else."""
    (sample,) = (path for path in SAMPLES if path.stem == "harbour-bridge")
    brief = pipeline.clip(str(sample), Options())
    text = shown(brief, format).replace(old, new, 1)
    (failing,) = [item for item in held(text, brief.article).findings if not item.holds]
    assert new in failing.claim.text


@pytest.mark.parametrize("format", ["json", "markdown", "text"])
def test_a_dateline_that_may_be_left_out_is_not_missed(format: str, brief: Brief) -> None:
    """What differs is told of the point as Clipper's edits make it."""
    text = shown(brief, format)
    changed = text.replace("The town council voted", "The old town council voted")
    failing = [item for item in held(changed, brief.article).findings if not item.holds]
    assert {item.note for item in failing} == {"adds old"}


@pytest.mark.parametrize("format", ["markdown", "text"])
@pytest.mark.parametrize(
    ("old", "new"),
    [("12,400", "12,900"), ("not easy", "easy"), ("Mayor Edda Brand", "Mayor Ole Hansen")],
)
def test_an_edited_text_is_caught(format: str, old: str, new: str, brief: Brief) -> None:
    """Markdown and text are read back as they were laid out."""
    text = shown(brief, format)
    assert old in text
    assert not held(text.replace(old, new), brief.article).holds


def test_somebody_elses_words_may_tell_the_story(brief: Brief) -> None:
    """A brief that a person wrote holds when its facts are the source's."""
    text = (
        "The Lindmoor ferry will close after a vote of the town council.\n"
        "It carried 12,400 passengers last year. “We looked at every other way and found none,” "
        "said Edda Brand, the mayor.\n"
    )
    found = held(text, brief.article)
    assert [finding for finding in found.findings if not finding.holds] == []
    assert {finding.claim.kind for finding in found.findings} >= {
        "point",
        "quote",
        "figure",
        "name",
    }


@pytest.mark.parametrize(
    "sentence",
    [
        "The ferry carried 14,000 passengers last year.",
        "The town council voted on Monday not to close the Lindmoor ferry.",
        "“We looked at everything and there was no other way,” said Edda Brand.",
        "Greta Falk, the ferryman, called it a mistake.",
        "Shares of the brewery rose after strong quarterly earnings in Asia.",
    ],
)
def test_somebody_elses_words_are_checked(sentence: str, brief: Brief) -> None:
    """A wrong figure, a denial, an invented quotation, a stranger, another story: none holds."""
    assert not held(sentence, brief.article).holds


def test_cut_points_hold(brief: Brief) -> None:
    """A point that was cut to fit is the beginning of its sentence, and says so."""
    page = Page("ferry.txt", None, STORY.encode(), "text/plain")
    short = pipeline.clip(page, Options(words=5))
    assert any("cut" in point.edits for point in short.points)
    assert held(shown(short, "json"), short.article).holds
    assert held(shown(short, "text"), short.article).holds


def test_a_file_without_a_brief_is_refused() -> None:
    """JSON that is no brief has nothing to check."""
    with pytest.raises(UsageError, match="no brief"):
        verify.read('{"schema": "something/1"}')
    with pytest.raises(UsageError, match="no JSON"):
        verify.read("{broken")


def test_hostile_claims_do_not_raise(brief: Brief) -> None:
    """Wrong types where texts should be are passed over."""
    wrong = record(brief) | {"points": "x", "quotes": [1, {"text": 2}], "people": None}
    assert held(json.dumps(wrong), brief.article).findings


def test_long_texts_are_checked_in_time_that_grows_with_them() -> None:
    """A brief of many points against a long source needs no comparison of all pairs."""
    blocks = tuple(
        Block("paragraph", f"Item {number} was delivered to depot {number * 7} on time.")
        for number in range(4000)
    )
    article = Article("long.txt", title="Deliveries", language="en", blocks=blocks)
    text = "\n".join(block.text for block in blocks[:200])
    assert held(text, article).holds


def test_a_page_is_no_brief(brief: Brief) -> None:
    """HTML, Clipper's own too, is refused instead of being read as prose and accused."""
    with pytest.raises(UsageError, match="page of HTML"):
        verify.read(shown(brief, "html"))
