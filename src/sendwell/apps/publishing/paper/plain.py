"""Words from anywhere, made safe to set: what cannot be shown or would mislead the eye is taken out, the rest stays."""

import re
from urllib.parse import urlsplit

# Control characters, lone surrogates and non-characters have no place in HTML or PDF.
_UNSHOWABLE = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\ud800-\udfff\ufdd0-\ufdef\ufffe\uffff]")
_LAST_OF_PLANE = re.compile(
    "[" + "".join(chr(plane * 0x10000 + 0xFFFE + i) for plane in range(1, 17) for i in (0, 1)) + "]"
)
# Overrides and isolates can make words read in another order than they stand: a paper must show what it says.
_DIRECTION_CONTROLS = re.compile(r"[\u202a-\u202e\u2066-\u2069]")
_SPACES = re.compile(r"[ \t\r\n\u2028\u2029]+")

_BESIDE = re.compile(r"\./(?P<page>[a-z0-9-]+\.[a-z]+(?:#[a-z0-9-]+)?)")
_SAFE_SCHEMES = {"http", "https", "mailto"}


def readable(words: str) -> str:
    """`words` as one line of text that every reader can show: white space folded, unshowable characters out.

    >>> readable("Waiting\\x00 times\\n for assessment")
    'Waiting times for assessment'
    """
    for pattern in (_UNSHOWABLE, _LAST_OF_PLANE, _DIRECTION_CONTROLS):
        words = pattern.sub("", words)
    return _SPACES.sub(" ", words)


def heading_words(words: str) -> str:
    """`words` for a title or a heading, which may never be empty: PDF/UA-1 (ISO 14289-1, 7.4) and readers forbid it."""
    return words if readable(words).strip() else "Without a title"


def safe_url(url: str, base_url: str = "") -> str | None:
    """The address to link to, or None where it is not one that a paper may lead to.

    A path of this site ("/papers/3/") is put after `base_url`; a page beside this one ("./dates.html") is led to only
    where there is no `base_url`. Scripts, files and addresses that cannot be understood give None: their words are then
    set without a link.

    >>> safe_url("./dates.html"), safe_url("./dates.html", "https://sendwell.example"), safe_url("javascript:alert(1)")
    ('dates.html', None, None)
    """
    cleaned = readable(url).strip()
    if beside := _BESIDE.fullmatch(cleaned):
        return None if base_url else beside["page"]
    if cleaned.startswith("/") and not cleaned.startswith(("//", "/\\")):
        return base_url.rstrip("/") + cleaned
    try:
        scheme = urlsplit(cleaned).scheme.lower()
    except ValueError:
        return None
    return cleaned if scheme in _SAFE_SCHEMES else None
