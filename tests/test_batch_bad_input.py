"""Batch: whatever is wrong with inputs, disk and processes is told, and the rest is done."""

import gzip
import io
import json
import os
import threading
import tracemalloc
import zipfile
from collections.abc import Callable
from dataclasses import replace
from functools import partial
from pathlib import Path

import pytest
from press import fill, items, page, record, story, tarred, tree, zipped

from clipper import pipeline
from clipper.batch import Inputs, Order, Report, brief_all
from clipper.batch.items import Complete, Item, Result
from clipper.batch.ledger import Ledger
from clipper.batch.task import Task
from clipper.config import Options
from clipper.errors import ClipperError, OutputError, SourceEmpty, SourceError
from clipper.sources import archives, lists, warc
from clipper.types import Page

SERIAL = Order(engine="serial")
Go = Callable[..., Report]


@pytest.fixture
def go(tmp_path: Path) -> Go:
    """Briefs inputs into `out`."""

    def run(*names: object, order: Order = SERIAL) -> Report:
        out = tmp_path / "out"
        return brief_all(Inputs(map(str, names), out), out, order)

    return run


@pytest.mark.parametrize(("make", "name"), [(zipped, "press.zip"), (tarred, "press.tar.gz")])
def test_an_archive_cut_off_is_one_failure(
    make: Callable[..., Path], name: str, tmp_path: Path
) -> None:
    """A tar archive is read as far as it goes; a ZIP archive has its directory at the end."""
    many = {f"{number:03}.html": page(number).encode() for number in range(60)}
    path = make(tmp_path / name, many)
    path.write_bytes(path.read_bytes()[:-2000])
    found = items(path)
    assert isinstance(found[-1].source, ClipperError)
    assert "damaged" in found[-1].source.problem
    assert all(isinstance(item.source, Page) for item in found[:-1])
    assert len(found) > 1 or make is zipped


def test_a_damaged_member_is_one_failure(tmp_path: Path) -> None:
    """The others of a ZIP archive are read."""
    path = tmp_path / "press.zip"
    with zipfile.ZipFile(path, "w") as archive:
        for number in range(3):
            archive.writestr(f"{number}.html", page(number))
    body = path.read_bytes().replace(b"number 1", b"nunber 1", 1)
    path.write_bytes(body)
    assert [isinstance(item.source, Page) for item in items(path)] == [True, False, True]


