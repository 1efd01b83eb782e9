"""The role that a free text gives to a person."""

from clipper.facts.names import name_words
from clipper.text.words import stems
from clipper.verify.claims import Claim
from clipper.verify.finding import Finding
from clipper.verify.source import Source, words


def role(claim: Claim, source: Source) -> Finding:
    """A person that the source names, with the role that the claim gives, in any form of it."""
    language = source.article.language
    honorifics = name_words(language).honorifics
    if claim.by is None or claim.by.lower().strip(".") in honorifics:
        return Finding(claim, "exact")
    claimed = set(stems(claim.by, language))
    surname = words(claim.text)[-1]
    stated = [
        person.role
        for person in source.facts.people
        if person.role
        and person.role.lower().strip(".") not in honorifics
        and words(person.name)[-1] == surname
    ]
    if any(claimed & set(stems(other, language)) for other in stated) or not claimed:
        return Finding(claim, "exact", evidence=stated[0] if stated else None)
    if any(
        surname in sentence.words and claimed & set(stems(sentence.text, language))
        for sentence in source.sentences
    ):
        return Finding(claim, "exact", evidence=stated[0] if stated else None)
    naming = [number for number, passage in enumerate(source.passages) if surname in passage]
    beside = {
        stem
        for number in naming
        for block in source.article.blocks[max(0, number - 1) : number + 1]
        for stem in stems(block.text, language)
    }
    evidence = source.article.blocks[naming[0]].text if naming else None
    if stated:
        return Finding(claim, "changed", f"the source calls them {stated[0]}", evidence)
    if claimed & beside:
        return Finding(claim, "exact")
    return Finding(claim, "changed", "the source states no such role", evidence)
