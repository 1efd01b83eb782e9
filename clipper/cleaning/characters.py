"""Lines in Han and Kana characters, each of which is a word, with the characters put together."""

from clipper.cleaning.lines import Line, is_character
from clipper.cleaning.phrases import Phrases, longest


def put_together(line: Line, first: int, last: int, listed: Phrases) -> Line:
    """The words from `first` up to `last` as a line where each listed phrase is one word, and so
    are the characters between two of them."""
    words: list[str] = []
    starts: list[int] = []
    ends: list[int] = []
    stops: set[int] = set()
    loose = False
    index = first
    while index < last:
        length = longest(listed, line, index, last)
        apart = bool(length) or not is_character(line.words[index])
        if index in line.stops:
            stops.add(len(words))
            loose = False
        end = index + max(1, length)
        if loose and not apart:
            words[-1] += line.words[index]
            ends[-1] = line.ends[index]
        else:
            words.append("".join(line.words[index:end]))
            starts.append(line.starts[index])
            ends.append(line.ends[end - 1])
        loose = not apart
        index = end
    if last in line.stops:
        stops.add(len(words))
    together = Line("")
    together.text, together.words = line.text, words
    together.starts, together.ends, together.stops = starts, ends, stops
    return together
