"""What cleaning promises of English, German, Dutch and Polish furniture in words nobody listed."""

import pytest

from clipper.cleaning import clean
from clipper.cleaning.furniture import rule_of
from clipper.config import Options
from clipper.types import RawArticle, RawBlock

PAIRS = [
    ("en", "Play 5 min · 0:12 / 5:40 · 1.5x", "Play 5 minutes more than they must"),
    ("en", "Enlarge type A+ Shrink type A-", "Enlarge the harbour"),
    ("en", "Tell your friends about this story", "Tell your friends the truth"),
    ("en", "Hide all comments on this page", "Hide all traces of the crime"),
    ("en", "Your support powers our newsroom.", "Your support powers the trams."),
    ("en", "FTSE 100 7,682.50 +0.41%", "FTSE 100 falls for a third day"),
    ("de", "Den Newsletter jetzt kostenlos bestellen", "Den Kuchen jetzt kostenlos bestellen"),
    ("de", "Vor drei Stunden", "Vor drei Stunden brach das Eis"),
    ("de", "Das Gespräch führte Anna Berger.", "Das Gespräch führte zu nichts."),
    ("nl", "Onze andere nieuwsbrieven", "Onze andere kinderen"),
    ("nl", "Win kaarten voor het havenfeest", "Kaarten liggen op tafel"),
    ("nl", "Er is iets misgegaan", "Er ging iets mis met de motor."),
    ("pl", "Zarezerwuj miejsce już teraz", "Miejsce dla każdego"),
    ("pl", "Nowy odcinek w każdą środę", "Nowy odcinek drogi"),
    ("de", "Gelesen: 2.311 Mal", "Gelesen hat es niemand."),
    ("fr", "Lire aussi Budget : le Sénat dit non", "Lire aussi vite que parler est un art."),
    ("fr", "1,2 k vues", "1,2 million de plus"),
    ("es", "Aceptar y seguir navegando", "Aceptar y callar"),
    ("it", "Letta 2.311 volte", "Letta la sentenza, torna il silenzio."),
    ("pt", "Ponte ao fim do dia, foto de arquivo", "A foto vale o arquivo inteiro."),
    ("nl", "Word lid van onze club", "Word lid of vertrek, kreeg hij te horen."),
    ("nl", "Copyright De Havenbode 2025", "Copyright bleef buiten het akkoord."),
    ("pl", "Czytaj: Most zostaje zamknięty", "Czytaj: podwyżka będzie, tylko później."),
    ("pl", "Bez zgody redakcji", "Bez zgody sąsiadów"),
]

SIGNS = [
    ("News › Local › Council", "navigation"),
    ("Content © The Harbour Post 2024", "copyright"),
    ("an/ jk/", "signature"),
    ("— 30 —", "signature"),
    ("mra/joh/dpa", "signature"),
    ("The bridge on Monday. / ANN LEE", "credit"),
]


@pytest.mark.parametrize(("language", "furniture", "body"), PAIRS)
def test_a_label_goes_and_its_like_stays(language: str, furniture: str, body: str) -> None:
    """What is asked of a reader goes; a heading or sentence that begins alike is the article's."""
    assert rule_of(furniture, language)
    assert rule_of(body, language) is None


@pytest.mark.parametrize(("line", "rule"), SIGNS)
def test_signs_tell_furniture_in_any_language(line: str, rule: str) -> None:
    """The way to a page, whose it is and who signed the agency's copy need no words."""
    assert rule_of(line, None) == rule


def test_a_sentence_with_a_sign_of_copyright_stays() -> None:
    """A text may speak of the sign."""
    assert rule_of("She drew a © on every page.", "en") is None


TOLD = [
    "Email addresses of 30,000 customers were stolen in the attack.",
    "Sign-up for the vaccine trial closed in three days.",
    "Comments on the draft were due in May.",
    "Permission is required to enter the harbour.",
    "Newsletter publishers called the new tax unfair.",
]
ASKED = [
    "Please leave a comment",
    "Sorry, your browser does not support video.",
    "Open this page in our app.",
    "Scroll to continue reading.",
    "For more news, follow us on Telegram.",
    "You've reached your limit of free articles.",
]


@pytest.mark.parametrize("line", TOLD)
def test_a_sentence_that_tells_something_stays(line: str) -> None:
    """One with a verb of prose speaks neither of the page nor to its reader."""
    assert rule_of(line, "en") is None


@pytest.mark.parametrize("line", ASKED)
def test_a_request_goes_politely_put_or_as_a_sentence(line: str) -> None:
    """What is asked of a reader goes with a 'please' before it and a full stop behind it."""
    assert rule_of(line, "en")


def test_an_address_alone_goes() -> None:
    """A line that is an e-mail address or a name on a network is its author's."""
    assert rule_of("ann.lee@harbour.example", "en") == "byline"
    assert rule_of("Write to ann.lee@harbour.example, he told us.", "en") is None


