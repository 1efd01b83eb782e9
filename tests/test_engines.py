"""Engines: each item comes back with its result, whatever becomes of a process."""

import contextlib
import errno
import os
import re
import signal
import subprocess
import sys
import threading
import time
from collections import Counter
from importlib.util import find_spec
from pathlib import Path
from typing import Any

import pytest
from press import fill, tree

from clipper.batch.engines import ENGINES, Setting
from clipper.batch.engines.processes import Processes
from clipper.errors import ArticleTimeout, UsageError, WorkerLost


def double(number: int) -> int:
    """Twice the number; 13 kills the process, 17 hangs, 19 raises, 23 leaves, 28 finds no room."""
    if number == 13:
        os.kill(os.getpid(), 9)
    if number == 17:
        threading.Event().wait()
    if number == 19:
        raise UsageError("", "nineteen is not allowed")
    if number == 23:
        os._exit(3)
    if number == 28:
        raise OSError(errno.ENOSPC, "No space left on device")
    return number * 2


def grow(number: int) -> int:
    """The process that did it; each takes more memory than a worker is allowed."""
    from clipper.batch.engines import worker

    worker.LARGEST = 0
    return os.getpid()


def tire(number: int) -> int:
    """The process that did it; each may do three items."""
    from clipper.batch.engines import worker

    worker.MOST = 3
    return os.getpid()


KEPT: list[bytes] = []


def blind(number: int) -> int:
    """The process that did it, which cannot look at its memory."""
    from clipper.batch.engines import worker

    class Nowhere(type(Path())):  # type: ignore[misc]
        def read_bytes(self) -> bytes:
            raise FileNotFoundError(self)

    worker.Path = Nowhere  # type: ignore[misc]
    return os.getpid()


def litter(item: object) -> int:
    """The megabytes of the process; then 50 more come and go, of which a crumb stays on top."""
    pages = int(Path("/proc/self/statm").read_text().split()[1])
    chunks = [b"." * 50_000 for _ in range(1000)]
    KEPT.append(chunks[-1])
    return pages * os.sysconf("SC_PAGE_SIZE") // 2**20


def mixed(body: bytes) -> bytes:
    """More than a pipe holds, there and back."""
    return body * 2


def results(items: list[Any], jobs: int = 2, seconds: float = 60, function: Any = double) -> Any:
    """What the engine of processes makes of `items`."""
    return dict(Processes(Setting(jobs=jobs, seconds=seconds)).map(function, items))


@pytest.mark.parametrize("name", ["serial", "processes"])
def test_every_item_comes_with_its_result(name: str) -> None:
    """All engines do the same; what is `None` is no item."""
    engine = ENGINES.get(name)(Setting(jobs=2))
    items = list(range(10))
    done = dict(engine.map(double, [None, *items, None]))
    assert done == {number: number * 2 for number in items}
    assert dict(engine.map(double, [])) == {}


def test_a_process_that_dies_costs_one_item() -> None:
    """Those that were sent to it before it died are done by another."""
    done = results([*range(12), 13, 23, *range(30, 40)])
    assert all(done[number] == number * 2 for number in done if number not in (13, 23))
    assert len(done) == 24
    assert isinstance(done[13], WorkerLost)
    assert "killed (SIGKILL)" in str(done[13])
    assert "ended (code 3)" in str(done[23])


def once(path: str) -> str:
    """Kills the process the first time."""
    try:
        Path(path).touch(exist_ok=False)
    except FileExistsError:
        return "done"
    os.kill(os.getpid(), 9)
    return ""


def test_a_process_that_is_killed_from_outside_costs_nothing(tmp_path: Path) -> None:
    """What it was at is done by another."""
    items = [str(tmp_path / str(number)) for number in range(6)]
    assert results(items, function=once) == dict.fromkeys(items, "done")


