"""Body, metadata, time and memory of Clipper beside other extractors, on the same pages.

usage: python benchmarks/extraction.py DATA [--peers PYTHON] [--set NAME ...]

DATA holds one folder per set, each with gold.jsonl (a JSON object a line: "page", "body",
"deck_in_body", and where known "title", "authors", "published") and the pages, gzipped, in pages/.
PYTHON is the interpreter of an environment with benchmarks/peers.txt; `make bench` makes one.

Every extractor has a process of its own, which reads each page once. `body` is the F1 of word
4-grams as in the ScrapingHub article extraction benchmark: a page's precision and recall count
n-grams as often as they occur, and pages weigh the same. Captions are not body; where the gold body
has the deck, so has Clipper's, without embedded posts. `title` and `authors` are the shares that
are exact after NFKC, case and punctuation folding, `date` that of the same calendar day. `CPU` is
milliseconds a page after a first one, parsing and metadata included; `memory` the process's peak.
"""

import argparse
import datetime
import gzip
import json
import re
import resource
import subprocess
import sys
import time
import unicodedata
from collections import Counter
from collections.abc import Callable, Iterable, Iterator
from importlib.metadata import version
from pathlib import Path
from statistics import mean
from typing import Any

Record = dict[str, Any]
Extractor = Callable[[str], Record]

DISTRIBUTIONS = {
    "clipper": "newsclipper",
    "trafilatura": "trafilatura",
    "newspaper4k": "newspaper4k",
    "readability-lxml": "readability-lxml",
}
GRAM = 4
WARM_UP = "<html><body><p>The ferry sails again from Monday, the port said.</p></body></html>"
_WORD = re.compile(r"\w+")
_CJK = re.compile(r"([\u3040-\u30ff\u3400-\u9fff\uac00-\ud7af])")
_BREAKS = ("p", "div", "br", "li", "td", "tr", "blockquote", "pre", "h1", "h2", "h3", "h4", "h5")


def clipper() -> Extractor:
    """Clipper, as `clipper extract` uses it."""
    from clipper import pipeline
    from clipper.config import Options
    from clipper.types import Page

    def extract(html: str) -> Record:
        article = pipeline.extract(Page("page", None, html.encode(), "text/html"), Options())
        body = [(block.kind, block.text) for block in article.blocks if block.kind != "caption"]
        return {
            "text": "\n".join(text for _, text in body),
            "text_with_deck": "\n".join(
                [article.deck or "", *(text for kind, text in body if kind != "embed")]
            ),
            "title": article.title,
            "authors": article.authors,
            "published": article.published,
        }

    return extract


def trafilatura() -> Extractor:
    """trafilatura, with its metadata and without comments."""
    from trafilatura import bare_extraction

    def extract(html: str) -> Record:
        found = bare_extraction(html, include_comments=False, with_metadata=True)
        fields = found.as_dict() if found else {}
        authors = [name.strip() for name in (fields.get("author") or "").split(";")]
        return {
            "text": fields.get("text"),
            "title": fields.get("title"),
            "authors": list(filter(None, authors)),
            "published": fields.get("date"),
        }

    return extract


def newspaper4k() -> Extractor:
    """newspaper4k, offline."""
    from newspaper import Article

    def extract(html: str) -> Record:
        article = Article("https://news.example/story", fetch_images=False)
        article.download(input_html=html)
        article.parse()
        date = article.publish_date
        return {
            "text": article.text,
            "title": article.title,
            "authors": article.authors,
            "published": date.isoformat() if date else None,
        }

    return extract


def readability_lxml() -> Extractor:
    """readability-lxml, which knows of no authors and dates."""
    import lxml.html
    from readability import Document

    def extract(html: str) -> Record:
        document = Document(html)
        tree = lxml.html.fromstring(document.summary(html_partial=True))
        for element in tree.iter(*_BREAKS):
            element.tail = "\n" + (element.tail or "")
        return {"text": tree.text_content(), "title": document.short_title()}

    return extract


EXTRACTORS: dict[str, Callable[[], Extractor]] = {
    "clipper": clipper,
    "trafilatura": trafilatura,
    "newspaper4k": newspaper4k,
    "readability-lxml": readability_lxml,
}


def gold(folder: Path) -> list[Record]:
    """The pages of a set that have a body to compare with."""
    lines = (folder / "gold.jsonl").read_text(encoding="utf-8").splitlines()
    return [page for page in map(json.loads, lines) if "body" in page]


def work(name: str, folder: Path) -> None:
    """Extract every page of a set and print a record for each, then what it took."""
    extract = EXTRACTORS[name]()
    extract(WARM_UP)
    seconds = 0.0
    pages = gold(folder)
    for page in pages:
        html = gzip.decompress((folder / "pages" / page["page"]).read_bytes()).decode("utf-8")
        started = time.process_time()
        try:
            record = extract(html)
        except Exception as error:
            record = {"error": repr(error)}
        seconds += time.process_time() - started
        print(json.dumps(record))
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    cost = {
        "version": version(DISTRIBUTIONS[name]),
        "milliseconds": 1000 * seconds / max(1, len(pages)),
        "megabytes": peak / (1 << 20 if sys.platform == "darwin" else 1 << 10),
    }
    print(json.dumps(cost))


