"""Odd articles give a brief whose offsets are exact, in time."""

import time

import pytest

from clipper import pipeline
from clipper.config import Options
from clipper.types import Brief, Page

SENTENCE = "The town council voted on Monday to close the ferry, Mayor Edda Brand said. "
ODD = {
    "one sentence": SENTENCE,
    "a megabyte without a full stop": "harbour bridge ferry council " * 36_000,
    "all capitals": (SENTENCE * 6).upper(),
    "mixed languages": SENTENCE
    + "Совет проголосовал в понедельник. "
    + "議会は月曜日に投票した。" * 3,
    "right to left": "صوت المجلس يوم الاثنين على إغلاق العبارة، قال العمدة. " * 6,
    "quotes never closed": "“We will close it, he said. " * 40 + SENTENCE,
    "a thousand quotes": "“We will close the ferry in May,” Edda Brand said. " * 1000,
    "emoji": "🚢 The ferry 👨‍👩‍👧‍👦 will close on 3 May, the 🇳🇴 council said. " * 5,
    "zero-width characters": "The fer\u200bry will\u200d close\u2060 in the coun\u00adcil's May. "
    * 5,
}


def assert_exact(brief: Brief) -> None:
    """Every item of the brief is where it says it is."""
    blocks = brief.article.blocks
    facts = brief.facts
    for point in brief.points:
        assert blocks[point.block].text[point.start : point.end] == point.source_text
    for item in (*facts.quotes, *facts.figures, *facts.dates, *facts.upcoming):
        assert blocks[item.block].text[item.start : item.end] == item.text


@pytest.mark.parametrize("kind", ODD)
def test_an_odd_article_is_briefed(kind: str) -> None:
    """Within five seconds, and nothing is misplaced."""
    page = Page("odd.txt", None, ODD[kind].encode(), "text/plain")
    started = time.process_time()
    assert_exact(pipeline.clip(page, Options(anyway=True)))
    assert time.process_time() - started < 5
