"""Bytes to text, with right, wrong and missing declarations."""

import random
import time
import tomllib
import unicodedata
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from clipper.readers.charsets import charset_of, codec_of, decode, encoded
from clipper.types import Page

TEXTS: dict[str, str] = tomllib.loads(
    (Path(__file__).parent / "data" / "charsets.toml").read_text("utf-8")
)

WRITTEN = [
    ("ru", "windows-1251"),
    ("ru", "koi8-r"),
    ("ru", "ibm866"),
    ("ru", "iso-8859-5"),
    ("uk", "windows-1251"),
    ("tr", "windows-1254"),
    ("tr", "iso-8859-9"),
    ("de", "windows-1252"),
    ("fr", "windows-1252"),
    ("is", "windows-1252"),
    ("pl", "windows-1250"),
    ("cs", "iso-8859-2"),
    ("hu", "windows-1250"),
    ("el", "windows-1253"),
    ("ar", "windows-1256"),
    ("he", "windows-1255"),
    ("lt", "windows-1257"),
    ("zh", "gb2312"),
    ("zh", "gb18030"),
    ("zh-hant", "big5"),
    ("ja", "shift_jis"),
    ("ja", "euc-jp"),
    ("ja", "iso-2022-jp"),
    ("ko", "euc-kr"),
]

WRONG = [
    "utf-8",
    "iso-8859-1",
    "windows-1251",
    "iso-8859-9",
    "gb2312",
    "shift_jis",
    "euc-kr",
    "nonsense",
]


def text_page(body: bytes, charset: str | None = None) -> Page:
    """A plain text whose server declared `charset`."""
    return Page("x", None, body, "text/plain", charset)


def html_page(text: str, charset: str, declared: str) -> Page:
    """A page with `text` in it, written in `charset` and declared by its meta tag as `declared`."""
    html = f'<html><head><meta charset="{declared}"><title>{text[:20]}</title></head><p>{text}</p>'
    return Page("x", None, html.encode(charset), "text/html")


@pytest.mark.parametrize(("language", "charset"), WRITTEN)
def test_a_right_declaration_is_followed(language: str, charset: str) -> None:
    """The header or the page itself names the charset, and the text is read with it."""
    text = TEXTS[language]
    assert decode(text_page(text.encode(charset), charset)) == text
    assert text in decode(html_page(text, charset, charset))


@pytest.mark.parametrize(("language", "charset"), WRITTEN)
def test_a_missing_declaration_is_made_up_for(language: str, charset: str) -> None:
    """A text that says nothing of its charset is read by its letters."""
    assert decode(text_page(TEXTS[language].encode(charset))) == TEXTS[language]


@pytest.mark.parametrize("wrong", WRONG)
@pytest.mark.parametrize(("language", "charset"), WRITTEN)
def test_a_wrong_declaration_is_seen_through(language: str, charset: str, wrong: str) -> None:
    """A declaration that makes no text of the bytes is not believed, in the header or the page."""
    text = TEXTS[language]
    assert decode(text_page(text.encode(charset), wrong)) == text
    assert text in decode(html_page(text, charset, wrong))


@pytest.mark.parametrize("language", TEXTS)
@pytest.mark.parametrize("declared", [None, *WRONG])
def test_utf8_is_utf8_whatever_is_declared(language: str, declared: str | None) -> None:
    """Bytes that are UTF-8 throughout are UTF-8; a mark before them is not part of the text."""
    body = TEXTS[language].encode()
    assert decode(text_page(body, declared)) == TEXTS[language]
    assert decode(text_page(b"\xef\xbb\xbf" + body, declared)) == TEXTS[language]


@pytest.mark.parametrize("language", TEXTS)
@pytest.mark.parametrize("order", ["le", "be"])
def test_utf16_is_read_with_a_mark_and_without(language: str, order: str) -> None:
    """The mark tells the byte order, or the spaces and full stops do."""
    body = TEXTS[language].encode(f"utf-16-{order}")
    mark = "\ufeff".encode(f"utf-16-{order}")
    assert decode(text_page(mark + body, "utf-8")) == TEXTS[language]
    assert decode(text_page(body)) == TEXTS[language]
    assert TEXTS[language] in decode(html_page(TEXTS[language], f"utf-16-{order}", "utf-16"))