def run(name: str, python: Path, folder: Path) -> tuple[list[Record], Record]:
    """The records of a worker on a set, and what it took."""
    command = [str(python), __file__, str(folder), "--worker", name]
    done = subprocess.run(command, capture_output=True, encoding="utf-8", check=False)
    if done.returncode:
        sys.exit(f"{name} could not be run by {python}:\n{done.stderr}")
    *records, cost = map(json.loads, done.stdout.splitlines())
    return records, cost


def grams(text: str) -> Counter[tuple[str, ...]]:
    """The word 4-grams of a text and how often each occurs; an ideograph is a word."""
    words = _WORD.findall(_CJK.sub(r" \1 ", text))
    if len(words) < GRAM:
        return Counter([tuple(words)] if words else [])
    return Counter(zip(*(words[shift:] for shift in range(GRAM)), strict=False))


def body_score(pairs: Iterable[tuple[str, str]]) -> tuple[float, float, float]:
    """F1, precision and recall of (expected, found) texts, macro-averaged over pages."""
    precision, recall = [], []
    for expected, found in pairs:
        wanted, got = grams(expected), grams(found)
        right = (wanted & got).total()
        if got:
            precision.append(right / got.total())
        if wanted:
            recall.append(right / wanted.total())
    p, r = mean(precision or [0.0]), mean(recall or [0.0])
    return (2 * p * r / (p + r) if p + r else 0.0), p, r


def folded(text: str | None) -> str:
    """A title or a name as it is compared."""
    normal = unicodedata.normalize("NFKC", text or "").casefold()
    return " ".join(re.sub(r"[\W_]+", " ", normal).split())


def days(stamp: str | None) -> set[str]:
    """The calendar day of a stamp, as given and in UTC."""
    found = {(stamp or "")[:10]}
    try:
        moment = datetime.datetime.fromisoformat(stamp or "")
    except ValueError:
        return found
    if moment.tzinfo:
        found.add(moment.astimezone(datetime.UTC).date().isoformat())
    return found


def metadata_scores(pages: list[Record], records: list[Record]) -> Iterator[str]:
    """Title, authors and date: the shares of pages told right, of those whose gold has them."""
    is_right: dict[str, Callable[[Record, Record], bool]] = {
        "title": lambda page, got: folded(got["title"]) == folded(page["title"]),
        "authors": lambda page, got: (
            set(map(folded, got["authors"])) == set(map(folded, page["authors"]))
        ),
        "published": lambda page, got: bool(days(got["published"]) & days(page["published"])),
    }
    known = {field for record in records for field in record}
    for field, rule in is_right.items():
        told = [
            field in got and rule(page, got)
            for page, got in zip(pages, records, strict=True)
            if page.get(field)
        ]
        yield f"{mean(told):.3f}" if told and field in known else "–"


def row(name: str, python: Path, folder: Path) -> str:
    """A line of the table."""
    pages = gold(folder)
    records, cost = run(name, python, folder)
    texts = (
        (page["deck_in_body"] and got.get("text_with_deck")) or got.get("text") or ""
        for page, got in zip(pages, records, strict=True)
    )
    f1, precision, recall = body_score(zip((page["body"] for page in pages), texts, strict=True))
    cells = [
        f"{name} {cost['version']}",
        *(f"{share:.4f}" for share in (f1, precision, recall)),
        *metadata_scores(pages, records),
        f"{cost['milliseconds']:.1f} ms",
        f"{cost['megabytes']:.0f} MB",
        str(sum("error" in record for record in records)),
    ]
    return "| " + " | ".join(cells) + " |"


def main() -> None:
    """Print a table for each set."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("data", type=Path)
    parser.add_argument("--peers", type=Path, help="an interpreter that has the other extractors")
    parser.add_argument("--set", action="append", dest="sets", help="only this set (repeatable)")
    parser.add_argument("--worker", choices=EXTRACTORS, help=argparse.SUPPRESS)
    arguments = parser.parse_args()
    if arguments.worker:
        work(arguments.worker, arguments.data)
        return
    for folder in sorted(file.parent for file in arguments.data.glob("*/gold.jsonl")):
        if arguments.sets and folder.name not in arguments.sets:
            continue
        print(f"\n### {folder.name}: {len(gold(folder))} pages\n")
        print("| | body F1 | precision | recall | title | authors | date | CPU | memory | failed |")
        print("|---|---|---|---|---|---|---|---|---|---|", flush=True)
        for name in EXTRACTORS:
            if name == "clipper" or arguments.peers:
                python = Path(sys.executable) if name == "clipper" else arguments.peers
                print(row(name, python, folder), flush=True)


if __name__ == "__main__":
    main()
