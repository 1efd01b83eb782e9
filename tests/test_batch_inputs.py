"""Inputs of batch: lists, archives and other stores, whole and damaged."""

import gzip
import io
import json
import os
import tarfile
import tracemalloc
from collections.abc import Callable, Iterable
from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from press import items, page, record, story, tarred, tree, zipped

from clipper.batch import Inputs, Order, Report, brief_all
from clipper.batch.items import Complete
from clipper.errors import ClipperError
from clipper.sources import lists

SERIAL = Order(engine="serial", format="jsonl")
Go = Callable[..., Report]


@pytest.fixture
def go(tmp_path: Path) -> Go:
    """Briefs inputs into `out`."""

    def run(*names: object, order: Order = SERIAL) -> Report:
        out = tmp_path / "out"
        return brief_all(Inputs(map(str, names), out), out, order)

    return run


def sources(tmp_path: Path) -> list[str]:
    """The sources of the table in `out`, in its order."""
    lines = (tmp_path / "out" / "briefs.jsonl").read_text("utf-8").splitlines()
    return [json.loads(line)["source"] for line in lines]


MEMBERS = {
    "a.html": page(1).encode(),
    "deep/b.txt": story(2).encode(),
    "deep/photo.jpg": b"\xff\xd8",
    "__MACOSX/a.html": b"x",
    ".hidden/c.html": b"x",
}


@pytest.mark.parametrize(("make", "name"), [(zipped, "press.zip"), (tarred, "press.tar.gz")])
def test_pages_in_archives_are_briefed(
    make: Callable[..., Path], name: str, go: Go, tmp_path: Path
) -> None:
    """Hidden and other members are counted; an archive that has not changed is not opened again."""
    path = make(tmp_path / name, MEMBERS)
    report = go(path)
    assert (report.done, report.skipped) == (2, {"hidden": 2, "unknown type": 1})
    assert sources(tmp_path) == [f"{path}/a.html", f"{path}/deep/b.txt"]
    again = go(path)
    assert (again.worked, again.unchanged, again.skipped.total()) == (0, 2, 0)


@pytest.mark.parametrize("engine", ["serial", "processes"])
def test_members_of_one_name_are_told_apart(engine: str, go: Go, tmp_path: Path) -> None:
    """An archive may hold several; none takes the place of another, wherever they stand."""
    path = tmp_path / "press.tar"
    with tarfile.open(path, "w") as archive:
        for number in range(70):
            content = page(number).encode()
            entry = tarfile.TarInfo("a.html" if number in (1, 2, 68) else f"{number}.html")
            entry.size = len(content)
            archive.addfile(entry, io.BytesIO(content))
    report = go(path, order=replace(SERIAL, engine=engine, jobs=2))
    assert (report.done, report.skipped.total(), len(sources(tmp_path))) == (70, 0, 70)


def test_a_new_archive_with_old_pages_has_little_to_do(go: Go, tmp_path: Path) -> None:
    """Members are known by their content."""
    go(zipped(tmp_path / "press.zip", MEMBERS))
    report = go(zipped(tmp_path / "press.zip", MEMBERS | {"new.txt": story(3).encode()}))
    assert (report.done, report.unchanged) == (1, 2)


def test_lists_name_pages_and_paths(go: Go, tmp_path: Path) -> None:
    """Remarks and empty lines are passed over; nonsense is a failure with its line's number."""
    (tmp_path / "a.html").write_text(page(1), "utf-8")
    (tmp_path / "b.txt").write_text(story(2), "utf-8")
    path = tmp_path / "list.txt"
    path.write_text(f"# mine\n\n{tmp_path}/a.html\nnonsense\n{tmp_path}/b.txt\n", "utf-8")
    report = go(path)
    assert report.done == 2
    assert [error.source for error in report.errors] == [f"{path}:4"]


