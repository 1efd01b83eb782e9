"""Why a page holds no article, in words that say what to try."""

from clipper.errors import NoArticle
from clipper.types import Article, Verdict

_KEEP = "save the page from the browser, then give the file with --url ADDRESS"
_SAVE = f"Open it in a browser and {_KEEP}"
_ANYWAY = "clipper summarize --anyway briefs what there is"

REFUSALS: dict[Verdict, tuple[str, str]] = {
    "teaser": ("only the beginning of the article is on this page", _ANYWAY),
    "paywall": ("the article is behind a paywall", f"Log in and {_KEEP}; {_ANYWAY}"),
    "consent": ("this is a consent page, not the article", f"Accept it and {_KEEP}"),
    "blocked": ("the site takes Clipper for a robot and shows no article", _SAVE),
    "index": ("this is a list of articles, not one article", "Give the address of one of them"),
    "error": ("this is an error page, not the article", "Check the address"),
    "empty": ("there is no article in it", _ANYWAY),
}


def require_article(article: Article) -> None:
    """Raises NoArticle, with the verdict and what to try, when `article` is none."""
    if article.verdict != "article":
        problem, remedy = REFUSALS[article.verdict]
        raise NoArticle(article.source, problem, remedy, article.verdict)
