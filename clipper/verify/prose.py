"""A brief in somebody's own words: every sentence, and every particular of it, is to be proved.

A sentence may tell the story in other words. Its numbers, dates, names and quotations may not be
others: each has to stand in the source where it says the same.
"""

from collections.abc import Container, Iterator
from dataclasses import replace
from functools import cached_property

from clipper import facts
from clipper.text import sentences
from clipper.text.words import stems
from clipper.types import Article, Block
from clipper.verify import days, naming, negation, nouns, quantities, quotes
from clipper.verify.claims import Claim
from clipper.verify.finding import Finding
from clipper.verify.imprint import Imprint
from clipper.verify.passages import Passage, Passages
from clipper.verify.quantities import Quantity
from clipper.verify.roles import role
from clipper.verify.source import Source, words
from clipper.verify.units import Unit

_SPOKEN = 4
"""Words from which what stands in quotation marks is surely somebody's speech, and no title."""
_HOUR = Unit("time", 3600)
_YEAR = Unit("time", 31557600)
_MORE = 2
"""Words beside a name from which another sentence says something of it."""
_TOLD = 0.25
"""The share of a sentence's words that the source has to have."""


class Prose:
    """Holds the paragraphs of a free text against a source."""

    def __init__(self, paragraphs: tuple[str, ...], source: Source) -> None:
        article = source.article
        blocks = tuple(Block("paragraph", text) for text in paragraphs)
        self._article = Article(
            "", language=article.language, published=article.published, blocks=blocks
        )
        self._facts = facts.find(self._article)
        self._source = source
        self._passages = Passages(source)
        self._imprint = Imprint(article)
        self._roles = {person.name: person.role for person in self._facts.people if person.role}

    @cached_property
    def _units(self) -> set[Unit | None]:
        return {found.unit for passage in self._passages.all for found in passage.quantities}

    def findings(self) -> Iterator[Finding]:
        """What becomes of every sentence, each before its particulars."""
        for number, block in enumerate(self._article.blocks):
            if self._imprint.is_copied(block.text):
                claim = Claim("point", block.text, verbatim=False)
                yield Finding(claim, "exact", evidence=self._imprint.line.text)
                continue
            for start, end in sentences.spans(block.text, self._article.language):
                yield from self._sentence(number, start, end)

    def _sentence(self, block: int, start: int, end: int) -> Iterator[Finding]:
        text = self._article.blocks[block].text
        whole = Passage(text[start:end].strip(), self._article, block)
        quoted = [
            found
            for found in quotes.QUOTATION.finditer(text)
            if found.start() < end and found.end() > start and len(words(found[1])) > 1
        ]
        own = text
        for quote in quoted:
            own = own[: quote.start()] + " " * len(quote[0]) + own[quote.end() :]
        outside = Passage(own[start:end].strip(), self._article, block)
        proof = self._passages.proving(whole)
        if self._coverage(whole, proof) < _TOLD and self._imprint.is_told(whole):
            proof = [self._imprint.line]
        exact = bool(proof) and words(whole.text) == words(proof[0].text)
        says_something = bool(words(outside.text))
        if says_something:
            yield self._told(whole, proof)
        as_quoted = exact and any(mark in proof[0].text for mark in quotes.MARKS)
        for quote in quoted:
            if quote.start() >= start and not as_quoted:
                yield self._quotation(quote[1].strip(" ,"), block, outside, exact)
        if proof and says_something and not exact:
            yield from self._particulars(outside, proof)

    def _particulars(self, claimed: Passage, proof: list[Passage]) -> Iterator[Finding]:
        """The numbers, dates and names of a sentence in other words than the source's."""
        for figure in claimed.undated:
            if _is_stated(figure):
                yield self._figure(figure, proof)
        yield from (self._date(day, proof) for day in claimed.days)
        yield from (self._name(name, claimed, proof) for name in naming.names(claimed, self._facts))

    def _told(self, whole: Passage, proof: list[Passage]) -> Finding:
        claim = Claim("point", whole.text, verbatim=False)
        nearest = proof[0].text if proof else None
        told = self._coverage(whole, proof) >= _TOLD or self._imprint.line in proof
        if not told and not (proof and self._has_figure_of(whole, proof[0])):
            if self._source.states(whole.text):  # "Here is how." has no word that tells
                return Finding(claim, "exact")
            return Finding(claim, "not found", "the source says nothing like it", nearest)
        if words(whole.text) == words(proof[0].text):
            return Finding(claim, "exact", evidence=nearest)
        if negation.disagree(whole, proof[0]):
            return Finding(claim, "changed", "only one of the two denies it", nearest)
        return Finding(claim, "edited", "in other words", nearest)

    def _coverage(self, whole: Passage, proof: list[Passage]) -> float:
        """The share, 0 to 1, of a sentence's words that are proved; who wrote it is no part."""
        return self._passages.coverage(set(whole.stems) - self._imprint.untold(whole, proof), proof)

    def _has_figure_of(self, claimed: Passage, stated: Passage) -> bool:
        """Does a sentence measure or count what another one does: "12 M€" of damage, of losses?"""
        return any(
            quantities.amount_agrees(mine, theirs)
            and (mine.unit or mine.nouns)
            and _is_of_same(mine, theirs, stated, ())
            for mine in claimed.undated
            for theirs in stated.undated
        )

    def _quotation(self, text: str, block: int, outside: Passage, exact: bool) -> Finding:
        """A quotation; its speaker is whom the text or the verb of saying beside it names.

        exact: whether its sentence stands in the source as it is, and so with its speaker.
        """
        claim = Claim("quote", text, None, verbatim=False)
        if len(words(text)) < _SPOKEN and (self._source.states(text) or self._imprint.has(text)):
            return Finding(claim, "exact")
        told = [
            quote.speaker
            for quote in self._facts.quotes
            if quote.block == block and words(quote.text) == words(text)
        ]
        speaker = next((name for name in told if name and _has_capital(name)), None)
        if speaker is None:
            saying = naming.saying(outside, self._source.facts)
            speaker = saying[0] if len(saying) == 1 else None
        return quotes.check(replace(claim, by=None if exact else speaker), self._source)

    def _figure(self, figure: Quantity, proof: list[Passage]) -> Finding:
        claim = Claim("figure", figure.text, verbatim=False)
        other: tuple[Quantity, Passage] | None = None
        for passage in self._nearest_first(proof):
            for stated in passage.quantities:
                equal = quantities.amount_agrees(figure, stated)
                near = passage in proof and quantities.is_near(figure, stated)
                if (equal or near) and _is_of_same(figure, stated, passage, self._units):
                    if words(figure.text) == words(stated.text):
                        return Finding(claim, "exact", evidence=passage.text)
                    return Finding(claim, "edited", "written otherwise", passage.text)
                if other is None and (equal or figure.value == stated.value):
                    other = stated, passage
        if other is None:
            return Finding(claim, "not found", "the source has no such figure", proof[0].text)
        return Finding(claim, "changed", f"the source has {other[0].text}", other[1].text)

    def _date(self, day: days.Day, proof: list[Passage]) -> Finding:
        claim = Claim("date", day.text, verbatim=False)
        if days.is_relative(day) or days.is_of(day, self._article.published):
            return Finding(claim, "edited", "told from the day of publication")
        for item in self._source.facts.upcoming:
            told = (passage for passage in proof if item.text in passage.text)
            if item.date and item.date == day.resolved and (passage := next(told, None)):
                return Finding(claim, "exact", evidence=passage.text)
        other = next(
            (
                stated
                for stated in proof[0].days
                if days.is_kind_of(day, stated) and not days.agrees(day, stated)
            ),
            None,
        )
        for passage in self._nearest_first(proof):
            if days.agrees_with_all(day, passage.days):
                if other is None or passage in proof:
                    return Finding(claim, "exact", evidence=passage.text)
                break
        if other is not None:
            return Finding(claim, "changed", f"the source has {other.text}", proof[0].text)
        return Finding(claim, "not found", "the source has no such date", proof[0].text)

    def _name(self, name: naming.Name, claimed: Passage, proof: list[Passage]) -> Finding:
        language = self._article.language
        claim = Claim("name", name.text, self._roles.pop(name.text, None), verbatim=False)
        lacking = naming.missing(name, proof[:1], language)
        known = not lacking or any(
            not naming.missing(name, [told], language) for told in self._imprint.names
        )
        if not known and not naming.is_named(name, self._passages, self._source.facts, language):
            return Finding(
                claim, "not found", "the source names nobody and nothing so", proof[0].text
            )
        rival = None
        if lacking and not self._is_told_elsewhere(name, claimed, proof[0]):
            rival = naming.rival(name, claimed, proof[0], self._source.facts)
        if rival is not None:
            return Finding(claim, "changed", f"here the source has {rival}", proof[0].text)
        return role(claim, self._source)

    def _is_told_elsewhere(self, name: naming.Name, claimed: Passage, nearest: Passage) -> bool:
        """May another sentence, one that has the name, be the proof of what is said of it?

        So it is when the nearest sentence says little of it, or the other one more than half of
        that.
        """
        own = {stem for low in name.lows for stem in stems(low, self._article.language)}
        rest = set(claimed.stems) - own
        told = len(rest & set(nearest.stems))
        if 2 * told < len(rest):
            return True
        return any(
            2 * len(rest & set(passage.stems)) > max(told, _MORE)
            and not naming.missing(name, [passage], self._article.language)
            for passage in self._passages.all
        )

    def _nearest_first(self, proof: list[Passage]) -> list[Passage]:
        return [*proof, *(passage for passage in self._passages.all if passage not in proof)]


