"""Names of briefs' files: safe on every file system, and the same on every run."""

from itertools import islice

from hypothesis import example, given
from hypothesis import strategies as st

from clipper.batch.naming import names, stem


@given(st.one_of(st.none(), st.text(max_size=30), st.dates().map(str)), st.text(max_size=400))
@example("2025-11-28", "../../etc/passwd")
@example(None, "CON")
@example("2025-11-28T10:00:00Z", 'Ünïcødé / 東京 : \\ * ? " < > | \0 ' * 20)
def test_names_are_safe_on_every_file_system(published: str | None, headline: str) -> None:
    """No separator or reserved character, no dot or space at an end, and never too long."""
    name = stem(published, headline)
    assert 0 < len(name.encode()) <= 120
    assert not set(name) & set('/\\:*?"<>|. \0\n\t')
    assert name[0].isalnum()
    assert name == name.casefold() or "ß" in headline or not name.isascii()


def test_names_start_with_the_date_and_are_cut_between_words() -> None:
    """Sorted by name, briefs are sorted by date."""
    assert stem("2025-11-28T10:00Z", "Who's next? A “guide”") == "2025-11-28-who-s-next-a-guide"
    assert stem(None, "") == "undated-untitled"
    assert stem("2025", "word " * 60).endswith("-word")


def test_names_differ_by_source_and_repeat_on_every_run() -> None:
    """The first is the stem alone; the others carry a mark made from the source."""
    first, second = (list(islice(names("stem", source), 4)) for source in ("one", "two"))
    assert first[0] == second[0] == "stem"
    assert len({*first, *second}) == 7
    assert first == list(islice(names("stem", "one"), 4))
