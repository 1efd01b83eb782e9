"""Pages per second and memory of `clipper batch`, beside `trafilatura --input-dir`, same pages.

    python benchmarks/throughput.py FOLDER [--pages 1000] [--growth 100,1000,10000 [--short]]

FOLDER holds pages (.html, .html.gz) at any depth; they are copied under new names, as often as it
takes, into a scratch folder that is deleted at the end. Every run is a program of its own, as users
start it, and all runs see the same pages. `wall` and `CPU` are seconds, `rate` is pages per second
of wall time, `net` the same with start-up apart: the pages beyond the first 100 by the time beyond
theirs. `memory` is the most that all processes of a run had together (PSS, in which shared memory
counts once), looked at twice a second, as looking takes CPU too. The dask cluster is a scheduler
and workers in processes of their own, started and warmed beforehand; what it takes during the run
is counted. Growth is that of the pages, or with --short of made-up texts of 60 words, which tells
in minutes what 100,000 articles cost beside being read; `--pages 0` measures nothing else. Linux
only.
"""

import argparse
import gzip
import os
import random
import shutil
import socket
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

Command = Callable[[Path, Path, int], list[str]]
"""The command line for a folder of pages, one for the results, and a number of processes."""

HERE = Path(sys.executable).parent
SMALL = 100
WORDS = (
    "engine council winter crowns passengers quay repair morning island timber window budget mayor "
    "report street evening number plan ticket season water garden meeting night"
).split()
INTERVAL = 0.5


@dataclass
class Measured:
    """What one run took."""

    wall: float
    cpu: float
    megabytes: float