def test_a_process_that_hangs_costs_one_item() -> None:
    """It is ended after the seconds that one item may take."""
    done = results([1, 17, 2, 3], seconds=1.0)
    assert isinstance(done[17], ArticleTimeout)
    assert "took longer than 1 second. Allow more with --deadline" in str(done[17])
    assert (done[1], done[2], done[3]) == (2, 4, 6)


@pytest.mark.parametrize("name", ["serial", "processes"])
def test_what_has_been_answered_is_not_late(name: str) -> None:
    """However long whoever takes the results is busy with one of them."""
    engine, taken = ENGINES.get(name)(Setting(jobs=2, seconds=1.0)), []
    for item, result in engine.map(double, range(1, 9)):
        threading.Event().wait(0 if taken else 1.5)
        taken.append(result == item * 2)
    assert taken == [True] * 8


def backtrack(number: int) -> int:
    """A regular expression that would take years, a wait without end, and callers that catch."""
    if number == 1:
        re.match("(a+)+$", "a" * 60 + "b")
    while number in (2, 3):
        with contextlib.suppress(Exception):
            threading.Event().wait() if number == 3 else sum(range(1000))
    return number


def test_in_this_process_too_an_item_that_hangs_costs_itself() -> None:
    """Python code, regular expressions and waits end at the deadline; signals are as before."""
    before = signal.getsignal(signal.SIGALRM)
    done = dict(ENGINES.get("serial")(Setting(seconds=0.1)).map(backtrack, range(5)))
    assert (done[0], done[4]) == (0, 4)
    assert all("took longer than 0.1 seconds" in str(done[number]) for number in (1, 2, 3))
    assert signal.getsignal(signal.SIGALRM) is before


def test_outside_the_main_thread_there_is_no_deadline() -> None:
    """But everything is done."""
    done: dict[Any, Any] = {}
    work = ENGINES.get("serial")(Setting(seconds=0.1)).map(double, [1, 2])
    thread = threading.Thread(target=lambda: done.update(work))
    thread.start()
    thread.join()
    assert done == {1: 2, 2: 4}


def test_what_the_function_raises_ends_the_whole() -> None:
    """Errors that every item would make are raised here as they were there."""
    with pytest.raises(UsageError, match="nineteen"):
        results([1, 19, 2])


def test_a_process_that_has_grown_is_replaced() -> None:
    """No item is lost with it."""
    done = results(list(range(5)), jobs=1, function=grow)
    assert len(done) == 5
    assert len(set(done.values())) > 1


def test_a_process_that_has_worked_for_long_is_replaced() -> None:
    """No item is lost with it, though more are on their way to it than it still does."""
    done = results(list(range(10)), jobs=1, function=tire)
    assert len(done) == 10
    assert sorted(Counter(done.values()).values()) == [1, 3, 3, 3]


@pytest.mark.skipif(sys.platform != "linux", reason="tells memory as Linux does")
def test_what_large_pages_have_left_goes_back_to_the_system() -> None:
    """A worker that has had a large page does not keep its memory for ever."""
    megabytes = results([0, 1], jobs=1, function=litter)
    assert megabytes[1] - megabytes[0] < 25


@pytest.mark.skipif(sys.platform != "linux", reason="tells memory as Linux does")
def test_a_large_item_does_not_raise_what_a_worker_keeps() -> None:
    """What comes after it goes back to the system as before."""
    large = b"." * 60_000_000
    megabytes = results([b"0", large, b"1", b"2"], jobs=1, function=litter)
    assert megabytes[b"2"] - megabytes[b"0"] < 25


def test_a_worker_that_cannot_look_at_its_memory_goes_on() -> None:
    """Where there is no `/proc`, or no descriptor left to read it with."""
    done = results(list(range(9)), jobs=1, function=blind)
    assert len(done) == 9
    assert len(set(done.values())) == 1


def test_large_items_and_results_never_lock_up() -> None:
    """Both sides may be sending more than a pipe holds at the same time."""
    bodies = [bytes([number]) * 1_000_000 for number in range(8)]
    done = results(bodies, jobs=1, function=mixed)
    assert all(done[body] == body * 2 for body in bodies)


