"""Many sources in one process: each gives a result or an error, and none stops the others."""

from collections.abc import Callable, Iterable, Iterator, Mapping
from pathlib import Path
from typing import Any

from clipper.cli.output import opened, target
from clipper.cli.session import ExitCode, Session
from clipper.cli.settings import traced
from clipper.errors import ClipperError, NoArticle, OutputError, UsageError
from clipper.renderers import RENDERERS, SUFFIXES
from clipper.renderers.fit import FORMATS as FITTING
from clipper.renderers.fit import fitted
from clipper.renderers.look import Look, Result
from clipper.summary.length import fit_lines
from clipper.text.layout import COLUMNS
from clipper.types import Article, Brief

Work = Callable[[str], Result]


class Tally:
    """What became of the sources, and the exit code that tells it."""

    def __init__(self) -> None:
        self.given = 0
        """Sources that gave a result, be it one that was refused."""
        self.problems: list[int] = []
        """The exit codes of those that failed or were refused."""

    def exit_code(self, sources: int) -> int:
        """0 without a problem; the problem's own code for one source; 1 or 3 for several."""
        if not self.problems:
            return ExitCode.DONE
        if sources == 1:
            return self.problems[0]
        return ExitCode.SOME_FAILED if self.given else ExitCode.NOTHING_DONE


def show_each(
    session: Session, work: Work, settings: Mapping[str, Any], flags: Mapping[str, Any]
) -> int:
    """Do `work` on every source in `flags` and write the results as they come; the exit code."""
    sources: list[str] = flags["sources"]
    output = None if flags["output"] in (None, "-") else target(flags["output"], "-o", sources)
    if output is None and not session.has_stdout:
        raise OutputError("standard output", "is closed", "Open it, or write to a file with -o")
    format = _format(session, settings.get("format"), output)
    with traced("format", flags, session.environ):
        render = RENDERERS.get(format)
    if settings.get("fit") and format in FITTING:
        columns = session.width if format == "terminal" else COLUMNS
        render = fitted(render, fit_lines(settings["fit"]), columns)
    look = Look(
        width=session.width,
        color=output is None and session.color,
        several=len(sources) > 1,
        explain=flags["explain"],
        only=settings.get("only", ()),
    )
    tally = Tally()
    with opened(output, flags["overwrite"], session.stdout) as written:
        for piece in render(_results(session, sources, work, tally), look):
            written.write(piece)
        written.keep = tally.given > 0
    if output and tally.given:
        session.say(f"{output}: written.", level=1)
    return tally.exit_code(len(sources))


def _results(
    session: Session, sources: Iterable[str], work: Work, tally: Tally
) -> Iterator[Result]:
    for source in sources:
        session.say(f"{source} …", level=1)
        result = _result(session, source, work)
        if not isinstance(result, ClipperError):
            tally.given += 1
        problem = result if isinstance(result, ClipperError) else _refusal(result)
        if problem:
            tally.problems.append(problem.exit_code)
            session.say(f"clipper: {problem}", level=-1)
        yield result


def _result(session: Session, source: str, work: Work) -> Result:
    try:
        return work(source)
    except (UsageError, OutputError):
        raise  # not about this source: the others would end the same way
    except ClipperError as error:
        return error
    except Exception as error:
        from clipper.cli.app import internal_error

        return internal_error(error, session, source)


def _refusal(result: Article | Brief) -> NoArticle | None:
    """The refusal that an extracted article carries in its verdict."""
    from clipper.verdicts import require_article

    try:
        if isinstance(result, Article):
            require_article(result)
    except NoArticle as refusal:
        return refusal
    return None


def _format(session: Session, told: str | None, output: Path | None) -> str:
    if told:
        return told
    if output is None:
        return "terminal" if session.on_terminal else "text"
    suffix = output.suffix.casefold()
    if suffix in SUFFIXES:
        return SUFFIXES[suffix]
    if suffix:
        raise UsageError(
            str(output),
            f"no format has the suffix {suffix}",
            f"Choose one with --format, or a suffix of {', '.join(SUFFIXES)}",
        )
    return "text"
