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
    others = [
        person
        for person in source.facts.people
        if not akin(surname, words(person.name)[-1], language, name=True)
        and _share(claimed, words(person.role or ""), language)
    ]
    if others:
        note = f"the source calls {others[0].name} so"
    elif any(_rival(claimed, words(other)) for other in stated):
        note = f"the source calls them {stated[0]}"
    else:  # a role may be told in words that nobody can list: "jockey" for "who rides"
        return Finding(
            claim, "edited", "the source does not give the role in these words", evidence
        )
    return Finding(claim, "changed", note, evidence)


def _rival(claimed: Iterable[str], stated: Iterable[str]) -> bool:
    """Do two roles differ in what their heads have in front: "Umweltministerin"?"""
    known = list(stated)
    return any(
        word != other and word[-_COMPOUND:] == other[-_COMPOUND:]
        for word in claimed
        for other in known
        if min(len(word), len(other)) >= _COMPOUND
    )


def _content(role: str, language: str | None) -> list[str]:
    """The words of a role that say something; an honorific is none."""
    honorifics = name_words(language).honorifics
    return [word for word in words(role) if word not in honorifics and stems(word, language)]


def _share(claimed: Iterable[str], others: Iterable[str], language: str | None) -> bool:
    known = list(others)
    return any(
        akin(word, other, language) or word[:_COMPOUND] == other[:_COMPOUND]
        for word in claimed
        for other in known
    )