def main() -> None:
    """Print the tables."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("folder", type=Path, help="pages to copy")
    parser.add_argument("--pages", type=int, default=1000, help="how many pages each engine gets")
    parser.add_argument("--growth", default="", help="numbers of pages, with commas between")
    parser.add_argument("--short", action="store_true", help="let short texts grow, not pages")
    parser.add_argument("--jobs", type=int, default=2, help="processes that share the work")
    told = parser.parse_args()
    originals = sorted(told.folder.rglob("*.htm*"))
    with tempfile.TemporaryDirectory(prefix="throughput-") as name:
        scratch = Path(name)
        if told.pages:
            compare(originals, scratch, told.pages, told.jobs)
        sizes = [int(size) for size in told.growth.split(",") if size]
        if sizes:
            print("\n| pages | wall | CPU | CPU a page, ms | memory, MB | second run |")
            print("|---|---|---|---|---|---|")
        for size in sizes:
            folder = texts(scratch, size) if told.short else copies(originals, scratch, size)
            grow(folder, told.jobs)


def compare(originals: list[Path], scratch: Path, pages: int, jobs: int) -> None:
    """A table of the engines, and of trafilatura."""
    small, large = copies(originals, scratch, SMALL), copies(originals, scratch, pages)
    print(f"{pages:,} pages, {megabytes(large):,.0f} MB, {jobs} processes\n")
    print("| run | wall | CPU | rate | net | memory, MB |\n|---|---|---|---|---|---|")
    row("trafilatura --parallel 1", trafilatura, scratch, small, large, pages, 1)
    row(f"trafilatura --parallel {jobs}", trafilatura, scratch, small, large, pages, jobs)
    row("clipper serial", clipper("serial"), scratch, small, large, pages, 1)
    row("clipper processes 1", clipper("processes"), scratch, small, large, pages, 1)
    row(f"clipper processes {jobs}", clipper("processes"), scratch, small, large, pages, jobs)
    out = scratch / "out"
    again = measured(clipper("processes")(large, out, jobs))
    with cluster(jobs) as (address, members):
        warm = [*clipper("dask")(small, scratch / "warm", jobs), "--scheduler", address]
        measured(warm)
        extra = ("--scheduler", address)
        name, command = f"clipper dask {jobs}", clipper("dask", *extra)
        row(name, command, scratch, small, large, pages, jobs, members)
    print(f"\nA second run over the unchanged pages: {again.wall:.2f} s.")


def grow(folder: Path, jobs: int) -> None:
    """A line of the table of how cost grows with the number of pages; `folder` is deleted."""
    out, size = folder.parent / "out", sum(1 for _ in folder.iterdir())
    shutil.rmtree(out, ignore_errors=True)
    command = clipper("processes")(folder, out, jobs)
    first, second = measured(command), measured(command)
    print(
        f"| {size:,} | {first.wall:.1f} | {first.cpu:.1f} | {first.cpu / size * 1000:.1f} "
        f"| {first.megabytes:.0f} | {second.wall:.2f} |",
        flush=True,
    )
    shutil.rmtree(folder)


def row(
    name: str,
    command: Command,
    scratch: Path,
    small: Path,
    large: Path,
    pages: int,
    jobs: int,
    others: Sequence[int] = (),
) -> None:
    """One line of the first table."""
    out = scratch / "out"
    runs = []
    for folder in (small, large):
        shutil.rmtree(out, ignore_errors=True)
        runs.append(measured(command(folder, out, jobs), others))
    first, whole = runs
    net = (pages - SMALL) / (whole.wall - first.wall)
    print(
        f"| {name} | {whole.wall:.1f} | {whole.cpu:.1f} | {pages / whole.wall:.1f} | {net:.1f} "
        f"| {whole.megabytes:.0f} |",
        flush=True,
    )


def clipper(engine: str, *more: str) -> Command:
    """The command line of `clipper batch` with an engine."""

    def command(folder: Path, out: Path, jobs: int) -> list[str]:
        line = [str(HERE / "clipper"), "batch", str(folder), "-o", str(out), "--engine", engine]
        return [*line, "--jobs", str(jobs), "--keep-duplicates", "--quiet", *more]

    return command


def trafilatura(folder: Path, out: Path, jobs: int) -> list[str]:
    """The command line of trafilatura that extracts text and metadata."""
    line = [str(HERE / "trafilatura"), "--input-dir", str(folder), "--output-dir", str(out)]
    return [*line, "--parallel", str(jobs), "--json", "--with-metadata"]


def copies(originals: list[Path], scratch: Path, number: int) -> Path:
    """A folder of `number` pages."""
    folder = scratch / f"pages{number}"
    if not folder.exists():
        folder.mkdir()
        for count in range(number):
            original = originals[count % len(originals)]
            opened = gzip.open if original.suffix == ".gz" else open
            with opened(original, "rb") as page:
                (folder / f"page{count:07}.html").write_bytes(page.read())
    return folder


def texts(scratch: Path, number: int) -> Path:
    """A folder of `number` short texts."""
    folder = scratch / f"texts{number}"
    folder.mkdir()
    for count in range(number):
        chance = random.Random(count)
        lines = [f"The bridge of town {count} opens again"]
        for _ in range(3):
            told = " ".join(chance.choices(WORDS, k=12))
            lines.append(f"The bridge opened on Monday after {told}, the town said.")
        (folder / f"text{count:07}.txt").write_text("\n\n".join(lines) + "\n", "utf-8")
    return folder


def megabytes(folder: Path) -> float:
    """The size of what is in `folder`."""
    return sum(path.stat().st_size for path in folder.iterdir()) / 2**20


def measured(command: list[str], others: Sequence[int] = ()) -> Measured:
    """Run a program; what it and its children took, and `others` that work for it."""
    helpers = [process for other in others for process in family(other)]
    before = sum(seconds(process, {}) for process in helpers)
    begun, most = time.perf_counter(), 0.0
    spent: dict[int, float] = {}
    with subprocess.Popen(command, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL) as run:
        while run.poll() is None:
            processes = [*family(run.pid), *helpers]
            most = max(most, sum(map(memory, processes)))
            spent |= {process: seconds(process, spent) for process in processes}
            try:
                run.wait(INTERVAL)
            except subprocess.TimeoutExpired:
                continue
    return Measured(time.perf_counter() - begun, sum(spent.values()) - before, most)


def family(parent: int) -> Iterator[int]:
    """A process and all below it."""
    yield parent
    for thread in Path(f"/proc/{parent}/task").glob("*"):
        try:
            children = (thread / "children").read_text().split()
        except OSError:
            continue
        for child in children:
            yield from family(int(child))


def seconds(process: int, known: dict[int, float]) -> float:
    """The CPU time of a process; what was known of one that is gone."""
    try:
        fields = Path(f"/proc/{process}/stat").read_text().rpartition(")")[2].split()
    except OSError:
        return known.get(process, 0.0)
    return (int(fields[11]) + int(fields[12])) / os.sysconf("SC_CLK_TCK")


def memory(process: int) -> float:
    """The megabytes of a process (PSS)."""
    try:
        lines = Path(f"/proc/{process}/smaps_rollup").read_text().splitlines()
    except OSError:
        return 0.0
    return sum(int(line.split()[1]) for line in lines if line.startswith("Pss:")) / 1024


@contextmanager
def cluster(workers: int) -> Iterator[tuple[str, list[int]]]:
    """A dask scheduler and workers of one thread each: its address, and all their processes."""
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    address = f"tcp://127.0.0.1:{port}"
    dask = [str(HERE / "dask")]
    lines = [[*dask, "scheduler", "--host", "127.0.0.1", "--port", str(port), "--no-dashboard"]]
    lines += [[*dask, "worker", address, "--nthreads", "1", "--no-dashboard"]] * workers
    quiet = {"stdout": subprocess.DEVNULL, "stderr": subprocess.DEVNULL}
    started = [subprocess.Popen(line, **quiet) for line in lines]  # type: ignore[call-overload]
    try:
        from distributed import Client

        with Client(address, timeout=30) as client:
            client.wait_for_workers(workers, timeout=60)
        yield address, [process.pid for process in started]
    finally:
        for process in reversed(started):
            process.terminate()
            process.wait()


if __name__ == "__main__":
    main()
