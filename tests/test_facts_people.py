"""People: each individual once, in the fullest form, with the role the article states."""

import pytest
from facts_of import facts_of


def roles(text: str, language: str = "en") -> dict[str, str | None]:
    """The people of a text, each with the role."""
    return {person.name: person.role for person in facts_of(text, language).people}


def names(text: str, language: str = "en") -> list[str]:
    """The people of a text."""
    return [person.name for person in facts_of(text, language).people]


@pytest.mark.parametrize(
    ("text", "name", "role"),
    [
        ("It was defended by transport minister Ellen Marsh.", "Ellen Marsh", "transport minister"),
        ("“Yes,” said certified financial planner Rosa Quill.", "Rosa Quill",
         "certified financial planner"),
        ("Norland Health Commissioner Dr. Kristin Vale resigned.", "Kristin Vale",
         "Norland Health Commissioner"),
        ("She spoke with conservative radio host Tom Okafor.", "Tom Okafor",
         "conservative radio host"),
        ("They stood before Leth high court judge Tom Okafor.", "Tom Okafor",
         "Leth high court judge"),
        ("The BOL’s governor Tom Okafor agreed.", "Tom Okafor", "BOL’s governor"),
        ("Leth outside counsel Tom Okafor agreed.", "Tom Okafor", "Leth outside counsel"),
        ("They were praising host Tom Okafor.", "Tom Okafor", "host"),
        ("Acme chief executive Tom Okafor said no.", "Tom Okafor", "Acme chief executive"),
        ("State Gov. Peter Lund signed it.", "Peter Lund", "State Gov."),
        ("The study's author, Maria Lopez, a lecturer in law at the University of Leth, agreed.",
         "Maria Lopez", "lecturer in law at the University of Leth"),
        ("Anna Berg, 45, a teacher from Leeds, won the prize.", "Anna Berg", "teacher from Leeds"),
        ("Daniel Osei, who is the chairman of the Water Board, left early.", "Daniel Osei",
         "chairman of the Water Board"),
        ("Their lawyer, Pieter van der Walt, said it was wrong.", "Pieter van der Walt", "lawyer"),
        ("Ruth Adeyemi, the minister of culture, media and sport, opened the hall.",
         "Ruth Adeyemi", "minister of culture, media and sport"),
    ],
)  # fmt: skip
def test_role_is_taken_from_before_or_behind_the_name(text: str, name: str, role: str) -> None:
    """A role is found before the name, behind it and in a clause, in the article's own words."""
    assert roles(text) == {name: role}


def test_list_with_semicolons_gives_each_person_their_own_role() -> None:
    """In a list parted by semicolons every person keeps the function behind the name."""
    found = roles(
        "Speakers included Aylin Demirkan, Vice-Minister of Trade of Norland; Marat Seitov, "
        "Ambassador of Estmark to Norland; and Paul Reyes, Deputy Head of Press at the Presidency."
    )
    assert found == {
        "Aylin Demirkan": "Vice-Minister of Trade of Norland",
        "Marat Seitov": "Ambassador of Estmark to Norland",
        "Paul Reyes": "Deputy Head of Press at the Presidency",
    }


def test_person_without_a_stated_role_has_none() -> None:
    """Where the article states no role, none is made up."""
    assert roles("Karen Whitlock and Samuel Osei walked home.") == {
        "Karen Whitlock": None,
        "Samuel Osei": None,
    }


def test_surname_and_honorific_belong_to_the_full_name() -> None:
    """A surname, alone or behind Mr, is the person named in full, and counts as a mention."""
    (person,) = facts_of(
        "Mr Bellweather's plan is late. Treasurer Colin Bellweather spoke. Bellweather left."
    ).people
    assert (person.name, person.mentions) == ("Colin Bellweather", 3)


def test_sir_with_a_given_name_is_the_person_named_in_full() -> None:
    """ "Sir Colin" is no second person beside Sir Colin Bellweather."""
    assert names("Sir Colin Bellweather spoke. Sir Colin left.") == ["Colin Bellweather"]


