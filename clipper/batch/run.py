"""Many articles over several processes, the results in the order of the articles."""

import signal
from collections import deque
from collections.abc import Iterable, Iterator
from concurrent.futures import Future, ProcessPoolExecutor
from concurrent.futures.process import BrokenProcessPool
from dataclasses import dataclass

from clipper.batch import naming
from clipper.config import Options
from clipper.errors import ClipperError

AHEAD = 16
"""Articles a process may be ahead of the one awaited: keeps it busy, and memory flat."""


@dataclass(frozen=True, slots=True)
class Done:
    """The brief of one source as text, and what the index tells of it."""

    source: str
    text: str
    stem: str
    headline: str
    publisher: str
    published: str


@dataclass(frozen=True, slots=True)
class Task:
    """What is done with each source; picklable, so that it reaches the processes."""

    options: Options
    format: str

    def __call__(self, source: str) -> Done | ClipperError:
        """The brief of `source`, or why there is none; nothing is raised but UsageError."""
        from clipper import pipeline
        from clipper.errors import UsageError
        from clipper.renderers import RENDERERS
        from clipper.renderers.heading import day, headline
        from clipper.renderers.look import Look
        from clipper.renderers.safe import line

        render = RENDERERS.get(self.format)
        try:
            brief = pipeline.clip(source, self.options)
            article, title = brief.article, headline(brief.article)
            return Done(
                source=source,
                text="".join(render([brief], Look())),
                stem=naming.stem(article.published, title),
                headline=title,
                publisher=line(article.publisher or ""),
                published=day(article.published),
            )
        except UsageError:
            raise
        except ClipperError as error:
            return error
        except Exception as error:
            return ClipperError(source, f"internal error: {type(error).__name__}: {error}")


def run(sources: Iterable[str], task: Task, jobs: int) -> Iterator[Done | ClipperError]:
    """The outcome for each source, in their order.

    Raises UsageError when the options make no sense, and ClipperError when a process is killed.
    """
    if jobs == 1:
        yield from map(task, sources)
        return
    with ProcessPoolExecutor(jobs, initializer=_leave_interrupts_to_parent) as pool:
        waiting: deque[Future[Done | ClipperError]] = deque()
        try:
            for source in sources:
                waiting.append(pool.submit(task, source))
                if len(waiting) > AHEAD * jobs:
                    yield waiting.popleft().result()
            while waiting:
                yield waiting.popleft().result()
        except BrokenProcessPool:
            remedy = "Briefs that are written stay. Run the command again with --jobs 1"
            raise ClipperError("", "a worker process was killed", remedy) from None
        finally:
            pool.shutdown(wait=True, cancel_futures=True)


def _leave_interrupts_to_parent() -> None:
    signal.signal(signal.SIGINT, signal.SIG_IGN)
