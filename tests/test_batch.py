"""A folder of articles becomes a folder of briefs."""

import io
import os
from collections.abc import Callable
from pathlib import Path

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from clipper.batch.inputs import find
from clipper.batch.naming import Namer, stem
from clipper.cli.app import run
from clipper.cli.session import Session
from clipper.errors import SourceEmpty, SourceError, SourceNotFound

ARTICLE = """{title}

The ferry to Hale Island sailed again on Monday after a break of six weeks.

Its new engine cost 1.3 million crowns, the harbour office said.
"""

Outcome = tuple[int, str]
Batch = Callable[..., Outcome]


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A folder as a user has it: articles at two depths, and things that are none."""
    inside = tmp_path / "in"
    for name, title in {
        "a.txt": "Ferry back",
        "deep/b.txt": "Bridge shut",
        "c.txt": "Ferry back",
    }.items():
        (inside / name).parent.mkdir(parents=True, exist_ok=True)
        (inside / name).write_text(ARTICLE.format(title=title), "utf-8")
    (inside / "page.html").write_text("<p>short", "utf-8")
    (inside / "page_files").mkdir()
    (inside / "page_files" / "frame.html").write_text("<p>an ad</p>", "utf-8")
    (inside / "photo.jpg").write_bytes(b"\xff\xd8\xff")
    (inside / ".hidden.txt").write_text("secret", "utf-8")
    (inside / "loop").symlink_to(inside)
    return inside


@pytest.fixture
def batch(folder: Path, tmp_path: Path) -> Batch:
    """Runs `clipper batch` on the folder; gives the exit code and stderr."""

    def go(*arguments: str) -> Outcome:
        err = io.StringIO()
        session = Session(io.StringIO(), err, {"XDG_CONFIG_HOME": str(tmp_path / "none")})
        code = run(["batch", str(folder), "-o", str(tmp_path / "out"), *arguments], session)
        return code, err.getvalue()

    return go


def tree(folder: Path) -> dict[str, str]:
    """Every file below `folder` with its text."""
    return {path.name: path.read_text("utf-8") for path in folder.rglob("*") if path.is_file()}


def test_articles_are_found_at_any_depth_and_the_rest_is_counted(folder: Path) -> None:
    """Hidden files, other types and a saved page's folder are skipped, loops not followed."""
    found = find([folder], leave_out=folder / "out")
    assert [file.name for file in found.files] == ["a.txt", "c.txt", "page.html", "deep/b.txt"]
    assert found.skipped == {"hidden": 1, "unknown type": 1, "part of a saved page": 1}


def test_a_folder_named_like_a_saved_page_is_entered_when_there_is_no_page(tmp_path: Path) -> None:
    """`press_files` may hold the press."""
    (tmp_path / "press_files").mkdir()
    (tmp_path / "press_files" / "a.txt").write_text("x", "utf-8")
    assert len(find([tmp_path], leave_out=tmp_path / "out").files) == 1


def test_the_output_folder_is_no_input(folder: Path) -> None:
    """Briefs written below the input folder are not briefed again."""
    (folder / "out").mkdir()
    (folder / "out" / "brief.md").write_text("x", "utf-8")
    assert "brief.md" not in [file.path.name for file in find([folder], folder / "out").files]


def test_folders_without_articles_are_refused(tmp_path: Path) -> None:
    """Missing, empty, and not a folder: each has its error."""
    (tmp_path / "file.txt").write_text("x", "utf-8")
    with pytest.raises(SourceNotFound):
        find([tmp_path / "missing"], tmp_path)
    with pytest.raises(SourceError, match="clipper summarize"):
        find([tmp_path / "file.txt"], tmp_path)
    (tmp_path / "empty").mkdir()
    with pytest.raises(SourceEmpty):
        find([tmp_path / "empty"], tmp_path)


@pytest.mark.parametrize("jobs", ["1", "2"])
def test_every_article_gets_a_brief_and_a_place_in_the_index(
    batch: Batch, tmp_path: Path, jobs: str
) -> None:
    """Two of the same headline get two files; what failed is listed, and the exit code is 3."""
    code, told = batch("--jobs", jobs)
    written = tree(tmp_path / "out")
    names = sorted(written)
    assert code == 3
    assert names[0] == "index.md"
    assert names[1] == "undated-bridge-shut.md"
    assert [name[:18] for name in names[2:]] == ["undated-ferry-back"] * 2
    assert written["index.md"].startswith("# 3 briefs\n")
    assert written["index.md"].count("](<undated-") == 3
    assert "page.html" in told
    assert "3 briefs in" in told
    assert "1 failed; skipped: 1 hidden, 1 part of a saved page, 1 unknown type" in told


def test_a_second_run_ends_with_the_same_tree(batch: Batch, tmp_path: Path) -> None:
    """Names depend on the articles alone, and briefs that are there are kept."""
    batch()
    before = tree(tmp_path / "out")
    os.utime(tmp_path / "out" / "undated-bridge-shut.md", (0, 0))
    _, told = batch("--jobs", "1")
    assert tree(tmp_path / "out") == before
    assert "kept" in told
    assert (tmp_path / "out" / "undated-bridge-shut.md").stat().st_mtime == 0


def test_overwrite_replaces_briefs(batch: Batch, tmp_path: Path) -> None:
    """`--overwrite` writes every brief anew."""
    batch("--jobs", "1")
    brief = tmp_path / "out" / "undated-bridge-shut.md"
    brief.write_text("mine", "utf-8")
    batch("--jobs", "1")
    assert brief.read_text("utf-8") == "mine"
    batch("--jobs", "1", "--overwrite")
    assert "# Bridge shut" in brief.read_text("utf-8")


def test_the_format_picks_the_suffix(batch: Batch, tmp_path: Path) -> None:
    """`-f json` gives `.json` files."""
    batch("--jobs", "1", "-f", "json")
    assert "undated-bridge-shut.json" in tree(tmp_path / "out")


def test_wrong_options_end_the_run_at_once(batch: Batch, tmp_path: Path) -> None:
    """An algorithm or a format that does not exist is a usage error, not a failure per article."""
    assert batch("-a", "oracle")[0] == 2
    assert batch("-f", "papyrus")[0] == 2


def test_an_output_folder_that_cannot_be_made_is_told(folder: Path, tmp_path: Path) -> None:
    """A file where the folder should be ends with 1 and a line."""
    (tmp_path / "taken").write_text("x", "utf-8")
    err = io.StringIO()
    code = run(
        ["batch", str(folder), "-o", str(tmp_path / "taken")], Session(io.StringIO(), err, {})
    )
    assert code == 1
    assert "cannot be made" in err.getvalue()


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


@given(st.lists(st.sampled_from("abc"), max_size=30))
def test_names_never_collide_and_repeat_on_every_run(stems: list[str]) -> None:
    """The same sources in the same order get the same names, all different."""

    def names() -> list[str]:
        namer = Namer()
        return [namer.name(stem, f"source {number}") for number, stem in enumerate(stems)]

    assert names() == names()
    assert len(set(names())) == len(stems)


def test_a_killed_worker_is_told(batch: Batch, monkeypatch: pytest.MonkeyPatch) -> None:
    """A process that is killed from outside ends the run with a line, not with a traceback."""
    from clipper import pipeline

    monkeypatch.setattr(pipeline, "clip", lambda source, options: os.kill(os.getpid(), 9))
    code, told = batch("--jobs", "2")
    assert (code, told) == (
        1,
        "clipper: a worker process was killed. Briefs that are written stay. "
        "Run the command again with --jobs 1\n",
    )
