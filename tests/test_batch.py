"""A folder of articles becomes a folder of briefs, or a table."""

import csv
import io
import json
import os
import sqlite3
from collections import Counter
from collections.abc import Callable
from pathlib import Path

import pytest
from press import page, story, tree

from clipper.batch import Inputs, Order, brief_all, ordered
from clipper.batch.folders import walk
from clipper.batch.ledger import Ledger
from clipper.batch.report import Report
from clipper.cli import progress
from clipper.cli.app import run
from clipper.cli.session import Session
from clipper.errors import SourceEmpty

Outcome = tuple[int, str]
HEADLINE = story(1).partition("\n")[0]
Batch = Callable[..., Outcome]


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A folder as a user has it: articles at two depths, and things that are none."""
    inside = tmp_path / "in"
    (inside / "deep").mkdir(parents=True)
    (inside / "a.txt").write_text(story(1), "utf-8")
    (inside / "c.txt").write_text(
        story(1).partition("\n")[0] + story(3).partition("\n")[1] * 2 + story(3).partition("\n")[2],
        "utf-8",
    )
    (inside / "deep" / "b.html").write_text(page(2), "utf-8")
    (inside / "page.html").write_text("<p>short", "utf-8")
    (inside / "page_files").mkdir()
    (inside / "page_files" / "frame.html").write_text("<p>an ad</p>", "utf-8")
    (inside / "photo.jpg").write_bytes(b"\xff\xd8\xff")
    (inside / ".hidden.txt").write_text("secret", "utf-8")
    (inside / "loop").symlink_to(inside)
    (inside / "gone.txt").symlink_to(inside / "nowhere")
    (inside / "self.txt").symlink_to(inside / "self.txt")
    os.mkfifo(inside / "pipe.txt")
    return inside


@pytest.fixture
def batch(folder: Path, tmp_path: Path) -> Batch:
    """Runs `clipper batch` on the folder, in this process; gives the exit code and stderr."""

    def go(*arguments: str) -> Outcome:
        err = io.StringIO()
        environ = {"XDG_CONFIG_HOME": str(tmp_path / "none")}
        inputs = [] if arguments and not arguments[0].startswith("-") else [str(folder)]
        line = ["batch", *inputs, *arguments, "-o", str(tmp_path / "out"), "--engine", "serial"]
        return run(line, Session(io.StringIO(), err, environ)), err.getvalue()

    return go


def found(folder: Path, leave_out: Path) -> tuple[list[str], Counter[str]]:
    """The names below `folder` that `walk` finds, and what it passed over."""
    skipped: Counter[str] = Counter()
    paths = [path for path in walk(str(folder), leave_out, skipped) if isinstance(path, str)]
    return [Path(path).relative_to(folder).as_posix() for path in paths], skipped


def test_the_index_has_the_newest_first_and_the_undated_last(batch: Batch, tmp_path: Path) -> None:
    """What has no date is not taken for the newest."""
    press = tmp_path / "press"
    press.mkdir()
    for number, date in enumerate(["", "date: 2025-11-03\n", "date: 2025-11-20\n"]):
        (press / f"{number}.md").write_text(f"---\n{date}---\n\n{story(number)}", "utf-8")
    assert batch(str(press))[0] == 0
    for index in ("index.md", "index.html"):
        text = (tmp_path / "out" / index).read_text("utf-8")
        places = [text.index(day) for day in ("2025-11-20-", "2025-11-03-", "undated-")]
        assert places == sorted(places)


def test_quiet_tells_errors_and_no_counts(batch: Batch, tmp_path: Path) -> None:
    """A run that is quiet still names what failed, and says nothing where all is done."""
    code, err = batch("-q")
    assert code == 3
    assert "page.html" in err
    assert "done" not in err
    (tmp_path / "one.txt").write_text(story(9), "utf-8")
    assert batch(str(tmp_path / "one.txt"), "-q", "--fresh") == (0, "")


def test_articles_are_found_at_any_depth_and_the_rest_is_counted(folder: Path) -> None:
    """Hidden files, other types, pipes and a saved page's folder are skipped, loops avoided."""
    names, skipped = found(folder, folder / "out")
    assert names == ["a.txt", "c.txt", "page.html", "deep/b.html"]
    assert skipped == {
        "hidden": 1,
        "unknown type": 1,
        "part of a saved page": 1,
        "no file": 3,
        "link to a folder": 1,
    }


def test_a_folder_named_like_a_saved_page_is_entered_when_there_is_no_page(tmp_path: Path) -> None:
    """`press_files` may hold the press."""
    (tmp_path / "press_files").mkdir()
    (tmp_path / "press_files" / "a.txt").write_text("x", "utf-8")
    assert len(found(tmp_path, tmp_path / "out")[0]) == 1


