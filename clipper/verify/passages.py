"""A text sentence by sentence, and the sentences of a source that prove what another text says."""

from collections.abc import Collection, Sequence
from functools import cached_property

from clipper.facts import reading, wanted
from clipper.facts.calendar_words import Expression
from clipper.facts.expressions import read_expressions
from clipper.facts.names import Run, name_words, runs
from clipper.text.words import stems
from clipper.types import Article, Block
from clipper.verify import days, quantities
from clipper.verify.days import Day
from clipper.verify.quantities import Quantity
from clipper.verify.source import Source

_MOST = 3
"""Sentences that prove one at most."""
_OPENING = 4
"""Letters by which a word is taken for a relative of another: "tikinti", "tikilib"."""
_ADDS = 2
"""Words that another sentence has to prove beyond the first."""


class Passage:
    """A sentence, of the source or of a brief, with what it states; each read when it is asked."""

    def __init__(self, text: str, article: Article, block: int = -1) -> None:
        self.text = text
        self.block = block
        """The block that it stands in; -1 for the headline and the deck."""
        self.language = article.language
        self._published = article.published

    @cached_property
    def stems(self) -> list[str]:
        """The content words without their endings."""
        return stems(self.text, self.language)

    @cached_property
    def reading(self) -> reading.Reading:
        """The words with their offsets."""
        only = Article("", language=self.language, blocks=(Block("paragraph", self.text),))
        return reading.read(only, wanted(self.language))[0]

    @cached_property
    def lows(self) -> list[str]:
        """The words in lower case."""
        return self.reading.lows

    @cached_property
    def runs(self) -> list[Run]:
        """The runs of capitalised words."""
        return runs(self.reading, name_words(self.language))

    @cached_property
    def quantities(self) -> list[Quantity]:
        """The numbers, those of dates too."""
        return list(quantities.read(self.reading, (), self.language))

    @cached_property
    def undated(self) -> list[Quantity]:
        """The numbers that are no part of a date."""
        return list(quantities.read(self.reading, self.dated, self.language))

    @cached_property
    def dated(self) -> set[int]:
        """The words of dates, by their index."""
        return {
            index for found in self._expressions for index in range(found.first, found.last + 1)
        }

    @cached_property
    def days(self) -> list[Day]:
        """The dates."""
        return days.read(self.reading, self._expressions, self.language, self._published)

    @cached_property
    def _expressions(self) -> list[Expression]:
        return list(read_expressions(self.reading, self.language))


class Passages:
    """The sentences of a source, its headline and its deck."""

    def __init__(self, source: Source) -> None:
        article = source.article
        self.all = [
            *(Passage(text, article) for text in (article.title, article.deck) if text),
            *(Passage(sentence.text, article, sentence.block) for sentence in source.sentences),
        ]
        self._with: dict[str, list[int]] = {}
        for number, passage in enumerate(self.all):
            for stem in set(passage.stems):
                self._with.setdefault(stem, []).append(number)

    def proving(self, claimed: Passage) -> list[Passage]:
        """The sentences that say most of what a sentence says, the first one most of all.

        Another is added only for words that it proves beside those proved already.
        """
        left = set(claimed.stems)
        found: list[Passage] = []
        while left and len(found) < _MOST:
            best, proved = self._nearest(left)
            if best is None or (found and len(proved) < _ADDS):
                break
            found.append(best)
            left -= proved
        return found

    def _nearest(self, wanted: set[str]) -> tuple[Passage | None, set[str]]:
        """The sentence that shares the most words, rare words counting more; and the words."""
        shared: dict[int, float] = {}
        for stem in sorted(wanted):
            holders = self._with.get(stem, ())
            for number in holders:
                shared[number] = shared.get(number, 0.0) + 1 / (1 + len(holders)) + 0.5
        if not shared:
            return None, set()
        best = self.all[min(shared, key=lambda number: (-shared[number], number))]
        return best, wanted & set(best.stems)

    def coverage(self, wanted: Collection[str], proof: Sequence[Passage]) -> float:
        """The share, 0 to 1, of a sentence's words that its proof has in any form."""
        proved = {stem for passage in proof for stem in passage.stems}
        opening = {stem[:_OPENING] for stem in proved if len(stem) >= _OPENING}
        told = [stem for stem in wanted if stem in proved or stem[:_OPENING] in opening]
        return len(told) / max(1, len(wanted))
