"""Which blocks of an HTML page are its article.

First the evidence on each block is weighed. Then come the rules that need no weighing: the
headline is not repeated in the body, a deck stands before it, an embedded post between two
paragraphs belongs to them, and what was said already is not said again.
"""

from collections import Counter, defaultdict
from collections.abc import Callable, Sequence
from functools import lru_cache
from itertools import pairwise

from clipper.cleaning.evidence import PageEvidence, folded
from clipper.cleaning.items import Item
from clipper.cleaning.weighing import weigh

_REASONS = (
    "related", "newsletter", "comments", "share", "advertisement", "navigation", "overlay",
    "byline", "media", "meta", "header",
)  # fmt: skip
_LINKS = 0.5
_ALL_LINK = 0.95
_REPEAT_WORDS = 20
_GRAM = 6
_REPEATED = 0.8
_DECK_WORDS = 4
_DECK_NAMES = frozenset(("deck", "header", "body"))
_LEAD_WORDS = 15
_COVERED = 0.5
_LABEL_WORDS = 6
_SENTENCE_WORDS = 30
_BETWEEN = 5
"""Words of a label, and of a sentence behind it; how many blocks behind the paragraph that is."""
_STORY = 3
"""Paragraphs that make a story of what is named a caption."""
_SAME_TITLE = 0.75
_HEADLINE_LINES = 3


def select(
    items: list[Item],
    title: str | None,
    description: str | None,
    measure: Callable[[], Sequence[float]] | None,
) -> None:
    """Mark each item of an HTML page that is no part of the article with the rule that says why.

    The deck is marked as such; a headline above lines of the body becomes an item of its own.
    title, description: as the page's metadata has them; measure: asks trafilatura, as
    `RawArticle.measure` does.
    """
    if not items:
        return
    _free_misnamed(items)
    evidence, chosen = weigh(items, title, description, measure)
    _take_alike(evidence, chosen)
    _take_headings(evidence, chosen)
    _take_embeds(evidence, chosen)
    _drop_teasers(evidence, chosen)
    for i, item in enumerate(items):
        if item.kind == "caption":
            item.rule = "caption"
        elif not chosen[i]:
            item.rule = _reason(evidence, i)
    _drop_headline(evidence)
    _drop_repeats(items)
    _drop_pull_quotes(evidence)
    _place_deck(evidence)
    _part_headline(items, title)


def _free_misnamed(items: Sequence[Item]) -> None:
    """A story in an element that is named a caption: several paragraphs with one parent, which have
    more words than all other prose of the page. A gallery sets each caption apart."""
    named = [item for item in items if item.kind == "caption" and item.dom]
    parents = Counter(item.dom.parent for item in named if item.dom and _is_long(item))
    for parent, paragraphs in parents.most_common(1):
        story = [item for item in named if item.dom and item.dom.parent == parent]
        others = sum(_words(item) for item in items if item.kind != "caption" and _is_long(item))
        if paragraphs >= _STORY and sum(map(_words, story)) > others:
            for item in story:
                item.kind = "paragraph"


def _words(item: Item) -> int:
    return item.dom.words if item.dom else 0


def _is_long(item: Item) -> bool:
    return _words(item) >= _LEAD_WORDS


def _take_alike(evidence: PageEvidence, chosen: list[bool]) -> None:
    """A sentence set as the paragraph before it is, in the same element, goes with it, and so does
    a line that trafilatura takes too: a last crosshead. A label or a few links between the two,
    'More on this topic', part only a long sentence from it: that speaks for itself."""
    before: dict[int, int] = {}
    for i, facts in enumerate(evidence.facts):
        near = before.get(facts.parent, -1)
        if near >= 0 and not chosen[i] and facts.tag == "p" and not facts.link_density:
            alike = chosen[near] and facts.path == evidence.facts[near].path
            chosen[i] = alike and _goes_with(evidence, i, i - near)
        if chosen[i] or not _is_label(evidence, i):
            before[facts.parent] = i


def _goes_with(evidence: PageEvidence, i: int, behind: int) -> bool:
    """Does a block go with the paragraph that it is so many blocks behind?"""
    if not evidence.ends_a_sentence(i):
        return behind == 1 and evidence.covered[i] > _COVERED
    return behind == 1 or (behind <= _BETWEEN and evidence.words[i] <= _SENTENCE_WORDS)


def _is_label(evidence: PageEvidence, i: int) -> bool:
    """Is a block hardly more than a link, or a few words that are no sentence?"""
    few = evidence.words[i] <= _LABEL_WORDS and not evidence.ends_a_sentence(i)
    return few or evidence.is_link(i)


def _take_headings(evidence: PageEvidence, chosen: list[bool]) -> None:
    """A heading beside the paragraph under it goes with that where most headings like it do."""
    votes = Counter[str]()
    heads = [i for i, item in enumerate(evidence.items) if item.kind == "heading"]
    heads = [i for i in heads if _heads_paragraph(evidence, chosen, i)]
    for i in heads:
        votes[evidence.shapes[i]] += 1 if chosen[i] else -1
    for i in heads:
        chosen[i] = chosen[i] or votes[evidence.shapes[i]] >= 0


def _heads_paragraph(evidence: PageEvidence, chosen: list[bool], i: int) -> bool:
    """Does a heading without links stand over a block of the article, or over its time of day?"""
    facts = evidence.facts
    below = next((n for n in range(i + 1, i + 3) if n < len(chosen) and chosen[n]), i)
    return i < below and facts[below].parent == facts[i].parent and not facts[i].link_density


