"""What an article says of a person: title, function, affiliation or relation, in its own words.

Looked for before the name ("certified financial planner X"), behind it (", research director at
…"), in a clause with "is", and before it between commas ("the chairman, X,").
"""

from collections.abc import Iterator, Sequence

from clipper.facts.inflection import is_adverbial
from clipper.facts.lists import is_given_name
from clipper.facts.names import NameWords, name_words
from clipper.facts.people import Mention, Named
from clipper.facts.reading import Reading
from clipper.facts.vocabulary import phrases

_LONGEST = 24
"""Words of a role."""
_LINKS = frozenset(
    ("of", "for", "and", "the", "&", "de", "del", "du", "der", "des", "für", "und", "at")
)
_HEAD_FIRST = frozenset(("ru", "uk", "be", "bg", "es", "fr", "it", "pt", "ca", "ro"))
_POSSESSING = frozenset(("tr", "az"))
"""Where a noun carries the ending of what it belongs to."""
_DOERS = ("ci", "cı", "cu", "cü", "çi", "çı", "çu", "çü")
"""Endings of trades, which look like a possessor's: "gazeteci"."""
_GENITIVES = ("nın", "nin", "nun", "nün")
_WITH_ARTICLES = frozenset(("en", "de"))
_ATTRIBUTES = 2
"""Attributes before a title that no list has."""
_FARTHEST = 8
"""Words between a title and the name behind it, where the title's noun comes first."""
_INSIDE = frozenset((" ", "-", "’", "'", "", "\xa0"))
_DETERMINERS = frozenset(
    ("the", "a", "an", "his", "her", "their", "its", "our", "my", "der", "die", "das", "dem", "den",
     "ein", "eine", "einer", "einem", "sein", "seine", "ihr", "ihre")
)  # fmt: skip

_OPENERS = _DETERMINERS | {"s", "another", "into", "as", "against", "before", "after", "einen"}


def find(person: Named, readings: Sequence[Reading], language: str | None) -> str | None:
    """The role that the article states for a person; the fullest where it states several."""
    words = name_words(language)
    best: str | None = None
    for mention in person.mentions[:12]:
        reading = readings[mention.place]
        for role in _roles(reading, mention, words, language):
            if best is None or _fuller(role, best):
                best = role
    return best


def _fuller(role: str, other: str) -> bool:
    return " " in role and " " not in other


def _roles(
    reading: Reading, mention: Mention, words: NameWords, language: str | None
) -> Iterator[str]:
    for span in (
        _before(reading, mention, words, language),
        _behind(reading, mention, words, language),
        _before_comma(reading, mention, words, language),
        _clause(reading, mention, words, language),
    ):
        if span is not None:
            abbreviated = span[1] + 1 == mention.first and reading.gap(span[1])[:1] == "."
            yield reading.slice(*span) + "." * abbreviated  # "Sen. X"


def _before(
    reading: Reading, mention: Mention, words: NameWords, language: str | None
) -> tuple[int, int] | None:
    """The title before a name, with what belongs to it."""
    last = mention.first - 1
    if words.endings and last >= 0 and _is_possessor_of_role(reading, mention):
        return None
    while last >= 0 and reading.lows[last] in words.honorifics and reading.gap(last) in (" ", ". "):
        last -= 1
    if language in _HEAD_FIRST:
        return _head_first(reading, last, words, language)
    if (
        last < 0
        or not words.is_role(reading.lows[last])
        or reading.gap(last) not in (" ", ". ", "\xa0")
    ):
        return None
    first = last
    while first > 0 and last - first < _LONGEST:
        possessed = language in _POSSESSING and _is_possessor(reading, first - 1, words, language)
        if not (possessed or _belongs(reading, first - 1, words)):
            break
        first -= 1
    if language in _WITH_ARTICLES:
        first = _past_attributes(reading, first, words, language)
    while first < last and (
        reading.lows[first] in _LINKS
        or reading.lows[first] in words.stop
        or is_adverbial(reading.lows[first], language)
    ):
        first += 1
    return first, last


def _is_possessor_of_role(reading: Reading, mention: Mention) -> bool:
    """Whether a German genitive closes an apposition: "Y, ehemaliger Berater Xens, sagte"."""
    behind = reading.gap(mention.last)
    return (
        mention.first == mention.last
        and reading.lows[mention.last][-1] == "s"
        and behind[:1] in (",", ".")
    )


