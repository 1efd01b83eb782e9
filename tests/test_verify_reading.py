"""What of a text that somebody wrote is taken for claims, and how the result is summed up."""

import pytest

from clipper import verify
from clipper.errors import UsageError
from clipper.types import Article, Block
from clipper.verify import report

STORY = Article(
    "ferry.txt",
    title="Council votes to close the ferry",
    language="en",
    blocks=(
        Block("paragraph", "The town council voted on Monday to close the Lindmoor ferry."),
        Block("paragraph", "The ferry carried 12,400 passengers last year."),
    ),
)


def sentences(text: str) -> tuple[str, ...]:
    """The paragraphs of a free text that are checked."""
    (claims,) = verify.read(text)
    return claims.prose


@pytest.mark.parametrize(
    "furniture",
    [
        "# The ferry, in 3 points",
        "The ferry in brief\n==================",
        "Ferry notes\n-----------",
        "---\ntitle: Ferry\n---",
        "**Key facts:**",
        "What we know:",
        "* * *",
        "<!-- draft -->",
        "```\nferry = 3\n```",
        "[1]: https://example.com/ferry",
        "| Who | What |\n|---|---|",
        "![A ferry](ferry.png)",
    ],
)
def test_what_markdown_puts_between_paragraphs_is_no_claim(furniture: str) -> None:
    """Headings, labels, rules, front matter and the like say nothing that could be checked."""
    text = f"{furniture}\n\nThe ferry carried 12,400 passengers last year.\n"
    assert sentences(text) == ("The ferry carried 12,400 passengers last year.",)


def test_what_markdown_says_is_read_plain() -> None:
    """Items, quotes, emphasis and links are read as what they say."""
    text = "- The **council** voted\n1. [Lindmoor](https://example.com) closes\n> Nobody *died*\n"
    assert sentences(text) == ("The council voted", "Lindmoor closes", "Nobody died")


def test_a_broken_line_goes_on() -> None:
    """A sentence that was broken for its length is one, and short lines are one each."""
    text = (
        "The town council voted on Monday, after a debate of many hours,\n"
        "to close the Lindmoor ferry.\nNobody spoke\nNobody wept\n"
    )
    assert len(sentences(text)) == 3


@pytest.mark.parametrize("junk", ["\x89PNG\r\n\x1a\n\0\0\0\rIHDR", "PK\x03\x04\x14\x08\x08\x08"])
def test_what_is_no_text_is_no_brief(junk: str) -> None:
    """A picture or an archive is refused instead of being read as prose and accused."""
    with pytest.raises(UsageError, match="no text"):
        verify.read(junk)


def test_the_texts_in_anybodys_json_are_checked() -> None:
    """Sentences are claims wherever they stand in it; names, labels and addresses are none."""
    text = (
        '{"model": "some name", "summary": {"bullets": ["The ferry carried 14,000 passengers.", '
        '"ferry"]}, "link": "https://example.com/ferry"}'
    )
    assert sentences(text) == ("The ferry carried 14,000 passengers.",)


def test_deep_json_is_refused() -> None:
    """JSON that is nested beyond reason is refused, not read until the stack is full."""
    with pytest.raises(UsageError):
        verify.read("[" * 100_000 + "]" * 100_000)


def test_a_headline_may_open_with_a_bracket() -> None:
    """Square brackets open a list of JSON only when such a thing stands in them."""
    text = "[Video] Council votes to close the ferry\n\n- The ferry closes.\n\nSource: ferry.txt\n"
    (claims,) = verify.read(text)
    assert claims.claims[0].text == "[Video] Council votes to close the ferry"


def test_the_sum_says_what_was_checked_and_what_became_of_it() -> None:
    """The last line counts claims by kind, those that are borne out, and those that are not."""
    text = "The council decided to close the Lindmoor ferry.\nIt carried 14,000 passengers."
    (claims,) = verify.read(text)
    assert report.summary(verify.verify(claims, STORY)) == (
        "ferry.txt: 4 claims checked (2 sentences, 1 name, 1 figure). "
        "3 are borne out: 1 as the source has it, 2 in other words or by named edits. "
        "1 is not: 1 not in the source. The brief does not hold."
    )
