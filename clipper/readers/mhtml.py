"""Pages that a browser saved as one file, MHTML (RFC 2557): the page itself, without its images."""

from clipper.errors import UnknownFormat
from clipper.readers import html
from clipper.types import Page, RawArticle


def read(page: Page) -> RawArticle:
    """The blocks of the HTML page inside. Raises UnknownFormat when there is none."""
    return html.read(unpacked(page))


def unpacked(page: Page) -> Page:
    """The HTML page inside an MHTML file, with the address that it was saved from."""
    from email import message_from_bytes

    message = message_from_bytes(page.body)
    for part in message.walk():
        body = part.get_payload(decode=True) if part.get_content_type() == "text/html" else None
        if isinstance(body, bytes):
            url = (
                page.url or part.get("Content-Location") or message.get("Snapshot-Content-Location")
            )
            return Page(
                page.source, url, body, "text/html", part.get_content_charset(), page.fetched_at
            )
    raise UnknownFormat(page.source, "there is no page in this MHTML file", "Save it as HTML")
