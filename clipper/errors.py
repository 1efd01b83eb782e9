"""Everything that can go wrong, as one tree; a class tells how the program exits.

    ClipperError                 1
    ├── UsageError               2   what was asked for does not make sense
    │   └── ConfigError          2   a setting cannot be understood
    ├── SourceError              4   the source cannot be read
    │   ├── SourceNotFound       4
    │   ├── SourceIsFolder       4
    │   ├── SourceEmpty          4
    │   ├── SourceTooLarge       4
    │   └── UnknownFormat        4   neither HTML nor text
    ├── FetchError               5   the address cannot be fetched
    │   ├── FetchTimeout         5
    │   ├── FetchRefused         5   the server answered with an error status
    │   ├── FetchTooLarge        5
    │   └── FetchUnsafe          5   the certificate does not hold
    ├── NoArticle                6   the page holds no article; `verdict` says why
    ├── OutputError              1   the result cannot be written
    │   └── OutputExists         1
    ├── ArticleTimeout           1   briefing it took longer than it may in a batch
    ├── WorkerLost               1   the process that briefed it ended
    └── InternalError            1   a bug

A message names the source, says what happened and what to try. Errors are picklable, so that they
travel back from worker processes whole.
"""

import re

_UNPRINTABLE = "[\x00-\x1f\x7f-\x9f\u2028-\u202e\u2066-\u2069\ud800-\udfff]"
"""Controls, line separators, overrides of the text's direction, and bytes that are no character."""


def printable(text: str) -> str:
    """`text` for a terminal: what could steer one, or cannot be encoded, as its code (`\\x1b`)."""
    return re.sub(_UNPRINTABLE, lambda match: ascii(match[0])[1:-1], text)


def in_seconds(seconds: float) -> str:
    """So many seconds, in words: `1 second`, `0.4 seconds`."""
    return f"{seconds:.12g} second{'' if seconds == 1 else 's'}"


class ClipperError(Exception):
    """Base of all errors that Clipper raises on purpose.

    source: the name as the user gave it; problem: what happened; remedy: what to try.
    """

    exit_code = 1

    def __init__(self, source: str, problem: str, remedy: str = "") -> None:
        super().__init__(source, problem, remedy)
        self.source = source
        self.problem = problem
        self.remedy = remedy

    def __str__(self) -> str:
        said = f"{self.source}: {self.problem}" if self.source else self.problem
        return printable(f"{said}. {self.remedy}" if self.remedy else f"{said}.")


class UsageError(ClipperError):
    """What was asked for does not make sense."""

    exit_code = 2


class ConfigError(UsageError):
    """A setting cannot be understood."""


class SourceError(ClipperError):
    """The source cannot be read."""

    exit_code = 4


class SourceNotFound(SourceError):
    """There is no such file."""


class SourceIsFolder(SourceError):
    """A folder where a file was meant."""


class SourceEmpty(SourceError):
    """The source has no content at all."""


class SourceTooLarge(SourceError):
    """The source is larger than Clipper reads."""


class UnknownFormat(SourceError):
    """The source is neither HTML nor text."""


class FetchError(ClipperError):
    """The address cannot be fetched."""

    exit_code = 5


class FetchTimeout(FetchError):
    """The server took longer than the deadline."""


class FetchRefused(FetchError):
    """The server answered with an error status."""


class FetchTooLarge(FetchError):
    """The answer is larger than the cap."""


class FetchUnsafe(FetchError):
    """The server's certificate does not hold."""


class NoArticle(ClipperError):
    """The page holds no article; `verdict` says why."""

    exit_code = 6

    def __init__(self, source: str, problem: str, remedy: str = "", verdict: str = "empty") -> None:
        super().__init__(source, problem, remedy)
        self.args = (source, problem, remedy, verdict)
        self.verdict = verdict


class OutputError(ClipperError):
    """The result cannot be written."""


class OutputExists(OutputError):
    """The output file is there already."""


class ArticleTimeout(ClipperError):
    """Briefing one article took longer than it may in a batch."""


class WorkerLost(ClipperError):
    """The process that briefed an article ended: it crashed, or the system wanted its memory."""


class InternalError(ClipperError):
    """Something that nobody foresaw: a bug."""


def unforeseen(error: Exception, source: str = "", more: str = "") -> InternalError:
    """What is told of `error`, which nobody foresaw, about `source`; more: behind the remedy."""
    problem = f"internal error: {type(error).__name__}: {error}"
    remedy = "This is a bug: please report it with the command that shows it"
    return InternalError(source, problem, f"{remedy}{more}")
