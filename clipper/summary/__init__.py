"""`Article` and `Facts` in, ranked points out.

An algorithm puts the sentences of a document in order of importance; everything after that
(sentences that cannot stand alone, repetition, trimming, length) is the same for all.
"""

from collections.abc import Callable, Sequence
from typing import TypeAlias

from clipper.config import Options
from clipper.registry import Registry
from clipper.summary.choice import Choice, choose
from clipper.summary.document import Document, document
from clipper.summary.length import budget
from clipper.types import Article, Facts, Point

Summarizer: TypeAlias = Callable[[Document, Options], Sequence[Choice]]
"""Takes a document; returns its sentences, the most important first, each with the reasons.
Sentences it leaves out are never shown."""

SUMMARIZERS: Registry[Summarizer] = Registry(
    "clipper.summarizers",
    "algorithm",
    {
        "news": "clipper.summary.news:rank",
        "lead": "clipper.summary.lead:rank",
        **{
            name: f"clipper.summary.sumy:{name}"
            for name in ("lexrank textrank lsa luhn kl sumbasic reduction edmundson random".split())
        },
    },
)


def summarize(article: Article, facts: Facts, options: Options) -> tuple[Point, ...]:
    """The points of an article, in its order, as many as the length in `options` allows.

    Raises UsageError for an algorithm that does not exist and a length that makes no sense.
    """
    limit = budget(article, options)
    rank = SUMMARIZERS.get(options.algorithm)
    doc = document(article, facts)
    return choose(doc, rank(doc, options), limit)


__all__ = ["SUMMARIZERS", "Choice", "Document", "Summarizer", "summarize"]
