"""What a source tells of itself: who wrote it, who published it and when."""

from collections.abc import Iterable
from functools import cache
from pathlib import Path

from clipper.renderers import heading
from clipper.text.lexicon import load
from clipper.text.words import stems
from clipper.types import Article
from clipper.verify import days
from clipper.verify.passages import Passage
from clipper.verify.source import words


class Imprint:
    """The byline of a source, with the publisher and the day of publication."""

    def __init__(self, article: Article) -> None:
        self.line = Passage(" · ".join(heading.heading(article).byline), article)
        """All of it, as Clipper writes it over an article."""
        told = (article.publisher, article.credit, *article.authors)
        self.names = [Passage(text, article) for text in told if text]
        self._published = article.published
        self._title = words(article.title or "")

    def is_copied(self, text: str) -> bool:
        """Is a paragraph nothing but the byline, or the headline and the byline?"""
        own = words(self.line.text)
        return bool(own) and words(text) in (own, self._title + own)

    def is_told(self, claimed: Passage) -> bool:
        """Does a sentence say when or by whom the source was published, and nothing else?

        The day may be a false one, which is for the sentence's date to show.
        """
        wanted, named = set(claimed.stems), self.named(claimed)
        publishing = _publishing(claimed.language) & wanted
        dated = {stem for day in claimed.days for stem in stems(day.text, claimed.language)}
        if not wanted <= named | dated | publishing:
            return False
        days_of = any(days.is_of(day, self._published) for day in claimed.days)
        return bool(named or days_of or (dated and publishing and self._published))

    def has(self, name: str) -> bool:
        """Does a text name an author or the publisher, as the source does?"""
        return any(words(name) == words(told.text) for told in self.names)

    def named(self, claimed: Passage) -> set[str]:
        """The words of a sentence that name an author or the publisher, without their endings."""
        return set(claimed.stems) & {stem for name in self.names for stem in name.stems}

    def untold(self, claimed: Passage, proof: Iterable[Passage]) -> set[str]:
        """The words that name an author or the publisher and that the proof does not have."""
        return self.named(claimed).difference(*(passage.stems for passage in proof))


@cache
def _publishing(language: str | None) -> frozenset[str]:
    """The words for an article and its publication, without their endings."""
    path = Path(__file__).with_name("data").joinpath("publishing.toml")
    return frozenset(stems(load(path).get(language or "en", ""), language))
