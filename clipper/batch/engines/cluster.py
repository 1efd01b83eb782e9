"""A dask cluster: chunks of items go out, and come back as shards on a disk that all can reach.

A chunk that is lost with its worker is done again by another: doing it twice changes nothing.
"""

import hashlib
import logging
import pickle
import shutil
import time
import uuid
import warnings
from collections.abc import Generator, Iterable, Iterator
from contextlib import AbstractContextManager, contextmanager
from pathlib import Path
from typing import Any

from clipper import __version__
from clipper.batch.engines import Function, Setting, lost
from clipper.batch.engines.shards import make_shard
from clipper.batch.engines.worker import deaf_to_interrupts
from clipper.errors import ClipperError, OutputError, UsageError

CHUNK = 32
"""Items of a chunk: about a second of work, so that the cluster's own 10 ms do not count."""

LARGEST = 4 * 2**20
"""Bytes of pages that a chunk holds at most, or one page: they go through the scheduler."""

AHEAD = 4
"""Chunks per process that are on their way: keeps all busy, and memory flat."""

ALONE = 60.0
"""Seconds to wait for workers when there is none."""

_INTERVAL = 1.0
"""Seconds between two looks at which workers there are."""

_PATIENCE = 0.02
"""Seconds to wait before looking again for what has come back."""

_LAG = 5.0
_RESUME = "What is done stays; the same command goes on where it was"

_SILENT = logging.CRITICAL + 1


class Dask:
    """An engine on the cluster at `setting.scheduler`, or on one of its own with `setting.jobs`."""

    def __init__(self, setting: Setting) -> None:
        self._setting = setting

    def map(
        self, function: Function, items: Iterable[Any]
    ) -> Generator[tuple[Any, Any | ClipperError], None, None]:
        """As Engine.map. Raises UsageError without dask, ClipperError when the cluster is lost."""
        chunks = _chunks(items)
        first = next(chunks, None)
        while first == []:
            first = next(chunks, None)
        if first is None:
            return
        assert self._setting.shards is not None
        # Workers that an earlier run has left at a chunk must not answer for this one.
        shards = self._setting.shards.absolute() / uuid.uuid4().hex
        shards.mkdir(parents=True)
        try:
            with self._client() as client:
                run = _Run(client, function, shards, self._setting.seconds)
                yield from run.results(first, chunks)
        finally:
            shutil.rmtree(shards.parent, ignore_errors=True)

    def _client(self) -> AbstractContextManager[Any]:
        try:
            import distributed
        except ImportError:
            raise UsageError(
                "", "the engine dask is not installed", "pip install 'newsclipper[dask]'"
            ) from None
        dask: Any = distributed
        for name in ("distributed", "distributed.client", "tornado", "asyncio"):
            logging.getLogger(name).setLevel(_SILENT)  # we tell what went wrong
        address = self._setting.scheduler
        try:
            if not address:
                return _local_cluster(self._setting.jobs)
            return dask.Client(address, timeout=10, set_as_default=False)  # type: ignore[no-any-return]
        except (OSError, TimeoutError, ValueError) as error:
            raise ClipperError(
                str(address), f"no cluster answers ({error})", "Check --scheduler"
            ) from None


@contextmanager
def _local_cluster(workers: int) -> Iterator[Any]:
    """The client of a cluster on this machine that lasts as long as this does."""
    import distributed

    dask: Any = distributed
    cluster = None
    try:
        with deaf_to_interrupts():
            cluster = dask.LocalCluster(
                n_workers=workers,
                threads_per_worker=1,
                dashboard_address="127.0.0.1:0",  # any free port: 8787 may be another run's
                memory_limit=0,
                silence_logs=_SILENT,
            )
        with dask.Client(cluster, set_as_default=False) as client:
            yield client
    finally:
        if cluster:
            cluster.close()


