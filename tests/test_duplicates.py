"""The same story in several files gets one brief."""

import random
from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from press import page, story, tree

from clipper.batch import Inputs, Order, Report, brief_all
from clipper.batch.signature import ALIKE, PLACES, bands, likeness, signature

SERIAL = Order(engine="serial")


def words(seed: int, count: int = 400) -> list[str]:
    """Words of a made-up language."""
    chance = random.Random(seed)
    return [f"w{chance.randrange(3000)}" for _ in range(count)]


def of(text: list[str]) -> bytes:
    """The signature of words."""
    return signature([" ".join(text)])


def test_copies_and_cut_copies_are_alike_and_others_are_not() -> None:
    """Wire copy that lost its end or a few words is found; another story is not."""
    whole = words(1)
    cut, edited = whole[:-80], [word if n % 40 else "new" for n, word in enumerate(whole)]
    assert likeness(of(whole), of(whole)) == 1
    assert likeness(of(whole), of(cut)) > ALIKE
    assert likeness(of(whole), of(edited)) > ALIKE
    assert likeness(of(whole), of(words(2))) < 0.1


@pytest.mark.parametrize("kept", [0.9, 0.8, 0.7, 0.5])
def test_likeness_estimates_the_share_of_triples_in_common(kept: float) -> None:
    """On the average of many articles it is right within three percent."""
    pairs = [(words(seed), words(seed)[: int(400 * kept)]) for seed in range(60)]
    estimates = [likeness(of(one), of(other)) for one, other in pairs]
    assert abs(sum(estimates) / len(estimates) - kept) < 0.03


def test_alike_articles_share_a_band() -> None:
    """Of a hundred that share four fifths all are found."""
    pairs = [(words(seed), words(seed)[:330]) for seed in range(100)]
    assert all(set(bands(of(one))) & set(bands(of(other))) for one, other in pairs)


@given(st.lists(st.text(max_size=40), max_size=5))
def test_signatures_have_one_size(texts: list[str]) -> None:
    """Any text has a signature, and one without words an empty one."""
    made = signature(texts)
    assert len(made) in (0, PLACES * 4)
    assert made == signature(list(texts))


def test_signatures_do_not_depend_on_the_process() -> None:
    """What one run stores another compares with."""
    assert of(words(1)).hex().startswith(signature([" ".join(words(1))]).hex())
    assert signature(["one two three"])[:4] == signature(["One, two three!"])[:4]


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A story in three outlets, shortened in one, and another one."""
    inside = tmp_path / "in"
    inside.mkdir()
    for number, outlet in enumerate(["Norrö Post", "Hale Times", "Vessin Echo"]):
        text = page(1).replace("<head>", f"<head><meta property='og:site_name' content='{outlet}'>")
        (inside / f"{number}.html").write_text(text, "utf-8")
    (inside / "9.txt").write_text(story(2), "utf-8")
    return inside


def go(folder: Path, order: Order = SERIAL) -> Report:
    """Brief `folder` into the folder beside it."""
    out = folder.parent / "out"
    return brief_all(Inputs([str(folder)], out), out, order)


def test_a_story_gets_one_brief_and_the_list_of_its_outlets(folder: Path) -> None:
    """The first in the order of the inputs is briefed."""
    report = go(folder)
    index = tree(folder.parent / "out")["index.md"].decode()
    assert (report.done, report.duplicates) == (2, 2)
    assert "(Norrö Post · also: Hale Times, Vessin Echo)" in index


def test_duplicates_can_be_kept(folder: Path) -> None:
    """`--keep-duplicates` briefs each, under names of their own."""
    go(folder)
    assert go(folder, replace(SERIAL, keep_duplicates=True)).done == 4
    assert len(list((folder.parent / "out").glob("undated-*"))) == 4


def test_duplicates_that_were_kept_are_found_when_they_are_no_longer_to_be(folder: Path) -> None:
    """A run without `--keep-duplicates` looks at all again."""
    go(folder, replace(SERIAL, keep_duplicates=True))
    report = go(folder)
    assert (report.done, report.duplicates) == (2, 2)
    assert len(list((folder.parent / "out").glob("undated-*"))) == 2


def test_the_next_one_takes_the_place_of_a_story_that_changed(folder: Path) -> None:
    """Nothing is lost when the first turns out another story, or none."""
    go(folder)
    (folder / "0.html").write_text("", "utf-8")
    go(folder)
    index = tree(folder.parent / "out")["index.md"].decode()
    assert index.count("](<") == 2
    assert "(Hale Times · also: Vessin Echo)" in index


def test_a_later_run_knows_the_stories_of_earlier_ones(folder: Path) -> None:
    """New copies, wherever they stand, join the brief that is there; the index names them all."""
    go(folder)
    before = tree(folder.parent / "out")
    for name, outlet in (("00.html", "Tamsal Sun"), ("95.html", "Osk Daily")):
        text = (folder / "1.html").read_text("utf-8").replace("Hale Times", outlet)
        (folder / name).write_text(text, "utf-8")
    (folder / "97.txt").write_text(story(3), "utf-8")
    report = go(folder)
    assert (report.done, report.duplicates, report.unchanged) == (1, 2, 4)
    after = tree(folder.parent / "out")
    assert {name for name in after if name not in before} == {
        "undated-the-school-of-norrö-opens-again-number-3.md"
    }
    told = "(Norrö Post · also: Hale Times, Vessin Echo, Tamsal Sun, Osk Daily)"
    assert told in after["index.md"].decode()
    assert go(folder).worked == 0


def test_another_folder_of_inputs_is_compared_too(folder: Path) -> None:
    """What counts is where the briefs go: a second morning's folder adds to the first one's."""
    go(folder)
    second = folder.parent / "second"
    second.mkdir()
    (second / "a.html").write_text(page(1), "utf-8")
    (second / "b.html").write_text(page(5), "utf-8")
    out = folder.parent / "out"
    report = brief_all(Inputs([str(second)], out), out, SERIAL)
    assert (report.done, report.duplicates) == (1, 1)
    assert tree(out)["index.md"].decode().startswith("# 3 briefs")


def test_a_table_names_the_other_outlets(folder: Path) -> None:
    """The column `also_in` has them."""
    go(folder, replace(SERIAL, format="csv"))
    assert b"Hale Times\nVessin Echo" in tree(folder.parent / "out")["briefs.csv"]
