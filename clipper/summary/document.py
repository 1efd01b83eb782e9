"""The sentences of an article, as every ranking sees them."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import NamedTuple

from clipper.summary.openers import leans
from clipper.text.datelines import OPENING, dateline_end
from clipper.text.sentences import spans
from clipper.types import Article, Facts

# A heading or a table is no sentence; a caption tells of a picture that the brief does not show.
_TELLING = frozenset({"paragraph", "list_item", "quote", "embed"})
_WORD = re.compile(r"[^\W_]")


@dataclass(slots=True, eq=False)
class Sentence:
    """One sentence in its place: `text` is exactly `blocks[block].text[start:end]`."""

    index: int
    """Its number in the document, from 0."""
    block: int
    start: int
    end: int
    text: str
    opens: bool
    """Whether it is the first of its block."""
    leans: bool
    """Whether it opens with a word that points back to the sentence before ('he', 'but')."""


class Document(NamedTuple):
    """An article cut into sentences, with what is known about it."""

    article: Article
    facts: Facts
    sentences: tuple[Sentence, ...]

    def anchor(self, index: int) -> int | None:
        """The sentence right before the one at `index`; None where there is none."""
        if not index:
            return None
        gap = self.sentences[index].block - self.sentences[index - 1].block
        return index - 1 if gap <= 1 else None


def document(article: Article, facts: Facts) -> Document:
    """The article's sentences in order; those without a single word are left out."""
    return Document(article, facts, tuple(_sentences(article)))


def _sentences(article: Article) -> Iterator[Sentence]:
    language = article.language
    index = 0
    for number, block in enumerate(article.blocks):
        if block.kind not in _TELLING:
            continue
        opens = True
        for start, end in spans(block.text, language):
            text = block.text[start:end]
            if not _WORD.search(text):
                continue
            dated = opens and number < OPENING
            news = text[dateline_end(text, language) :] if dated else text
            leaning = leans(news, language)
            yield Sentence(index, number, start, end, text, opens, leaning)
            index += 1
            opens = False
