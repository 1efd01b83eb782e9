"""Many articles: which ones, over several processes, under which names, and what became of them."""

from collections.abc import Callable, Iterable
from pathlib import Path

from clipper.batch.inputs import Inputs, find
from clipper.batch.naming import Namer
from clipper.batch.report import Listed, Report, index
from clipper.batch.run import Done, Task, run
from clipper.errors import ClipperError, OutputError


def brief_all(
    inputs: Inputs,
    folder: Path,
    task: Task,
    suffix: str,
    jobs: int,
    overwrite: bool = False,
    track: Callable[[Iterable[Done | ClipperError]], Iterable[Done | ClipperError]] = iter,
) -> Report:
    """Write the brief of every input into `folder`, and `index.md`; tell what became of each.

    suffix: of the briefs' files, with its dot; track: is handed the outcomes and hands them on, to
    show progress. Raises OutputError when `folder` cannot be written to.
    """
    from clipper.atomic import write

    _make(folder)
    report, namer = Report(skipped=inputs.skipped), Namer()
    outcomes = track(run((str(file.path) for file in inputs.files), task, jobs))
    for file, outcome in zip(inputs.files, outcomes, strict=True):
        if isinstance(outcome, ClipperError):
            report.failed.append(outcome)
            continue
        name = namer.name(outcome.stem, file.name) + suffix
        report.briefs.append(Listed(name, outcome.headline, outcome.publisher, outcome.published))
        if overwrite or not (folder / name).exists():
            write(folder / name, outcome.text, overwrite)
        else:
            report.kept += 1
    if report.briefs:
        write(folder / "index.md", index(report.briefs), overwrite=True)
    return report


def _make(folder: Path) -> None:
    try:
        folder.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        problem = f"cannot be made ({error.strerror or error})"
        raise OutputError(str(folder), problem, "Choose another folder with -o") from None


__all__ = ["Done", "Inputs", "Listed", "Report", "Task", "brief_all", "find", "index", "run"]