def test_german_surname_that_never_follows_an_article_is_a_name() -> None:
    """A German surname that stands alone often makes a person of an unknown given name."""
    text = (
        "Wazlaw Kronberger wurde krank. Kronberger lag lange im Bett. Dann stand Kronberger auf. "
        "Kronberger warnt seither."
    )
    assert names(text, "de") == ["Wazlaw Kronberger"]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Größeren Betrieben hilft es. Betrieben fehlt Geld. 20 Betrieben fehlt Personal.", {}),
        ("So soll Bernhard Wirklichkeit werden, sagte er.", {}),
        ("Donald Wulff ging. Jana Petersen, frühere Beraterin Wulffs, blieb.",
         {"Donald Wulff": None, "Jana Petersen": "frühere Beraterin Wulffs"}),
        ("Er forderte den neuen Stadtrat auf, Donald Wulff zu entlassen.", {"Donald Wulff": None}),
    ],
)  # fmt: skip
def test_german_grammar_tells_whose_a_role_is(text: str, expected: dict[str, str | None]) -> None:
    """An adjective is no given name, a genitive holds no office, a particle ends no phrase."""
    assert roles(text, "de") == expected


def test_a_german_clause_is_no_role() -> None:
    """What stands behind a verb and its article between commas belongs to nobody before them."""
    text = "Mit Worten, so Senatorin Jana Petersen, schade die Ministerin ihrem Land."
    assert roles(text, "de") == {"Jana Petersen": "Senatorin"}


def test_a_given_name_alone_is_a_mention() -> None:
    """A given name that only one person has names that person, but no street."""
    (person,) = facts_of("Donna Bellweather sang. Donna left for Donna Street.").people
    assert (person.name, person.mentions) == ("Donna Bellweather", 2)


@pytest.mark.parametrize(
    "name",
    [
        "Siobhan O'Rourke",
        "Anne-Marie Dubois",
        "Ludwig van der Berg",
        "Mary K. Hollis",
        "José Ibáñez",
    ],
)
def test_names_keep_particles_hyphens_initials_and_accents(name: str) -> None:
    """A name is given whole."""
    assert names(f"The prize went to {name}, a sculptor from Leth.") == [name]


@pytest.mark.parametrize(
    "text",
    [
        "The Prime Minister met the Board of Trade on Monday in New York.",
        "Manchester United beat Real Madrid in the Champions League on Sunday.",
        "The Bank of England and the European Union disagree about Climate Change.",
        "The Los Angeles Memorial Hall and the Summer Games were praised.",
        "Victoria Station was closed, as was Charles Street.",
        "Chief Executive Officer of the Year is an award. Happy New Year!",
    ],
)
def test_organisations_places_and_titles_are_no_people(text: str) -> None:
    """What is capitalised and no person is not taken for one."""
    assert names(text) == []


@pytest.mark.parametrize(
    ("language", "text", "expected"),
    [
        ("de", "Das sagte Wirtschaftssenatorin Jana Petersen (SPD) am Freitag.",
         {"Jana Petersen": "Wirtschaftssenatorin"}),
        ("de", "Der Vorsitzende des Hafenverbands, Klaus-Dieter Wulff, warnte vor Kosten.",
         {"Klaus-Dieter Wulff": "Vorsitzende des Hafenverbands"}),
        ("de", "Die Leiterin der Schule, Amtsrätin Gerda Holm (LI) kam zu spät.",
         {"Gerda Holm": "Leiterin der Schule"}),
        ("de", "Timo Kranz ist Bäcker. Er arbeitet nachts.", {"Timo Kranz": "Bäcker"}),
        ("tr", "Enerji ve Tabii Kaynaklar Bakanı Kerem Aldemir konuştu.",
         {"Kerem Aldemir": "Enerji ve Tabii Kaynaklar Bakanı"}),
        ("az", "Energetika naziri Pərviz Şahlıqov çıxış edib.",
         {"Pərviz Şahlıqov": "Energetika naziri"}),
        ("ru", "Министр транспорта Андрей Колосов прибыл в город.",
         {"Андрей Колосов": "Министр транспорта"}),
        ("ru", "Президент Казахстана Ерлан Токбаев прибыл в Минск.",
         {"Ерлан Токбаев": "Президент Казахстана"}),
    ],
)  # fmt: skip
def test_roles_in_other_languages(language: str, text: str, expected: dict[str, str]) -> None:
    """German, Turkish, Azerbaijani and Russian names and titles are told apart."""
    assert roles(text, language) == expected