def _past_attributes(reading: Reading, first: int, words: NameWords, language: str | None) -> int:
    """Where a title begins with its attributes: "a conservative radio host", but "told the host".

    Words that no list has belong to it when an article or a preposition opens them.
    """
    speech, lows = phrases(language, "speech"), reading.lows
    attributes = 0
    for at in range(first - 1, max(-1, first - _LONGEST), -1):
        low = lows[at]
        if reading.gap(at) not in (" ", "’", "'"):
            return first
        if low in _OPENERS or (low in words.links and low not in ("to", "zu")):
            return at + 1
        noun = bool(words.endings) and reading.words[at][0].isupper()
        verb = low.endswith("ing") or low in words.finite or speech.match(lows, at) is not None
        if noun or verb or low in words.stop or low in words.breaks or low in words.calendar:
            return first
        attributes += reading.words[at].islower()
        if attributes > _ATTRIBUTES:
            return first
        if reading.opens_sentence(at):
            return at
    return first


def _head_first(
    reading: Reading, last: int, words: NameWords, language: str | None
) -> tuple[int, int] | None:
    """The title before a name where its noun comes first: "президент Казахстана"."""
    speech, found = phrases(language, "speech"), None
    for at in range(last, max(-1, last - _FARTHEST), -1):
        low = reading.lows[at]
        stops = low in words.stop and low not in _LINKS
        if reading.gap(at) not in _INSIDE or stops or speech.match(reading.lows, at):
            break
        if words.is_role(low) or (found is not None and low in words.modifiers):
            found = at
    return None if found is None else (found, last)


def _belongs(reading: Reading, index: int, words: NameWords) -> bool:
    """Whether a word before a title is part of it."""
    gap, low, word = reading.gap(index), reading.lows[index], reading.words[index]
    if gap in ("-, ", "- ", "’", "'") or (low in ("und", "and") and reading.gap(index - 1) == "- "):
        return True
    if gap in (". ", ".") and (len(low) == 1 or low in words.honorifics):
        return True
    if gap in (") ", " ("):  # "head of the Water Board (WB)"
        return True
    if gap not in (" ", "\xa0"):
        return False
    if low in ("ve", "və"):
        return index > 0 and reading.words[index - 1][0].isupper()
    if low in ("and", "und") and index and words.is_role(reading.lows[index - 1]):
        return True
    if low in _LINKS:
        return (
            index > 0
            and reading.words[index - 1][0].isupper()
            and low not in ("the", "at", "and", "und")
        ) or (low in ("the",) and index > 0 and reading.lows[index - 1] in ("of", "for"))
    if low == "s" and index and reading.gap(index - 1) in ("’", "'"):  # "the Bank's governor"
        return reading.words[index - 1][0].isupper()
    if low in words.stop or low in words.calendar:
        return False
    if words.endings and word[0].isupper():  # German: every noun has a capital letter
        return word.isupper() or low.endswith("er") or words.is_role(low)
    if word[0].isupper() or word[0].isdecimal():
        return True
    return low in words.modifiers or words.is_role(low)


def _is_possessor(reading: Reading, index: int, words: NameWords, language: str | None) -> bool:
    """Whether a word is what the noun behind it belongs to: "meclis üyesi", "rayonun başçısı"."""
    low, noun = reading.lows[index], reading.lows[index + 1]
    ending = noun[-1] in "ıiuü" and not noun.endswith(_DOERS)
    possessed = len(noun) > 4 and (ending or noun.endswith(_GENITIVES))
    spaced = reading.gap(index) == " " and not low[0].isdecimal()
    outside = low in words.stop or low in words.breaks or low in words.calendar
    return possessed and spaced and not outside and not is_adverbial(low, language)


def _behind(
    reading: Reading, mention: Mention, words: NameWords, language: str | None
) -> tuple[int, int] | None:
    """The apposition behind a name: ", research director at …", ", 45, a teacher from Leeds,"."""
    at = _past_brackets(reading, mention.last)
    if at is None:
        return None
    return _phrase(reading, at, words, language)


def _past_brackets(reading: Reading, last: int) -> int | None:
    """The first word behind the comma behind a name, over an age or a party in brackets."""
    gap, at = reading.gap(last), last + 1
    if gap.strip() == "(" and at < len(reading.lows):
        while at < len(reading.lows) and ")" not in reading.gap(at) and at < last + 6:
            at += 1
        if at == len(reading.lows):
            return None
        gap, at = reading.gap(at).lstrip(")"), at + 1
    if gap not in (", ", " – ", " — ", ",", " - ") or at >= len(reading.lows):
        return None
    if reading.lows[at].isdecimal() and reading.gap(at).startswith(","):
        at += 1
    return at if at < len(reading.lows) else None


