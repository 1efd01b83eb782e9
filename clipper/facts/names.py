"""Finds what may be a person's name: runs of capitalised words, cut into a title and a name.

"State Health Commissioner Dr. Kristina Box" is one run; its name begins behind the last title.
"""

from collections.abc import Iterable, Iterator, Mapping
from functools import cache
from itertools import chain
from typing import NamedTuple

from clipper.facts.inflection import cases, stem
from clipper.facts.lists import is_given_name, particles, place_stems, places
from clipper.facts.reading import Reading
from clipper.facts.vocabulary import entries, phrases
from clipper.text.lexicon import lexicon
from clipper.text.located import lower_all

_LONGEST = 5
"""Words of a name."""
_NOUN_ENDINGS = ("ung", "ungen", "heit", "keit", "schaft", "tion", "tionen", "enz", "ismus", "zug")
_ABSTRACT = ("heit", "keit", "schaft", "ismus", "tion")
"""Endings of German nouns that no surname has."""
_LAST = 3
"""Letters by which the endings of roles are looked up; none is shorter."""
_SUFFIXES = frozenset(("jr", "sr", "ii", "iii", "iv", "kc", "qc", "obe", "mbe"))


class Run(NamedTuple):
    """Capitalised words in a row: the first and the last word."""

    first: int
    last: int


class Name(NamedTuple):
    """What may be a person's name: where it stands, and whether a title stands before it."""

    place: int
    """The index of its reading."""
    first: int
    last: int
    opening: int
    """The first word of the run: title or name."""
    titled: bool


class NameWords(NamedTuple):
    """A language's words, in lower case, that decide what a capitalised word is."""

    roles: frozenset[str]
    endings: Mapping[str, tuple[str, ...]]
    """Of words that are roles however they begin ("Landesvorsitzende"), by their last letters:
    there are hundreds."""
    honorifics: frozenset[str]
    stop: frozenset[str]
    others: frozenset[str]
    """Words of organisations, places and things: no name of a person holds one."""
    surnames: frozenset[str]
    """Those of them that are surnames as well ("West")."""
    calendar: frozenset[str]
    modifiers: frozenset[str]
    """Words in lower case that may stand inside a title ("former", "vice")."""
    breaks: frozenset[str]
    """Words that end the phrase of a role: relative pronouns, connectives."""
    finite: frozenset[str]
    """Verbs that make a clause of it."""
    links: frozenset[str]
    """Prepositions that tie a noun to the one before."""

    def is_role(self, low: str) -> bool:
        """Whether a word is a title or a function."""
        if low in self.roles:
            return True
        if self.endings and low.endswith(self.endings.get(low[-_LAST:], ())):
            return True
        return "-" in low and low.rsplit("-", 1)[1] in self.roles


@cache
def name_words(language: str | None) -> NameWords:
    """The words of a language that decide what a capitalised word is."""

    def words(*keys: str) -> frozenset[str]:
        listed = [entry for key in keys for entry in entries(language, key)]
        return frozenset(lower_all(listed, language))

    titles = phrases(language, "titles", "roles")
    # "chief of staff" is a chief
    heads = {phrase[0] if "of" in phrase else phrase[-1] for phrase in titles.phrases()}
    known = lexicon(language).words
    function = [known.get(key, ()) for key in ("stop", "pronouns", "connectives")]
    stop = set(lower_all(chain.from_iterable(function), language))
    named = (*known.get("months", ()), *known.get("weekdays", ()))
    forms_of_days = chain.from_iterable(entry.split(" | ") for entry in named)
    calendar = set(lower_all(forms_of_days, language))
    days = {low for low, _ in phrases(language, "relative_days").items()}
    honorifics = words("honorifics")
    forms = ("", "s", "n", "en") if language == "de" else ("",)
    return NameWords(
        roles=frozenset(heads - words("honorifics")) | honorifics,
        endings=_by_last_letters(
            f"{ending}{case}" for ending in words("role_endings") for case in forms
        ),
        honorifics=honorifics,
        stop=frozenset(stop - {"will", "may"}),
        others=frozenset(
            form
            for low in words("organisation_words", "place_words", "thing_words")
            for form in cases(low, language)
        ),
        surnames=words("surnames_too"),
        calendar=frozenset(
            (calendar | days) - {"april", "may", "june", "august", "jan", "mar", "march"}
        ),
        modifiers=words("role_modifiers"),
        breaks=words("clause_breaks", "finite_verbs"),
        finite=words("finite_verbs"),
        links=words("noun_links"),
    )


