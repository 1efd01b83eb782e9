"""Article text is hostile: what may reach a terminal, a mail or a page of somebody else's."""

import re
from functools import cache


@cache
def _unsafe() -> re.Pattern[str]:
    # C0 except tab and line feed, DEL and C1, soft hyphen, zero-width and bidi controls, line and
    # paragraph separators, interlinear annotation, byte-order mark, surrogates, tag characters.
    # Zero-width joiners stay: Persian, Indic scripts and emoji are written with them.
    return re.compile(
        "[\x00-\x08\x0b-\x1f\x7f-\x9f\xad\u061c\u180e\u200b\u200e\u200f\u2028-\u202e"
        "\u2060-\u206f\ufeff\ufff9-\ufffb\ud800-\udfff\U000e0000-\U000e007f]"
    )


@cache
def _escapes() -> re.Pattern[str]:
    # ECMA-48 control sequences and strings, so that no '[31m' is left of them.
    return re.compile(
        "(?:\x1b\\[|\x9b)[0-?]{0,64}[ -/]{0,16}[@-~]"
        "|(?:\x1b[\\]PX^_]|[\x9d\x90\x98\x9e\x9f])[^\x07\x1b\x9c]{0,4096}(?:\x07|\x1b\\\\|\x9c)"
        "|\x1b[ -/]{0,16}[0-~]"
    )


def block(text: str) -> str:
    """`text` without control characters, escape sequences and invisible tricks; line feeds stay."""
    if text.isprintable():  # nothing that is taken out here counts as such
        return text
    text = text.replace("\r\n", "\n").replace("\u2028", "\n").replace("\u2029", "\n\n")
    return _unsafe().sub("", _escapes().sub("", text))


def line(text: str) -> str:
    """Like `block`, on one line."""
    return " ".join(block(text).split())