def _has_capital(name: str) -> bool:
    """Is a speaker called by a name, in a script that tells, and not "the twosome"?"""
    return (
        name.upper() == name.lower()
        or any(word[0].isupper() for word in name.split()[1:])
        or (" " not in name and name[0].isupper())
    )


def _is_stated(figure: Quantity) -> bool:
    """Is a number to be proved? "One" is an article too, and "two times" is worked out."""
    if figure.unit is not None:
        return figure.unit.dimension != "multiple"
    return figure.value not in (0, 1)


def _is_of_same(
    claimed: Quantity, stated: Quantity, passage: Passage, units: Container[Unit | None]
) -> bool:
    """Do two equal numbers measure or count the same?

    units: those that the source has anywhere, as one may be left out where it is understood.
    """
    if claimed.unit is not None:
        if stated.unit is not None:
            return claimed.unit.dimension == stated.unit.dimension
        if claimed.unit == _HOUR:
            return passage.text[stated.end : stated.end + 1] == ":"
        if claimed.unit.dimension == "share" and stated.value < 1:
            return True
        understood = claimed.unit in units or claimed.unit == _YEAR  # "who was 8"
        return not stated.nouns and understood
    if claimed.counter and (stated.unit or claimed.counter != (stated.counter or claimed.counter)):
        return False
    if not claimed.nouns:
        return True
    if any(nouns.counts_same(noun, stated.around, passage.language) for noun in claimed.nouns):
        return True
    elsewhere = {
        low for other in passage.quantities if other.start != stated.start for low in other.around
    }
    rest = [low for low in passage.lows if low not in elsewhere]
    return any(nouns.counts_same(noun, rest, passage.language) for noun in claimed.nouns)
