"""Free text against articles written for the purpose: what is true holds, what is false does not.

`tests/data/claims` has an article a file, claims that it bears out in other words, and claims with
one false particular, each with that particular.
"""

import tomllib
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from clipper import pipeline, verify
from clipper.config import Options
from clipper.renderers import RENDERERS
from clipper.renderers.look import Look
from clipper.types import Article, Block, Page
from clipper.verify import Verification

FILES = sorted((Path(__file__).parent / "data" / "claims").glob("*.toml"))
STORIES: dict[str, dict[str, Any]] = {
    path.stem: tomllib.loads(path.read_text(encoding="utf-8")) for path in FILES
}
TRUE = [(name, claim) for name, story in STORIES.items() for claim in story["true"]]
FALSE = [(name, *claim) for name, story in STORIES.items() for claim in story["false"]]


@pytest.fixture(scope="module")
def articles() -> dict[str, Article]:
    """The articles, as they are extracted from text."""
    return {
        name: pipeline.extract(
            Page(f"{name}.txt", None, story["article"].strip().encode(), "text/plain"),
            Options(language=story["language"], anyway=True),
        )
        for name, story in STORIES.items()
    }


def held(text: str, article: Article) -> Verification:
    """What becomes of a free text."""
    (claims,) = verify.read(text)
    return verify.verify(claims, article)


@pytest.mark.parametrize(("name", "claim"), TRUE)
def test_a_paraphrase_is_not_accused(name: str, claim: str, articles: dict[str, Article]) -> None:
    """What the article says holds in other words, forms and order."""
    found = held(claim, articles[name])
    assert [finding for finding in found.findings if not finding.holds] == []


@pytest.mark.parametrize(("name", "claim", "particular"), FALSE)
def test_a_false_particular_is_told(
    name: str, claim: str, particular: str, articles: dict[str, Article]
) -> None:
    """The finding names the particular, and shows a sentence of the article as it stands."""
    failing = [item for item in held(claim, articles[name]).findings if not item.holds]
    told = " ".join(f"{item.claim.text} {item.note}" for item in failing).casefold()
    assert particular.casefold() in told
    body = "\n".join(block.text for block in articles[name].blocks)
    headline = articles[name].title or ""
    assert all(item.evidence and item.evidence in f"{headline}\n{body}" for item in failing)


@pytest.mark.parametrize(
    ("language", "source", "true", "false"),
    [
        (
            "ja",
            "青森市はフェリー14隻を40億円で購入すると発表した。",
            "青森市はフェリー14隻を40億円で買う。",
            ["青森市はフェリー14隻を40億ドルで買う。", "青森市はバス14台を40億円で買う。"],
        ),
        (
            "zh",
            "新航线缩短12公里，每年将运送32万名乘客。",
            "新航线缩短12公里，每年运送32万人。",
            ["新航线缩短12英里。", "新航线每年运送32万辆汽车。", "新航线每年运送35万名乘客。"],
        ),
        (
            "ar",
            "أعلنت وزارة النقل شراء 14 عبارة مقابل 40 مليون يورو.",
            "اشترت وزارة النقل 14 عبارة مقابل 40 مليون يورو.",
            ["اشترت وزارة النقل 14 حافلة.", "تدفع وزارة النقل مقابل العبارات 40 مليون دولار."],
        ),
        (
            "fa",
            "وزارت راه از خرید ۱۴ کشتی به قیمت ۴۰ میلیون یورو خبر داد.",
            "وزارت راه ۱۴ کشتی به قیمت ۴۰ میلیون یورو خرید.",
            ["وزارت راه کشتی به قیمت ۴۰ میلیون دلار خرید."],
        ),
        (
            "pl",
            "Ministerstwo Transportu podpisało w Baku umowę na zakup 14 promów za 40 mln euro.",
            "W Baku podpisano umowę na 14 promów za 40 milionów euro.",
            [
                "Ministerstwo Zdrowia podpisało umowę na zakup promów.",
                "Umowę na zakup promów podpisano w Ankarze.",
                "Podpisano umowę na zakup 14 autobusów.",
            ],
        ),
        (
            "uk",
            "Міністерство транспорту підписало в Баку угоду про купівлю 14 поромів.",
            "У Баку підписали угоду про 14 поромів.",
            ["Міністерство оборони підписало угоду про купівлю поромів."],
        ),
    ],
)
def test_particulars_are_told_in_many_scripts(
    language: str, source: str, true: str, false: list[str]
) -> None:
    """Currencies, units and counted things are told apart in languages of all scripts."""
    article = Article("source", language=language, blocks=(Block("paragraph", source),))
    assert held(true, article).holds
    assert [held(claim, article).holds for claim in false] == [False] * len(false)


