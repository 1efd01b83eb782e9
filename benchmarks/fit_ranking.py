"""Fit the weights of the news ranking, and measure it on articles that it was not fitted on.

    python benchmarks/fit_ranking.py DATA.jsonl ... [--write clipper/summary/data/news.toml]

Each line of the data is {"id", "title", "article", "refs": [summary, ...]}, a sentence a line in
each summary. Needs rouge-score and numpy beside Clipper.

How: from each article many briefs of three sentences are drawn, early sentences more often. Each
is scored against the summaries (mean of ROUGE-1, -2 and -L, F1). Within an article, a brief's score
is explained as the sum of its sentences' features, plus what its pairs share: a ridge regression
over all articles gives the weights. No article weighs more than another, and what makes an article
easy or hard falls out, because scores and features are taken from the article's own mean.

The articles fall in two halves by their id. The table shows the difference to the first three
sentences on each half with weights from the other half, and on all with weights from all.
"""

import argparse
import json
import math
import random
import re
import statistics
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from datetime import date
from functools import cache
from itertools import combinations
from pathlib import Path
from typing import Any
from zlib import crc32

import numpy as np
from nltk.stem.porter import PorterStemmer
from rouge_score import rouge_scorer

from clipper import pipeline
from clipper.config import Options
from clipper.summary.choice import choose
from clipper.summary.document import Document, document
from clipper.summary.features import NAMES, Profile, overlap, profiles
from clipper.summary.length import Budget
from clipper.summary.news import rank_by
from clipper.text.sentences import split
from clipper.types import Facts, Page

PAIRS = ("overlap", "adjacent")
SIZE = 3
DRAWS = 120
LOOKED_AT = 40
RIDGE = 0.1
KINDS = ("rouge1", "rouge2", "rougeLsum")
Weights = dict[str, float]


class Words:
    """Words of every script, the longer ones stemmed."""

    def __init__(self) -> None:
        self._stem = cache(PorterStemmer().stem)

    def tokenize(self, text: str) -> list[str]:
        found = re.findall(r"[^\W_]+", text.lower())
        return [self._stem(word) if len(word) > 3 else word for word in found]


SCORER = rouge_scorer.RougeScorer(list(KINDS), tokenizer=Words())


@dataclass
class Sample:
    """One article with its summaries, and what regression needs of it."""

    source: str
    name: str
    refs: Sequence[str]
    text: Document
    known: Sequence[Profile]
    lead: float
    products: Any = field(default=None)
    targets: Any = field(default=None)

    @property
    def half(self) -> int:
        return crc32(self.name.encode()) % 2


def rouge(refs: Sequence[str], texts: Iterable[str]) -> float:
    """Mean of the three F1 values, in percent, against the summary that fits best."""
    brief = "\n".join(texts)
    scores = (SCORER.score(ref, brief) for ref in refs)
    return max(100 * statistics.mean(score[kind].fmeasure for kind in KINDS) for score in scores)


def sample(path: Path, item: dict[str, Any]) -> Sample:
    """An article as Clipper sees it, with its draws summed up."""
    told = (item["title"] + "\n\n" if item["title"] else "") + item["article"]
    article = pipeline.extract(Page("text", None, told.encode(), "text/plain"), Options())
    text = document(article, Facts())
    sentences = [sentence.text for sentence in text.sentences]
    known = profiles(text, range(len(sentences)))
    lead = rouge(item["refs"], split(item["article"], "en")[:SIZE])
    made = Sample(path.stem, item["id"], item["refs"], text, known, lead)
    if len(sentences) > SIZE:
        _draw(made, sentences)
    return made


def _draw(made: Sample, sentences: Sequence[str]) -> None:
    rng = random.Random(crc32(made.name.encode()))
    size = min(len(sentences), LOOKED_AT)
    likely = [1 / (index + 3) for index in range(size)]
    rows, scores = [], []
    for _ in range(DRAWS):
        drawn: set[int] = set()
        while len(drawn) < SIZE:
            drawn.update(rng.choices(range(size), likely))
        brief = sorted(drawn)
        rows.append(_explained(made.known, brief))
        scores.append(rouge(made.refs, [sentences[index] for index in brief]))
    features, target = np.array(rows), np.array(scores)
    features = features - features.mean(0)
    made.products = features.T @ features / len(rows)
    made.targets = features.T @ (target - target.mean()) / len(rows)


def _explained(known: Sequence[Profile], brief: Sequence[int]) -> list[float]:
    sums = [sum(known[index].values[column] for index in brief) for column in range(len(NAMES))]
    pairs = list(combinations(brief, 2))
    shared = sum(overlap(known[one].stems, known[two].stems) for one, two in pairs)
    return [*sums, shared, float(sum(two - one == 1 for one, two in pairs))]


def fit(samples: Iterable[Sample]) -> Weights:
    """The weights that explain the draws of these articles best."""
    drawn = [sample for sample in samples if sample.products is not None]
    products = sum(sample.products for sample in drawn) / len(drawn)
    targets = sum(sample.targets for sample in drawn) / len(drawn)
    spread = np.sqrt(np.diag(products)) + 1e-9
    scaled = products / np.outer(spread, spread) + RIDGE * np.eye(len(spread))
    found = np.linalg.solve(scaled, targets / spread) / spread
    return dict(zip((*NAMES, *PAIRS), (round(float(value), 3) for value in found), strict=True))


def gain(sample: Sample, weights: Weights) -> float:
    """How much better the brief of three is than the first three sentences."""
    points = choose(sample.text, rank_by(sample.text, weights), Budget("points", SIZE))
    return rouge(sample.refs, [point.text for point in points]) - sample.lead


def _row(name: str, gains: Sequence[float]) -> str:
    mean = statistics.mean(gains)
    margin = 1.96 * statistics.stdev(gains) / math.sqrt(len(gains))
    return f"{name:<34} {len(gains):>4} articles  {mean:+.2f} ± {margin:.2f}"


def main() -> None:
    """Fit, print the table, and write the weights where asked to."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("data", type=Path, nargs="+")
    parser.add_argument("--write", type=Path, help="the weights file to write")
    given = parser.parse_args()
    samples = [
        sample(path, json.loads(line))
        for path in given.data
        for line in path.read_text(encoding="utf-8").splitlines()
    ]
    halves = [fit(sample for sample in samples if sample.half != half) for half in (0, 1)]
    weights = fit(samples)
    for name in dict.fromkeys(sample.source for sample in samples):
        own = [sample for sample in samples if sample.source == name]
        unseen = [gain(sample, halves[sample.half]) for sample in own]
        for half in (0, 1):
            print(
                _row(
                    f"{name}, half {half + 1}, fitted on other",
                    [
                        value
                        for value, sample in zip(unseen, own, strict=True)
                        if sample.half == half
                    ],
                )
            )
        print(_row(f"{name}, both halves, unseen", unseen))
        print(
            _row(f"{name}, all, fitted on all", [gain(sample, weights) for sample in own]),
            flush=True,
        )
    print(json.dumps(weights, indent=1))
    if given.write:
        made = (
            f"benchmarks/fit_ranking.py, {date.today().isoformat()}, on {len(samples)} articles "
            f"with human-written summaries: {DRAWS} briefs of {SIZE} sentences each, ridge {RIDGE}"
        )
        rows = [f'made = "{made}"', "", "[weights]"]
        rows += [f"{name} = {weight}" for name, weight in weights.items()]
        given.write.write_text("\n".join(rows) + "\n", encoding="utf-8")


if __name__ == "__main__":
    main()
