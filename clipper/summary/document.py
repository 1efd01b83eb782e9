"""The sentences of an article, as every ranking sees them."""

from dataclasses import dataclass

from clipper.text.sentences import spans
from clipper.text.words import tokens
from clipper.types import Article, Facts

# A heading or a table is no sentence; a caption tells of a picture that the brief does not show.
_TELLING = frozenset({"paragraph", "list_item", "quote", "embed"})


@dataclass(frozen=True, slots=True)
class Sentence:
    """One sentence in its place: `text` is exactly `blocks[block].text[start:end]`."""

    index: int
    """Its number in the document, from 0."""
    block: int
    start: int
    end: int
    text: str
    words: tuple[str, ...]
    """Its words, folded, in order."""
    opens: bool
    """Whether it is the first of its block."""


@dataclass(frozen=True, slots=True)
class Document:
    """An article cut into sentences, with what is known about it."""

    article: Article
    facts: Facts
    sentences: tuple[Sentence, ...]


def document(article: Article, facts: Facts) -> Document:
    """The article's sentences in order; those without a single word are left out."""
    sentences: list[Sentence] = []
    for number, block in enumerate(article.blocks):
        if block.kind not in _TELLING:
            continue
        opens = True
        for start, end in spans(block.text, article.language):
            text = block.text[start:end]
            words = tuple(tokens(text))
            if words:
                sentences.append(Sentence(len(sentences), number, start, end, text, words, opens))
                opens = False
    return Document(article, facts, tuple(sentences))