def _take_embeds(evidence: PageEvidence, chosen: list[bool]) -> None:
    """An embedded post in the article's container, beside a block of the article, is part of it."""
    others = [i for i, item in enumerate(evidence.items) if item.kind not in ("embed", "caption")]
    for before, after in pairwise([-1, *others, len(chosen)]):
        if (before >= 0 and chosen[before]) or (after < len(chosen) and chosen[after]):
            for i in range(before + 1, after):
                chosen[i] = chosen[i] or evidence.is_inside(i)


def _drop_teasers(evidence: PageEvidence, chosen: list[bool]) -> None:
    """A paragraph of capitals that is one link sends the reader to another story."""
    for i, item in enumerate(evidence.items):
        loud = item.kind == "paragraph" and item.text.isupper()
        if loud and evidence.words[i] >= _DECK_WORDS:
            chosen[i] = chosen[i] and evidence.facts[i].link_density <= _ALL_LINK


def _reason(evidence: PageEvidence, i: int) -> str:
    """The name of the rule for a block that the weighing left out: what it most likely is."""
    if named := _named_reason(*evidence.hints(i)):
        return named
    if evidence.facts[i].link_density > _LINKS:
        return "links"
    return "boilerplate" if evidence.is_inside(i) else "outside"


@lru_cache(maxsize=1024)
def _named_reason(own: frozenset[str], around: frozenset[str]) -> str | None:
    return next((reason for hints in (own, around) for reason in _REASONS if reason in hints), None)


def _drop_headline(evidence: PageEvidence) -> None:
    """The headline, and what repeats most of it before the first paragraph.

    A heading that the weighing left out already is told by its own name, too.
    """
    for i, item in enumerate(evidence.items[: evidence.first + 1]):
        is_heading = item.rule is None and evidence.facts[i].tag == "h1"
        may_be_it = item.rule is None or item.kind == "heading"
        if is_heading or (may_be_it and evidence.title_likeness(i) >= _SAME_TITLE):
            item.rule = "headline"


def _part_headline(items: list[Item], title: str | None) -> None:
    """The headline as the first lines of the first block, where a page has line breaks alone."""
    place, first = next(((i, item) for i, item in enumerate(items) if item.in_body), (0, None))
    wanted = frozenset(folded(title or "").split())
    if first is None or "\n" not in first.text or not wanted:
        return
    lines = first.text.split("\n")
    for end in range(1, min(_HEADLINE_LINES + 1, len(lines))):
        said = frozenset(folded(" ".join(lines[:end])).split())
        if len(said & wanted) >= _SAME_TITLE * len(said | wanted):
            headline = "\n".join(lines[:end])
            items.insert(place, Item(first.kind, headline, first.dom, "headline"))
            first.text = "\n".join(lines[end:])
            return


def _drop_repeats(items: Sequence[Item]) -> None:
    """Copies of the article, or of a paragraph of it, that a page holds for other layouts.

    What one and the same element says twice is the author's: a song, a plan of meals.
    """
    seen: dict[tuple[str, ...], int | None] = {}
    for item in items:
        if item.rule is not None:
            continue
        parent = item.dom.parent if item.dom else None
        words = item.text.casefold().split()
        grams = set(zip(*(words[shift:] for shift in range(_GRAM)), strict=False))
        copied = sum(seen.get(gram, parent) != parent for gram in grams)
        if len(words) >= _REPEAT_WORDS and copied >= _REPEATED * len(grams):
            item.rule = "repeated"
        else:
            seen.update(dict.fromkeys(grams, parent))


def _drop_pull_quotes(evidence: PageEvidence) -> None:
    """What is set as a pull quote and stands in the story as well, with the name under it."""
    runs: list[list[int]] = []
    for i in range(len(evidence.items)):
        if any("pullquote" in hints for hints in evidence.hints(i)):
            if runs and runs[-1][-1] == i - 1:
                runs[-1].append(i)
            else:
                runs.append([i])
    if not runs:
        return
    quoted = {i for run in runs for i in run}
    items = evidence.items
    story = folded(" ".join(x.text for i, x in enumerate(items) if x.in_body and i not in quoted))
    for run in runs:
        if any(folded(items[i].text) in story for i in run):
            for i in run:
                items[i].rule = items[i].rule or "repeated"


def _place_deck(evidence: PageEvidence) -> None:
    """The standfirst: before the first paragraph, and named, written or headed as one.

    One that is named so is the deck though the weighing left it out: it stands apart by design.
    Behind a line of the body a heading opens a section.
    """
    has_begun = False
    posts = _shapes_of_posts(evidence)
    for i, item in enumerate(evidence.items):
        if item.rule is not None and not _is_named_deck(evidence, i):
            continue
        opens_section = item.kind == "heading" and (has_begun or evidence.shapes[i] in posts)
        if evidence.words[i] >= _DECK_WORDS and evidence.is_deck(i) and not opens_section:
            item.place, item.rule = "deck", None
            return
        if evidence.words[i] >= _LEAD_WORDS:
            return
        has_begun |= item.kind != "heading" and evidence.ends_a_sentence(i)


def _shapes_of_posts(evidence: PageEvidence) -> set[str]:
    """The shapes of headings that are set alike, each in an element of its own, as those of the
    posts of a live blog are."""
    parents = defaultdict[str, set[int]](set)
    for item, shape, facts in zip(evidence.items, evidence.shapes, evidence.facts, strict=True):
        if item.kind == "heading":
            parents[shape].add(facts.parent)
    return {shape for shape, found in parents.items() if len(found) > 1}


def _is_named_deck(evidence: PageEvidence, i: int) -> bool:
    """Is a block between headline and first paragraph named a deck, and nothing else?"""
    own, _ = evidence.hints(i)
    return (
        evidence.headline < i < evidence.first
        and "deck" in own
        and own <= _DECK_NAMES
        and evidence.facts[i].link_density < _LINKS
        and evidence.items[i].text[-1] not in ":："
    )