def test_a_portuguese_byline_has_its_place_and_dates_on_one_line() -> None:
    """As it stands above articles: who, where, when, and when it was changed."""
    line = "Por farol SP — São Tomé 28/11/2025 07h30 Atualizado há 2 horas"
    assert rule_of(line, "pt") == "byline"
    assert rule_of("Por volta das 10h de 3 de maio, o mapa foi atualizado.", "pt") is None


@pytest.mark.parametrize(
    "line", ["Baku, October 14, HARBOURINFO", "BAKU, October 14", "Baku, 14 October, Harbourpress"]
)
def test_a_dateline_names_an_agency_that_is_not_known(line: str) -> None:
    """Its capitals, its ending, or those of the place tell it."""
    assert rule_of(line, "en") == "datestamp"
    assert rule_of("Baku, October's host city, has built hotels.", "en") is None


@pytest.mark.parametrize(
    ("code", "line"),
    [
        ("en", "Listen 5 min. 20 sec."),
        ("de", "Vorlesen 4:05 Min."),
        ("fr", "Écouter 5 min."),
        ("pl", "Posłuchaj (4:05 min.)"),
        ("ru", "Слушать статью 5 мин. 20 сек."),
        ("tr", "Dinle 5 dk."),
        ("zh", "听全文 5 分钟 20 秒"),
    ],
)
def test_what_is_heard_may_have_its_time_behind_it(code: str, line: str) -> None:
    """An abbreviation's full stop makes no sentence of it."""
    assert rule_of(line, code) in ("widget", "related")


@pytest.mark.parametrize(
    ("code", "line"),
    [
        ("en", "Play 20 minutes."),
        ("de", "Vorlesen 20 Minuten."),
        ("tr", "Dinle 20 dakika."),
        ("ko", "듣기 30분."),
        ("en", "Close the app for 5 min."),
        ("ru", "В понедельник, 5 мая, 20 мин."),
        ("ru", "В понедельник, 5 мая, в 2 часа."),
        ("en", "Latest 24 hours"),
        ("uz", "Yangiliklar 5-son."),
    ],
)
def test_a_sentence_or_an_hour_is_no_playing_time(code: str, line: str) -> None:
    """A whole word closes a sentence, hours are of clocks, and only what is played or read takes
    time."""
    assert rule_of(line, code) is None


@pytest.mark.parametrize("crosshead", ["Folgen der Krise", "Ausbau des Hafens"])
def test_a_last_crosshead_of_german_nouns_is_no_signature(crosshead: str) -> None:
    """All its nouns are in capitals, but what joins them is part of no name."""
    story = [
        RawBlock("paragraph", "Der Hafen bleibt bis zum Frühjahr geschlossen."),
        RawBlock("paragraph", "Die Arbeiten sollen nach Angaben der Stadt im Mai beginnen."),
    ]
    for last, kept in (crosshead, 3), ("Ursula von der Au", 2), ("Bote der Bucht", 2):
        found = clean(RawArticle("p", (*story, RawBlock("paragraph", last))), Options())
        assert len(found.blocks) == kept


@pytest.mark.parametrize(
    "byline",
    ["Anna Lindqvist | Malmö", "Anna Lindqvist and Ove Berg", "Anna Lindqvist in Malmö"],
)
def test_names_under_the_headline_are_a_byline(byline: str) -> None:
    """With a place, or two of them: a crosshead is neither."""
    lines = ["Harbour bridge stays closed", byline, "The bridge stays closed until spring."]
    found = clean(RawArticle("p", tuple(RawBlock("paragraph", line) for line in lines)), Options())
    assert [block.text for block in found.blocks] == lines[2:]


@pytest.mark.parametrize(
    ("language", "furniture", "prose"),
    [
        (
            "de",
            "Die Redaktion behält sich vor, Leserbriefe zu kürzen.",
            "Alle Rechte vorbehalten, hatte der Verleger in den Vertrag geschrieben.",
        ),
        (
            "fr",
            "La reproduction de nos articles est soumise à autorisation.",
            "Téléchargez les cartes avant le départ, conseille la compagnie.",
        ),
        (
            "es",
            "Las opiniones de los columnistas no reflejan la posición del diario.",
            "Al pulsar «aceptar», los vecinos entregaban su dirección.",
        ),
        (
            "pl",
            "Redakcja zastrzega sobie prawo do skracania listów.",
            "Redakcja nie odpowiadała za treść ogłoszeń, orzekł sąd.",
        ),
        (
            "en",
            "The editors reserve the right to shorten letters.",
            "Reproduction of the maps without consent was a crime, a judge found.",
        ),
    ],
)
def test_sentences_of_news_about_the_press_stay(language: str, furniture: str, prose: str) -> None:
    """A verb that tells what happened, or a court's, outweighs the words of a rights note."""
    assert rule_of(furniture, language)
    assert rule_of(prose, language) is None
