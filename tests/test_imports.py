"""What a fresh interpreter loads: nothing heavy before it is needed."""

import subprocess
import sys
from pathlib import Path

import pytest

HEAVY = [
    "trafilatura",
    "sumy",
    "nltk",
    "numpy",
    "httpx2",
    "rich.markdown",
    "lxml",
    "charset_normalizer",
    "json",
    "clipper.cleaning.selection",
    "clipper.readers.html",
    "clipper.sources.client",
    "clipper.batch",
]

STORY = """\
Norrö ferry sails again after winter repairs

The ferry between Norrö and the mainland sails again from Monday, the port said on Friday.
Engineers replaced both engines during the winter, at a cost of 4 million crowns.

"We are glad to be back before the holidays," said Anna Lind, the port's director. The first
boat leaves at six in the morning, and there will be one every hour until midnight.

Residents had to take a detour of ninety kilometres for three months. The municipality paid for
buses that brought pupils to the school on the other side of the bay.
"""

SCRIPT = """
import sys
from clipper.cli import main
try:
    main()
except SystemExit as ended:
    assert not ended.code, ended.code
print(*sys.modules, file=sys.stderr)
"""


def modules_after(*arguments: str) -> set[str]:
    """The names of all modules that a run of the program has loaded at its end."""
    run = subprocess.run(
        [sys.executable, "-c", SCRIPT, *arguments],
        capture_output=True,
        text=True,
        timeout=60,
        check=False,
    )
    assert run.returncode == 0, run.stderr
    assert run.stdout
    return set(run.stderr.splitlines()[-1].split())


def test_the_version_needs_nothing() -> None:
    """`clipper --version` loads no library at all."""
    assert modules_after("--version").isdisjoint([*HEAVY, "typer", "rich"])


@pytest.mark.parametrize("suffix", ["txt", "md"])
def test_the_brief_of_a_text_needs_nothing_heavy(suffix: str, tmp_path: Path) -> None:
    """Summarizing a text loads nothing that is for HTML, the web or many articles."""
    path = tmp_path / f"ferry.{suffix}"
    path.write_text(STORY, encoding="utf-8")
    assert modules_after("summarize", str(path)).isdisjoint(HEAVY)


WORKER = """
import sys
from importlib import import_module
from clipper.batch.engines.worker import PRELOADED
for name in PRELOADED:
    import_module(name)
loaded = set(sys.modules)
from clipper.batch.items import Item
from clipper.batch.task import Task
from clipper.config import Options
Task(Options(), "markdown")(Item("page", sys.argv[1]))
print(*sorted(name for name in set(sys.modules) - loaded if name.startswith("clipper.")))
"""


def test_a_worker_is_forked_with_all_that_a_page_takes() -> None:
    """No worker loads anew what the process it is forked from could have loaded for all."""
    page = Path("samples/harbour-bridge.html")
    run = subprocess.run(
        [sys.executable, "-c", WORKER, str(page)], capture_output=True, text=True, check=True
    )
    assert run.stdout.split() == []
