"""Lines that only their place tells to be furniture: signatures, and lists under a label.

A name alone on a line is a byline beside the headline and a signature at the end; in between it may
be a heading, and stays.
"""

import re

from clipper.cleaning import networks
from clipper.cleaning.furniture import LONGEST
from clipper.cleaning.headline import ends_sentence, is_headline
from clipper.cleaning.items import Item
from clipper.cleaning.lines import Line, is_character
from clipper.cleaning.names import is_outlet, word_list
from clipper.cleaning.phrasebook import Phrasebook

_DOMAIN = (
    r"(?i)(?:https?://)?(?:www\.)?[\w-]+(?:\.[\w-]+)*"
    r"\.(?:[a-z]{2,10}|ру|рф|ком|орг|нет|инфо|укр|юа|қаз|каз|кз|уз|кг|бел|онлайн)/?"
)
_KIND_AND_NAME = r"""([^"«“„]+)["«“„][^"«»“”„]+["»”“]"""
"""What an outlet is, and its name in quotes."""
_PAIR = r"\S+ [^\W\d_]+(?:,| (?:and|und|et|y|e|en|i|и|та|ve|və|va)) \S+ [^\W\d_]+"
"""Two full names."""
_ASIDE = r"\S ?[,،|·] ?\S"
"""What stands between a name and the place or function behind it."""
_NAME_WORDS = 5
_DESCRIBED_WORDS = 8
"""Of an outlet's name in quotes, with what it is."""
_FULL_NAME = 3
_BETWEEN = r"(?<=\w)(?: [–—|-] | ?/ ?| \()(?=[\w«“])"
"""What stands between the name and the place, besides a comma."""
_BRACKETED = r"\s*[(（\[【〔].+[)）\]】〕]\s*"
_CHARACTERS, _SPACED_CHARACTERS, _OUTLET_CHARACTERS = 12, 18, 40
"""Of a name in a script without capitals, of one of several words, of one that says what it is."""
_KANA = r"[\u3041-\u309f]{2,}"
_HANGUL_WORDS = r"[가-힣]+(?: [가-힣]+)+"
_NAME_CHARACTERS, _PHRASE_CHARACTERS = 4, 8
"""Of a name where each is a word, and of a text that is too long for one."""
_JOINED_WORDS, _CHANNEL = 7, 2
"""Words of the longest name that is joined of several, and digits of a channel's number."""
_NAMES = (2, 3)
"""Words of a name in a script that sets them apart."""
_LABEL_LENGTH = 60
_ENTRY_LENGTH = 200
_LABELS = ("related", "comments")


def mark(items: list[Item], publisher: str | None, book: Phrasebook) -> None:
    """Mark the items that are furniture by their place with their rule."""
    body = [item for item in items if item.in_body and not item.kept]
    if len(body) < 2:
        return
    _mark_byline(body, book)
    _mark_networks(items)
    _mark_lists(items)
    for item in reversed(body):
        if item.in_body:
            item.rule = _signature_rule(item, publisher, book)
            if item.rule is None:
                break
    if all(item.rule for item in body):
        for item in body:
            item.rule = None


def _mark_byline(body: list[Item], book: Phrasebook) -> None:
    """A name alone, with a place or a function or in brackets, above or under the headline."""
    for item in body[:3]:
        if item is body[0] and not item.dom and not is_headline(body[1]):
            item.rule = "byline" if _is_byline(item.text, book) else None
            continue
        if item is not body[0] and not is_headline(body[0]):
            return
        if (
            item.kind == "paragraph"
            and _is_signature(item.text, book)
            and (
                re.search(_ASIDE, item.text)
                or re.fullmatch(f"{_PAIR}|{_BRACKETED}", item.text)
                or (item in body[:2] and re.search(_BETWEEN, item.text))
                or _is_author_and_place(item.text, _BETWEEN, book)
            )
        ):
            item.rule = "byline"


def _mark_lists(items: list[Item]) -> None:
    """The headlines under 'Related' and the like, when nothing of the article comes after them."""
    start = len(items)
    while start and _is_entry(items[start - 1]):
        start -= 1
    label = next(
        (i for i in range(start, len(items)) if items[i].rule in _LABELS and not items[i].owner),
        None,
    )
    if label is None or not any(item.in_body for item in items[:start]):
        return
    for entry in items[label:]:
        entry.rule = entry.rule or items[label].rule


def _mark_networks(items: list[Item]) -> None:
    """Networks' names on lines of their own, one below the other or beside other share lines."""
    lone = [
        item.in_body and not item.kept and len(item.text) <= _LABEL_LENGTH and _is_network(item)
        for item in items
    ]
    for i, item in enumerate(items):
        beside = (j for j in (i - 1, i + 1) if 0 <= j < len(items))
        if lone[i] and any(lone[j] or items[j].rule in ("share", "widget") for j in beside):
            item.rule = "share"


def _is_network(item: Item) -> bool:
    line = Line(item.text)
    return bool(line.words) and networks.length(line, 0, len(line)) == len(line)


def _is_entry(item: Item) -> bool:
    return not item.kept and (
        item.rule is not None or (not ends_sentence(item.text) and len(item.text) < _ENTRY_LENGTH)
    )


