"""The pass over an article's text that all fact finders share: words with offsets, and sentences.

A finder does not scan the text for itself: it walks the words that the text was read for.
"""

from bisect import bisect_left, bisect_right
from collections.abc import Container
from dataclasses import dataclass
from itertools import compress, count

from clipper.text.located import located
from clipper.text.sentences import spans
from clipper.types import Article, Block

LONGEST = 1_000_000
"""Characters of an article that are read for facts; a long feature has 50,000."""


@dataclass(slots=True, eq=False, repr=False)
class Reading:
    """The words of one block, as parallel lists, and its sentences."""

    block: int
    kind: str
    """What the block is, see `types.Block`."""
    text: str
    words: list[str]
    lows: list[str]
    """The words in lower case."""
    gaps: list[str]
    """What stands behind each word, spaces and punctuation; `gaps[-1]` is empty."""
    starts: list[int]
    ends: list[int]
    capitals: list[int]
    """The indices of the words that begin with a capital letter."""
    numbers: list[int]
    """The indices of the words that begin with a digit."""
    wanted: list[int]
    """The indices of the words that the text was read for."""
    sentences: list[tuple[int, int]]

    def where(self, known: Container[str]) -> list[int]:
        """The indices of the words that are, in lower case, among the `known`: some of those that
        the text was read for."""
        lows = self.lows
        return [index for index in self.wanted if lows[index] in known]

    def capitals_of(self, known: Container[str]) -> list[int]:
        """The indices of those of the `known` words that begin with a capital letter."""
        lows = self.lows
        return [index for index in self.capitals if lows[index] in known]

    def slice(self, first: int, last: int) -> str:
        """The text from the word `first` to the word `last`, both included."""
        return self.text[self.starts[first] : self.ends[last]]

    def between(self, start: int, end: int) -> tuple[int, int]:
        """The words between two offsets: the first, and the one behind the last."""
        return bisect_left(self.starts, start), bisect_left(self.starts, end)

    def sentence(self, offset: int) -> tuple[int, int]:
        """The words of the sentence around an offset: the first, and the one behind the last."""
        if not self.sentences:
            return 0, len(self.words)
        number = max(0, bisect_right(self.sentences, (offset, len(self.text))) - 1)
        return self.between(*self.sentences[number])

    def opens_sentence(self, index: int) -> bool:
        """Whether a word is the first of its sentence."""
        return self.sentence(self.starts[index])[0] == index


def read(article: Article, wanted: Container[str]) -> list[Reading]:
    """A reading of every block, up to `LONGEST` characters in all.

    wanted: the words, in lower case, that will be asked for, see `Reading.where`.
    """
    readings: list[Reading] = []
    room = LONGEST
    for index, block in enumerate(article.blocks):
        if room <= 0:
            break
        readings.append(_read_block(index, block, room, wanted, article.language))
        room -= len(block.text)
    return readings


def _read_block(
    index: int, block: Block, room: int, wanted: Container[str], language: str | None
) -> Reading:
    text = block.text[:room]
    words, lows, gaps, starts, ends, not_small = located(text, language)
    return Reading(
        block=index,
        kind=block.kind,
        text=text,
        words=words,
        lows=lows,
        gaps=gaps,
        starts=starts,
        ends=ends,
        capitals=[at for at in not_small if words[at][0].isupper()],
        numbers=[at for at in not_small if words[at][0].isdecimal()],
        wanted=[*compress(count(), map(wanted.__contains__, lows))],
        sentences=spans(text, language),
    )