@pytest.mark.parametrize("make", [zipped, tarred])
def test_bombs_are_not_unpacked(
    make: Callable[..., Path], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """What unpacks to far more than itself ends with one failure, and soon."""
    monkeypatch.setattr(archives, "ALLOWANCE", 2_000_000)
    name = "bomb.zip" if make is zipped else "bomb.tar.gz"
    path = make(tmp_path / name, {f"{n}.html": b" " * 500_000 for n in range(40)})
    found = items(path)
    assert len(found) < 6
    assert "bomb" in str(found[-1].source)


def test_a_line_of_any_length_is_one_failure(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """However large a file without line ends is; the lines behind it are read."""
    monkeypatch.setattr(lists, "LONGEST", 100)
    path = tmp_path / "crawl.jsonl"
    line = json.dumps({"url": "https://a.example/2"})
    path.write_text("[" + "0," * 500 + f"\n{line}\n" + "x" * 100 + f"\n{line}", "utf-8")
    with path.open(encoding="utf-8") as file:
        found = list(lists.entries(file, "crawl.jsonl", ".jsonl"))
    assert [entry.line for entry in found] == [1, 2, 3, 4]
    assert [isinstance(entry.content, str) for entry in found] == [False, True, False, True]


def test_two_gigabytes_are_no_list_and_no_article(go: Go, tmp_path: Path) -> None:
    """No more of them is read than tells that; as archives they are damaged."""
    for suffix in (".txt", ".html", ".zip", ".tar.gz"):
        with (tmp_path / f"large{suffix}").open("wb") as file:
            file.truncate(2**31)
    tracemalloc.start()
    assert not lists.is_list("large.txt", partial((tmp_path / "large.txt").open, "rb"))
    assert tracemalloc.get_traced_memory()[1] < 2**20
    tracemalloc.stop()
    report = go(*sorted(tmp_path.glob("large.*")))
    assert report.failed == {"SourceTooLarge": 2, "SourceError": 2}


def test_a_long_list_with_some_nonsense(tmp_path: Path) -> None:
    """Every hundredth line is one failure with its number, and nothing piles up in memory."""
    path, lines = tmp_path / "list.txt", range(1, 50_001)
    with path.open("w", encoding="utf-8") as file:
        for number in lines:
            file.write(f"https://a.example/{number}\n" if number % 100 else "\0 \ufffd nonsense\n")
    tracemalloc.start()
    found = Inputs([str(path)], tmp_path / "out").items(lambda key, stamp: False)
    wrong = [item.key for item in found if isinstance(getattr(item, "source", ""), ClipperError)]
    assert wrong == [f"{path}#{number}" for number in lines if number % 100 == 0]
    assert tracemalloc.get_traced_memory()[1] < 1_000_000
    tracemalloc.stop()


@pytest.mark.parametrize("packed", [True, False])
def test_damaged_stretches_of_a_warc_file_are_passed(packed: bool, tmp_path: Path) -> None:
    """One failure for each, and all records around them are read."""
    pytest.importorskip("fastwarc")
    made = [record(number, page(number)) for number in range(9)]
    made = [gzip.compress(content) for content in made] if packed else made
    for number in (2, 6):
        made[number] = b"\xff" * 40 + made[number][40:]
    file = io.BytesIO(b"".join(made))
    found = list(warc.members(file, "crawl.warc.gz"))
    pages = [member.name for member in found if isinstance(member.content, Page)]
    assert pages == [f"<urn:uuid:{number}>" for number in (0, 1, 3, 4, 5, 7, 8)]
    assert len(found) == 9


def test_a_warc_file_cut_off_loses_its_last_record(tmp_path: Path) -> None:
    """And says so."""
    pytest.importorskip("fastwarc")
    file = io.BytesIO((record(0, page(0)) + record(1, page(1)))[:-300])
    first, last = (member.content for member in warc.members(file, "crawl.warc"))
    assert isinstance(first, Page)
    assert "cut off" in str(last)


def test_a_record_that_claims_to_be_longer_hides_no_other(tmp_path: Path) -> None:
    """It is one failure, and what stands behind it is read."""
    pytest.importorskip("fastwarc")
    records = [record(number, page(number)) for number in range(3)]
    records[0] = records[0].replace(b"Content-Length: ", b"Content-Length: 9", 1)
    found = list(warc.members(io.BytesIO(b"".join(records)), "crawl.warc"))
    assert [isinstance(member.content, Page) for member in found] == [False, True, True]


@pytest.mark.parametrize("name", ["empty.zip", "empty.tar", "empty.csv", "empty.warc"])
def test_what_holds_nothing_is_told(name: str, go: Go, tmp_path: Path) -> None:
    """An archive or list without anything in it is a failure, not a success without briefs."""
    path = tmp_path / name
    path.write_bytes({".zip": b"PK\5\6" + bytes(18), ".tar": bytes(10240)}.get(path.suffix, b""))
    report = go(path)
    assert (report.done, report.failed.total()) == (0, 1)


def test_a_compressed_warc_file_cut_off_is_told(tmp_path: Path) -> None:
    """What came whole before the end is read."""
    pytest.importorskip("fastwarc")
    whole = b"".join(gzip.compress(record(number, page(number))) for number in range(3))
    found = list(warc.members(io.BytesIO(whole[:-100]), "crawl.warc.gz"))
    assert [isinstance(member.content, Page) for member in found] == [True, True, False]


@pytest.mark.parametrize("format", ["markdown", "csv"])
def test_a_full_disk_loses_nothing(
    format: str, go: Go, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Wherever it strikes, the run ends with what is wrong, the next one with the whole tree."""
    order = replace(SERIAL, format=format)
    folder = fill(tmp_path / "in", range(40))
    go(folder, order=order)
    whole = tree(tmp_path / "out")
    for allowed in (0, 1, 33, 35, 39, 41, 42):
        (tmp_path / "out").rename(tmp_path / f"before{allowed}")
        with monkeypatch.context() as patch:
            patch.setattr(os, "fsync", full_after(allowed))
            if allowed < len(whole):
                with pytest.raises(OutputError, match=r"No space left.*Make room"):
                    go(folder, order=order)
        go(folder, order=order)
        assert tree(tmp_path / "out") == whole


def full_after(times: int) -> Callable[[int], None]:
    """What a disk says when it has room for so many files."""
    made = iter(range(times))

    def fsync(_: int) -> None:
        if next(made, None) is None:
            raise OSError(28, "No space left on device")

    return fsync


def test_a_disk_too_full_for_the_ledger_is_told(
    go: Go, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """And the next run, with more room, ends with the whole tree."""
    folder = fill(tmp_path / "in", range(80))
    begun = Ledger._open

    def small(ledger: Ledger) -> None:
        begun(ledger)
        ledger.db.execute("PRAGMA max_page_count = 24")

    with monkeypatch.context() as patch:
        patch.setattr(Ledger, "_open", small)
        with pytest.raises(OutputError, match=r"disk is full.*Make room"):
            go(folder)
    report = go(folder)
    assert report.done + report.unchanged == 80
    assert len(tree(tmp_path / "out")) == 82


def test_a_folder_that_may_not_be_written_to_is_told(
    go: Go, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Before any article is read. Nothing is forbidden to root, so that we only say it is."""
    fill(tmp_path / "in", range(1))
    (tmp_path / "out").mkdir()

    def refuse(*_: object, **__: object) -> None:
        raise PermissionError(13, "Permission denied")

    monkeypatch.setattr(Path, "mkdir", refuse)
    with pytest.raises(OutputError, match=r"cannot be made \(Permission"):
        go(tmp_path / "in")


def test_a_folder_that_may_not_be_read_is_one_failure_until_it_may(
    go: Go, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The others are read; when it can be read, nothing tells of the failure any more."""
    fill(tmp_path / "in", range(2))
    fill(tmp_path / "in" / "locked", range(2, 4))
    whole = os.scandir

    def refuse(folder: str) -> object:
        if str(folder).endswith("locked"):
            raise PermissionError(13, "Permission denied", folder)
        return whole(folder)

    with monkeypatch.context() as patch:
        patch.setattr(os, "scandir", refuse)
        for _ in range(2):
            report = go(tmp_path / "in")
            assert report.some_failed
    assert (tmp_path / "out" / "failed.jsonl").exists()
    report = go(tmp_path / "in")
    assert (report.done, report.unchanged, report.some_failed) == (2, 2, False)
    assert not (tmp_path / "out" / "failed.jsonl").exists()


def test_files_that_change_during_the_run_are_done_by_the_next(
    go: Go, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Changed before or after they are read; those that go have failed, those that come are new."""
    folder, whole = fill(tmp_path / "in", range(4)), Task.__call__

    def changed(task: Task, item: Item | Complete) -> Result | None:
        assert isinstance(item, Item)
        if item.name == "0001.txt":
            (folder / item.name).write_text(story(11), "utf-8")
        if item.name == "0002.txt":
            (folder / item.name).rename(folder.parent / "gone.txt")
            (folder / "0004.txt").write_text(story(4), "utf-8")
        result = whole(task, item)
        if item.name == "0000.txt":
            (folder / item.name).write_text(story(10, paragraphs=5), "utf-8")
        return result

    with monkeypatch.context() as patch:
        patch.setattr(Task, "__call__", changed)
        report = go(folder)
    assert (report.done, report.failed) == (3, {"SourceNotFound": 1})
    report = go(folder)
    assert (report.done, report.unchanged, report.failed_earlier) == (3, 1, 0)
    (folder.parent / "gone.txt").rename(folder / "0002.txt")
    assert go(folder).done == 1
    numbers = {name.rpartition("-")[2] for name in tree(tmp_path / "out") if "number" in name}
    assert numbers == {"10.md", "11.md", "2.md", "3.md", "4.md"}


NAMES = [
    "港の橋.txt",
    "جسر الميناء.txt",
    "мост.txt",
    "ä\u0308.txt",
    "a\nb.txt",
    "🌉 [*]?.txt",
    "-o.txt",
]


@pytest.mark.parametrize("engine", ["serial", "processes"])
def test_files_may_have_any_name(engine: str, go: Go, tmp_path: Path) -> None:
    """In any script, with line ends, patterns' marks, or bytes that are no character."""
    folder = tmp_path / "in"
    folder.mkdir()
    files = [folder / f"{name}.txt" for name in [*NAMES, os.fsdecode(b"\xff\xfe")]]
    for number, file in enumerate(files):
        file.write_text(story(number), "utf-8")
    assert go(folder, order=Order(engine=engine)).done == 8
    assert go(folder).unchanged == 8
    assert len(tree(tmp_path / "out")) == 10
    for file in (files[0], files[-1]):
        file.write_text("", "utf-8")
    assert go(folder).failed == {"SourceEmpty": 2}
    records = (tmp_path / "out" / "failed.jsonl").read_text("utf-8").splitlines()
    assert {json.loads(line)["error"] for line in records} == {"SourceEmpty"}


def test_what_took_too_long_and_what_is_a_bug_are_told_apart(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """By the class that failed.jsonl and the closing table name."""

    def clip(page: Page, options: Options) -> None:
        if b"slow" in page.body:
            threading.Event().wait()
        raise ZeroDivisionError

    monkeypatch.setattr(pipeline, "clip", clip)
    for name in ("slow", "bad"):
        (tmp_path / f"{name}.txt").write_text(f"A {name} story.\n", "utf-8")
    names = [str(tmp_path / f"{name}.txt") for name in ("slow", "bad")]
    out = tmp_path / "out"
    report = brief_all(Inputs(names, out), out, Order(engine="serial", seconds=0.3))
    assert report.failed == {"ArticleTimeout": 1, "InternalError": 1}
    lines = (out / "failed.jsonl").read_text("utf-8").splitlines()
    assert [json.loads(line)["error"] for line in lines] == ["ArticleTimeout", "InternalError"]


@pytest.mark.parametrize("made", [False, True])
def test_where_there_is_nothing_to_do_nothing_is_left(made: bool, go: Go, tmp_path: Path) -> None:
    """A run over an empty folder leaves the folder of the results as it was, or as absent."""
    (tmp_path / "press").mkdir()
    out = tmp_path / "out"
    if made:
        out.mkdir()
    with pytest.raises(SourceEmpty):
        go(tmp_path / "press")
    assert out.exists() == made
    assert not made or not list(out.iterdir())
    (tmp_path / "press" / "1.html").write_text(page(1), "utf-8")
    assert go(tmp_path / "press").done == 1
    (tmp_path / "press" / "1.html").unlink()
    before = tree(out)
    with pytest.raises(SourceEmpty):
        go(tmp_path / "press")
    assert tree(out) == before


@pytest.mark.parametrize("name", ["press.zip", "press.tar", "press.tar.gz", "press.warc.gz"])
def test_nothing_came_before_what_is_no_archive(name: str, tmp_path: Path) -> None:
    """The remedy of a damaged archive names what is done only where there is something."""
    path = tmp_path / name
    path.write_bytes(b"This is no archive, whatever its name says. " * 40)
    (found,) = [item.source for item in items(str(path)) if isinstance(item, Item)]
    assert isinstance(found, SourceError)
    assert "came before" not in str(found)