def _phrase(
    reading: Reading, first: int, words: NameWords, language: str | None
) -> tuple[int, int] | None:
    """A noun phrase with a role in it: from `first` to the end of its clause."""
    speech = phrases(language, "speech")
    lows = reading.lows
    head = _head(reading, first, words, language)
    if head is None:
        return None
    last = head
    while last + 1 < len(lows) and last - first < _LONGEST:
        gap = reading.gap(last)
        if gap == ", ":
            end = _enumeration(lows, first, last)
            if end is None:
                break
            last = end
            continue
        if (
            gap.strip(" -’'&\xa0") != ""
            and not (gap in (". ", ".") and len(lows[last]) < 3)
            and gap != "-, "
        ):
            break
        following = lows[last + 1]
        if following in words.finite:
            return None  # a clause of its own: ", the minister has said"
        says = reading.words[last + 1].islower() and speech.match(lows, last + 1)
        if following in words.breaks or following in words.calendar or says:
            break
        last += 1
    while last > head and (
        lows[last] in words.stop or lows[last] in _LINKS or lows[last][0].isdecimal()
    ):
        last -= 1
    starts = [at for at in range(first, head) if lows[at] in _DETERMINERS]
    return (starts[-1] + 1 if starts else first), last


def _head(reading: Reading, first: int, words: NameWords, language: str | None) -> int | None:
    """The role's noun in the words from `first` on, as long as they may be its attributes."""
    lows, speech = reading.lows, phrases(language, "speech")
    for at in range(first, min(first + 8, len(lows))):
        gap = reading.gap(at)
        possessor = gap in ("’", "'", "‘") and lows[at + 1 : at + 2] == ["s"]
        if reading.words[at].islower() and speech.match(lows, at):
            return None
        if words.endings and at > first and lows[at] in _DETERMINERS:  # ", schade die Ministerin"
            return None
        if words.is_role(lows[at]) and not possessor:
            return None if at == first and lows[at] in words.honorifics else at
        attribute = lows[at] in _DETERMINERS or lows[at] not in words.stop
        if words.endings and reading.words[at][0].isupper():  # German: another noun
            attribute = reading.words[at].isupper() or lows[at].endswith("er")
        if lows[at] in words.breaks or lows[at] in words.links or lows[at] in words.calendar:
            attribute = lows[at] == "of" and at > first and lows[at - 1] in ("one", "some")
        if not attribute or (gap.strip(" -’'‘.") != "" and gap != "-, "):
            return None
    return None


def _enumeration(lows: list[str], first: int, last: int) -> int | None:
    """The last word of the fields of an office: "Minister of Culture, Media and Sport"."""
    if any(low in ("of", "for", "on", "für", "der", "des") for low in lows[first:last]):
        for at in range(last + 2, min(last + 4, len(lows) - 1)):
            if lows[at] in ("and", "und"):
                return at + 1
    return None


def _before_comma(
    reading: Reading, mention: Mention, words: NameWords, language: str | None
) -> tuple[int, int] | None:
    """The phrase between an article and the comma before a name: "die Leiterin der Schule, X,"."""
    last = mention.opening - 1
    if last < 0 or reading.gap(last) not in (", ", "), "):
        return None
    while last > 0 and reading.gap(last) == "), " and reading.gap(last - 1) != " (":
        last -= 1
    if reading.gap(last - 1) == " (":  # "a spokesman for the Water Board (WB), X,"
        last -= 1
    if words.endings and reading.words[last].islower():  # ", forderte den Rat auf, X"
        return None
    lows = reading.lows
    first = last
    while first > 0 and last - first < _LONGEST and reading.gap(first - 1) in _INSIDE:
        first -= 1
    opens = reading.opens_sentence(first)
    speech = phrases(language, "speech")
    for at in range(_past_another(reading, first, last), last + 1):
        start = at + (lows[at] in _DETERMINERS)
        said = at > first and speech.match(lows, at - 1) is not None
        if start == at and not (words.is_role(lows[at]) and (said or (opens and at == first))):
            continue
        head = _head(reading, start, words, language)
        if head is not None and head <= last and head - start < 4:
            return start, last
    return None


def _past_another(reading: Reading, first: int, last: int) -> int:
    """Where a role begins behind another person: "the mayor Ann Lee and the chairman, X"."""
    for at in range(last - 1, first + 1, -1):
        joined = reading.lows[at] in ("and", "und") and reading.lows[at + 1] in _DETERMINERS
        if joined and is_given_name(reading.words[at - 2]) and reading.words[at - 1][0].isupper():
            return at + 1
    return first


def _clause(
    reading: Reading, mention: Mention, words: NameWords, language: str | None
) -> tuple[int, int] | None:
    """ "Aimen ist Objektleiter im Betrieb"; "X, who is the author of …"."""
    at = mention.last + 1
    if at >= len(reading.lows):
        return None
    found = phrases(language, "role_verbs").match(reading.lows, at)
    if found is None or reading.gap(mention.last) not in (" ", ", ", "\xa0"):
        return None
    return _phrase(reading, at + found[0], words, language)
