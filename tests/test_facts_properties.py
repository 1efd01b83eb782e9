"""What must hold of the facts of any text at all."""

import subprocess
import sys
import time
from pathlib import Path

import pytest
from facts_of import facts_of
from hypothesis import given, settings
from hypothesis import strategies as st

from clipper.facts import find
from clipper.facts.reading import LONGEST
from clipper.types import Article, Block

PIECES = st.sampled_from(
    ["“", "”", '"', "'", "’", "«", "»", "„", "(", ")", ". ", ", ", ": ", " ", "\u200b", "e\u0301",
     "İ", "Minister ", "Peter ", "Müller", "said ", "sagte ", "he ", "the ", "12", "3.5", "%", "$",
     "bn ", "May ", "Friday ", "2024", "-", "ABC ", "will ", "ago", "Иван ", "сказал ", "年",
     "月5日", "😀", "\xa0", "of "]
)  # fmt: skip
LANGUAGES = st.sampled_from(
    ["en", "de", "tr", "az", "ru", "fr", "es", "ja", "zh", "ar", "xx", None]
)


@settings(max_examples=150, deadline=None)
@given(
    st.lists(
        st.one_of(st.lists(PIECES, max_size=30).map("".join), st.text(max_size=60)), max_size=4
    ),
    LANGUAGES,
)
def test_every_item_stands_where_it_says(texts: list[str], language: str | None) -> None:
    """Nothing raises, and the text of each item is the block's text at its offsets."""
    blocks = tuple(Block("paragraph", text) for text in texts)
    article = Article(source="x", language=language, published="2025-11-28", blocks=blocks)
    facts = find(article)
    for item in (*facts.quotes, *facts.figures, *facts.dates, *facts.upcoming):
        assert item.text
        assert blocks[item.block].text[item.start : item.end] == item.text


@pytest.mark.parametrize("behind", ["", " ", "\xa0", " . "])
def test_a_name_may_stand_last(behind: str) -> None:
    """Whatever stands behind a text's last word, and where a text is cut that is too long."""
    told = "John Smith said it is true. It was Smith"
    cut = told.replace("was", f"was{' ' * (LONGEST - len(told) - len(behind))}") + behind
    for text in told + behind, cut + "went on":
        found = find(Article("x", language="en", blocks=(Block("paragraph", text),)))
        assert [person.name for person in found.people] == ["John Smith"]


def test_offsets_count_code_points_behind_emoji_and_split_accents() -> None:
    """Offsets hold behind signs outside the basic plane and behind combining marks."""
    text = "😀 Cafe\u0301 owner Rosa Quill said: “It cost 4,000 euros in May 2024.”"
    facts = facts_of(text)
    for item in (*facts.quotes, *facts.figures, *facts.dates):
        assert text[item.start : item.end] == item.text
    assert [figure.text for figure in facts.figures] == ["4,000 euros"]


@pytest.mark.parametrize(
    "unit",
    ["a", '"', "“a ", "'a ", "1", "12 ", "1,", "(", "Peter Smith ", "A. ", "a-", "3 May 2024, ",
     "“one two three four,” the minister Peter Smith said. ", "He will go on Friday. "],
)  # fmt: skip
def test_cost_grows_linearly_on_one_long_line(unit: str) -> None:
    """Eight times the text takes no more than about eight times as long."""
    small, large = unit * (20_000 // len(unit)), unit * (160_000 // len(unit))
    seconds = [min(_seconds(text) for _ in range(3)) for text in (small, large)]
    assert seconds[1] < max(0.3, 24 * seconds[0])


def _seconds(text: str) -> float:
    start = time.process_time()
    facts_of(text)
    return time.process_time() - start


def test_empty_article_has_no_facts() -> None:
    """An article without blocks has empty facts."""
    facts = find(Article(source="x"))
    assert not any((facts.people, facts.quotes, facts.figures, facts.dates, facts.keywords))


def test_importing_the_room_loads_nothing_heavy() -> None:
    """The room imports neither the extractor nor a summarizer."""
    code = (
        "import sys, clipper.facts; "
        "print(sorted({'trafilatura', 'sumy', 'nltk', 'numpy', 'lxml'} & set(sys.modules)))"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "[]"


def test_documented_example_is_true() -> None:
    """The example in docs/facts.md prints what stands beside it."""
    text = (Path(__file__).parent.parent / "docs" / "facts.md").read_text("utf-8")
    block = text.split("```python\n")[1].split("```")[0]
    scope: dict[str, object] = {}
    exec(block, scope)
    for line in block.splitlines():
        expression, mark, shown = line.partition("  # ")
        if mark:
            assert repr(eval(expression, scope)) == shown.strip()