def test_items_are_taken_as_they_are_needed() -> None:
    """An endless supply does not fill the memory."""
    taken = 0

    def endless() -> Any:
        nonlocal taken
        while True:
            taken += 1
            yield taken * 100

    results = Processes(Setting(jobs=1)).map(double, endless())
    for _ in range(5):
        next(results)
    results.close()
    assert taken < 20


def test_workers_end_with_their_parent() -> None:
    """No process is left when a run is killed."""
    script = (
        "import os, signal, sys; sys.path.insert(0, sys.argv[1]); import test_engines as t\n"
        "from clipper.batch.engines.processes import Processes, Setting\n"
        "if __name__ == '__main__':\n"
        "    for pid in Processes(Setting(jobs=1)).map(t.whoami, [1]):\n"
        "        print(pid[1], flush=True); os.kill(os.getpid(), signal.SIGKILL)\n"
    )
    here = str(Path(__file__).parent)
    run = subprocess.run([sys.executable, "-c", script, here], capture_output=True, timeout=60)
    pid, until = int(run.stdout), time.monotonic() + 20
    while Path(f"/proc/{pid}").exists() and time.monotonic() < until:
        os.sched_yield()
    assert not Path(f"/proc/{pid}").exists()


def whoami(_: int) -> int:
    """The process that does it."""
    return os.getpid()


def is_deaf(_: int) -> bool:
    """Whether the process that does it hears Ctrl-C."""
    return signal.SIGINT in signal.pthread_sigmask(signal.SIG_BLOCK, [])


def test_workers_do_not_hear_ctrl_c() -> None:
    """From their first moment, while they import: nothing but the run itself tells of it."""
    assert results([1], function=is_deaf) == {1: True}


@pytest.mark.parametrize("engine", ["serial", "processes", "dask"])
def test_ctrl_c_ends_a_run_quietly(engine: str, tmp_path: Path) -> None:
    """All processes of the terminal get it; what is said is how to go on, and no traceback."""
    if engine == "dask" and find_spec("distributed") is None:
        pytest.skip("distributed is not installed")
    fill(tmp_path / "in", range(400))
    line = ["batch", tmp_path / "in", "-o", tmp_path / "out", "--engine", engine, "-j", "2"]
    command = [Path(sys.executable).parent / "clipper", *line]
    run = subprocess.Popen(command, start_new_session=True, stderr=subprocess.PIPE, text=True)
    while run.poll() is None and not list(tmp_path.glob("out/undated*")):
        threading.Event().wait(0.01)
    os.killpg(run.pid, signal.SIGINT)
    told = run.communicate(timeout=60)[1].splitlines()
    assert (run.returncode, told[0]) == (130, f"In {tmp_path / 'out'}:")
    assert told[-1] == "clipper: interrupted. The same command goes on where it was."
    assert len(told) == 4
    assert subprocess.run(command, capture_output=True, timeout=120).returncode == 0
    assert len(tree(tmp_path / "out")) == 402


@pytest.mark.parametrize("engine", ["processes", "dask"])
def test_the_tree_does_not_depend_on_the_engine(engine: str, tmp_path: Path) -> None:
    """Two processes, or a cluster, leave what one process leaves, byte for byte."""
    # Looked for, not imported: distributed changes how this process pickles errors.
    if engine == "dask" and find_spec("distributed") is None:
        pytest.skip("distributed is not installed")
    folder = fill(tmp_path / "in", range(80))
    trees = []
    for name in ("serial", engine):
        out = tmp_path / name
        line = ["batch", folder, "-o", out, "--engine", name, "-j", "2", "-q"]
        command = [Path(sys.executable).parent / "clipper", *line]
        run = subprocess.run(command, capture_output=True, text=True, timeout=120, cwd=tmp_path)
        assert (run.returncode, run.stderr) == (0, "")
        trees.append(tree(out))
    assert trees[0] == trees[1]
    assert len(trees[0]) == 82
