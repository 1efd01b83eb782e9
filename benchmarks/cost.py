"""What a page costs, room by room, beside other extractors on the same pages.

usage: python benchmarks/cost.py FOLDER [--pages N] [--peers PYTHON]

FOLDER holds saved pages, `*.html` or `*.html.gz`, at any depth; the first N by name are read. Every
tool is a process of its own and reads each page once; the figures are processor time a page, in
milliseconds, without what the first page loads. PYTHON is the interpreter of an environment with
benchmarks/peers.txt. How the cost grows with the length of a text stands at the end.
"""

import argparse
import gzip
import subprocess
import sys
import time
from collections import defaultdict
from collections.abc import Callable, Iterable
from functools import partial
from pathlib import Path
from typing import Any

Work = Callable[[bytes], object]

WARM_UP = (
    b"<html lang=en><body><p>The ferry sails again from Monday, the port said.</p></body></html>"
)
ROOMS = ("readers", "cleaning", "sentences", "facts", "summary")
SENTENCE = "The council of pier {} said on Friday that ferry {} will sail again in March."


def trafilatura() -> Work:
    """trafilatura with its metadata."""
    from trafilatura import bare_extraction

    return lambda page: bare_extraction(page.decode("utf-8", "replace"), with_metadata=True)


def read_and_cleaned() -> Work:
    """The clean article."""
    from clipper import pipeline
    from clipper.config import Options
    from clipper.types import Page

    options = Options(anyway=True)
    return lambda page: pipeline.extract(Page("page", None, page, "text/html"), options)


def full_brief() -> Work:
    """A brief with points and facts."""
    from clipper import pipeline
    from clipper.config import Options
    from clipper.types import Page

    options = Options(anyway=True)
    return lambda page: pipeline.clip(Page("page", None, page, "text/html"), options)


def newspaper4k() -> Work:
    """newspaper4k, parsing only."""
    from newspaper import Article

    def read(page: bytes) -> object:
        found = Article("https://example.org/", fetch_images=False)
        found.download(input_html=page.decode("utf-8", "replace"))
        found.parse()
        return found

    return read


TOOLS: dict[str, Callable[[], Work]] = {
    "trafilatura": trafilatura,
    "clipper, read and cleaned": read_and_cleaned,
    "clipper, full brief": full_brief,
    "newspaper4k": newspaper4k,
}


def pages(folder: Path, number: int) -> Iterable[bytes]:
    """The first `number` pages below `folder`."""
    found = sorted(path for path in folder.rglob("*") if path.name.endswith((".html", ".html.gz")))
    for path in found[:number]:
        content = path.read_bytes()
        yield gzip.decompress(content) if path.suffix == ".gz" else content


def work(tool: str, folder: Path, number: int) -> None:
    """Read every page once and print the milliseconds a page."""
    read = TOOLS[tool]()
    read(WARM_UP)
    bodies = list(pages(folder, number))
    started = time.process_time()
    for body in bodies:
        try:
            read(body)
        except Exception as error:
            print(f"{tool}: {type(error).__name__}", file=sys.stderr)
    print((time.process_time() - started) / len(bodies) * 1000)


def measured(tool: str, python: Path, folder: Path, number: int) -> float:
    """Milliseconds a page of a tool, in a process of its own."""
    command = [python, __file__, str(folder), "--pages", str(number), "--tool", tool]
    done = subprocess.run(command, stdout=subprocess.PIPE, text=True, check=True)
    return float(done.stdout.split()[-1])


def by_room(folder: Path, number: int) -> dict[str, float]:
    """Milliseconds a page in each room, and in trafilatura. Facts and summary find the sentences
    split, which is told apart. Garbage is looked for as a batch does, or it would fall on whichever
    room made the last of it."""
    from clipper import cleaning, facts, readers, summary
    from clipper.batch.engines import few_collections
    from clipper.config import Options
    from clipper.readers import html
    from clipper.text import sentences
    from clipper.types import Page

    spent: defaultdict[str, float] = defaultdict(float)

    def timed(room: str, function: Callable[..., Any], *arguments: object, **named: object) -> Any:
        started = time.process_time()
        try:
            return function(*arguments, **named)
        finally:
            spent[room] += time.process_time() - started

    html._extracted = partial(timed, "of it trafilatura", html._extracted)
    options, read = Options(anyway=True), 0
    with few_collections():
        for body in (WARM_UP, *pages(folder, number)):
            if body is not WARM_UP and read == 0:
                spent.clear()
            raw = timed("readers", readers.read, Page("page", None, body, "text/html"))
            article = timed("cleaning", cleaning.clean, raw, options)
            for block in article.blocks:
                timed("sentences", sentences.spans, block.text, article.language)
            found = timed("facts", facts.find, article)
            timed("summary", summary.summarize, article, found, options)
            read += body is not WARM_UP
    return {room: seconds / read * 1000 for room, seconds in spent.items()}


def growth(counts: Iterable[int]) -> Iterable[tuple[int, float]]:
    """Seconds that the brief of a text of so many sentences takes."""
    from clipper import pipeline
    from clipper.config import Options
    from clipper.types import Page

    for count in counts:
        text = "\n\n".join(SENTENCE.format(number, number % 97) for number in range(count))
        page = Page("text", None, text.encode(), "text/plain")
        started = time.process_time()
        pipeline.clip(page, Options(anyway=True))
        yield count, time.process_time() - started


def main() -> None:
    """Measure and print; or, as a worker, measure one tool."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("folder", type=Path)
    parser.add_argument("--pages", type=int, default=400)
    parser.add_argument("--peers", type=Path, help="an interpreter that has the other extractors")
    parser.add_argument("--tool", choices=TOOLS, help=argparse.SUPPRESS)
    arguments = parser.parse_args()
    folder, number = arguments.folder, arguments.pages
    if arguments.tool:
        work(arguments.tool, folder, number)
        return

    interpreters = {tool: Path(sys.executable) for tool in TOOLS}
    if arguments.peers:
        interpreters["newspaper4k"] = arguments.peers
    else:
        del interpreters["newspaper4k"]
    figures = {
        tool: measured(tool, python, folder, number) for tool, python in interpreters.items()
    }
    print(f"{'CPU a page':28}{'ms':>7}{'ratio':>7}")
    for tool, figure in figures.items():
        print(f"{tool:28}{figure:7.1f}{figure / figures['trafilatura']:7.2f}")
    rooms = by_room(folder, number)
    total = sum(rooms[room] for room in ROOMS)
    print(f"\n{'by room':28}{'ms':>7}{'share':>7}")
    for room, figure in rooms.items():
        print(f"{room:28}{figure:7.2f}{figure / total:7.1%}")
    print(f"\n{'sentences of a text':28}{'s':>7}")
    for count, figure in growth((1000, 10_000, 20_000)):
        print(f"{count:<28,}{figure:7.2f}")


if __name__ == "__main__":
    main()
