"""What a second run does, and that a run which breaks off anywhere ends with the same tree."""

import json
import os
import random
import shutil
import signal
import subprocess
import sys
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from types import FrameType

import pytest
from press import fill, page, story, tree

from clipper.batch import Inputs, Order, Redo, Report, brief_all, publisher
from clipper.batch.items import Complete, Item, Result
from clipper.batch.ledger import Ledger
from clipper.batch.task import Task
from clipper.errors import OutputError

SERIAL = Order(engine="serial")


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """Articles, two of one headline, a story told twice, and a page that is none."""
    inside = fill(tmp_path / "in", range(12))
    (inside / "0003b.html").write_text(page(3), "utf-8")
    (inside / "0020.html").write_text("<p>short", "utf-8")
    headline = story(7).partition("\n")[0]
    (inside / "0021.txt").write_text(headline + "\n" + story(33).partition("\n")[2], "utf-8")
    return inside


@pytest.fixture
def go(folder: Path, tmp_path: Path) -> Callable[..., Report]:
    """Briefs the folder into `out`."""

    def run(order: Order = SERIAL, out: str = "out") -> Report:
        return brief_all(Inputs([str(folder)], tmp_path / out), tmp_path / out, order)

    return run


Go = Callable[..., Report]


def test_a_second_run_has_nothing_to_do(go: Go, tmp_path: Path) -> None:
    """Everything is unchanged, failures are not tried again, and no file is touched."""
    first = go()
    before = {path: path.stat().st_mtime_ns for path in (tmp_path / "out").glob("[!.]*")}
    second = go()
    assert (first.done, first.duplicates, first.failed.total()) == (13, 1, 1)
    assert (second.worked, second.unchanged, second.failed_earlier) == (0, 14, 1)
    after = {path: path.stat().st_mtime_ns for path in (tmp_path / "out").glob("[!.]*")}
    assert {path: after[path] for path in before} == before


def test_a_run_with_nothing_to_do_loads_nothing_heavy(go: Go, folder: Path, tmp_path: Path) -> None:
    """What reads pages, fetches them, or starts processes is loaded when there is work for it."""
    go()
    script = (
        "import sys; from clipper.batch import *; from pathlib import Path\n"
        "folder, out = map(Path, sys.argv[1:])\n"
        "report = brief_all(Inputs([str(folder)], out), out, Order(jobs=2))\n"
        "assert not report.worked, report\n"
        "print(*sys.modules)"
    )
    line = [sys.executable, "-c", script, str(folder), str(tmp_path / "out")]
    loaded = subprocess.run(line, capture_output=True, text=True, check=True).stdout.split()
    heavy = {"trafilatura", "lxml", "numpy", "httpx2", "protego", "rich", "clipper.pipeline"}
    assert heavy.isdisjoint(loaded)


def test_new_and_changed_articles_are_done(go: Go, folder: Path, tmp_path: Path) -> None:
    """A changed article's brief takes the place of the old one; the others keep their names."""
    go()
    before = tree(tmp_path / "out")
    (folder / "0000.txt").write_text(story(50), "utf-8")
    (folder / "0000a.txt").write_text(story(51), "utf-8")
    report = go()
    after = tree(tmp_path / "out")
    assert (report.done, report.unchanged) == (2, 13)
    assert set(before) - set(after) == {"undated-the-ferry-of-norrö-opens-again-number-0.md"}
    assert len(set(after) - set(before)) == 2


def test_a_touched_file_is_read_again_only_without_checksum(go: Go, folder: Path) -> None:
    """`--checksum` looks at the content, else size and time of change tell."""
    go()
    os.utime(folder / "0001.txt", (1, 1))
    assert go(replace(SERIAL, redo=Redo(checksum=True))).worked == 0
    assert go().done == 1
    path = folder / "0001.txt"
    stamps = path.stat().st_atime_ns, path.stat().st_mtime_ns
    path.write_text(story(1).replace("Monday", "Friday"), "utf-8")
    os.utime(path, ns=stamps)
    assert go().worked == 0
    assert go(replace(SERIAL, redo=Redo(checksum=True))).done == 1