def _by_last_letters(endings: Iterable[str]) -> dict[str, tuple[str, ...]]:
    found: dict[str, tuple[str, ...]] = {}
    for ending in endings:
        last = ending[-_LAST:]
        found[last] = (*found.get(last, ()), ending)
    return found


def runs(reading: Reading, words: NameWords) -> list[Run]:
    """The runs of capitalised words, with the particles between them ("van der")."""
    found: list[Run] = []
    capitals, known = {*reading.capitals}, particles()
    lows, count = reading.lows, len(reading.words)
    behind = -1
    for index in reading.capitals:
        if index <= behind:
            continue
        following: int | None = index
        while following is not None:
            behind, at = following, following + 1
            may_go_on = at in capitals or (at < count and lows[at] in known)
            following = _next(reading, behind, words) if may_go_on else None
        found.append(Run(index, behind))
    return found


def _next(reading: Reading, last: int, words: NameWords) -> int | None:
    """The capitalised word that goes on with a run, behind which a word stands."""
    count, at = len(reading.words), last + 1
    if not _continues(reading, last, words):
        return None
    known = particles()
    if not reading.words[at][0].isupper() and (
        reading.lows[at] not in known or not is_given_name(reading.words[last])
    ):
        return None
    while at < count and at <= last + 3 and reading.lows[at] in known:
        if reading.words[at][0].isupper():
            return at
        if reading.gaps[at] not in (" ", "\xa0", "-", ""):
            return None
        at += 1
    if at < count and reading.words[at][0].isupper() and reading.lows[at] not in ("ii",):
        return at
    return None


def _continues(reading: Reading, index: int, words: NameWords) -> bool:
    """Whether the word behind may be of the same name, by what stands between."""
    gap = reading.gaps[index]
    if gap in (" ", "\xa0"):
        return True
    if gap in (". ", ".", ".\xa0"):
        low = reading.lows[index]
        if len(low) > 1 and low not in words.roles:
            return False
        return not reading.opens_sentence(index + 1)  # "… of the woman. Dialogue and …"
    return False


def names(
    reading: Reading, capitalised: Iterable[Run], place: int, language: str | None
) -> Iterator[Name]:
    """What may be people's names among the runs of a block."""
    words, lows = name_words(language), reading.lows
    for run in capitalised:
        first, last = run
        titled = first > 0 and words.is_role(lows[first - 1]) and _is_tied(reading, first)
        if titled or first < last:
            yield from _cut(reading, place, run, titled, words)


