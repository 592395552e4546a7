"""The one way in: a file or bytes become a paper as read."""

from pathlib import Path

from sendwell.domain.problems import Problem
from sendwell.domain.reading.council import read_council_paper
from sendwell.domain.reading.inspection import read_inspection
from sendwell.domain.reading.kinds import tell_kind
from sendwell.domain.reading.letter import read_letter
from sendwell.domain.reading.model import Paper, PaperKind
from sendwell.domain.reading.sources import SourceText, UnreadablePaper, open_source


def read(source: Path | bytes, *, name: str | None = None) -> Paper:
    """The paper at a path, or in bytes, read: its kind, its text and every cited statement found in it.

    `name` is the file name to show (the path's own name by default); a publication date in it is used for inspection
    reports, which do not print one. Raises UnreadablePaper, whose `problem` says where, what and how to mend it.
    """
    if isinstance(source, Path):
        return read_source(open_source(_content(source, name or source.name), name or source.name))
    return read_source(open_source(source, name or "paper"))


def read_source(source: SourceText) -> Paper:
    """A paper that is open already, read by the reader of its kind."""
    kind = tell_kind(source)
    if kind is PaperKind.INSPECTION_REPORT:
        return read_inspection(source)
    if kind is PaperKind.INSPECTION_LETTER:
        return read_letter(source)
    return read_council_paper(source, kind)


def _content(path: Path, name: str) -> bytes:
    try:
        return path.read_bytes()
    except OSError as error:
        what = f"The file could not be opened ({error.strerror})."
        raise UnreadablePaper(Problem(name, what, "Check the name and that you may read it.")) from error