def test_what_is_gone_or_asked_for_is_done_again(go: Go, tmp_path: Path) -> None:
    """A deleted brief, all with --fresh, the failed with --retry-failed, all with other options."""
    go()
    before = tree(tmp_path / "out")
    (tmp_path / "out" / "undated-the-ferry-of-norrö-opens-again-number-0.md").unlink()
    assert go().done == 1
    assert go(replace(SERIAL, redo=Redo(failed=True))).failed.total() == 1
    assert go(replace(SERIAL, redo=Redo(fresh=True))).worked == 15
    assert tree(tmp_path / "out") == before
    assert go(replace(SERIAL, options=replace(SERIAL.options, sentences=2))).worked == 15


def test_what_somebody_else_put_there_is_kept(go: Go, tmp_path: Path) -> None:
    """A brief takes another name; with --overwrite it takes the place."""
    mine = tmp_path / "out" / "undated-the-ferry-of-norrö-opens-again-number-0.md"
    mine.parent.mkdir()
    mine.write_text("mine", "utf-8")
    go()
    assert mine.read_text("utf-8") == "mine"
    assert len(list(mine.parent.glob("undated-the-ferry-of-norrö-opens-again-number-0*"))) == 2
    go(replace(SERIAL, overwrite=True, redo=Redo(fresh=True)))
    assert mine.read_text("utf-8").startswith("# The ferry")
    assert len(list(mine.parent.glob("undated-the-ferry-of-norrö-opens-again-number-0*"))) == 1


def test_a_brief_that_fails_now_is_gone(go: Go, folder: Path, tmp_path: Path) -> None:
    """The old brief of a page that holds no article any more would be a lie."""
    go()
    (folder / "0000.txt").write_text("", "utf-8")
    assert go().failed.total() == 1
    assert not list((tmp_path / "out").glob("*number-0.md"))


@pytest.mark.parametrize("good", ["good.txt", "https://a.example/1"])
def test_failures_of_lines_that_are_gone_are_forgotten(good: str, tmp_path: Path) -> None:
    """A list that was corrected has no failures left; those that still stand stay."""
    (tmp_path / "good.txt").write_text(story(1), "utf-8")
    records = {"url": good, "text": story(1)} if "://" in good else {"url": str(tmp_path / good)}
    path, out = tmp_path / "list.jsonl", tmp_path / "out"

    def failed(*lines: str) -> list[str]:
        path.write_text("\n".join([json.dumps(records), *lines]) + "\n", "utf-8")
        brief_all(Inputs([str(path)], out), out, SERIAL)
        found = out / "failed.jsonl"
        text = found.read_text("utf-8") if found.exists() else ""
        return [json.loads(line)["source"].rpartition(":")[2] for line in text.splitlines()]

    assert failed("nonsense", "more") == ["2", "3"]
    assert failed("nonsense", "") == ["2"]
    assert failed() == []
    before = {path: path.stat().st_mtime_ns for path in out.glob("[!.]*")}
    assert brief_all(Inputs([str(path)], out), out, SERIAL).worked == 0
    assert {path: path.stat().st_mtime_ns for path in out.glob("[!.]*")} == before


def test_what_was_missing_is_no_failure_when_it_comes(folder: Path, tmp_path: Path) -> None:
    """Though its time of change is one of long ago."""
    inputs, out = [str(folder / "0001.txt"), str(folder / "new.txt")], tmp_path / "out"
    brief_all(Inputs(inputs, out), out, SERIAL)
    assert (out / "failed.jsonl").exists()
    (folder / "0002.txt").rename(folder / "new.txt")
    assert brief_all(Inputs(inputs, out), out, SERIAL).done == 1
    assert not (out / "failed.jsonl").exists()


def test_two_runs_on_one_folder_are_kept_apart(go: Go, tmp_path: Path) -> None:
    """The second is refused with a clear message as long as the first lasts."""
    (tmp_path / "out").mkdir()
    with Ledger(tmp_path / "out"), pytest.raises(OutputError, match="another run is writing"):
        go()
    assert go().done