class _Run:
    """The chunks of one run on their way."""

    def __init__(self, client: Any, function: Function, shards: Path, seconds: float) -> None:
        self._client = client
        self._function = function
        self._shards = shards
        self._seconds = seconds
        self._sent: dict[Any, list[Any]] = {}
        self._suspects: list[list[Any]] = []
        """Chunks of one item whose workers were killed: by it, or by another one beside it. Each is
        done again with nothing else on its way, the last one first."""
        self._room = AHEAD
        self._looked = self._attended = time.monotonic()
        """When we looked for workers, and when there were some."""

    def results(self, first: list[Any], chunks: Iterator[list[Any]]) -> Iterator[tuple[Any, Any]]:
        """The items of all chunks with what became of them."""
        import distributed
        from distributed.client import ClosedClientError, FutureCancelledError
        from distributed.comm.core import CommClosedError

        dask: Any = distributed
        try:
            self._look_for_workers()
            done = dask.as_completed([self._send(first)], loop=self._client.loop)
            more = True
            while more or self._sent or self._suspects:
                if self._suspects and not self._sent:
                    done.add(self._send(self._suspects[-1]))
                while more and not self._suspects and len(self._sent) < self._room:
                    chunk = next(chunks, None)
                    more = chunk is not None
                    if not chunk:
                        break
                    done.add(self._send(chunk))
                if self._sent and done.has_ready():
                    yield from self._take(next(done), done)
                elif self._sent:
                    self._wait()
        except (CommClosedError, ClosedClientError, FutureCancelledError, OSError) as error:
            problem = f"the dask cluster went away ({type(error).__name__})"
            raise ClipperError("", problem, _RESUME) from error

    def _wait(self) -> None:
        """Let a moment pass. Raises ClipperError when nobody has been there to work for long."""
        time.sleep(_PATIENCE)
        if time.monotonic() - self._looked > _INTERVAL:
            self._look_for_workers()

    def _look_for_workers(self) -> None:
        workers = len(self._client.scheduler_info(n_workers=-1)["workers"])
        self._room = AHEAD * max(1, workers)
        self._looked = time.monotonic()
        if workers:
            self._attended = self._looked
        elif self._looked - self._attended > ALONE:
            raise ClipperError("", "the dask cluster has no workers", f"Start some. {_RESUME}")

    def _send(self, chunk: list[Any]) -> Any:
        """Send a chunk out; the future of its shard."""
        work = pickle.dumps((self._function, chunk))
        shard = str(self._shards / f"{hashlib.sha256(work).hexdigest()[:32]}.shard")
        with warnings.catch_warnings():
            warnings.filterwarnings("ignore", "Sending large graph")  # a page may be large
            order = work, shard, self._seconds, __version__
            future = self._client.submit(make_shard, *order, pure=False)
        self._sent[future] = chunk
        return future

    def _take(self, future: Any, done: Any) -> Iterator[tuple[Any, Any]]:
        """The results of a chunk that came back; one that killed its workers goes out in pieces."""
        from distributed import KilledWorker

        chunk = self._sent.pop(future)
        error = future.exception() if future.status == "error" else None
        was_alone = bool(self._suspects) and chunk is self._suspects[-1]
        if was_alone:
            self._suspects.pop()
        if isinstance(error, KilledWorker) and len(chunk) > 1:
            done.update([self._send([item]) for item in chunk])
        elif isinstance(error, KilledWorker) and not was_alone:
            self._suspects.append(chunk)
        elif isinstance(error, KilledWorker):
            yield chunk[0], lost(chunk[0], "the processes that worked at it were killed")
        elif error:
            raise self._explained(error) from error
        else:
            shard = Path(future.result())
            yield from zip(chunk, pickle.loads(self._content(shard)), strict=True)
            shard.unlink(missing_ok=True)

    def _content(self, shard: Path) -> bytes:
        """A shard's bytes; where folders are shared, it may take a moment until they are seen."""
        late = time.monotonic() + _LAG
        while True:
            try:
                return shard.read_bytes()
            except FileNotFoundError as error:
                if time.monotonic() > late:
                    raise self._explained(error) from error
                time.sleep(_PATIENCE)

    def _explained(self, error: Exception) -> Exception:
        """What is told of an error that a chunk brought back from its worker."""
        if isinstance(error, FileNotFoundError):
            problem = "the cluster's workers cannot reach this folder"
            return ClipperError(str(self._shards), problem, "Choose one that is shared")
        if isinstance(error, OSError):
            problem = f"the cluster's workers cannot write there ({error.strerror or error})"
            return OutputError(str(self._shards), problem, _RESUME)
        if isinstance(error, ImportError):
            problem = f"the cluster's workers lack what is needed ({error})"
            return ClipperError("", problem, "Install the same Clipper there")
        return error


def _chunks(items: Iterable[Any]) -> Iterator[list[Any]]:
    """Items in chunks, the last or what there is at the moment perhaps smaller, even empty."""
    chunk: list[Any] = []
    size = 0
    for item in items:
        if item is not None:
            chunk.append(item)
            size += len(getattr(getattr(item, "source", None), "body", b""))
        if item is None or len(chunk) == CHUNK or size > LARGEST:
            yield chunk
            chunk, size = [], 0
    if chunk:
        yield chunk
