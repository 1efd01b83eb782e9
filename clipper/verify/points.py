"""Points: a sentence of the source as it stands, or as Clipper's named edits make it."""

import re
from collections.abc import Iterator
from difflib import SequenceMatcher

from clipper.summary.points import shown
from clipper.verify.claims import Claim
from clipper.verify.finding import Finding
from clipper.verify.source import WORD, Sentence, Source, words

_ADDITION = re.compile(r"\[([^\[\]]*)\]")
_FIRST_WORD = re.compile(r"^\w+")
_SIMILAR = 0.5
"""The share of the shorter text's words from which two sentences are versions of one."""
_LISTED = 6


def check(claim: Claim, source: Source) -> Finding:
    """A point that gives the source's words, as they stand or as named edits left them."""
    candidates = _candidates(claim, source)
    if claim.source_text is not None and not source.blocks_with(claim.source_text):
        return _nearest(claim, claim.source_text, candidates, source)
    for sentence in candidates:
        if words(claim.text) == list(sentence.words):
            return Finding(claim, "exact", evidence=sentence.text)
    for sentence in candidates:
        for made, edits in _versions(claim, sentence, source):
            if words(made) == words(claim.text) and _are_named(edits, claim):
                return Finding(claim, "edited", ", ".join(edits), sentence.text)
    return _nearest(claim, claim.text, candidates, source)


def differences(text: str, sentence: str) -> str:
    """What `text` adds to a sentence and what it leaves out, in a few words."""
    added, left_out = _changes(text, sentence)
    told = (("adds", added), ("leaves out", left_out))
    return "; ".join(f"{verb} {_listed(items)}" for verb, items in told if items)


def _changes(text: str, sentence: str) -> tuple[list[str], list[str]]:
    """The words that `text` adds to a sentence, and those that it leaves out."""
    mine, theirs = words(text), words(sentence)
    added: list[str] = []
    left_out: list[str] = []
    matcher = SequenceMatcher(None, theirs, mine, autojunk=False)
    for tag, start, end, mine_start, mine_end in matcher.get_opcodes():
        if tag != "equal":
            left_out += theirs[start:end]
            added += mine[mine_start:mine_end]
    return added, left_out


def likeness(text: str, other: str) -> float:
    """The share, 0 to 1, of the shorter text's words that the other has too."""
    mine, theirs = set(words(text)), set(words(other))
    return len(mine & theirs) / max(1, min(len(mine), len(theirs)))


def _listed(items: list[str]) -> str:
    return " ".join(items[:_LISTED]) + (" …" if len(items) > _LISTED else "")


def _nearest(claim: Claim, text: str, candidates: list[Sentence], source: Source) -> Finding:
    """A point that does not hold, beside the sentence that comes nearest to `text`.

    What differs is told without what an edit that may be made leaves out: a dateline is not missed.
    """
    if candidates and likeness(text, candidates[0].text) >= _SIMILAR:
        nearest = candidates[0]
        versions = [nearest.text]
        if text == claim.text:
            made = _versions(claim, nearest, source)
            versions += [version for version, edits in made if _are_named(edits, claim)]
        closest = min(versions, key=lambda version: sum(map(len, _changes(text, version))))
        told = differences(text, closest) or "an edit is not named"
        return Finding(claim, "changed", told, nearest.text)
    return Finding(claim, "not found", "no sentence of the source is like it")


def _candidates(claim: Claim, source: Source) -> list[Sentence]:
    """The sentences a point can have been made from, the likeliest first."""
    blocks = source.blocks_with(claim.source_text or "")
    if claim.source_text is None or not blocks:
        return source.nearest(claim.text)
    wanted = tuple(words(claim.source_text))
    given = [sentence for sentence in source.sentences if sentence.words == wanted]
    stated = source.as_written(wanted, blocks[0]) or claim.source_text
    return given or [Sentence(stated, wanted, blocks[0], first=True)]


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