def _cut(reading: Reading, place: int, run: Run, titled: bool, words: NameWords) -> Iterator[Name]:
    first, last = run.first, run.last
    lows = reading.lows
    while last > first and (lows[last] in words.calendar or lows[last] in words.stop):
        last -= 1
    titles = [index for index in range(first, last) if words.is_role(lows[index])]
    while len(titles) > 1 and is_given_name(lows[titles[-1]]):
        titles.pop()
    if titles == [first] and last - first == 1 and is_given_name(lows[first]):
        titles = []  # "Dean Smith"
    if titles and not _is_name_before(reading, first, titles[-1], last):
        name_first, titled = titles[-1] + 1, True
        while name_first < last - 1 and _no_name(lows, name_first):
            name_first += 1
    else:
        name_first = first
        while name_first < last and (lows[name_first] in words.stop or _no_name(lows, name_first)):
            name_first += 1
            titled = False
        name_first = _given_name_in(reading, name_first, last, words)
    if words.endings:
        last = _before_noun(reading, name_first, last)
    length = last - name_first + 1
    if length < 1 or length > _LONGEST or (length == 1 and not titled):
        return
    if words.is_role(lows[last]) and not is_given_name(reading.words[name_first]):
        return
    if " ".join(lows[name_first : name_first + 2]) in places():
        return  # "Los Angeles Memorial"
    if words.endings and lows[name_first][-1] == "s" and lows[name_first][:-1] in places():
        return  # "Deutschlands Nationalmannschaft"
    if lows[last] in particles() or reading.slice(name_first, last).lower() in places():
        return
    if all(_fits(reading, index, name_first, words) for index in range(name_first, last + 1)):
        yield Name(place, name_first, last, first, titled)


def _fits(reading: Reading, index: int, first: int, words: NameWords) -> bool:
    """Whether a word may be part of a name that begins at `first`."""
    low, word = reading.lows[index], reading.words[index]
    if len(word) == 1:
        return True
    if "-" in word and len(word.rpartition("-")[2]) > 4 and word.rpartition("-")[2].islower():
        return False  # "James Beard-awarded"
    if low in words.calendar or (low in words.stop and low not in particles()):
        return False
    if words.endings and low.endswith(_ABSTRACT):
        return False
    if low in words.others and not _is_name_too(reading, index, first, words):
        return False
    if word.isupper() and len(word) > 1:  # no acronym, unless two letters that open a name ("JD")
        opens = index == first and len(word) == 2 and not words.endings
        return opens or "-" in word or "'" in word
    return True


def _is_name_too(reading: Reading, index: int, first: int, words: NameWords) -> bool:
    """Whether a word of things is a name where it stands: "Bill" in front, "West" behind one."""
    if index == first:
        return is_given_name(reading.words[first])
    return reading.lows[index] in words.surnames and is_given_name(reading.words[first])


def _no_name(lows: list[str], index: int) -> bool:
    """Whether a word before a name is a place ("Ukraine Volodymyr Zelensky")."""
    low = lows[index]
    known = low in places() or (low >= "а" and stem(low, "ru") in place_stems())
    return known and not is_given_name(low)


def _is_name_before(reading: Reading, first: int, title: int, last: int) -> bool:
    """Whether a title word is part of a name: "Martin Luther King Jr", "Stephen King III"."""
    return (
        title > first
        and all(low in _SUFFIXES for low in reading.lows[title + 1 : last + 1])
        and is_given_name(reading.words[first])
    )


def _is_tied(reading: Reading, first: int) -> bool:
    """Whether the title before a run, in lower case, belongs to it: "minister Chris Bowen"."""
    gap = reading.gaps[first - 1]
    return gap in (" ", "\xa0") or (gap == ". " and not reading.opens_sentence(first))


def _given_name_in(reading: Reading, first: int, last: int, words: NameWords) -> int:
    """Where the name begins in a long run: at a given name, when one is in it."""
    if is_given_name(reading.words[first]) or last - first < 2:
        return first
    sure = bool(words.endings) or not reading.text[reading.starts[first]].isascii()
    for index in range(first + 1, last):
        if is_given_name(reading.words[index]):
            return index if sure or index > first + 1 or reading.lows[first] in places() else first
    return first


def _before_noun(reading: Reading, first: int, last: int) -> int:
    """The last word of a name that a German noun follows: "Barack Obamas Rettungsaktion"."""
    if last - first < 2 or is_given_name(reading.words[last]):
        return last
    middle = reading.words[last - 1]
    if is_given_name(middle) or len(middle) == 1 or not middle[0].isupper() or "-" in middle:
        return last
    noun = reading.lows[last].endswith(_NOUN_ENDINGS)
    return last - 1 if noun or middle.endswith("s") else last