@pytest.mark.parametrize(
    "text",
    [
        "Er stärkt die Rolle der Frau. Dialog und Arbeit sollen helfen.",
        "In der Premier League bleibt Leth City vorn, Norland Palace verlor.",
    ],
)
def test_german_nouns_and_foreign_clubs_are_no_people(text: str) -> None:
    """A title ends with its sentence, and a club is nobody in another language either."""
    assert facts_of(text, "de").people == ()


def test_russian_cases_are_one_person() -> None:
    """A name in another case is the same person, given in the nominative."""
    (person,) = facts_of(
        "Речь Сергея Лаптева отложили. Сергей Лаптев вернулся. О Лаптеве спросили дважды.", "ru"
    ).people
    assert (person.name, person.mentions) == ("Сергей Лаптев", 3)


def test_an_organisation_in_any_case_is_nobody() -> None:
    """Azerbaijani puts the endings of its cases behind an organisation's word."""
    text = "Su Komitəsindən bildirilib. Su Komitəsinin sədri Rauf Mehrəliyev danışıb."
    assert [person.name for person in facts_of(text, "az").people] == ["Rauf Mehrəliyev"]


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("Dagny Perrin, who leads the group, is a nurse.", "Dagny Perrin"),
        ("Nkechi Sorell is 16. Sorell says that she was told to listen.", "Nkechi Sorell"),
        ("Harbour master Donal Reave called it a hard night.", "Donal Reave"),
    ],
)
def test_what_only_people_do_makes_a_name_of_it(text: str, name: str) -> None:
    """A rare name is known by a singular "who", by speaking alone, or by a function before it."""
    assert [person.name for person in facts_of(text).people] == [name]


@pytest.mark.parametrize(
    "text",
    [
        "Arden Villa, who are unbeaten, play on Sunday.",
        "The James Bradwell-nominated kitchen opened on Friday.",
        "The Tokyo Olympics were her first.",
        "A path leads to Ruby Falls in the hills.",
    ],
)
def test_teams_prizes_games_and_waterfalls_are_nobody(text: str) -> None:
    """Capitalised words that no person's name has beside them are not taken for people."""
    assert facts_of(text).people == ()


def test_a_bracket_that_never_closes_ends_with_the_text() -> None:
    """A text cut off inside the brackets behind a name is read to its end."""
    assert facts_of("Minister Peter Marsh (é").people[0].name == "Peter Marsh"


@pytest.mark.parametrize(
    ("language", "text", "role"),
    [
        ("tr", "Plana karşı çıkan meclis üyesi Hakan Bozdere konuştu.", "meclis üyesi"),
        (
            "tr",
            "Belediyenin ulaşım dairesi başkanı Ferda Sönmez konuştu.",
            "Belediyenin ulaşım dairesi başkanı",
        ),
        ("tr", "Olayı izleyen gazeteci Hakan Bozdere konuştu.", "gazeteci"),
        ("tr", "Dün başkan Hakan Bozdere konuştu.", "başkan"),
        (
            "az",
            "Rayon icra hakimiyyətinin başçısı Günay Səfərli danışıb.",
            "Rayon icra hakimiyyətinin başçısı",
        ),
    ],
)
def test_a_function_is_told_with_what_it_belongs_to(language: str, text: str, role: str) -> None:
    """In Turkish and Azerbaijani the noun before a possessed function is part of the role."""
    assert facts_of(text, language).people[0].role == role


def test_an_abbreviated_title_keeps_its_dot() -> None:
    """A title that is cut short is shown as it is written."""
    assert facts_of("Sen. Elizabeth Marsh spoke.").people[0].role == "Sen."


def test_a_role_holds_nobody_else() -> None:
    """Of two people in a row, each has the function of their own."""
    text = (
        "Er sprach mit dem Sicherheitsberater Thomas Hanke und dem Minister für strategische "
        "Angelegenheiten, Ron Dermer, in Berlin."
    )
    roles = {person.name: person.role for person in facts_of(text, "de").people}
    assert roles["Ron Dermer"] == "Minister für strategische Angelegenheiten"
