"""The source as verification looks things up in it: its words in order, and its sentences."""

import re
import unicodedata
from collections.abc import Sequence
from dataclasses import dataclass

from clipper.text import sentences
from clipper.types import Article, Facts

_IDEOGRAPHS = "\u3040-\u30ff\u3400-\u4dbf\u4e00-\u9fff"
WORD = re.compile(rf"[{_IDEOGRAPHS}]|\d+|[^\W\d_{_IDEOGRAPHS}]+|[%‰$€£¥₽₺₼₸₴₩₹]|(?<!\w)[-−](?=\d)")
"""What is compared: words, numbers, ideographs, currency and percent signs, a number's sign."""


def words(text: str) -> list[str]:
    """The words as they are compared: folded, marks left out, currency and percent signs kept."""
    plain = unicodedata.normalize("NFKC", text).replace("\u00ad", "").casefold()
    return WORD.findall(unicodedata.normalize("NFC", plain))


@dataclass(frozen=True, slots=True)
class Sentence:
    """A sentence of the source and where it stands."""

    text: str
    words: tuple[str, ...]
    block: int
    first: bool
    """Does it open its block?"""


class Source:
    """An article and its facts, indexed for look-ups."""

    def __init__(self, article: Article, facts: Facts) -> None:
        self.article = article
        self.facts = facts
        self.passages = [tuple(words(block.text)) for block in article.blocks]
        self.heading = [tuple(words(text)) for text in (article.title, article.deck) if text]
        self.sentences = [
            Sentence(text, tuple(words(text)), number, position == 0)
            for number, block in enumerate(article.blocks)
            for position, text in enumerate(sentences.split(block.text, article.language))
        ]
        self._sentences_with: dict[str, list[int]] = {}
        for number, sentence in enumerate(self.sentences):
            for word in set(sentence.words):
                self._sentences_with.setdefault(word, []).append(number)

    def blocks_with(self, text: str) -> list[int]:
        """The blocks that hold the words of `text` in a row."""
        wanted = tuple(words(text))
        return [i for i, passage in enumerate(self.passages) if within(wanted, passage)]

    def as_written(self, wanted: Sequence[str], block: int) -> str | None:
        """A run of words as a block writes it, marks and all; `None` where it cannot be cut."""
        text = self.article.blocks[block].text
        found = list(WORD.finditer(text))
        folded = [word[0] if len(word := words(match[0])) == 1 else "" for match in found]
        for at in range(len(folded) - len(wanted) + 1):
            if tuple(folded[at : at + len(wanted)]) == tuple(wanted):
                behind = at + len(wanted)
                end = found[behind].start() if behind < len(found) else len(text)
                opening = text.rfind(" ", 0, found[at].start()) + 1
                return text[opening:end].strip()
        return None

    def states(self, text: str) -> bool:
        """Do the words of `text` stand in a row, in the body, the headline or the deck?"""
        wanted = tuple(words(text))
        return any(within(wanted, passage) for passage in (*self.heading, *self.passages))

    def nearest(self, text: str, most: int = 3) -> list[Sentence]:
        """The sentences that share the most words with `text`, rare words counting more."""
        shared: dict[int, float] = {}
        for word in sorted(set(words(text))):
            holders = self._sentences_with.get(word, ())
            for number in holders:
                shared[number] = shared.get(number, 0.0) + 1 / len(holders)
        best = sorted(shared, key=lambda number: (-shared[number], number))
        return [self.sentences[number] for number in best[:most]]


def within(wanted: Sequence[str], passage: Sequence[str]) -> bool:
    """Is `wanted` a run of `passage`?"""
    if not wanted:
        return False
    length = len(wanted)
    starts = (i for i, word in enumerate(passage) if word == wanted[0])
    return any(tuple(passage[start : start + length]) == tuple(wanted) for start in starts)
