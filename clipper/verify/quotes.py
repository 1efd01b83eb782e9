"""Quotations: the words have to be quoted in the source, and said by whom the brief says."""

import re

from clipper.facts.names import name_words
from clipper.text import sentences
from clipper.text.words import stems
from clipper.types import Quote
from clipper.verify.claims import Claim
from clipper.verify.finding import Finding
from clipper.verify.points import differences, likeness
from clipper.verify.source import Source, within, words

MARKS = '“”„«»"「」『』‘'
QUOTATION = re.compile(r"[“„«»\"「『‘]([^“”„«»\"「」『』]{8,})[”“»«\"」』’]")
_SIMILAR = 0.5
_LAST = 4
"""Words of a quotation's end that tell its last sentence."""


def check(claim: Claim, source: Source) -> Finding:
    """A quotation and its speaker."""
    wanted = " ".join(words(claim.text))
    said = [
        _speaker(claim, quote, source)
        for quote in source.facts.quotes
        if f" {wanted} " in f" {' '.join(words(quote.text))} "
    ]
    if said:
        return min(said, key=lambda finding: not finding.holds)
    blocks = source.blocks_with(claim.text)
    if blocks:
        passage = source.article.blocks[blocks[0]].text
        if any(wanted in " ".join(words(found[1])) for found in QUOTATION.finditer(passage)):
            return _named_nearby(claim, blocks[0], source)
        return Finding(claim, "changed", "the source does not quote it", passage)
    near = source.nearest(claim.text, most=1)
    if near and likeness(claim.text, near[0].text) >= _SIMILAR:
        told = differences(claim.text, near[0].text)
        return Finding(claim, "changed", f"not in these words: {told}", near[0].text)
    return Finding(claim, "not found", "the source has no such words")


def _speaker(claim: Claim, quote: Quote, source: Source) -> Finding:
    passage = source.article.blocks[quote.block].text
    named = claim.by is None or _is_same(claim.by, quote.speaker or "")
    if named or (not claim.verbatim and _may_be(claim, quote, source)):
        return Finding(claim, "exact", evidence=passage)
    if quote.speaker is None:
        return _named_nearby(claim, quote.block, source)
    return Finding(claim, "changed", f"said by {quote.speaker}", passage)


def _is_same(speaker: str, other: str) -> bool:
    """Is one called by the other's surname, or by the noun of 'the ministry'?"""
    mine, theirs = words(speaker), words(other)
    return bool(mine and theirs) and (mine[-1] in theirs or theirs[-1] in mine)


def _may_be(claim: Claim, quote: Quote, source: Source) -> bool:
    """May the brief's speaker be the source's, though called otherwise?

    One may be called by the role of the other: "die Landrätin", "Frauke Ebeling".
    """
    if _is_introduced(claim.by or "", quote, source):
        return True
    language = source.article.language
    speaker, other = claim.by or "", quote.speaker or ""
    mine, theirs = set(stems(speaker, language)), set(stems(other, language))
    holders = {person.name for person in source.facts.people
               if person.role and mine & set(stems(person.role, language))}  # fmt: skip
    for person in source.facts.people:
        role = set(stems(person.role or "", language))
        if (_is_same(person.name, other) and role & mine) or (
            _is_same(person.name, speaker) and role & theirs
        ):
            return True
    return not holders and name_words(language).is_role(words(speaker)[-1])


def _is_introduced(speaker: str, quote: Quote, source: Source) -> bool:
    """Does the sentence before a quotation name a speaker, and the quotation's own no other?

    A pronoun beside the quotation may then stand for somebody whom the facts do not know.
    """
    if any(_is_same(person.name, speaker) for person in source.facts.people):
        return False
    text, other = source.article.blocks[quote.block].text, words(quote.speaker or "")[-1:]
    places = sentences.spans(text, source.article.language)
    number = next((at for at, (_, end) in enumerate(places) if quote.start < end), 0)
    own = words(text[slice(*places[number])])
    before = words(text[slice(*places[number - 1])]) if number else []
    return words(speaker)[-1] in before and not set(other) & set(own)


def _named_nearby(claim: Claim, block: int, source: Source) -> Finding:
    """A quotation whose speaker the facts leave open: the source has to name them beside it.

    Whoever is named in the quotation's own sentence is the speaker before anybody else.
    """
    passage = source.article.blocks[block].text
    wanted = tuple(words(claim.text))
    if claim.by is None:
        return Finding(claim, "exact", evidence=passage)
    surname = words(claim.by)[-1]
    own = [
        sentence.words
        for sentence in source.sentences
        if sentence.block == block and within(wanted[-_LAST:], sentence.words)
    ]
    others = [
        person.name
        for person in source.facts.people
        if any(words(person.name)[-1] in sentence for sentence in own)
    ]
    if others and not any(surname in sentence for sentence in own):
        return Finding(claim, "changed", f"said beside the name of {others[0]}", passage)
    beside = source.passages[max(0, block - 1) : block + 2]
    if any(surname in near for near in beside):
        return Finding(claim, "exact", evidence=passage)
    return Finding(claim, "changed", f"{claim.by} is not named beside it", passage)
