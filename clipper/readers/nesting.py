"""Pages nested deeper than libxml2 goes, which gives up at 2,048 elements in each other."""

import re

from lxml import etree

_TAG = re.compile(rb"<(/?)([a-zA-Z][\w:-]*)\b[^<>]*>")
_KEPT = frozenset(
    b"""
    html head body title meta link base script style noscript template p br hr h1 h2 h3 h4 h5 h6 li
    img svg math iframe object canvas audio video map select option datalist button input textarea
    """.split()
)
"""What stays: those that end one another, and those that text is not read from."""
_TELLING = frozenset(
    b"""
    nav header footer aside a abbr acronym b bdi bdo big cite code del dfn em font i ins kbd label
    mark nobr q s samp small span strike strong sub sup time tt u var wbr
    """.split()
)
"""What stays unless it is what nests so deep: the names of parts of a page, and inline elements."""


def is_too_deep(parser: etree.HTMLParser) -> bool:
    """Did the parser give up on the page that it read last, and leave out what comes after?"""
    log = parser.error_log
    return len(log) > 0 and log.last_error.type == etree.ErrorTypes.ERR_RESOURCE_LIMIT


def flattened(markup: bytes, whole: bool) -> bytes:
    """The markup without elements around elements, also inline ones where `whole`: a paragraph
    begins where a block began or ended. What their names told is lost, but no text."""

    def leveled(tag: re.Match[bytes]) -> bytes:
        name = tag[2].lower()
        if name in _KEPT or (name in _TELLING and not whole):
            return tag[0]
        return b" " if name in _TELLING else b"<p>"

    return _TAG.sub(leveled, markup)