@pytest.mark.parametrize("declared", [None, "utf-8", "windows-1252"])
@pytest.mark.parametrize("language", ["de", "ru", "ja"])
def test_a_few_broken_bytes_leave_utf8_what_it_is(language: str, declared: str | None) -> None:
    """Text that was cut in the middle of a character, or has a foreign byte, loses only that."""
    text = TEXTS[language]
    body = text.encode()
    assert decode(text_page(body + "é".encode()[:1], declared)) == text + "\ufffd"
    assert decode(text_page(b"\xff" + body, declared)) == "\ufffd" + text


def test_a_declared_charset_survives_a_broken_byte() -> None:
    """One impossible byte in a long page does not make its declaration wrong."""
    body = TEXTS["ru"].encode("windows-1251") + b"\x98"
    assert decode(text_page(body, "windows-1251")) == TEXTS["ru"] + "\ufffd"


def test_english_with_typographic_quotes_is_windows_1252() -> None:
    """Curly quotes and dashes alone are read as what nearly always wrote them."""
    text = "The council’s plan – “a bridge for all” – was approved on Friday, at a cost of £9m."
    body = text.encode("windows-1252")
    for declared in (None, "iso-8859-1", "utf-8"):
        assert decode(text_page(body, declared)) == text


@pytest.mark.parametrize(
    ("label", "codec"),
    [
        ("ISO-8859-1", "cp1252"),
        ("latin1", "cp1252"),
        ("us-ascii", "cp1252"),
        ("iso-8859-9", "cp1254"),
        ("GB2312", "gb18030"),
        ("gbk", "gb18030"),
        ("ks_c_5601-1987", "cp949"),
        ("euc-kr", "cp949"),
        ("Shift_JIS", "cp932"),
        ("x-sjis", "cp932"),
        ("big5-hkscs", "big5hkscs"),
        ("'UTF8'", "utf-8"),
        ("windows-874", "cp874"),
        ("", None),
        (None, None),
        ("utf-7", None),
        ("unicode_escape", None),
        ("rot13", None),
    ],
)
def test_labels_mean_what_browsers_take_them_for(label: str | None, codec: str | None) -> None:
    """WHATWG's names, and none of the codecs that are no charsets of the web."""
    assert codec_of(label) == codec


@pytest.mark.parametrize(
    "declaration",
    [
        '<meta charset="windows-1251">',
        "<META CHARSET=windows-1251>",
        '<meta http-equiv="Content-Type" content="text/html; charset=windows-1251">',
        "<meta content='text/html;charset = windows-1251' http-equiv=content-type>",
        '<?xml version="1.0" encoding="windows-1251"?>',
    ],
)
def test_every_way_to_declare_is_known(declaration: str) -> None:
    """The page names its charset in a meta tag or an XML declaration."""
    body = f"{declaration}<p>Да</p>".encode("windows-1251")
    assert charset_of(Page("x", None, body, "text/html")) == "cp1251"


def test_the_header_goes_before_the_page() -> None:
    """Where both could be, the server is believed, as browsers do."""
    body = f'<meta charset="iso-8859-2"><p>{TEXTS["hu"]}</p>'.encode("iso-8859-2")
    assert charset_of(Page("x", None, body, "text/html", "iso-8859-2")) == "iso8859-2"
    assert charset_of(Page("x", None, body, "text/html", "windows-1250")) == "cp1250"


def test_line_ends_become_one_kind() -> None:
    """Windows, old Mac and Unicode line ends are all line ends."""
    body = "a\r\nb\rc\nd\u2028e\u2029f\x85g\r\n\r\nh".encode()
    assert decode(text_page(body)) == "a\nb\nc\nd\ne\nf\ng\n\nh"


def test_what_is_never_seen_is_not_in_the_text() -> None:
    """NULs, soft hyphens and byte order marks go; no-break spaces, joiners and accents stay."""
    kept = "16\u00a0% می\u200cشود 👩\u200d🚀 cafe\u0301 café"
    body = f"\ufeffNo\0rr\u00adö\ufeff {kept}".encode()
    assert decode(text_page(body)) == f"Norrö {kept}"