def test_a_damaged_ledger_is_told(go: Go, tmp_path: Path) -> None:
    """It is no traceback, and says what to delete."""
    go()
    (tmp_path / "out" / ".clipper" / "ledger.sqlite").write_bytes(b"nonsense " * 1000)
    with pytest.raises(OutputError, match="damaged"):
        go()


def killed_after(steps: int, work: Callable[[], object]) -> int:
    """Do `work` in a child that kills itself at its `steps`-th call of a function of batch.

    Returns how many calls there were, when the child came to its end before.
    """
    read, write = os.pipe()
    child = os.fork()
    if child == 0:
        count = 0

        def counted(frame: FrameType, event: str, _: object) -> None:
            nonlocal count
            if (
                "/clipper/batch/" in frame.f_code.co_filename
                or "/atomic" in frame.f_code.co_filename
            ):
                count += 1
                if count == steps:
                    os.kill(os.getpid(), signal.SIGKILL)

        sys.setprofile(counted)
        work()
        sys.setprofile(None)
        os.write(write, str(count).encode())
        os._exit(0)
    os.close(write)
    os.waitpid(child, 0)
    with os.fdopen(read) as told:
        return int(told.read() or 0)


@pytest.mark.parametrize(("format", "times"), [("markdown", 30), ("csv", 10)])
def test_killed_at_any_moment_and_resumed_the_tree_is_the_same(
    format: str, times: int, go: Go, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """SIGKILL at 30 random points, between any two steps, and mostly once more on resuming."""
    monkeypatch.setattr(publisher, "GROUP", 3)
    monkeypatch.setattr(Task, "__call__", remembered())
    order = replace(SERIAL, format=format)
    go(order, "whole")
    whole = tree(tmp_path / "whole")
    total = killed_after(-1, lambda: go(order, "again"))
    assert tree(tmp_path / "again") == whole
    assert total > 500
    assert len(whole) > 12 or "briefs.csv" in whole
    chance = random.Random(6)
    for number in range(times):
        out = f"killed{number}"
        assert killed_after(chance.randrange(1, total), lambda out=out: go(order, out)) == 0
        killed_after(chance.randrange(1, total), lambda out=out: go(order, out))
        go(order, out)
        assert tree(tmp_path / out) == whole


@pytest.mark.parametrize("format", ["markdown", "jsonl"])
def test_killed_while_it_brings_up_to_date_the_tree_is_the_same(
    format: str, go: Go, folder: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """When articles have changed, gone bad or come: old briefs go, and all is told of the new."""
    monkeypatch.setattr(publisher, "GROUP", 3)
    monkeypatch.setattr(Task, "__call__", remembered())
    order = replace(SERIAL, format=format)
    go(order, "before")
    (folder / "0003.txt").write_text(story(40), "utf-8")  # 0003b told the same
    (folder / "0007.txt").write_text(story(41), "utf-8")  # its name is wanted by 0021
    (folder / "0000.txt").write_text("", "utf-8")
    (folder / "0020.html").write_text(page(42), "utf-8")
    (folder / "0030.txt").write_text(story(43), "utf-8")

    def begun(name: str) -> str:
        shutil.copytree(tmp_path / "before", tmp_path / name)
        return name

    go(order, begun("whole"))
    whole = tree(tmp_path / "whole")
    assert whole != tree(tmp_path / "before")
    begun("again")
    total = killed_after(-1, lambda: go(order, "again"))
    chance = random.Random(7)
    for number in range(30):
        out = begun(f"killed{number}")
        assert killed_after(chance.randrange(1, total), lambda out=out: go(order, out)) == 0
        killed_after(chance.randrange(1, total), lambda out=out: go(order, out))
        go(order, out)
        assert tree(tmp_path / out) == whole


def remembered() -> Callable[[Task, Item | Complete], Result | None]:
    """A task that briefs each item once: what is tested here is what becomes of the briefs."""
    whole, known = Task.__call__, dict[tuple[str, str], Result | None]()

    def call(task: Task, item: Item | Complete) -> Result | None:
        assert isinstance(item, Item)
        if (item.key, item.stamp) not in known:
            known[item.key, item.stamp] = whole(task, item)
        return known[item.key, item.stamp]

    return call
