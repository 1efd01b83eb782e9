"""Quotations: what is said or written, and by whom."""

import pytest
from facts_of import facts_of


def said(text: str, language: str = "en") -> list[tuple[str, str | None]]:
    """The quotations of a text, with their speakers."""
    return [(quote.text, quote.speaker) for quote in facts_of(text, language).quotes]


@pytest.mark.parametrize(
    "marks", ["“”", '""', "‘’", "''", "«»", "»«", "„“", "„”", "‚‘", "‹›", "「」", "『』"]
)
def test_every_kind_of_marks_is_read(marks: str) -> None:
    """A quotation is found whatever marks its language uses."""
    left, right = marks
    text = f"Mayor Ellen Marsh said: {left}We will build the bridge{right} today."
    assert said(text) == [("We will build the bridge", "Ellen Marsh")]


@pytest.mark.parametrize("space", [" ", "\xa0", "\u202f"])
def test_guillemets_may_be_set_with_spaces(space: str) -> None:
    """French puts a space inside its marks, which makes no quotation of what stands between two."""
    text = (
        f"«{space}Nous prendrons cette ligne demain{space}», a déclaré la maire Solène Garnier. "
        f"Il pleuvait. «{space}Nous ne savons pas qui paiera{space}», a-t-elle dit."
    )
    assert [quoted for quoted, _ in said(text, "fr")] == [
        "Nous prendrons cette ligne demain",
        "Nous ne savons pas qui paiera",
    ]


@pytest.mark.parametrize(
    "text",
    [
        "The mayor's office and the workers' council don't agree on the boys' school.",
        "He called it a “quiet revolution” in a 'dog-eat-dog' trade.",
        "She read from her novel “The Long Way Home Again”.",
        "It was the '90s, and rock 'n' roll wasn't dead in the bars of O'Connell Street.",
    ],
)
def test_apostrophes_terms_and_titles_are_no_quotations(text: str) -> None:
    """Apostrophes, terms of a few words and titles of works are left alone."""
    assert said(text) == []


def test_interrupted_quotation_is_two_with_one_speaker() -> None:
    """A quotation parted by its attribution is two entries of one speaker."""
    assert said("“We waited for years,” said Rosa Quill. “Nobody came to help us.”") == [
        ("We waited for years,", "Rosa Quill"),
        ("Nobody came to help us.", "Rosa Quill"),
    ]


def test_quotation_over_paragraphs_is_one_each() -> None:
    """A mark that opens every paragraph and closes only the last gives an entry for each."""
    text = "Rosa Quill said: “We waited for many years.\n“Then the boats came back,” she said."
    assert said(text) == [
        ("We waited for many years.", "Rosa Quill"),
        ("Then the boats came back,", "Rosa Quill"),
    ]


@pytest.mark.parametrize(
    ("text", "speaker"),
    [
        ("“It is far too late,” said minister Ellen Marsh.", "Ellen Marsh"),
        ("“It is far too late,” minister Ellen Marsh told reporters.", "Ellen Marsh"),
        ("Minister Ellen Marsh told reporters: “It is far too late.”", "Ellen Marsh"),
        ("According to Ellen Marsh, “it is far too late” for that.", "Ellen Marsh"),
        ("The ministry said the plan was “a waste of time and money”.", "The ministry"),
        (
            "“It is far too late,” a spokesman for the ministry said.",
            "a spokesman for the ministry",
        ),
        ("Minister Ellen Marsh resigned. “It is far too late,” she said.", "Ellen Marsh"),
        ("Minister Ellen Marsh resigned. “It is far too late,” the minister said.", "Ellen Marsh"),
        ("Ellen Marsh met Tom Okafor. “It is far too late,” Okafor said.", "Tom Okafor"),
        ("Her lawyer, Tom Okafor, said the state “should never have come here”.", "Tom Okafor"),
        (
            "Norland’s Defence Ministry on Sunday confirmed the use of shells to hit “military "
            "sites and air bases”.",
            "Norland’s Defence Ministry",
        ),
        (
            "Ellen Marsh, head of the Water Board, told local media that it would rain “for many "
            "more days”.",
            "Ellen Marsh",
        ),
        ("On the wall somebody had left “nothing good comes of this”.", None),
        ("Ellen Marsh was asked, “Did you really know nothing?”", None),
    ],
)
def test_speaker_is_the_subject_of_the_verb_of_saying(text: str, speaker: str | None) -> None:
    """The speaker is named before, behind or by a pronoun; nobody is made up."""
    assert [who for _, who in said(text)] == [speaker]


