"""Headline, deck, figures, names and dates."""

from clipper.renderers import heading
from clipper.verify.claims import Claim
from clipper.verify.finding import Finding
from clipper.verify.source import Source, within, words


def headline(claim: Claim, source: Source) -> Finding:
    """The source's headline, or what a brief shows for one: the lead, cut."""
    title, shown = source.article.title, heading.headline(source.article)
    if title and words(claim.text) == words(title):
        return Finding(claim, "exact", evidence=title)
    if words(claim.text) == words(shown):
        return Finding(claim, "edited", "the lead, cut", shown)
    return Finding(claim, "changed", "the source's headline is another", shown)


def deck(claim: Claim, source: Source) -> Finding:
    """The source's deck."""
    if source.states(claim.text):
        return Finding(claim, "exact")
    return Finding(claim, "changed", "the source's deck is another", source.article.deck)


def figure(claim: Claim, source: Source) -> Finding:
    """A figure, and the words around it where the brief gives them."""
    if not source.states(claim.text):
        return Finding(claim, "not found", "the source has no such figure")
    around = [piece for piece in (claim.by or "").split("…") if words(piece)]
    if all(map(source.states, around)):
        return Finding(claim, "exact")
    stated = source.nearest(f"{claim.text} {claim.by}", most=1)
    nearest = stated[0].text if stated else None
    return Finding(claim, "changed", "the words around it are not the source's", nearest)


def name(claim: Claim, source: Source) -> Finding:
    """A person, and the role that the source states for them; an author, a body, a place."""
    facts, article = source.facts, source.article
    own = (*article.authors, article.publisher, ", ".join(article.authors))
    if claim.text in article.authors or (
        claim.by is None
        and (
            claim.text in (*facts.organisations, *facts.places)
            or any(within(words(claim.text), words(told)) for told in own if told)
        )
    ):
        return Finding(claim, "exact")
    roles = {person.name: person.role for person in facts.people}
    if claim.text not in roles and not source.states(claim.text):
        return Finding(claim, "not found", "the source names nobody so")
    if claim.by is None:
        return Finding(claim, "exact")
    stated = roles.get(claim.text)
    if stated is not None and words(stated) == words(claim.by):
        return Finding(claim, "exact", evidence=stated)
    if stated is not None and not set(words(stated)) & set(words(claim.by)):
        return Finding(claim, "changed", f"the source calls them {stated}", stated)
    surname = words(claim.text)[-1]
    naming = (passage for passage in source.passages if surname in passage)
    if any(set(words(claim.by)) <= set(passage) for passage in naming):
        return Finding(claim, "exact", evidence=stated)
    return Finding(claim, "changed", "the source states no such role", stated)


def date(claim: Claim, source: Source) -> Finding:
    """A date as the source writes it, the day that one means, or that of its publication."""
    published = source.article.published
    if claim.text in (published, heading.day(published)):
        return Finding(claim, "exact")
    mentions = source.facts.dates
    meant = [mention.resolved for mention in mentions] + [
        item.date for item in source.facts.upcoming
    ]
    if claim.text in {heading.day(resolved) for resolved in meant if resolved}:
        return Finding(claim, "exact")
    written = any(mention.text == claim.text for mention in mentions)
    if not written and not source.states(claim.text):
        return Finding(claim, "not found", "the source has no such date")
    same = {mention.resolved for mention in mentions if words(mention.text) == words(claim.text)}
    if claim.by is None or claim.by in same or not any(same):
        return Finding(claim, "exact")
    return Finding(claim, "changed", f"in the source it is {', '.join(sorted(filter(None, same)))}")