def _signature_rule(item: Item, publisher: str | None, book: Phrasebook) -> str | None:
    """The rule for what stands last: a heading without text, an outlet's or an author's name."""
    if item.kind == "heading":
        return "heading"
    text = item.text.strip(" .—–-()[]")
    if publisher and text.casefold() == publisher.casefold():
        return "publisher"
    if item.kind == "list_item" or len(text) > LONGEST:
        return None
    if "." in text and re.fullmatch(_DOMAIN, text):
        return "publisher"
    if ends_sentence(item.text) or text[-1:] in "?!？！؟:":
        return None
    if _is_signature(text, book):
        return "publisher" if _is_outlet(text) else "signature"
    if _is_described_outlet(text, book) or _is_joined_outlet(text, book):
        return "publisher"
    return None


def _is_signature(text: str, book: Phrasebook) -> bool:
    line = Line(text)
    if not line.words or (line.stops - {len(line)} and len(line) > _NAME_WORDS):
        return False
    cased = any(char.islower() or char.isupper() for char in text)
    if not cased and any(len(part) > _longest(part) for part in re.split(_BETWEEN, text)):
        return False
    if not cased and _is_phrase(line, book) and not _is_outlet(text):
        return False
    if _is_noun_phrase(line):
        return False
    most = _NAME_WORDS if cased else _OUTLET_CHARACTERS
    return len(line) <= most and all(book.name_like(line, index) for index in range(len(line)))


def _is_phrase(line: Line, book: Phrasebook) -> bool:
    """Has a line without capitals a word that stands in any sentence, and in no name: 'a matter
    of taste'? Characters of names stand in any sentence too: a short line has none, and in one that
    may be a name Kana beside Kana are part of a word. A name in Hangul is one word."""
    if re.fullmatch(_HANGUL_WORDS, line.text):
        return True
    if len(line) <= _NAME_CHARACTERS and all(map(is_character, line.words)):
        return False
    text = line.text
    if len(text) < _PHRASE_CHARACTERS:
        text = re.sub(_KANA, lambda found: "-" * len(found[0]), text)
    return any(
        text[line.starts[index] : line.ends[index]] in book.stop for index in range(len(line))
    )


def _is_noun_phrase(line: Line) -> bool:
    """Are nouns joined as German joins them, 'Folgen der Krise'? A person's name has such a word
    only behind another, 'von der Au'; a paper's may have it."""
    joints, particles = word_list("joints"), word_list("particles")
    joined = (
        word in joints and line.words[index] not in particles
        for index, word in enumerate(line.words[1:])
    )
    return any(joined) and word_list("papers").isdisjoint(line.words) and not is_outlet(line.words)


def _longest(text: str) -> int:
    """Characters of the longest name, where the script has no capitals to tell one by."""
    if _is_outlet(text):
        return _OUTLET_CHARACTERS
    return _SPACED_CHARACTERS if len(text.split()) in _NAMES else _CHARACTERS


def _is_byline(text: str, book: Phrasebook) -> bool:
    """A name in brackets, two full names, or one and a word behind a comma or bar: 'Ann Lee, Kars'
    is hardly a headline."""
    if re.fullmatch(f"{_PAIR}|{_BRACKETED}", text):
        return _is_signature(text, book)
    return _is_author_and_place(text, r",| [|·] ", book)


def _is_author_and_place(text: str, mark: str, book: Phrasebook) -> bool:
    """A full name, a mark and one word."""
    parts = re.split(mark, text)
    return (
        len(parts) == 2
        and 1 < len(parts[0].split()) <= _FULL_NAME
        and len(parts[1].split()) == 1
        and _is_signature(text, book)
    )


def _is_described_outlet(text: str, book: Phrasebook) -> bool:
    """A name in capitals with what it is behind it, as most languages write an outlet: 'the
    national news agency' in small letters; or what it is before its name in quotes."""
    line = Line(text)
    if quoted := re.fullmatch(_KIND_AND_NAME, text):
        return len(line) <= _DESCRIBED_WORDS and is_outlet(Line(quoted[1]).words)
    return (
        1 < len(line) <= _NAME_WORDS
        and book.name_like(line, 0)
        and not any(word[0].isdigit() for word in line.words)
        and not any(mark in text for mark in ":|")
        and line.words[-1] in word_list("outlets")
    )


def _is_joined_outlet(text: str, book: Phrasebook) -> bool:
    """An outlet's name that small words join, or with its channel's number: 'Voice of the South',
    'News 7'."""
    line = Line(text)
    words = line.words
    joiners = word_list("joiners")
    if not 0 < len(words) <= _JOINED_WORDS or line.marks or line.stops or words[-1] in joiners:
        return False
    if not is_outlet(words) and word_list("papers").isdisjoint(words):
        return False
    return book.name_like(line, 0) and all(
        book.name_like(line, index)
        or words[index] in joiners
        or (words[index].isdigit() and len(words[index]) <= _CHANNEL)
        for index in range(1, len(words))
    )


def _is_outlet(text: str) -> bool:
    """One word, or a word that names an agency or a paper: no author's name."""
    words = Line(text).words
    return len(words) == 1 or is_outlet(words)
