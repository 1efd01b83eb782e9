"""Who a quotation is by: the subject of the verb of saying before, behind or between its parts."""

from collections.abc import Sequence

from clipper.facts.quotations import Quotation
from clipper.facts.reading import Reading
from clipper.facts.subjects import Subjects
from clipper.facts.vocabulary import phrases

_NEAR = 12
"""Words between a quotation and its verb of saying."""
_FAR = 40
"""Words of a clause that are looked at."""

_AHEAD = 8
"""Quotations behind a heading that may hold its words."""


class Speakers:
    """Tells the speakers of an article's quotations, in their order."""

    def __init__(
        self, readings: Sequence[Reading], subjects: Subjects, language: str | None
    ) -> None:
        self._readings = readings
        self._subjects = subjects
        self._speech = phrases(language, "speech")
        self._attribution = phrases(language, "attribution")
        self._passive = phrases(language, "passive")
        self._asking = phrases(language, "asking")
        self._spoke: str | None = None

    def tell(self, quotations: Sequence[Quotation]) -> list[str | None]:
        """The speaker of each quotation; `None` where the text attributes it to nobody."""
        bounds = [self._bounds(quotation) for quotation in quotations]
        for quotation, (first, last) in zip(quotations, bounds, strict=True):
            self._subjects.quoted(quotation.place, first, last)
        told: list[str | None] = []
        for number, quotation in enumerate(quotations):
            before, after = number - 1, number + 1
            start, stop = 0, len(self._readings[quotation.place].words)
            if before >= 0 and quotations[before].place == quotation.place:
                start = bounds[before][1]
            if after < len(quotations) and quotations[after].place == quotation.place:
                stop = bounds[after][0]
            introduced = self._introduced(quotation, start, bounds[number][0])
            speaker = None
            if introduced:
                speaker = self._ahead(quotation, start, bounds[number][0])
            if speaker is None:
                speaker = self._behind(quotation, bounds[number][1], stop)
            if speaker is None and not introduced:
                speaker = self._ahead(quotation, start, bounds[number][0])
            if speaker is None:
                earlier = quotations[before] if before >= 0 else None
                speaker = self._carried(quotation, earlier, start, bounds[number][0])
            self._spoke = speaker or self._spoke
            told.append(speaker or None)
        self._carry_back(quotations, bounds, told)
        self._from_repeated(quotations, told)
        return told

    def _introduced(self, quotation: Quotation, start: int, first: int) -> bool:
        """Whether a colon, or a verb of saying, stands right before the quotation."""
        if first <= start:
            return False
        reading = self._readings[quotation.place]
        leads = reading.text[reading.ends[first - 1] : quotation.start]
        return ":" in leads or reading.lows[first - 1] in self._speech

    def _bounds(self, quotation: Quotation) -> tuple[int, int]:
        """The quotation's first word, and the one behind its last."""
        return self._readings[quotation.place].between(quotation.start, quotation.end)

    def _behind(self, quotation: Quotation, first: int, stop: int) -> str | None:
        """ "…," X said; "…", sagte X; "…," according to X."""
        reading = self._readings[quotation.place]
        if first >= stop or self._opens_sentence(reading, quotation, first):
            return None
        last = min(stop, max(first + 1, reading.sentence(reading.starts[first])[1]), first + _FAR)
        named = self._attributed(quotation.place, first, min(first + 3, last), last)
        if named is not None:
            return named
        for at in range(first, min(first + _NEAR, last)):
            verb = self._speech.match(reading.lows, at)
            if verb is None or reading.words[at][0].isupper():  # "the United States"
                continue
            if at > first:
                subject = self._subjects.read(quotation.place, first, at, self._spoke)
                if subject is not None:
                    return subject
            return self._subjects.read(quotation.place, at + verb[0], last, self._spoke)
        return self._beside_any_verb(quotation, first, last)

    def _beside_any_verb(self, quotation: Quotation, first: int, last: int) -> str | None:
        """ "…," X grinned; "…", führte X aus: beside a verb that no list has."""
        reading, place = self._readings[quotation.place], quotation.place
        person = self._subjects.person(place, first)
        if person is not None:
            return person
        inverted = "," in reading.text[quotation.end : reading.starts[first]]
        if inverted and reading.words[first].islower() and first + 1 < last:
            return self._subjects.person(place, first + 1)
        return None

    def _opens_sentence(self, reading: Reading, quotation: Quotation, first: int) -> bool:
        """Whether a new sentence begins behind the quotation, rather than its attribution."""
        inside, word = reading.text[quotation.end - 1], reading.words[first]
        between = reading.text[quotation.end : reading.starts[first]]
        if "," in between or word[0].islower():
            return "." in between or ":" in between
        if inside in ".:" or any(mark in between for mark in ".;:"):
            return True
        if inside in "?!…":  # "Will you?" X asked
            near = range(first + 1, min(first + 5, len(reading.lows)))
            return not any(self._speech.match(reading.lows, at) for at in near)
        return False

    def _attributed(self, place: int, first: int, near: int, last: int) -> str | None:
        """Whoever a phrase such as "according to" names."""
        lows = self._readings[place].lows
        for at in range(first, near):
            found = self._attribution.match(lows, at)
            if found is not None:
                return self._subjects.read(place, at + found[0], last, self._spoke)
        return None

    def _ahead(self, quotation: Quotation, start: int, first: int) -> str | None:
        """X said: "…"; X said the plan was "…"; according to X, "…"."""
        place, reading = quotation.place, self._readings[quotation.place]
        if first == 0:
            return None
        opening = max(start, reading.sentence(reading.starts[first - 1])[0], first - _FAR)
        leads = reading.text[reading.ends[first - 1] : quotation.start]
        if opening >= first or "." in leads or "!" in leads or "?" in leads:
            return None
        for at in range(first - 1, opening - 1, -1):
            phrase = self._attribution.match(reading.lows, at)
            if phrase is not None:
                return self._subjects.read(place, at + phrase[0], first, self._spoke)
            verb = self._speech.match(reading.lows, at)
            if verb is not None:
                return self._subject_of(place, opening, at, at + verb[0], first)
        return self._named_ahead(place, opening, first, ":" in leads)

    def _named_ahead(self, place: int, opening: int, first: int, colon: bool) -> str | None:
        """Whoever a clause without a verb of saying is about: "His appeal to the parties: "…"."""
        people = self._subjects.people_in(place, opening, first)
        if len(people) == 1 or (people and colon):
            return people[0]
        for at in range(opening, first):
            person = self._subjects.pronoun(place, at)
            if person is not None:
                return person
        return None

    def _subject_of(
        self, place: int, opening: int, verb: int, behind: int, first: int
    ) -> str | None:
        """The subject of a verb before the quotation: before the verb, or behind it."""
        reading = self._readings[place]
        if verb and reading.lows[verb - 1] in self._passive and reading.lows[verb] in self._asking:
            return ""  # "X was asked": whoever asked is not named
        if reading.lows[verb].endswith("ing"):  # "X brushed it off, saying"
            people = self._subjects.people_in(place, opening, verb)
            if people:
                return people[0]
        if verb > opening and reading.gaps[verb - 1] == ", ":  # "her lawyer, X, said"
            person = self._subjects.person(place, verb - 1) or self._before_apposition(
                place, opening, verb - 1
            )
            if person is not None:
                return person
        at = verb
        while at > opening and verb - at < _NEAR and reading.gaps[at - 1].strip(" -’‘'.\xa0") == "":
            at -= 1
        # The nearest beginning of a subject before the verb: a person, a pronoun, an article.
        for begin in range(verb - 1, at - 1, -1):
            person = self._subjects.person(place, begin) or self._subjects.relative(place, begin)
            if person is not None:
                return person
            if self._subjects.begins(place, begin):
                return self._subjects.read(place, begin, verb, self._spoke)
        if opening < at < verb and reading.gaps[at - 1] == ", ":  # "X, head of the school, said"
            person = self._subjects.person(place, at - 1)
            if person is not None:
                return person
        if at < verb and self._subjects.named_before(place, at):
            return self._subjects.read(place, at, verb, self._spoke)
        if behind < first and reading.gaps[verb] == " ":
            subject = self._subjects.read(place, behind, first, self._spoke)
            if subject is not None:
                return subject
        if at < verb:
            return self._subjects.read(place, at, verb, self._spoke)
        people = self._subjects.people_in(place, opening, verb)
        return people[0] if people else None

    def _before_apposition(self, place: int, opening: int, last: int) -> str | None:
        """The person that an apposition between commas belongs to: "X, head of the school, "."""
        reading = self._readings[place]
        for at in range(last - 1, opening - 1, -1):
            if reading.gaps[at] == ", ":
                person = self._subjects.person(place, at)
                if person is not None:
                    return person
            elif reading.gaps[at].strip(" -’'.\xa0") != "":
                return None
        return None

    def _carried(
        self, quotation: Quotation, before: Quotation | None, start: int, first: int
    ) -> str | None:
        """The speaker of a quotation that is a sentence of its own: whoever spoke before it."""
        place = quotation.place
        if first > start:
            people = self._subjects.people_in(place, start, first)
            if len(people) == 1:
                return people[0]
        if before is not None and place - before.place <= (first == 0):
            return self._spoke if first - start < _FAR else None
        return self._said_before(place - 1) if first == 0 and place else None

    def _said_before(self, place: int) -> str | None:
        """The subject of the verb of saying in a paragraph's last sentence."""
        reading = self._readings[place]
        opening, last = reading.sentence(len(reading.text))
        for at in range(min(last, opening + _FAR) - 1, opening - 1, -1):
            verb = self._speech.match(reading.lows, at)
            if verb is not None:
                return self._subject_of(place, opening, at, at + verb[0], last)
        if reading.text.rstrip().endswith(":"):  # "X had this to add:"
            return self._named_ahead(place, opening, last, True)
        return None

    def _from_repeated(self, quotations: Sequence[Quotation], told: list[str | None]) -> None:
        """Gives a heading or a pull quote the speaker of the same words in the text."""
        texts = [
            self._readings[item.place].text[item.start : item.end].rstrip(".,!? ")
            for item in quotations
        ]
        known: dict[str, str] = {}
        whole = [
            len(self._readings[item.place].text.strip()) <= item.end - item.start + 2
            for item in quotations
        ]
        for text, speaker, alone in zip(texts, told, whole, strict=True):
            if speaker and not alone:
                known.setdefault(text, speaker)
        for number, alone in enumerate(whole):
            if not alone:
                continue
            speaker = known.get(texts[number])
            if speaker is None and told[number] is None:
                near = range(number + 1, min(number + _AHEAD, len(texts)))
                speaker = next((told[at] for at in near if texts[number] in texts[at]), None)
            told[number] = speaker or told[number]

    def _carry_back(
        self,
        quotations: Sequence[Quotation],
        bounds: Sequence[tuple[int, int]],
        told: list[str | None],
    ) -> None:
        """Gives a quotation that runs over paragraphs the speaker that its last part names."""
        for number in range(len(quotations) - 2, -1, -1):
            this, following = quotations[number], quotations[number + 1]
            text = self._readings[this.place].text
            if (
                told[number] is None
                and following.place == this.place + 1
                and this.end == len(text.rstrip())
                and bounds[number + 1][0] == 0
            ):
                told[number] = told[number + 1]
