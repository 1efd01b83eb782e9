"""What the alignment promises: each word of a text is found once on its page, in order, in time."""

import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from clipper.readers.alignment import coverage, words

LEAD = "The harbour bridge stays closed until spring, engineers said on Monday."
SECOND = "Divers found cracks in two of its eleven piers last week."
THIRD = "Buses will take pupils to the school across the bay."
TEASER = "A new ferry will sail between the islands from the first of May."


def shares(text: str, *blocks: str) -> list[float]:
    """The coverage of blocks given as plain text, rounded."""
    return [round(share, 2) for share in coverage(text, [words(block) for block in blocks])]


def test_blocks_of_the_text_are_covered_and_others_are_not():
    """A block that the text holds has 1, one that it does not hold has 0."""
    assert shares(f"{LEAD}\n{SECOND}", "Home", LEAD, TEASER, SECOND) == [0, 1, 0, 1]


def test_a_teaser_that_repeats_the_lead_is_not_covered():
    """Of two copies of a paragraph the one that stands with the rest of the text is covered."""
    assert shares(f"{LEAD}\n{SECOND}\n{THIRD}", LEAD, TEASER, LEAD, SECOND, THIRD)[2:] == [1, 1, 1]
    assert sum(shares(f"{LEAD}\n{SECOND}", LEAD, SECOND, TEASER, LEAD)) == 2


def test_order_decides():
    """Blocks in another order than the text's are not all covered: the longest chain is."""
    assert shares(f"{LEAD}\n{SECOND}\n{THIRD}", THIRD, LEAD, SECOND) == [0, 1, 1]


def test_a_part_of_a_block_covers_a_share_of_it():
    """The share counts words."""
    assert shares(
        "one two three four five", "one two three four five six seven eight nine ten"
    ) == [0.5]


def test_a_paragraph_may_run_over_several_blocks():
    """One line of text covers all the blocks that it was joined from."""
    assert shares(f"{LEAD} {SECOND}", LEAD, SECOND) == [1, 1]


def test_a_word_shared_by_chance_costs_no_paragraph():
    """A caption that begins like the paragraph after it does not stand in that paragraph's way."""
    caption = "Buses at the school on Monday"
    assert shares(f"{LEAD}\n{THIRD}", LEAD, caption, THIRD) == [1, 0, 1]


def test_of_two_copies_of_a_text_the_first_is_covered():
    """A page may hold its article again, in one piece, for a printer."""
    assert shares(f"{LEAD}\n{SECOND}", LEAD, SECOND, f"{LEAD} {SECOND}") == [1, 1, 0]


def test_a_short_line_covers_a_block_that_is_the_same():
    """A subheading of two words is found, though shorter than any run; a part of a block is not."""
    assert shares(f"{LEAD}\nWhat next?\n{SECOND}", LEAD, "What next?", SECOND) == [1, 1, 1]
    assert shares(f"What next?\n{SECOND}", "What next for us?", SECOND) == [0, 1]


@pytest.mark.parametrize(
    ("lead", "other"),
    [
        ("港口大桥将关闭至明年春天。", "新渡轮五月起航。"),
        ("港の橋は春まで閉鎖される。", "新しいフェリーは五月に出る。"),
        ("سيبقى جسر الميناء مغلقا حتى الربيع", "تبحر عبارة جديدة في شهر أيار"),
    ],
)
def test_scripts_without_spaces_are_aligned_by_character(lead: str, other: str):
    """Chinese and Japanese need no spaces between words to be found."""
    assert shares(lead, other, lead) == [0, 1]


def test_nothing_to_align_covers_nothing():
    """An empty text, an empty page and an empty block are no errors."""
    assert coverage("", [words(LEAD), []]) == [0, 0]
    assert coverage(LEAD, []) == []
    assert coverage(LEAD, [[], words(LEAD)]) == [0, 1]


@pytest.mark.parametrize(
    ("text", "block"),
    [
        ("na " * 100_000, "na " * 100_000),
        ("one two three four five " * 20_000, "one two three four five " * 20_000),
        ("国" * 50_000, "国" * 50_000),
    ],
    ids=["one word", "a period of five", "one ideograph"],
)
def test_endless_repetition_is_aligned_at_once(text: str, block: str):
    """A word said 100,000 times costs no more than any other text of that length."""
    started = time.process_time()
    assert shares(text, block) == [1]
    assert time.process_time() - started < 3


def test_many_short_lines_are_aligned_at_once():
    """The cost grows with the number of lines, not with its square."""
    started = time.process_time()
    coverage("a b\n" * 20_000, [["a", "b"]] * 20_000)
    assert time.process_time() - started < 3


BLOCKS = st.lists(st.lists(st.sampled_from("abcdef"), max_size=9), max_size=9)


@given(BLOCKS, BLOCKS)
def test_no_word_is_counted_twice(text: list[list[str]], blocks: list[list[str]]):
    """Shares lie between 0 and 1, and never cover more words than the text has."""
    found = coverage("\n".join(map(" ".join, text)), blocks)
    assert all(0 <= share <= 1 for share in found)
    covered = sum(share * len(block) for share, block in zip(found, blocks, strict=True))
    assert covered <= sum(map(len, text)) + 1e-6


@given(st.lists(st.lists(st.sampled_from("abcdefgh"), min_size=4, max_size=9), max_size=9))
def test_a_text_covers_itself(blocks: list[list[str]]):
    """Aligned with its own blocks, all of a text is found."""
    assert all(share == 1 for share in coverage("\n".join(map(" ".join, blocks)), blocks))


def test_joiners_do_not_part_a_block_from_its_text() -> None:
    """Persian words hold zero-width non-joiners, which extractors drop."""
    block = "وزیران انرژی پس از دو روز گفت\u200cوگو توافق کردند که می\u200cتواند ماندگار باشد"
    assert coverage(block.replace("\u200c", ""), [words(block)]) == [1.0]
