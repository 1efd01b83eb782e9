"""`Article` and `Facts` in, ranked points out.

An algorithm puts the sentences of a document in order of importance; everything after that
(sentences that cannot stand alone, repetition, trimming, length) is the same for all.
"""

from collections.abc import Callable, Iterable
from typing import TypeAlias

from clipper.config import Options
from clipper.registry import Registry
from clipper.summary.about import about, passages
from clipper.summary.choice import Choice, choose
from clipper.summary.document import Document, document
from clipper.summary.length import budget
from clipper.types import Article, Facts, Point

Summarizer: TypeAlias = Callable[[Document, Options], Iterable[Choice]]
"""Takes a document; gives its sentences, the most important first, each with the reasons. What it
leaves out is never shown. It may be lazy: no more is asked of it than the brief holds."""

_OF_SUMY = (
    "lexrank",
    "textrank",
    "lsa",
    "luhn",
    "kl",
    "sumbasic",
    "reduction",
    "edmundson",
    "random",
)

SUMMARIZERS: Registry[Summarizer] = Registry(
    "clipper.summarizers",
    "algorithm",
    {
        "news": "clipper.summary.news:rank",
        "lead": "clipper.summary.lead:rank",
        **{name: f"clipper.summary.sumy:{name}" for name in _OF_SUMY},
    },
)


def summarize(article: Article, facts: Facts, options: Options) -> tuple[Point, ...]:
    """The points of an article, in its order, as many as the length in `options` allows.

    With `options.about`, only sentences about that subject; none when the article does not name it.
    Raises UsageError for an algorithm that does not exist and a length that makes no sense.
    """
    limit = budget(article, options)
    rank = SUMMARIZERS.get(options.algorithm)
    doc = document(article, facts)
    ranking = rank(doc, options)
    if options.about:
        naming = passages(doc, options.about)
        ranking = (choice for choice in ranking if choice.sentence in naming)
    return choose(doc, ranking, limit)


__all__ = ["SUMMARIZERS", "Choice", "Document", "Summarizer", "about", "summarize"]