def test_a_large_folder_is_walked_in_order(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Names that wait on disk come as those in memory do, undecodable ones included."""
    names = [f"{number * 7 % 50}.txt" for number in range(50)]
    for name in [*names, os.fsdecode(b"\xff.txt"), "ü.txt", "\U0001f600.txt"]:
        (tmp_path / name).write_text("x", "utf-8")
    few = found(tmp_path, tmp_path / "out")
    monkeypatch.setattr(ordered, "AT_ONCE", 8)
    assert found(tmp_path, tmp_path / "out") == few
    assert len(few[0]) == 53


def test_the_output_folder_is_no_input(folder: Path) -> None:
    """Briefs written below the input folder are not briefed again."""
    (folder / "out").mkdir()
    (folder / "out" / "brief.md").write_text("x", "utf-8")
    assert "out/brief.md" not in found(folder, folder / "out")[0]


def test_inputs_that_are_not_there_are_told(batch: Batch, tmp_path: Path) -> None:
    """A missing or empty folder has its error; beside others it is one failure."""
    (tmp_path / "empty").mkdir()
    code, told = batch(str(tmp_path / "missing"))
    assert (code, "no such file or folder" in told) == (4, True)
    code, told = batch(str(tmp_path / "empty"))
    assert (code, "no HTML or text file" in told) == (4, True)
    code, told = batch(str(tmp_path / "in" / "a.txt"), str(tmp_path / "missing"))
    assert code == 3
    assert "failed: SourceNotFound" in told


def test_every_article_gets_a_brief_and_a_place_in_the_index(batch: Batch, tmp_path: Path) -> None:
    """Two of the same headline get two files; what failed is listed, and the exit code is 3."""
    code, told = batch()
    written = tree(tmp_path / "out")
    briefs = sorted((name for name in written if name.startswith("undated")), key=len)
    assert code == 3
    assert len(briefs) == 3
    assert briefs[0] == "undated-the-bridge-of-norrö-opens-again-number-1.md"
    assert briefs[2].startswith("undated-the-bridge-of-norrö-opens-again-number-1-")
    assert set(written) - set(briefs) == {"index.md", "index.html", "failed.jsonl"}
    assert written["index.md"].startswith(b"# 3 briefs\n")
    assert written["index.md"].count(b"](<undated-") == 3
    assert written["index.html"].count(b'<a href="undated-') == 3
    assert "  3  done" in told
    assert "  1  failed: empty" in told
    assert "  3  skipped: no file" in told


def test_failures_are_kept_as_records(batch: Batch, folder: Path, tmp_path: Path) -> None:
    """failed.jsonl has each source that failed, and goes when none does."""
    batch()
    path = tmp_path / "out" / "failed.jsonl"
    (record,) = map(json.loads, path.read_text("utf-8").splitlines())
    assert record["schema"] == "clipper.error/1"
    assert record["source"] == str(folder / "page.html")
    assert (record["error"], record["verdict"]) == ("NoArticle", "empty")
    (folder / "page.html").write_text(page(4), "utf-8")
    assert batch()[0] == 0
    assert not path.exists()


def test_the_format_picks_the_suffix(batch: Batch, tmp_path: Path) -> None:
    """`-f json` gives `.json` files, and a change of format leaves none of the other kind."""
    batch()
    batch("-f", "json")
    suffixes = {Path(name).suffix for name in tree(tmp_path / "out") if name.startswith("undated")}
    assert suffixes == {".json"}


def test_briefs_in_another_format_take_the_place_of_the_first(batch: Batch, tmp_path: Path) -> None:
    """One folder holds each brief once, and the closing table tells that the others are gone."""
    batch()
    number = len(list((tmp_path / "out").glob("undated-*.md")))
    _, told = batch("-f", "html")
    assert f"{number}  earlier briefs in another format replaced" in told
    assert not list((tmp_path / "out").glob("undated-*.md"))
    assert len(list((tmp_path / "out").glob("undated-*.html"))) == number
    assert "earlier briefs" not in batch("-f", "html", "--fresh")[1]


def test_no_index_leads_to_briefs_that_are_gone(batch: Batch, folder: Path, tmp_path: Path) -> None:
    """It goes when all briefs become rows of a table, and tells of those that are still files."""
    batch()
    batch(str(folder / "a.txt"), "-f", "csv")
    assert tree(tmp_path / "out")["index.md"].startswith(b"# 2 briefs")
    batch("-f", "csv")
    assert set(tree(tmp_path / "out")) == {"briefs.csv", "failed.jsonl"}


def test_an_index_that_somebody_else_wrote_stays(batch: Batch, tmp_path: Path) -> None:
    """Beside a table it is in nobody's way."""
    batch()
    batch("-f", "csv")
    (tmp_path / "out" / "index.md").write_text("mine", "utf-8")
    batch("-f", "csv", "--fresh")
    assert tree(tmp_path / "out")["index.md"] == b"mine"


@pytest.mark.parametrize(
    ("name", "format"), [("index.html", "text"), ("briefs.csv", "csv"), ("failed.jsonl", "csv")]
)
def test_what_somebody_else_put_there_is_not_replaced(
    name: str, format: str, batch: Batch, tmp_path: Path
) -> None:
    """A run that would have to ends before it begins, and says how it may."""
    (tmp_path / "out").mkdir()
    (tmp_path / "out" / name).write_text("mine", "utf-8")
    code, told = batch("-f", format)
    assert (code, f"{name}: is there already" in told) == (1, True)
    assert tree(tmp_path / "out") == {name: b"mine"}
    assert batch("-f", format, "--overwrite")[0] == 3
    assert batch("-f", format, "--fresh")[0] == 3
    assert tree(tmp_path / "out")[name] != b"mine"


def test_tables_hold_all_briefs_in_the_order_of_the_inputs(batch: Batch, tmp_path: Path) -> None:
    """JSON Lines, CSV, Parquet and SQLite have the same rows."""
    parquet = pytest.importorskip("pyarrow.parquet")
    out = tmp_path / "out"
    for format in ("jsonl", "csv", "parquet", "sqlite"):
        assert batch("-f", format, "--fresh")[0] == 3
    lines = (out / "briefs.jsonl").read_text("utf-8").splitlines()
    sources = [json.loads(line)["source"] for line in lines]
    assert [Path(source).name for source in sources] == ["a.txt", "c.txt", "b.html"]
    with (out / "briefs.csv").open(encoding="utf-8", newline="") as file:
        assert [row["source"] for row in csv.DictReader(file)] == sources
    rows = parquet.read_table(out / "briefs.parquet").to_pylist()
    assert [row["source"] for row in rows] == sources
    assert all(isinstance(row["points"], list) and row["points"] for row in rows)
    table = sqlite3.connect(out / "briefs.sqlite")
    assert [row for (row,) in table.execute("SELECT source FROM briefs")] == sources
    table.close()


@pytest.mark.parametrize(
    ("headline", "cell"),
    [
        ("=HYPERLINK(A1) is what Hale asks for", "'=HYPERLINK(A1) is what Hale asks for"),
        ("@hale tells of its new ferry", "'@hale tells of its new ferry"),
        ("+47 is Norway, -5 is cold", "'+47 is Norway, -5 is cold"),
        ("-2.5%", "-2.5%"),
        ("2+2 = 4, the town says", "2+2 = 4, the town says"),
    ],
)
def test_no_cell_of_a_csv_table_is_a_formula(headline: str, cell: str, tmp_path: Path) -> None:
    """A spreadsheet would work it out; figures with a sign stay figures."""
    (tmp_path / "a.html").write_text(page(1).replace(HEADLINE, headline), "utf-8")
    out = tmp_path / "out"
    brief_all(Inputs([str(tmp_path / "a.html")], out), out, Order(engine="serial", format="csv"))
    with (out / "briefs.csv").open(encoding="utf-8", newline="") as file:
        rows = list(csv.DictReader(file))
    assert rows[0]["title"] == cell


def test_wrong_options_end_the_run_at_once(batch: Batch) -> None:
    """What does not exist is a usage error, not a failure per article."""
    assert batch("-a", "oracle")[0] == 2
    assert batch("-f", "papyrus")[0] == 2
    assert batch("-f", "terminal")[0] == 2
    assert batch("--delay", "-1")[0] == 2
    assert batch("--deadline", "0")[0] == 2
    assert batch("--scheduler", "tcp://localhost:1")[0] == 2


def test_an_output_folder_that_cannot_be_made_is_told(batch: Batch, tmp_path: Path) -> None:
    """A file where the folder should be ends with 1 and a line."""
    (tmp_path / "out").write_text("x", "utf-8")
    code, told = batch()
    assert code == 1
    assert "is a file. Give a folder" in told


def test_an_interrupt_publishes_what_is_done(
    batch: Batch, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Ctrl-C ends with 130, says how to go on, and the next run ends with the whole tree."""
    from clipper.batch.task import Task

    whole, calls = Task.__call__, []

    def interrupted(task: Task, item: object) -> object:
        calls.append(item)
        if len(calls) == 3:
            raise KeyboardInterrupt
        return whole(task, item)  # type: ignore[arg-type]

    monkeypatch.setattr(Task, "__call__", interrupted)
    code, told = batch()
    assert code == 130
    assert "goes on where it was" in told
    assert tree(tmp_path / "out")["index.md"].startswith(b"# 2 briefs")
    code, told = batch()
    assert code == 3
    assert "2  unchanged" in told
    assert tree(tmp_path / "out")["index.md"].startswith(b"# 3 briefs")


class Terminal(io.StringIO):
    """A stream that says it is a terminal."""

    def isatty(self) -> bool:
        """Whether it is one."""
        return True


@pytest.mark.parametrize("stream", [io.StringIO, Terminal])
def test_progress_tells_done_failed_and_rate(
    stream: type[io.StringIO], monkeypatch: pytest.MonkeyPatch
) -> None:
    """A bar on a terminal, and lines elsewhere, one in a while."""
    monkeypatch.setattr(progress, "INTERVAL", 0)
    session = Session(io.StringIO(), stream(), {"COLUMNS": "100", "NO_COLOR": "1"})
    with progress.progress(session, 1200) as watch:
        watch(Report(done=1100, failed=Counter(paywall=7)))
    told = session.stderr.getvalue()  # type: ignore[attr-defined]
    assert "7 failed" in told
    assert "a second" in told
    assert ("1107/1200" if stream is Terminal else "1,107 of 1,200 done") in told


def test_the_closing_table_tells_a_few_failures_and_counts_them_all() -> None:
    """The others are in failed.jsonl."""
    session = Session(io.StringIO(), io.StringIO(), {})
    report = Report(done=3, seconds=2.0, skipped=Counter(hidden=2))
    for number in range(30):
        report.fail("SourceEmpty", SourceEmpty(f"{number}.html", "there is nothing in it"))
    progress.tell(session, report, "out")
    told = session.stderr.getvalue()  # type: ignore[attr-defined]
    assert "and 10 more: see failed.jsonl" in told
    assert "  30  failed: SourceEmpty" in told
    assert "   2  skipped: hidden" in told
    assert "16.5  a second" in told


def test_what_clipper_wrote_is_no_input(tmp_path: Path) -> None:
    """Into the folder of the articles, inside, above: briefs and index are passed over."""
    home = tmp_path / "press"
    (home / "deep").mkdir(parents=True)
    (home / "a.txt").write_text(story(1), "utf-8")
    (home / "deep" / "b.html").write_text(page(2), "utf-8")
    (home / "deep" / "c.txt").write_text("", "utf-8")

    def go(*inputs: Path | str, out: Path) -> tuple[int, int, int]:
        report = brief_all(Inputs(map(str, inputs), out), out, Order(engine="serial"))
        return report.done, report.unchanged, report.skipped["written by Clipper"]

    assert go(home, out=home) == (2, 0, 0)
    assert go(home, out=home) == (0, 2, 4)
    assert go(home, out=home / "deep" / "out") == (2, 0, 4)
    assert go(home / "deep", out=home) == (0, 1, 4)
    assert go(home, home / "index.md", str(home / "*.md"), out=home) == (0, 2, 12)
    listed = tmp_path / "list.txt"
    listed.write_text(f"{home / 'a.txt'}\n{home / 'index.html'}\n", "utf-8")
    assert go(listed, out=tmp_path / "elsewhere") == (1, 0, 1)
    with pytest.raises(SourceEmpty, match="but Clipper's own"):
        go(home / "index.md", out=tmp_path / "elsewhere")


def test_a_folder_that_another_run_writes_to_is_one_failure(tmp_path: Path) -> None:
    """What is a brief and what an article cannot be told there, and the rest is done."""
    (tmp_path / "in" / "deep").mkdir(parents=True)
    (tmp_path / "in" / "a.txt").write_text(story(1), "utf-8")
    (tmp_path / "in" / "deep" / "b.txt").write_text(story(2), "utf-8")
    (tmp_path / "in" / "deep" / "c.txt").write_text(story(3), "utf-8")
    out = tmp_path / "out"
    with Ledger(tmp_path / "in" / "deep"):
        report = brief_all(Inputs([str(tmp_path / "in")], out), out, Order(engine="serial"))
    assert (report.done, report.failed) == (1, {"SourceError": 1})


def test_no_brief_takes_the_place_of_its_source(batch: Batch, tmp_path: Path) -> None:
    """Where articles and briefs are in one folder, --overwrite is refused."""
    out = tmp_path / "out"
    out.mkdir()
    (out / "index.html").write_text(page(1), "utf-8")
    for inputs in (out, out / "index.html"):
        code, told = batch(str(inputs), "--overwrite")
        assert code == 2
        assert "--overwrite could replace what is to be read" in told
    assert (out / "index.html").read_text("utf-8") == page(1)
