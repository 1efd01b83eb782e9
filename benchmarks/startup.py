"""What a run of the program costs from start to end, as ratios to what it is compared with.

usage: python benchmarks/startup.py [--page FILE] [--runs N] [--peers PYTHON]

FILE is a saved news page; without one, a sample stands in. Every command is a process of its own.
A command and the one it is compared with run in turn, after one run of each that is not counted;
the figures are medians of wall time, the ratio that of the pairs. PYTHON is the interpreter of an
environment with benchmarks/peers.txt.
"""

import argparse
import os
import subprocess
import sys
import time
from collections.abc import Sequence
from pathlib import Path
from statistics import median

SAMPLES = Path(__file__).parent.parent / "samples"
BIN = Path(sys.executable).parent
Command = Sequence[str | Path]

NEWSPAPER = """
import sys
from newspaper import Article
found = Article("https://example.org/", fetch_images=False)
found.download(input_html=open(sys.argv[1], encoding="utf-8").read())
found.parse()
print(found.title, found.text)
"""
SUMY = """
import sys
from sumy.models.dom import ObjectDocumentModel, Paragraph, Sentence
from sumy.summarizers.lex_rank import LexRankSummarizer
class Words:
    def to_words(self, text): return text.split()
lines = open(sys.argv[1], encoding="utf-8").read().split(". ")
document = ObjectDocumentModel([Paragraph([Sentence(line, Words()) for line in lines])])
print(*LexRankSummarizer()(document, 4))
"""


def seconds(command: Command, page: Path | None) -> float:
    """Wall time of one run, which reads `page` from standard input."""
    with (page or Path(os.devnull)).open("rb") as stdin:
        started = time.perf_counter()
        subprocess.run(command, stdin=stdin, capture_output=True, check=True)
        return time.perf_counter() - started


def compare(
    name: str, command: Command, other: Command, page: Path | None, runs: int
) -> tuple[str, float, float, float]:
    """Both medians in seconds, and the median of the ratios of pairs."""
    pairs = [(seconds(command, page), seconds(other, page)) for _ in range(runs + 1)][1:]
    own, others = zip(*pairs, strict=True)
    return name, median(own), median(others), median(one / two for one, two in pairs)


def main() -> None:
    """Measure every pair and print the table."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--page", type=Path, default=SAMPLES / "harbour-bridge.html")
    parser.add_argument("--runs", type=int, default=11)
    parser.add_argument("--peers", type=Path, help="an interpreter that has the other extractors")
    arguments = parser.parse_args()
    page, text = arguments.page, SAMPLES / "lake-ministers.txt"

    clipper, trafilatura = BIN / "clipper", (BIN / "trafilatura",)
    typer = (sys.executable, "-c", "import typer")
    rows = [
        ("clipper --version / import typer", (clipper, "--version"), typer, None),
        ("clipper --help / import typer", (clipper, "--help"), typer, None),
        ("clipper on a text / trafilatura", (clipper, "summarize", text), trafilatura, page),
        ("clipper on a page / trafilatura", (clipper, "summarize", page), trafilatura, page),
        ("sumy (LexRank) / clipper on a text",
         (sys.executable, "-c", SUMY, text), (clipper, "summarize", text), None),
    ]  # fmt: skip
    if arguments.peers:
        newspaper = (arguments.peers, "-c", NEWSPAPER, page)
        rows.append(
            ("newspaper4k / clipper on a page", newspaper, (clipper, "summarize", page), None)
        )
    print(f"{'':36}{'ms':>7}{'ms':>7}{'ratio':>7}")
    for row in rows:
        name, own, other, ratio = compare(*row, arguments.runs)
        print(f"{name:36}{own * 1000:7.0f}{other * 1000:7.0f}{ratio:7.2f}", flush=True)


if __name__ == "__main__":
    main()
