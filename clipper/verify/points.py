"""Points: a sentence of the source as it stands, or as Clipper's named edits make it."""

import re
from collections.abc import Iterator
from difflib import SequenceMatcher

from clipper.summary.points import shown
from clipper.verify.claims import Claim
from clipper.verify.finding import Finding
from clipper.verify.negation import negations
from clipper.verify.source import WORD, Sentence, Source, words

_ADDITION = re.compile(r"\[([^\[\]]*)\]")
_FIRST_WORD = re.compile(r"^\w+")
_SIMILAR = 0.5
"""The share of the shorter text's words from which two sentences are versions of one."""
_TOLD_ELSEWHERE = 0.4
"""The share of a free sentence's content words that its passage has to hold."""
_CONTENT = 4
"""Letters from which a word counts as content, for want of a stop list in every language."""
_LISTED = 6


def check(claim: Claim, source: Source) -> Finding:
    """A point that gives the source's words, or a sentence in somebody's own."""
    return _own_words(claim, source) if not claim.verbatim else _verbatim(claim, source)


def differences(text: str, sentence: str) -> str:
    """What `text` adds to a sentence and what it leaves out, in a few words."""
    mine, theirs = words(text), words(sentence)
    added: list[str] = []
    left_out: list[str] = []
    matcher = SequenceMatcher(None, theirs, mine, autojunk=False)
    for tag, start, end, mine_start, mine_end in matcher.get_opcodes():
        if tag != "equal":
            left_out += theirs[start:end]
            added += mine[mine_start:mine_end]
    told = (("adds", added), ("leaves out", left_out))
    return "; ".join(f"{verb} {_listed(items)}" for verb, items in told if items)


def likeness(text: str, other: str) -> float:
    """The share, 0 to 1, of the shorter text's words that the other has too."""
    mine, theirs = set(words(text)), set(words(other))
    return len(mine & theirs) / max(1, min(len(mine), len(theirs)))


def _listed(items: list[str]) -> str:
    return " ".join(items[:_LISTED]) + (" …" if len(items) > _LISTED else "")


def _verbatim(claim: Claim, source: Source) -> Finding:
    candidates = _candidates(claim, source)
    if claim.source_text is not None and not source.blocks_with(claim.source_text):
        return _nearest(claim, claim.source_text, candidates)
    for sentence in candidates:
        if words(claim.text) == list(sentence.words):
            return Finding(claim, "exact", evidence=sentence.text)
    for sentence in candidates:
        for made, edits in _versions(claim, sentence, source):
            if words(made) == words(claim.text) and _are_named(edits, claim):
                return Finding(claim, "edited", ", ".join(edits), sentence.text)
    return _nearest(claim, claim.text, candidates)


def _nearest(claim: Claim, text: str, candidates: list[Sentence]) -> Finding:
    """A point that does not hold, beside the sentence that comes nearest to `text`."""
    if candidates and likeness(text, candidates[0].text) >= _SIMILAR:
        nearest = candidates[0].text
        told = differences(text, nearest) or "an edit is not named"
        return Finding(claim, "changed", told, nearest)
    return Finding(claim, "not found", "no sentence of the source is like it")


def _candidates(claim: Claim, source: Source) -> list[Sentence]:
    """The sentences a point can have been made from, the likeliest first."""
    blocks = source.blocks_with(claim.source_text or "")
    if claim.source_text is None or not blocks:
        return source.nearest(claim.text)
    wanted = tuple(words(claim.source_text))
    given = [sentence for sentence in source.sentences if sentence.words == wanted]
    return given or [Sentence(claim.source_text, wanted, blocks[0], first=True)]


def _are_named(edits: tuple[str, ...], claim: Claim) -> bool:
    return claim.edits is None or set(edits) <= set(claim.edits)


def _versions(
    claim: Claim, sentence: Sentence, source: Source
) -> Iterator[tuple[str, tuple[str, ...]]]:
    """What Clipper's edits make of a sentence, with their names.

    Its opening pronoun is named, and its end cut, only where the claim shows that they were.
    """
    text, edits = shown(sentence.text, source.article, sentence.first)
    addition = _ADDITION.match(claim.text)
    if addition and _is_named_before(addition[1], sentence, source):
        text, edits = _FIRST_WORD.sub(lambda _: addition[0], text), (*edits, "anchor")
    yield text, edits
    if claim.text.endswith("…"):
        ends = [found.end() for found in WORD.finditer(text)]
        length = len(words(claim.text))
        if 0 < length <= len(ends):
            yield text[: ends[length - 1]], (*edits, "cut")


def _is_named_before(name: str, sentence: Sentence, source: Source) -> bool:
    """Does the sentence's block name the person before it?"""
    block = source.article.blocks[sentence.block].text
    return name in block[: max(0, block.find(sentence.text))]


def _own_words(claim: Claim, source: Source) -> Finding:
    """Somebody's sentence: a passage has to say as much, and neither may deny the other."""
    near = source.nearest(claim.text)
    content = {word for word in words(claim.text) if len(word) >= _CONTENT or not word.isascii()}
    passage = {word for sentence in near for word in sentence.words}
    if not near or len(content & passage) < _TOLD_ELSEWHERE * len(content):
        return Finding(claim, "not found", "the source says nothing like it")
    best = near[0]
    if words(claim.text) == list(best.words):
        return Finding(claim, "exact", evidence=best.text)
    language = source.article.language
    alike = likeness(claim.text, best.text) >= _SIMILAR
    if alike and _denies(claim.text, language) != _denies(best.text, language):
        return Finding(claim, "changed", "only one of the two denies it", best.text)
    return Finding(claim, "edited", "in other words", best.text)


def _denies(text: str, language: str | None) -> bool:
    """Does the text deny something? What is denied twice is said."""
    denying = negations(language)
    return sum(word in denying for word in words(text)) % 2 == 1
