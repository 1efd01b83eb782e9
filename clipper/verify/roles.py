"""The role that a free text gives to a person."""

from collections.abc import Iterable

from clipper.facts.names import name_words
from clipper.text.words import stems
from clipper.verify.claims import Claim
from clipper.verify.finding import Finding
from clipper.verify.forms import akin
from clipper.verify.source import Source, words

_COMPOUND = 7
"""Letters that two compounds for one role begin with: "Fraktionschef", "Fraktionsvorsitzender"."""


def role(claim: Claim, source: Source) -> Finding:
    """A person that the source names, with the role that the claim gives, in any form of it."""
    language = source.article.language
    claimed = _content(claim.by or "", language)
    if not claimed:
        return Finding(claim, "exact")
    surname = words(claim.text)[-1]
    naming = [
        sentence
        for sentence in source.sentences
        if any(akin(surname, word, language, name=True) for word in sentence.words)
    ]
    stated = [
        person.role
        for person in source.facts.people
        if akin(surname, words(person.name)[-1], language, name=True)
        and _content(person.role or "", language)
        and person.role
    ]
    told = [*stated, *(sentence.text for sentence in naming)]
    if any(_share(claimed, words(text), language) for text in told):
        return Finding(claim, "exact", evidence=stated[0] if stated else None)
    evidence = naming[0].text if naming else None
    if stated:
        return Finding(claim, "changed", f"the source calls them {stated[0]}", evidence)
    if any(_share(claimed, _around(sentence.block, source), language) for sentence in naming):
        return Finding(claim, "exact", evidence=evidence)
    return Finding(claim, "changed", "the source states no such role", evidence)


def _content(role: str, language: str | None) -> list[str]:
    """The words of a role that say something; an honorific is none."""
    honorifics = name_words(language).honorifics
    return [word for word in words(role) if word not in honorifics and stems(word, language)]


def _around(block: int, source: Source) -> list[str]:
    """The words of the block that names somebody, and of the one before."""
    return [word for passage in source.passages[max(0, block - 1) : block + 1] for word in passage]


def _share(claimed: Iterable[str], others: Iterable[str], language: str | None) -> bool:
    known = list(others)
    return any(
        akin(word, other, language) or word[:_COMPOUND] == other[:_COMPOUND]
        for word in claimed
        for other in known
    )
