"""Every algorithm of sumy, on our sentences and words: offline, nothing to download.

sumy reads a document through its own model and a tokenizer that needs nltk's data. Here the model
is built from Clipper's sentences, and the tokenizer is ours. sumy (and with it nltk and numpy) is
imported when one of these algorithms is used, not before.
"""

import random as random_module
import warnings
from collections.abc import Callable, Iterable
from functools import cache
from importlib import import_module
from typing import Any
from zlib import crc32

from clipper.config import Options
from clipper.summary.choice import Choice
from clipper.summary.document import Document
from clipper.text.lexicon import lexicon
from clipper.text.words import tokens

_CLASSES = {
    "lexrank": "lex_rank:LexRankSummarizer",
    "textrank": "text_rank:TextRankSummarizer",
    "lsa": "lsa:LsaSummarizer",
    "luhn": "luhn:LuhnSummarizer",
    "kl": "kl:KLSummarizer",
    "sumbasic": "sum_basic:SumBasicSummarizer",
    "reduction": "reduction:ReductionSummarizer",
    "edmundson": "edmundson:EdmundsonSummarizer",
    "random": "random:RandomSummarizer",
}
NAMES = tuple(_CLASSES)

_MOST = 400
"""Sentences that are looked at: most of these algorithms compare each with each."""


class _Tokenizer:
    """What sumy's sentences ask for their words."""

    def to_words(self, text: str) -> tuple[str, ...]:
        return tuple(tokens(text))


def __getattr__(name: str) -> Callable[[Document, Options], list[Choice]]:
    """The algorithm called `name`, in the form that the registry asks for."""
    if name not in _CLASSES:
        raise AttributeError(name)
    return lambda document, options: rank(document, name)


def rank(document: Document, name: str) -> list[Choice]:
    """The first 400 sentences as the algorithm `name` of sumy orders them, the best first."""
    if len(document.sentences) < 2:
        return [Choice(sentence.index) for sentence in document.sentences]
    summarizer = _summarizer(name, document)
    order: list[int] = []

    def take_all(infos: Iterable[Any]) -> list[Any]:
        ranked = list(infos)
        order.extend(info.order for info in ranked)
        return ranked

    before = random_module.getstate()
    random_module.seed(crc32(" ".join(s.text for s in document.sentences).encode()))
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")
            summarizer(_model(document), take_all)
    finally:
        random_module.setstate(before)
    return [Choice(index, (f"ranked by {name}",)) for index in order]


def _summarizer(name: str, document: Document) -> Any:
    module, _, attribute = _CLASSES[name].partition(":")
    found = getattr(import_module(f"sumy.summarizers.{module}"), attribute)
    known = lexicon(document.article.language)
    summarizer = found(_stemmer(known.snowball))
    stop = frozenset(known.words.get("stop", ()))
    if name == "edmundson":
        # Edmundson's method wants words that praise a sentence: those of headline and opening do.
        article = document.article
        praised = tokens(f"{article.title or ''} {article.deck or ''}") or tokens(
            document.sentences[0].text
        )
        summarizer.bonus_words = [word for word in praised if word not in stop] or praised
        summarizer.stigma_words = known.words.get("connectives", ()) or ("however",)
        summarizer.null_words = stop or ("the",)
    else:
        summarizer.stop_words = stop
    return summarizer


def _model(document: Document) -> Any:
    from sumy.models.dom import ObjectDocumentModel, Paragraph, Sentence

    tokenizer = _Tokenizer()
    paragraphs: list[list[Any]] = []
    for sentence in document.sentences[:_MOST]:
        if sentence.opens or not paragraphs:
            paragraphs.append([])
        paragraphs[-1].append(Sentence(sentence.text, tokenizer))
    return ObjectDocumentModel([Paragraph(sentences) for sentences in paragraphs])


@cache
def _stemmer(algorithm: str) -> Callable[[str], str]:
    if not algorithm:
        return str
    import snowballstemmer

    stem: Callable[[str], str] = cache(snowballstemmer.stemmer(algorithm).stemWord)
    return stem