@pytest.mark.parametrize(
    ("language", "text", "speaker"),
    [
        ("de", "„Wir können nicht länger warten“, sagte Senatorin Jana Petersen.", "Jana Petersen"),
        ("de", "Senatorin Jana Petersen warnte: „Die Kosten laufen uns davon.“", "Jana Petersen"),
        (
            "de",
            "Jana Petersen trat zurück. „Das ist kein guter Tag“, so Petersen.",
            "Jana Petersen",
        ),
        ("de", "«Das ist kein guter Tag», führte Jana Petersen aus.", "Jana Petersen"),
        ("tr", "Bakan Kerem Aldemir, “Üretimi yarın hemen artıracağız” dedi.", "Kerem Aldemir"),
        ("tr", "“Üretimi yarın hemen artıracağız” diyen Kerem Aldemir ayrıldı.", "Kerem Aldemir"),
        ("az", "“Biz istehsalı sabah artıracağıq”, - Pərviz Şahlıqov deyib.", "Pərviz Şahlıqov"),
        ("ru", "«Мы закончим работы в срок», — сказал Андрей Колосов.", "Андрей Колосов"),
        ("ru", "По словам Андрея Колосова, «работы закончат точно в срок».", "Андрея Колосова"),
    ],
)
def test_speakers_in_other_languages(language: str, text: str, speaker: str) -> None:
    """German, Turkish, Azerbaijani and Russian attributions are understood."""
    assert [who for _, who in said(text, language)] == [speaker]


def test_a_pronoun_stands_for_nobody_of_the_other_sex() -> None:
    """Titles and functions tell a woman from a man; "she" passes a father over."""
    text = (
        "Vesna Quill has been asked to speak on Monday.\n"
        "Father Tobias Wren has stopped the chimes at night.\n"
        "“They both believe that I will say yes,” she says."
    )
    assert said(text) == [("They both believe that I will say yes,", "Vesna Quill")]


def test_a_function_reaches_back_over_quoted_paragraphs() -> None:
    """Paragraphs that are quoted throughout do not part a speaker from the sentence before."""
    text = (
        "Minister Ellen Marsh opened the meeting.\n"
        "“The first of our plans is late.\n“The second of them is later.\n"
        "“The third one is lost.\n“The fourth was never made,” the spokesman said."
    )
    assert {speaker for _, speaker in said(text)} == {"Ellen Marsh"}


def test_a_colon_introduces_the_next_paragraph() -> None:
    """Whoever a paragraph that ends in a colon names speaks in the next one."""
    text = "Minister Ellen Marsh had this to add:\n“The last of them was never found here.”"
    assert [speaker for _, speaker in said(text)] == ["Ellen Marsh"]


def test_a_heading_has_the_speaker_of_the_quotation_it_is_cut_from() -> None:
    """A heading that quotes the beginning of a later quotation is by the same speaker."""
    text = (
        "It rained.\n“The first of them is late”\nIt rained.\n"
        "“The first of them is late, and so it goes,” Ellen Marsh said."
    )
    assert [speaker for _, speaker in said(text)] == ["Ellen Marsh", "Ellen Marsh"]


def test_a_bare_surname_names_the_first_of_its_family() -> None:
    """Where two of a family are named, the surname alone is whoever the article began with."""
    text = (
        "Vesna Quill has kept bees since she was ten, like her father Emmerich Quill.\n"
        "“Nobody taught me how to do it,” Quill says."
    )
    assert said(text) == [("Nobody taught me how to do it,", "Vesna Quill")]


@pytest.mark.parametrize(
    ("text", "language", "speaker"),
    [
        (
            "“This was the largest fraud of the decade,” the United States Mint said.",
            "en",
            "the United States Mint",
        ),
        ("“We are glad to be here again,” she wrote, posting more videos.", "en", None),
        ("“The Morning Glory Hour Live,” a hit talk show, ended.", "en", None),
        (
            "„Der Bot erklärt uns wirklich alles“, erzählt Schülerin Diba später im Flur.",
            "de",
            "Schülerin Diba",
        ),
    ],
)
def test_an_entity_ends_where_its_name_does(text: str, language: str, speaker: str | None) -> None:
    """What stands behind a name is no part of it, and not every noun speaks."""
    assert {name for _, name in said(text, language)} <= {speaker}