def test_a_text_of_ascii_with_nuls_is_not_taken_for_utf16() -> None:
    """NULs that strayed into a text are dropped, whatever stands around them."""
    body = b"The ferry \0sails \0again from Monday.\0\0\n" * 30
    assert decode(text_page(body)) == "The ferry sails again from Monday.\n" * 30


@pytest.mark.parametrize(
    ("written", "shown"),
    [
        ("It sails again.\0Fares stay.", "It sails again. Fares stay."),
        ("“It sails.”\0“Does it?”", "“It sails.” “Does it?”"),
        (
            "Ostheim\0\0\0\0Lindmoor and the ports around it",
            "Ostheim Lindmoor and the ports around it",
        ),
        ("It costs 2.\x004 million, or 3.", "It costs 2.4 million, or 3."),
    ],
)
def test_nuls_between_sentences_part_them(written: str, shown: str) -> None:
    """A NUL after a sentence, or several between words, end a field; one in a word is a mishap."""
    assert decode(text_page(written.encode())) == shown


def test_two_stray_bytes_leave_utf8_what_it_is() -> None:
    """Two foreign bytes are lost, not the quotation marks and letters of the text around them."""
    text = "The council’s plan for the café was approved in Zürich on Friday."
    body = b"\xe9" + text.encode() + b"\x96"
    for declared in (None, "utf-8", "windows-1251"):
        assert decode(text_page(body, declared)) == f"\ufffd{text}\ufffd"


@given(st.binary(max_size=300), st.sampled_from([None, *WRONG, "utf-16", "big5", "iso-2022-jp"]))
def test_no_bytes_make_decoding_fail(body: bytes, declared: str | None) -> None:
    """Any bytes under any declaration give a text without NULs and carriage returns."""
    for media_type in ("text/html", "text/plain"):
        text = decode(Page("x", None, body, media_type, declared))
        assert not {"\0", "\r", "\u00ad"} & set(text)


@given(
    st.text("a\r\n\f\0\x85\u00a0\u00ad\u2028\u2029\u202a\ufeff\uffff\u00e9\u0645\u6a4b😀"),
    st.sampled_from(["utf-8", "utf-8-sig", "utf-16", "windows-1252", "gb18030", "iso-2022-jp"]),
    st.binary(max_size=3),
)
def test_the_parser_is_given_the_text_that_readers_see(text: str, charset: str, end: bytes) -> None:
    """Whether a page is decoded for it or is fit to be parsed as it is, makes no difference."""
    body = text.encode(charset, "ignore") + end
    for page in (text_page(body, charset), html_page(text, "utf-8", "utf-8")):
        assert encoded(page) == decode(page).encode()


@given(
    st.text(
        st.characters(
            exclude_categories=["Cc", "Cs", "Cn"], exclude_characters="\u00ad\ufeff\u2028\u2029"
        )
    )
)
def test_utf8_comes_out_as_it_went_in(text: str) -> None:
    """Text in any script, composed or not, is not changed by decoding."""
    for form in ("NFC", "NFD"):
        written = unicodedata.normalize(form, text)  # type: ignore[arg-type]
        assert decode(text_page(written.encode())) == written


@pytest.mark.parametrize(
    "body",
    [
        random.Random(1).randbytes(5_000_000),
        "Работа ".encode("windows-1251") * 700_000,
        b"<meta charset" * 400_000 + b"\xff",
        b"<meta " + b"x" * 5_000_000 + b"\xff",
        b"<" * 5_000_000 + b"\xff",
        "橋".encode("gb18030") * 2_500_000,
    ],
    ids=["noise", "one line", "metas", "one tag", "brackets", "one character"],
)
def test_five_megabytes_are_decoded_in_no_time(body: bytes) -> None:
    """The charset is judged by a sample, so that no content makes it slow."""
    started = time.perf_counter()
    decode(Page("x", None, body, "text/html"))
    assert time.perf_counter() - started < 2
