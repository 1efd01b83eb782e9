"""Words: what is one, how many there are, and what makes two texts compare equal."""

import time
import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from clipper.text.lexicon import lexicon
from clipper.text.located import located, lower, split
from clipper.text.words import count, fold, stems, stems_of, tokens


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("The minister's state-of-the-art plan", ["the", "minister's", "state-of-the-art", "plan"]),
        ("l’homme d'État", ["l'homme", "d'état"]),
        ("up 3.5% to 1,200 (again)", ["up", "3.5", "to", "1,200", "again"]),
        ("STRASSE Straße", ["strasse", "strasse"]),
        ("İstanbul'da", ["istanbul'da"]),
        ("O‘zbekiston to‘g‘ri", ["o'zbekiston", "to'g'ri"]),
        ("中国 talks", ["中", "国", "talks"]),
        ("ロシア軍", ["ロ", "シ", "ア", "軍"]),
        ("한국어 문장", ["한국어", "문장"]),
        ("می‌شود", ["میشود"]),
        ("हिन्दी भाषा", ["हिन्दी", "भाषा"]),
        ("snake_case — yes!", ["snake", "case", "yes"]),
        ("soft\u00adhyphen zero\u200bwidth", ["softhyphen", "zerowidth"]),
        ("", []),
    ],
)
def test_tokens(text: str, words: list[str]) -> None:
    """Words are folded; inner apostrophes, hyphens and points of numbers belong to them."""
    assert tokens(text) == words


@given(st.text())
def test_decomposed_text_has_the_same_tokens(text: str) -> None:
    """An accent written apart from its letter makes no difference."""
    assert tokens(unicodedata.normalize("NFD", text)) == tokens(unicodedata.normalize("NFC", text))


@pytest.mark.parametrize(
    ("text", "number"),
    [
        ("Prices rose 3.5% again.", 4),
        ("中国外交部", 3),
        ("二零 talks", 2),
        ("물가가 올랐다", 2),
        ("…", 0),
    ],
)
def test_count(text: str, number: int) -> None:
    """Words are counted, and a Han or Kana character is half of one, rounded up."""
    assert count(text) == number


@given(st.text(st.characters(codec="ascii")))
def test_ascii_takes_no_other_road(text: str) -> None:
    """The short cut for plain ASCII finds what the full pattern finds."""
    assert tokens(text) == tokens(text + " é")[:-1]
    assert count(text) == len(tokens(text))


@pytest.mark.parametrize(
    ("language", "one", "other"),
    [
        ("en", "The ministers signed agreements", "a minister signs the agreement"),
        ("de", "die Ministerinnen der Länder", "eine Ministerin des Landes"),
        ("fr", "l'accord des ministres", "d'accords du ministre"),
        ("tr", "İzmir'de bakanların", "İzmir'den bakanlar"),
        ("ru", "министров", "министра"),
        ("uz", "O‘zbekistonda", "o'zbekistonning"),
    ],
)
def test_stems_meet(language: str, one: str, other: str) -> None:
    """Forms of a word share a stem, whatever the stop words around them."""
    first, second = stems(one, language), stems(other, language)
    assert first
    assert set(first) & set(second)


def test_stop_words_have_no_stem() -> None:
    """Function words are left out."""
    assert stems("and it was of the", "en") == []


def test_stems_without_a_language() -> None:
    """Text of an unknown language keeps all its words, as they are."""
    assert stems("Bonan tagon al vi", None) == ["bonan", "tagon", "al", "vi"]


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Café “Central”", "CAFE\u0301 - central"),
        ("ﬁrst Ｎews", "First news"),
        ("IĞDIR", "ığdır"),
        ("كِتَابٌ", "كتاب"),
        ("a  b\u00a0c", "A b c!"),
    ],
)
def test_fold_makes_equal(one: str, other: str) -> None:
    """Case, accents' spelling, width, punctuation and spaces do not count."""
    assert fold(one) == fold(other)


@given(st.text())
def test_fold_is_stable(text: str) -> None:
    """Folding what is folded changes nothing."""
    assert fold(fold(text)) == fold(text)


@pytest.mark.parametrize("unit", ["a", "'", "a'", "a-", "a\u0301", "\u0301", "1.", "中", "_", "ж’"])
def test_hostile_text_takes_linear_time(unit: str) -> None:
    """Text made to be slow is read at a rate of at least 200,000 characters a second."""
    text = unit * 200_000
    started = time.process_time()
    tokens(text)
    fold(text)
    count(text)
    assert time.process_time() - started < max(len(text) / 200_000, 1)


@pytest.mark.parametrize("language", ["en", "de", "fr", "ru", "tr", "uz", "ja"])
@given(data=st.data())
def test_a_word_has_one_stem_in_any_company(language: str, data: st.DataObject) -> None:
    """It is the word without the longest ending that leaves three letters, whatever stands beside
    it; a stop word has none."""
    known = lexicon(language).words
    endings, stop = known.get("endings", ()), known["stop"]
    words = st.sampled_from([*endings, "flut", "ab", "'", "’n", *stop[:9]])
    texts = data.draw(st.lists(st.lists(words, min_size=1, max_size=4).map("".join)))
    plain = [word for text in texts if (word := "".join(tokens(text))).isalpha()]
    cut = stems_of(texts + plain, language)
    for word in plain:
        ends = [end for end in endings if word.endswith(end) and len(word) >= len(end) + 3]
        stem = word.removesuffix(max(ends, key=len, default=""))
        assert cut.get(word) == stems_of([word], language).get(word)
        assert cut.get(word) == (None if word in stop else stem)


@given(st.text(st.one_of(st.sampled_from("aZİIıi̇éÉ’'-. 1٣ß"), st.characters()), max_size=40))
def test_located_words_lead_back_into_the_text(text: str) -> None:
    """Words and what stands between them are the text; small letters are those of the language."""
    for language in "en", "tr", "fr", None:
        found = located(text, language)
        places = zip(found.starts, found.ends, strict=True)
        assert [text[start:end] for start, end in places] == found.words
        front = text[: found.starts[0]] if found.words else text
        rest = "".join(map("".join, zip(found.words, found.gaps, strict=False)))
        assert front + rest == text
        assert found.lows == [lower(word, language) for word in found.words]


def test_a_short_text_is_cut_like_a_long_one() -> None:
    """In capitals an apostrophe parts no genitive, whatever kind it is."""
    for text in "MCDONALD'S SUES", "MCDONALD’S SUES", "McDonald's sues", "l'État's":
        assert split(text, "en") == located(text, "en").lows
