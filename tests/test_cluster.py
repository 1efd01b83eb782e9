"""The engine dask: what becomes of articles when a part of a cluster dies, hangs, or goes away."""

import json
import os
import pickle
import signal
import socket
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from importlib.util import find_spec
from pathlib import Path

import pytest
from press import fill, page, tree, zipped

import clipper
from clipper.batch.engines.shards import make_shard
from clipper.errors import ClipperError

# Looked for, not imported: distributed changes how this process pickles errors.
pytestmark = pytest.mark.skipif(
    find_spec("distributed") is None, reason="distributed is not installed"
)

HERE = Path(__file__).parent
SCRIPT = """
import json, sys
from pathlib import Path
sys.path.insert(0, sys.argv[1])
from test_engines import double
from clipper.batch.engines import Setting
from clipper.batch.engines import cluster
from clipper.batch.engines.cluster import Dask
if __name__ == "__main__":
    cluster.ALONE = 0.5 if sys.argv[4:] else 60
    setting = Setting(2, 1.0, *sys.argv[4:], shards=Path(sys.argv[2]))
    done = Dask(setting).map(double, json.loads(sys.argv[3]))
    print(json.dumps({item: result if isinstance(result, int) else str(result)
                      for item, result in done}))
"""


def doubled(items: list[int], tmp_path: Path, *address: str) -> subprocess.CompletedProcess[str]:
    """A cluster of two workers, or the one at `address`, doubles `items`, a second for each."""
    script = tmp_path / "script.py"
    script.write_text(SCRIPT, "utf-8")
    line = [sys.executable, script, HERE, tmp_path / "shards", json.dumps(items), *address]
    environ = os.environ | {"DASK_DISTRIBUTED__SCHEDULER__ALLOWED_FAILURES": "1"}
    return subprocess.run(line, capture_output=True, text=True, timeout=120, env=environ)


def results(items: list[int], tmp_path: Path) -> dict[int, int | str]:
    """What becomes of each item."""
    run = doubled(items, tmp_path)
    assert run.returncode == 0, run.stderr
    return {int(item): result for item, result in json.loads(run.stdout).items()}


def test_an_item_that_hangs_or_kills_costs_itself(tmp_path: Path) -> None:
    """Its worker is ended, or replaced; the others of its chunk are done, and no shard is left."""
    done = results([*range(1, 13), 17, *range(30, 60), 13, *range(60, 70)], tmp_path)
    assert "took longer than 1 second." in str(done.pop(17))
    assert "were killed" in str(done.pop(13))
    assert done == {item: item * 2 for item in [*range(1, 13), *range(30, 70)]}
    assert not (tmp_path / "shards").exists()


def test_what_a_worker_cannot_write_is_told(tmp_path: Path) -> None:
    """A full disk over there is no cluster that went away."""
    run = doubled([1, 28], tmp_path)
    assert "workers cannot write there (No space left on device)" in run.stderr


def test_a_cluster_without_workers_is_told(tmp_path: Path) -> None:
    """Nobody waits for ever, and the folder for results is gone."""
    with cluster(tmp_path / "there", workers=0) as (address, _):
        run = doubled([1, 2], tmp_path, address)
    assert "the dask cluster has no workers" in run.stderr
    assert not (tmp_path / "shards").exists()


def test_workers_that_do_one_chunk_at_once_keep_diaries_of_their_own(tmp_path: Path) -> None:
    """One that was given up goes on; what another one was late at is told all the same."""
    (tmp_path / "a.1.diary").write_text("0\n1\nTimeout (0:00:01)!\n", "utf-8")
    (tmp_path / "a.2.diary").write_text("0\n1\n2\n", "utf-8")
    shard = tmp_path / "a.shard"
    work = pickle.dumps((peek, [shard] * 3))
    make_shard(work, str(shard), 60.0, clipper.__version__)
    first, second, third = pickle.loads(shard.read_bytes())
    assert (first, third) == (3, 3)
    assert "took longer than 60 seconds" in str(second)


def peek(shard: Path) -> int:
    """How many workers are at a chunk, or have been."""
    return len(list(shard.parent.glob("*.diary")))


def test_workers_with_another_clipper_are_told(tmp_path: Path) -> None:
    """Their briefs would pass for those of this version."""
    with pytest.raises(ClipperError, match=r"has Clipper .*, and here is 0\.0"):
        make_shard(b"", str(tmp_path / "a.shard"), 60.0, "0.0")


@contextmanager
def cluster(folder: Path, workers: int = 1) -> Iterator[tuple[str, subprocess.Popen[bytes]]]:
    """A scheduler and workers at home in `folder`: the scheduler's address and process."""
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        address = f"tcp://127.0.0.1:{free.getsockname()[1]}"
    dask = str(Path(sys.executable).parent / "dask")
    port = address.rpartition(":")[2]
    scheduler = [dask, "scheduler", "--host", "127.0.0.1", "--port", port, "--no-dashboard"]
    worker = [dask, "worker", address, "--nthreads", "1", "--no-dashboard", "--no-nanny"]
    folder.mkdir()
    started = [
        subprocess.Popen(line, cwd=folder, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
        for line in (scheduler, *[worker] * workers)
    ]
    try:
        yield address, started[0]
    finally:
        for process in reversed(started):
            process.kill()
            process.wait()


def batch(*arguments: str) -> list[str]:
    """A command line that briefs into `out`."""
    return [sys.executable, "-m", "clipper", "batch", "-o", "out", "--keep-duplicates", *arguments]


def test_a_scheduler_that_goes_away_loses_nothing(tmp_path: Path) -> None:
    """The run ends with 1 and says so; the same command, on another cluster, ends with the tree.

    Names relative to here are understood by workers that are at home elsewhere.
    """
    fill(tmp_path / "in", range(160))
    with cluster(tmp_path / "there") as (address, scheduler):
        line = batch("in", "--engine", "dask", "--scheduler", address)
        run = subprocess.Popen(line, cwd=tmp_path, stderr=subprocess.PIPE, text=True)
        while run.poll() is None and not list(tmp_path.glob("out/undated*")):
            os.sched_yield()
        scheduler.send_signal(signal.SIGKILL)
        told = run.communicate(timeout=60)[1]
    assert run.returncode == 1
    assert told.startswith("clipper: the dask cluster went away")
    with cluster(tmp_path / "elsewhere") as (address, _):
        line = batch("in", "--engine", "dask", "--scheduler", address)
        run = subprocess.run(line, cwd=tmp_path, capture_output=True, text=True, timeout=60)
    assert run.returncode == 0
    assert len(tree(tmp_path / "out")) == 162


def test_large_pages_go_out_quietly(tmp_path: Path) -> None:
    """Pages of an archive travel with their chunk, which is cut short where they are large."""
    filler = f"<!--{'x' * 6_000_000}-->"
    members = {f"{number}.html": (page(number) + filler).encode() for number in range(3)}
    members["9.html"] = (page(9) + filler * 2).encode()
    zipped(tmp_path / "in.zip", members)
    line = batch("in.zip", "--engine", "dask", "-j", "1", "-q")
    run = subprocess.run(line, cwd=tmp_path, capture_output=True, text=True, timeout=60)
    assert (run.returncode, run.stderr) == (0, "")
