"""`--about`: where an article names a subject, and a brief from that angle."""

import pytest

from clipper.config import Options
from clipper.summary import about, summarize
from clipper.types import Article, Block, Facts, Prominence

TEXT = Article(
    "given",
    title="Marn Island loses its ferry",
    deck="Norgrid steps in with a cable barge",
    language="en",
    blocks=(
        Block("paragraph", "The ferry to Marn Island will stop in April, the port office said."),
        Block("paragraph", "Dunmoor’s hospital will send a nurse twice a week from May."),
        Block("paragraph", "Dunmoor lies an hour away. It has the only hospital on the coast."),
    ),
)


@pytest.mark.parametrize(
    ("subject", "prominence", "mentions", "blocks"),
    [
        ("marn island", "headline", 2, (0,)),
        ("Norgrid", "headline", 1, ()),
        ("port office", "lead", 1, (0,)),
        ("Dunmoor", "body", 2, (1, 2)),
        ("Saltby", "none", 0, ()),
        ("Dun", "none", 0, ()),
        ("…", "none", 0, ()),
    ],
)
def test_prominence_mentions_and_places(
    subject: str, prominence: Prominence, mentions: int, blocks: tuple[int, ...]
) -> None:
    """Whole words count, folded and inflected; the most prominent place is told."""
    found = about(TEXT, subject)
    assert (found.prominence, found.mentions, found.blocks) == (prominence, mentions, blocks)


def test_a_brief_about_a_subject_holds_nothing_else() -> None:
    """Every point names the subject or leans on the point before that does."""
    points = summarize(TEXT, Facts(), Options(about="Dunmoor"))
    assert {point.block for point in points} == {1, 2}


def test_nothing_about_it_means_no_points() -> None:
    """A subject that the article does not name gives no points at all."""
    assert summarize(TEXT, Facts(), Options(about="Saltby")) == ()


def test_characters_without_spaces_are_found() -> None:
    """In Chinese the subject is found between other characters."""
    text = Article(
        "given", language="zh", blocks=(Block("paragraph", "昨天阿拉木图市政府宣布新桥开通。"),)
    )
    assert about(text, "阿拉木图").prominence == "lead"
