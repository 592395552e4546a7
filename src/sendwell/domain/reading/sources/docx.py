"""Word files (DOCX): the words as the reader of the finished document sees them, numbers and bullets among them."""

from sendwell.domain.problems import Problem
from sendwell.domain.reading.model import Page
from sendwell.domain.reading.sources.decoding import refuse_larger_than
from sendwell.domain.reading.sources.source_text import SourceText, UnreadablePaper, sha256_of
from sendwell.domain.reading.sources.word.package import Package
from sendwell.domain.reading.sources.word.story import read_story

LARGEST = 100_000_000  # bytes; nearly all of a large Word file is its pictures, which are not unpacked


def open_docx(content: bytes, name: str) -> SourceText:
    """A Word file in the common form. Raises UnreadablePaper where it is damaged, unsafe to unpack, or without words.

    Tracked changes count as accepted. A page ends where the file says that it did when Word last laid it out; a
    paragraph stays whole on the page on which it begins.
    """
    refuse_larger_than(LARGEST, content, name, "a Word file")
    package = Package(content, name)
    pages, placed, notes = read_story(package)
    if not any(page.strip() for page in pages):
        what = "The Word file holds no text." if not notes else f"The Word file holds no text. {notes[0]}"
        raise UnreadablePaper(Problem(name, what, "If it holds pictures of pages, recognise their text (OCR) first."))
    numbered = tuple(Page(number, text) for number, text in enumerate(pages, start=1))
    return SourceText(
        name, sha256_of(content), _MEDIA_TYPE, numbered, notes=notes, title=package.title(), placed=placed
    )


_MEDIA_TYPE = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"