def test_an_article_is_not_taken_for_a_list(go: Go, tmp_path: Path) -> None:
    """A text given by its name is a list only when most of its lines are sources."""
    (tmp_path / "a.txt").write_text(story(1), "utf-8")
    assert go(tmp_path / "a.txt").done == 1


@pytest.mark.parametrize(
    ("suffix", "text"),
    [
        (".csv", "id,url\n1,https://a.example/1\n2,\n3,https://a.example/3\n"),
        (".tsv", "https://a.example/1\tx\n\t\nrubbish\ty\nhttps://a.example/3\n"),
    ],
)
def test_tables_name_pages_in_a_column(suffix: str, text: str, tmp_path: Path) -> None:
    """The column is found by its head, else it is the first."""
    path = tmp_path / f"list{suffix}"
    path.write_text(text, "utf-8")
    found = [item.source for item in items(path)]
    assert found[0] == "https://a.example/1"
    assert found[-1] == "https://a.example/3"
    assert any(isinstance(source, ClipperError) for source in found)


def test_a_table_from_a_spreadsheet_may_have_semicolons(tmp_path: Path) -> None:
    """As many of them write CSV where the comma is for decimals."""
    path = tmp_path / "list.csv"
    path.write_text("Title;URL\nOne, two;https://a.example/1\nThree;https://a.example/2\n", "utf-8")
    assert [item.source for item in items(path)] == ["https://a.example/1", "https://a.example/2"]


def test_json_lines_hold_pages_or_addresses(go: Go, tmp_path: Path) -> None:
    """`html` and `text` are read as they are, and `url` tells where they came from."""
    records: list[object] = [
        {"url": "https://a.example/1", "html": page(1)},
        {"text": story(2)},
        {"other": 1},
        [1],
        {"html": " "},
    ]
    path = tmp_path / "crawl.jsonl"
    lines = [json.dumps(record) for record in records] + ["{broken", ""]
    path.write_text("\n".join(lines), "utf-8")
    report = go(path)
    assert (report.done, report.failed) == (2, {"SourceError": 3, "SourceEmpty": 1})
    assert sources(tmp_path) == ["https://a.example/1", f"{path}:2"]


@given(st.lists(st.text(max_size=60), max_size=12), st.sampled_from([".txt", ".csv", ".jsonl"]))
def test_any_line_is_an_entry_or_an_error(lines: list[str], suffix: str) -> None:
    """No list raises, and line numbers only grow."""
    found = [entry.line for entry in lists.entries(lines, "list", suffix)]
    assert found == sorted(found)


RECORDS = [
    record(0, page(0)),
    record(1, page(1)),
    record(2, "gone", "404 Not Found"),
    record(3, "{}", kind="application/json"),
    record(4, page(4)),
]


@pytest.mark.parametrize("packed", [True, False])
def test_pages_in_warc_files_are_briefed(packed: bool, go: Go, tmp_path: Path) -> None:
    """Response records with HTML, called by their addresses; others are counted."""
    pytest.importorskip("fastwarc")
    path = tmp_path / ("crawl.warc.gz" if packed else "crawl.warc")
    path.write_bytes(b"".join(gzip.compress(made) if packed else made for made in RECORDS))
    report = go(path)
    assert (report.done, report.skipped) == (3, {"no page came": 1, "unknown type": 1})
    assert sources(tmp_path) == [f"https://a.example/{number}" for number in (0, 1, 4)]
    assert go(path).unchanged == 3


def test_other_stores_are_read_by_address(go: Go, tmp_path: Path) -> None:
    """Pages and archives below an address that fsspec opens, and what is not there is told."""
    fsspec = pytest.importorskip("fsspec")
    store = fsspec.filesystem("memory")
    store.pipe("/press/a.html", page(1).encode())
    store.pipe("/press/deep/b.zip", zipped(tmp_path / "b.zip", MEMBERS).read_bytes())
    report = go("memory://press")
    assert (report.done, report.duplicates) == (2, 1)
    assert go("memory://press").worked == 0
    assert isinstance(items("memory://press/*.html", "memory://gone")[1].source, ClipperError)


