"""Bytes into words: which encoding a paper is in, told from its marks, its declaration, or the bytes themselves."""

import codecs
import re
from dataclasses import dataclass

from sendwell.domain.problems import Problem
from sendwell.domain.reading.sources.source_text import UnreadablePaper

_MARKS = ((b"\xef\xbb\xbf", "utf-8"), (b"\xff\xfe", "utf-16-le"), (b"\xfe\xff", "utf-16-be"))
# What browsers read under these names, so that a Word quotation mark in a "latin-1" page is one (WHATWG Encoding).
_AS_BROWSERS_DO = {"iso8859-1": "cp1252", "ascii": "cp1252", "iso8859-9": "cp1254"}
_PAPER_ENCODINGS = re.compile(r"utf-?(?:8|16.*)|cp125\d|iso8859-\d+|mac-roman|koi8-r|big5|gb\w+|shift_jis|euc_\w+")
_CONTROL = re.compile(r"[\x00-\x08\x0b\x0e-\x1f\x7f]")
# White space without end, which no paper has; readers look on both sides of it, again and again.
_ENDLESS = re.compile(r"[ \t]{200,}|\n{200,}")
_MOST_CONTROLS = 0.002  # of all characters: more, and the bytes were never words


@dataclass(frozen=True, slots=True)
class Decoded:
    """The words of a file, and in words what could not be read of them."""

    text: str
    notes: tuple[str, ...] = ()


def refuse_larger_than(limit: int, content: bytes, name: str, what: str) -> None:
    """Raise UnreadablePaper where `content` is over `limit` bytes; `what` names the thing ("A text file")."""
    if len(content) > limit:
        megabytes = 1_000_000
        raise UnreadablePaper(
            Problem(
                name,
                f"The file is {len(content) / megabytes:.0f} MB; {what} of up to {limit // megabytes} MB can be read.",
                "Save the part that is wanted as a file of its own and give that.",
            )
        )


def decode(content: bytes, name: str, declared: str | None = None) -> Decoded:
    """`content` as words: by its byte order mark, else as `declared`, else UTF-8, else Windows-1252.

    Line ends become "\\n". Raises UnreadablePaper where the bytes are no words in any of them.
    """
    decoded = _decoded(content, declared)
    text = decoded.text.replace("\r\n", "\n").replace("\r", "\n")
    controls = len(_CONTROL.findall(text))
    if controls > _MOST_CONTROLS * len(text) or text.count("\ufffd") > len(text) / 20:
        raise UnreadablePaper(
            Problem(name, "The file holds no readable words.", "Give the paper as PDF, DOCX, HTML, text or Markdown.")
        )
    return Decoded(_ENDLESS.sub(_shortened, _CONTROL.sub("", text)), decoded.notes)


def _shortened(match: re.Match[str]) -> str:
    return match.group()[:200]


def _decoded(content: bytes, declared: str | None) -> Decoded:
    for mark, encoding in _MARKS:
        if content.startswith(mark):
            return _forgiving(content[len(mark) :], encoding)
    for candidate in (_usable(declared), "utf-8"):
        if candidate is not None:
            try:
                return Decoded(content.decode(candidate))
            except UnicodeDecodeError:
                continue
    return _forgiving(content, "utf-8" if _mostly_utf8(content) else "cp1252")


def _usable(declared: str | None) -> str | None:
    """The codec for a declared name, where it is one for words (Python also has codecs for bytes)."""
    try:
        name = codecs.lookup(declared or "").name
    except (LookupError, ValueError):
        return None
    name = _AS_BROWSERS_DO.get(name, name)
    return name if _PAPER_ENCODINGS.fullmatch(name) else None


def _mostly_utf8(content: bytes) -> bool:
    """A UTF-8 file with a few spoilt bytes: it still has more whole letters beyond ASCII than spoilt ones."""
    text = content.decode("utf-8", "replace")
    spoilt = text.count("\ufffd")
    return sum(character > "\x7f" for character in text) - spoilt > spoilt


def _forgiving(content: bytes, encoding: str) -> Decoded:
    text = content.decode(encoding, "replace")
    spoilt = text.count("\ufffd")
    if not spoilt:
        return Decoded(text)
    characters = "1 character" if spoilt == 1 else f"{spoilt} characters"
    return Decoded(text, (f"{characters} could not be read and are shown as \ufffd.",))
