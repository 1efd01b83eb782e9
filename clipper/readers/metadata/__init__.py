"""What an HTML page says of its article.

`docs/metadata.md` tells the order of trust between the sources, field by field.
"""

from lxml.html import HtmlElement

from clipper.readers.metadata import dates, details, jsonld, microdata, publication, titles
from clipper.readers.metadata.authors import authors
from clipper.readers.metadata.evidence import Evidence, gather
from clipper.readers.metadata.nodes import Graph, graph
from clipper.types import Metadata


def find(tree: HtmlElement, url: str | None) -> Metadata:
    """The metadata of a page: of its JSON-LD or microdata, its meta tags and its visible text.

    tree: the parsed page, which is left as it is; url: where it came from. Whatever the page
    holds, nothing is raised; what cannot be told is `None` or empty.
    """
    evidence = gather(tree, url)
    address = publication.address(evidence)
    data = _data(evidence, address)
    tag = publication.language_tag(evidence, data)
    language = publication.language(tag)
    house = publication.house(evidence, data, address)
    headline = titles.headline(evidence, data, house)
    reading = dates.reading(language, tag)
    published = dates.published(evidence, data, headline.element, reading)
    return Metadata(
        url=address,
        title=headline.text,
        deck=details.deck(evidence, data),
        authors=authors(evidence, data, headline.element, language, house),
        publisher=publication.publisher(evidence, data, address),
        published=published,
        modified=dates.modified(evidence, data, reading, published),
        language=language,
        section=details.section(evidence, data, house),
        tags=details.tags(evidence, data),
        image=details.image(evidence, data, address),
        page_type=details.page_type(evidence, data),
        free=details.free(data),
    )


def _data(evidence: Evidence, address: str | None) -> Graph:
    """The page's structured data: its JSON-LD, or its microdata where that describes no article."""
    addresses = [text for text in (address, evidence.url, evidence.meta("og:url")) if text]
    claims = titles.claims(evidence)
    values = [value for script in evidence.scripts for value in jsonld.parse(script)]
    found = graph(values, addresses, claims)
    if found.article:
        return found
    return graph(microdata.articles(evidence.tree), addresses, claims)