def test_lists_at_other_stores_are_lists(go: Go, tmp_path: Path) -> None:
    """Of records, addresses and paths, as they are here; a text there is a text."""
    fsspec = pytest.importorskip("fsspec")
    store = fsspec.filesystem("memory")
    (tmp_path / "b.txt").write_text(story(2), "utf-8")
    store.pipe("/lists/crawl.jsonl", json.dumps({"html": page(1)}).encode())
    store.pipe("/lists/list.txt", f"# mine\n{tmp_path}/b.txt\nmemory://lists/a.txt\n".encode())
    store.pipe("/lists/a.txt", story(3).encode())
    assert go("memory://lists/crawl.jsonl", "memory://lists/list.txt").done == 3
    assert sources(tmp_path) == [
        "memory:///lists/crawl.jsonl:1",
        f"{tmp_path}/b.txt",
        "memory://lists/a.txt",
    ]
    assert go("memory://lists/crawl.jsonl", "memory://lists/list.txt").unchanged == 3
    assert go("memory://lists/a.txt").worked == 1


def test_what_is_no_article_at_other_stores_is_skipped(go: Go) -> None:
    """As in a folder; what is named itself, or by a pattern, is read whatever it is called."""
    fsspec = pytest.importorskip("fsspec")
    store = fsspec.filesystem("memory")
    for name in ("a.html", "photo.jpg", ".hidden.html", ".git/b.html"):
        store.pipe(f"/site/{name}", page(1).encode())
    report = go("memory://site")
    assert (report.done, report.skipped) == (1, {"unknown type": 1, "hidden": 2})
    assert len(items("memory://site/photo.jpg", "memory://site/*.jpg")) == 2


def test_what_is_named_twice_is_done_once(go: Go, tmp_path: Path) -> None:
    """A folder and a page of it, or an address that a list has again."""
    (tmp_path / "in").mkdir()
    (tmp_path / "in" / "a.html").write_text(page(1), "utf-8")
    report = go(tmp_path / "in", tmp_path / "in" / "a.html")
    assert (report.done, report.unchanged + report.skipped["named twice"]) == (1, 1)


def test_patterns_name_files(go: Go, tmp_path: Path) -> None:
    """`**` goes to any depth; a pattern without a match is a failure."""
    (tmp_path / "in" / "deep").mkdir(parents=True)
    (tmp_path / "in" / "deep" / "a.html").write_text(page(1), "utf-8")
    report = go(tmp_path / "in" / "**" / "*.html", tmp_path / "in" / "*.txt")
    assert (report.done, report.failed) == (1, {"SourceNotFound": 1})


def peak(found: Iterable[object]) -> float:
    """The most megabytes that Python takes while the inputs are looked through."""
    tracemalloc.start()
    try:
        for _ in found:
            pass
        return tracemalloc.get_traced_memory()[1] / 2**20
    finally:
        tracemalloc.stop()


def test_what_is_named_takes_no_memory(tmp_path: Path) -> None:
    """Neither names in a folder nor members of an archive are kept: there may be a million."""
    folder = tmp_path / "in"
    folder.mkdir()
    for number in range(12_000):
        os.mknod(folder / f"an-article-with-a-name-of-a-usual-length-{number:06}.txt")
    archive = tarred(tmp_path / "in.tar.gz", {f"{number}.txt": b"x" for number in range(3000)})
    for name in (folder, archive):
        assert peak(Inputs([str(name)], tmp_path / "out").items(lambda key, stamp: False)) < 1.25


def test_archives_end_with_a_mark(tmp_path: Path) -> None:
    """It tells the ledger that there was no more in them."""
    path = zipped(tmp_path / "press.zip", MEMBERS)
    last = list(Inputs([str(path)], tmp_path / "out").items(lambda key, stamp: False))[-1]
    assert isinstance(last, Complete)
    assert tree(tmp_path).keys() == {"press.zip"}