@pytest.mark.parametrize(
    ("claim", "holds"),
    [
        ("The trail is 12 miles long.", True),
        ("The trail is 19 km long.", True),
        ("The trail is 12 km long.", False),
        ("The trail took more than 800 helpers.", True),
        ("The trail took 800 helpers.", False),
        ("The trail took more than 850 helpers.", False),
        ("Half of the helpers were pupils.", True),
        ("50 percent of the helpers were pupils.", True),
    ],
)
def test_a_quantity_has_many_forms(claim: str, holds: bool) -> None:
    """An amount may be told in another unit, as a share, or rounded where it says so."""
    text = "The new trail is 12 miles long and took 824 helpers, half of whom were pupils."
    article = Article("trail", language="en", blocks=(Block("paragraph", text),))
    assert held(claim, article).holds is holds


def test_a_name_from_elsewhere_is_no_proof() -> None:
    """A place that the article names for something else does not bear out a sentence."""
    text = (
        "The treaty was signed in Baku on Tuesday after long talks. "
        "Experts from both sides had met in Ankara in spring."
    )
    article = Article("treaty", language="en", blocks=(Block("paragraph", text),))
    assert held("The treaty was signed in Baku.", article).holds
    (failing,) = [
        item
        for item in held("The treaty was signed in Ankara.", article).findings
        if not item.holds
    ]
    assert (failing.claim.text, failing.note) == ("Ankara", "here the source has Baku")


def test_a_sentence_as_it_stands_needs_no_proof_of_its_parts() -> None:
    """The source's own sentence holds, and is one claim."""
    text = "The 22 boats of Port Ellis carry 310 passengers to Tolo."
    article = Article("boats", language="en", blocks=(Block("paragraph", text),))
    assert [finding.standing for finding in held(text, article).findings] == ["exact"]


def test_words_that_the_source_does_not_quote_are_no_quotation() -> None:
    """Marks put around a sentence of the source make a false quotation of it."""
    text = "The council wants to close the ferry by the end of the year."
    article = Article("ferry", language="en", blocks=(Block("paragraph", text),))
    assert not held(f"“{text}”", article).holds


@pytest.mark.parametrize("name", ["Bianchi", "Bloch", "Brian Koch", "Edda Bianchi", "Ali Hussaini"])
def test_a_name_is_no_word_for_a_country(name: str) -> None:
    """Nobody is passed over because the name ends as "Iraqi", "French" and "Russian" do."""
    text = "The ferry to Tolo has stopped for good, said Edda Brand, the head of the harbour."
    article = Article("ferry", language="en", blocks=(Block("paragraph", text),))
    failing = [
        item.claim.text
        for item in held(f"The ferry to Tolo has stopped, said {name}.", article).findings
        if not item.holds
    ]
    assert failing == [name]


@pytest.mark.parametrize("word", ["Spanish", "Iraqi", "French", "Syrian", "Norwegian", "Korean"])
def test_a_word_for_a_country_names_nobody(word: str) -> None:
    """What is from a country may be called so though the source names the country otherwise."""
    text = "The ferry to Tolo has stopped for good, said Edda Brand, the head of the harbour."
    article = Article("ferry", language="en", blocks=(Block("paragraph", text),))
    assert held(f"The {word} ferry to Tolo has stopped for good.", article).holds


def test_a_month_is_no_name() -> None:
    """A false date is told once, and its month is not listed among the names."""
    text = "The tender for the new roof of the pool starts in February, the council said."
    article = Article("pool", language="en", blocks=(Block("paragraph", text),))
    findings = held("The tender for the roof starts in March.", article).findings
    assert [(item.claim.kind, item.holds) for item in findings] == [
        ("point", True),
        ("date", False),
    ]


@pytest.mark.parametrize(
    ("claimed", "stated"),
    [("€2.4 million", "£2.4 million"), ("$6m", "6 M€"), ("40 €", "40 percent")],
)
def test_an_amount_is_told_with_its_sign(claimed: str, stated: str) -> None:
    """What is another currency shows as such in the finding."""
    text = f"The repair of the roof may cost the council {stated} at the most, it said."
    article = Article("roof", language="en", blocks=(Block("paragraph", text),))
    (failing,) = [
        item
        for item in held(f"The repair of the roof may cost {claimed}.", article).findings
        if not item.holds
    ]
    assert (failing.claim.text, failing.note) == (claimed, f"the source has {stated}")


@pytest.mark.parametrize(
    ("claimed", "note"),
    [
        ("14 March 2026", None),
        ("March 14, 2026", None),
        ("14 March", None),
        ("March 2026", None),
        ("14 March 2027", "the source has 14 March"),
        ("14 March 2025", "the source has 14 March"),
        ("15 March 2026", "the source has 14 March"),
    ],
)
def test_the_day_of_publication_gives_the_year(claimed: str, note: str | None) -> None:
    """A date may be told with the year that the source leaves to its reader, and no other one."""
    text = "The council will close the Lindmoor ferry to Tolo on 14 March, it said."
    article = Article(
        "ferry", language="en", published="2025-11-27", blocks=(Block("paragraph", text),)
    )
    findings = held(f"The Lindmoor ferry will be closed on {claimed}.", article).findings
    assert [item.note for item in findings if not item.holds] == ([note] if note else [])


