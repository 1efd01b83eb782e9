"""What a worker of a cluster does: a chunk of items becomes a shard, a file with their results.

A shard is written whole or not at all, under a name made from what is in the chunk and what is done
with it. The diary beside it tells at which item the worker is. When one takes too long, the process
ends, and with it what nobody could interrupt; whoever does the chunk again reads in the diary which
item that was, and leaves it out. A worker that was given up may still be at a chunk while another
does it again, so that each keeps a diary of its own.
"""

import faulthandler
import pickle
import tempfile
import threading
import time
import uuid
from pathlib import Path
from typing import IO, Any

from clipper import __version__
from clipper.batch.engines import Function, few_collections, late
from clipper.errors import ClipperError

_OVERDUE = "Timeout ("
"""What faulthandler writes when the time is up."""


def make_shard(work: bytes, target: str, seconds: float, version: str) -> str:
    """Do a chunk and write its results to `target`; nothing when they are there.

    version: of the Clipper that asks for it. Raises ClipperError where another is installed.
    """
    if version != __version__:
        problem = f"a worker of the cluster has Clipper {__version__}, and here is {version}"
        raise ClipperError("", problem, "Install the same there")
    shard = Path(target)
    if not shard.exists():
        function, chunk = pickle.loads(work)
        with few_collections():
            results = _results(function, chunk, shard, seconds)
        with tempfile.NamedTemporaryFile(dir=shard.parent, suffix=".part", delete=False) as file:
            pickle.dump(results, file)
        Path(file.name).replace(shard)
    return target


def _results(function: Function, chunk: list[Any], shard: Path, seconds: float) -> list[Any]:
    overdue, results = _overdue(shard), []
    diary = shard.with_suffix(f".{uuid.uuid4().hex}.diary")
    with diary.open("x", encoding="utf-8") as file:
        for number, item in enumerate(chunk):
            if number in overdue:
                results.append(late(item, seconds))
                continue
            file.write(f"{number}\n")
            file.flush()
            _WATCH.begin(file, seconds)
            try:
                results.append(function(item))
            finally:
                _WATCH.end()
    diary.unlink(missing_ok=True)
    return results


def _overdue(shard: Path) -> set[int]:
    """The numbers of the items that workers have ended at."""
    found = set()
    for diary in shard.parent.glob(f"{shard.stem}.*.diary"):
        number = 0
        for line in diary.read_text("utf-8", "replace").splitlines():
            if line.isdecimal():
                number = int(line)
            elif line.startswith(_OVERDUE):
                found.add(number)
    return found


class _Watch:
    """Ends the process when one of its threads is late.

    By faulthandler, whose watchdog runs beside the interpreter: where machine code loops and keeps
    all of Python waiting, no thread of ours would wake up.
    """

    def __init__(self) -> None:
        self._lock = threading.Lock()
        self._ends: dict[int, tuple[float, IO[str]]] = {}
        """When the time of each thread is up, and the diary to enter that in."""

    def begin(self, diary: IO[str], seconds: float) -> None:
        """This thread may take so many seconds from now."""
        with self._lock:
            self._ends[threading.get_ident()] = time.monotonic() + seconds, diary
            self._set()

    def end(self) -> None:
        """This thread is done."""
        with self._lock:
            del self._ends[threading.get_ident()]
            self._set()

    def _set(self) -> None:
        """faulthandler has one alarm: it is set to the time that is up first."""
        faulthandler.cancel_dump_traceback_later()
        if self._ends:
            end, diary = min(self._ends.values(), key=lambda ends: ends[0])
            left = max(0.01, end - time.monotonic())
            faulthandler.dump_traceback_later(left, exit=True, file=diary)


_WATCH = _Watch()
