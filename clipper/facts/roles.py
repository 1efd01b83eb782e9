"""What an article says of a person: title, function, affiliation or relation, in its own words.

Looked for before the name ("certified financial planner X"), behind it (", research director at
…"), in a clause with "is", and before it between commas ("the chairman, X,").
"""

from collections.abc import Iterator, Sequence

from clipper.facts.lists import is_given_name
from clipper.facts.names import NameWords, name_words
from clipper.facts.people import Mention, Named
from clipper.facts.reading import Reading
from clipper.facts.titles import DETERMINERS, INSIDE, LINKS, LONGEST, before_name
from clipper.facts.vocabulary import phrases


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
        before_name(reading, mention, words, language),
        _behind(reading, mention, words, language),
        _before_comma(reading, mention, words, language),
        _clause(reading, mention, words, language),
    ):
        if span is not None:
            abbreviated = span[1] + 1 == mention.first and reading.gaps[span[1]][:1] == "."
            yield reading.slice(*span) + "." * abbreviated  # "Sen. X"


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
    gap, at = reading.gaps[last], last + 1
    if gap.strip() == "(" and at < len(reading.lows):
        while at < len(reading.lows) and ")" not in reading.gaps[at] and at < last + 6:
            at += 1
        if at == len(reading.lows):
            return None
        gap, at = reading.gaps[at].lstrip(")"), at + 1
    if gap not in (", ", " – ", " — ", ",", " - ") or at >= len(reading.lows):
        return None
    if reading.lows[at].isdecimal() and reading.gaps[at].startswith(","):
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
    while last + 1 < len(lows) and last - first < LONGEST:
        gap = reading.gaps[last]
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
        lows[last] in words.stop or lows[last] in LINKS or lows[last][0].isdecimal()
    ):
        last -= 1
    starts = [at for at in range(first, head) if lows[at] in DETERMINERS]
    return (starts[-1] + 1 if starts else first), last


def _head(reading: Reading, first: int, words: NameWords, language: str | None) -> int | None:
    """The role's noun in the words from `first` on, as long as they may be its attributes."""
    lows, speech = reading.lows, phrases(language, "speech")
    for at in range(first, min(first + 8, len(lows))):
        gap = reading.gaps[at]
        possessor = gap in ("’", "'", "‘") and lows[at + 1 : at + 2] == ["s"]
        if reading.words[at].islower() and speech.match(lows, at):
            return None
        if words.endings and at > first and lows[at] in DETERMINERS:  # ", schade die Ministerin"
            return None
        if words.is_role(lows[at]) and not possessor:
            return None if at == first and lows[at] in words.honorifics else at
        attribute = lows[at] in DETERMINERS or lows[at] not in words.stop
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
    if last < 0 or reading.gaps[last] not in (", ", "), "):
        return None
    while last > 0 and reading.gaps[last] == "), " and reading.gaps[last - 1] != " (":
        last -= 1
    if reading.gaps[last - 1] == " (":  # "a spokesman for the Water Board (WB), X,"
        last -= 1
    if words.endings and reading.words[last].islower():  # ", forderte den Rat auf, X"
        return None
    lows = reading.lows
    first = last
    while first > 0 and last - first < LONGEST and reading.gaps[first - 1] in INSIDE:
        first -= 1
    opens = reading.opens_sentence(first)
    speech = phrases(language, "speech")
    for at in range(_past_another(reading, first, last), last + 1):
        start = at + (lows[at] in DETERMINERS)
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
        joined = reading.lows[at] in ("and", "und") and reading.lows[at + 1] in DETERMINERS
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
    if found is None or reading.gaps[mention.last] not in (" ", ", ", "\xa0"):
        return None
    return _phrase(reading, at + found[0], words, language)