def test_a_date_that_clipper_shows_is_the_sources() -> None:
    """The day that a brief gives to what comes next may be told in anybody's words."""
    text = (
        "On 14 March the town closes the Lindmoor ferry across the river to Tolo, the old quay "
        "and the small harbour beside it, and all that will cost the council a lot."
    )
    article = Article(
        "ferry", language="en", published="2025-11-27", blocks=(Block("paragraph", text),)
    )
    assert held("The town closes the Lindmoor ferry on 14 March 2026.", article).holds
    assert not held("The town closes the Lindmoor ferry on 14 March 2027.", article).holds


FERRY = Article(
    "ferry",
    title="Council closes the ferry",
    authors=("Ines Falkner", "Ole Berg"),
    publisher="Field & Ledger",
    language="en",
    published="2025-11-27T08:00:00+01:00",
    blocks=(
        Block("paragraph", "The council will close the Lindmoor ferry in spring, it said."),
        Block("paragraph", "Mayor Edda Brand called it a hard decision."),
    ),
)
"""An article whose body names neither its authors nor its publisher nor its day."""


@pytest.mark.parametrize(
    "claim",
    [
        "Ines Falkner reports in Field & Ledger that the council will close the Lindmoor ferry.",
        "According to Field & Ledger, the council will close the Lindmoor ferry.",
        "The council will close the Lindmoor ferry, “Field & Ledger” says.",
        "The article was published on 27 November 2025.",
        "The article was written by Ines Falkner and Ole Berg.",
        "The article by Falkner appeared in Field & Ledger on Thursday.",
        "Field & Ledger · Ines Falkner, Ole Berg · 27 November 2025",
        "Council closes the ferry",
    ],
)
def test_what_a_source_tells_of_itself_is_part_of_it(claim: str) -> None:
    """Its authors, its publisher, its title and its day of publication are found."""
    findings = held(claim, FERRY).findings
    assert [(item.claim.text, item.note) for item in findings if not item.holds] == []


@pytest.mark.parametrize(
    ("claim", "told"),
    [
        ("Ines Hansen reports that the council will close the Lindmoor ferry.", "Ines Hansen"),
        ("Ines Brand reports that the council will close the Lindmoor ferry.", "Ines Brand"),
        ("The article was written by Ines Hansen.", "Hansen"),
        ("The article was published on 28 November 2025.", "28 November 2025"),
        ("The council will close the Lindmoor ferry, The Post reported.", "Post"),
        ("Ines Falkner died in an accident.", "died"),
        ("The president resigned on 27 November 2025.", "resigned"),
        ("The president resigned on Thursday.", "resigned"),
    ],
)
def test_the_name_of_an_author_proves_nothing_else(claim: str, told: str) -> None:
    """Another author or day is accused, and so is what nobody but the byline has words of."""
    failing = [item.claim.text for item in held(claim, FERRY).findings if not item.holds]
    assert any(told in text for text in failing)


def test_a_false_day_of_publication_is_told_with_the_true_one() -> None:
    """The finding is the date's, and the evidence is the byline as Clipper writes it."""
    findings = held("The article was published on 28 November 2025.", FERRY).findings
    assert [(item.claim.text, item.note, item.evidence) for item in findings if not item.holds] == [
        (
            "28 November 2025",
            "the source has 27 November 2025",
            "Field & Ledger · Ines Falkner, Ole Berg · 27 November 2025",
        )
    ]


@pytest.mark.parametrize("format", ["text", "markdown"])
def test_an_article_that_clipper_extracts_holds(format: str) -> None:
    """What is extracted is the source's, with the byline over it, in every language."""
    for sample in sorted((Path(__file__).parent.parent / "samples").iterdir()):
        article = pipeline.extract(str(sample), Options(anyway=True))
        shown = "".join(RENDERERS.get(format)([article], Look()))
        findings = held(shown, article).findings
        assert [(item.claim.text, item.note) for item in findings if not item.holds] == []


def test_an_extracted_article_with_a_list_is_no_list_of_points() -> None:
    """Its paragraphs are read sentence by sentence, also those that hold no word that tells."""
    blocks = (
        Block("paragraph", "The council will close the ferry. Here is how. It has three plans."),
        Block("paragraph", "None of them is cheap, it said. All of them take years."),
        *(Block("list_item", f"Plan {plan} needs a bridge.") for plan in ("one", "two", "three")),
        Block("paragraph", "A vote is due on Monday. The mayor called it a hard decision."),
    )
    article = replace(FERRY, blocks=blocks)
    for format in ("text", "markdown"):
        (claims,) = verify.read("".join(RENDERERS.get(format)([article], Look())))
        assert claims.prose
        assert verify.verify(claims, article).holds


def test_the_number_of_a_war_is_no_name() -> None:
    """A Roman numeral that stands alone names nothing that the source would have to name."""
    text = "Seven hundred people built engines in the tunnels of Tolo during the war."
    article = Article("tunnels", language="en", blocks=(Block("paragraph", text),))
    claim = "Seven hundred people built engines in the tunnels during world war II."
    assert held(claim, article).holds
