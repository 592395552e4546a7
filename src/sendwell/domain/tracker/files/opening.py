"""Opening a tracker: what kind of file it is, is told from its bytes, never from its name."""

import zipfile
from io import BytesIO

from sendwell.domain.problems import Problem
from sendwell.domain.reading.sources import UnreadablePaper
from sendwell.domain.tracker.files.comma import open_csv
from sendwell.domain.tracker.files.excel import open_excel
from sendwell.domain.tracker.files.word_tables import open_word
from sendwell.domain.tracker.grid import Grid, UnreadableTracker

LARGEST = 40_000_000  # bytes; nearly all of a large tracker is its pictures, which are not unpacked
_MEND = "Save the tracker as an Excel workbook (.xlsx) or as CSV and give that."

_OLD_OR_LOCKED = b"\xd0\xcf\x11\xe0"
_NOT_READ = (
    (b"%PDF-", "This is a PDF, of which the columns can’t be told."),
    (b"MZ", "This is a program, not a tracker."),
    (b"\x7fELF", "This is a program, not a tracker."),
    (b"{\\rtf", "This is a rich text (RTF) file."),
    (b"\x89PNG", "This is a picture."),
    (b"\xff\xd8\xff", "This is a picture."),
)


def open_grid(content: bytes, name: str) -> Grid:
    """The cells of the tracker in `content`; `name` is only shown. Raises UnreadableTracker."""
    if not content.strip():
        raise UnreadableTracker(Problem(name, "The file is empty.", "Save the tracker again and give that."))
    if len(content) > LARGEST:
        what = f"The file is {len(content) / 1_000_000:.0f} MB; trackers of up to {LARGEST // 1_000_000} MB are read."
        raise UnreadableTracker(Problem(name, what, "Delete its pictures and the sheets that are not needed."))
    _refuse_what_is_no_tracker(content, name)
    try:
        if not content.startswith(b"PK\x03\x04"):
            return open_csv(content, name)
        return open_excel(content, name) if _is_excel(content, name) else open_word(content, name)
    except UnreadablePaper as error:
        raise UnreadableTracker(Problem(error.problem.where, error.problem.what, _MEND)) from error


def _refuse_what_is_no_tracker(content: bytes, name: str) -> None:
    if content.startswith(_OLD_OR_LOCKED):
        what = "This is a file of an old Excel or Word, or one that a password protects."
        mend = "Open it, save it as an Excel workbook (.xlsx) without a password, and give that."
        raise UnreadableTracker(Problem(name, what, mend))
    for magic, what in _NOT_READ:
        if content.startswith(magic):
            raise UnreadableTracker(Problem(name, what, _MEND))
    if b"\x00" in content[:4096] and not content.startswith((b"PK", b"\xff\xfe", b"\xfe\xff")):
        raise UnreadableTracker(Problem(name, "This is not a tracker that can be read.", _MEND))


def _is_excel(content: bytes, name: str) -> bool:
    try:
        members = set(zipfile.ZipFile(BytesIO(content)).namelist())
    except (zipfile.BadZipFile, ValueError, OSError, NotImplementedError, EOFError, IndexError) as error:
        raise UnreadableTracker(Problem(name, "The file is damaged or cut short.", _MEND)) from error
    if "xl/workbook.bin" in members:
        raise UnreadableTracker(Problem(name, "This is a binary Excel workbook (.xlsb).", _MEND))
    if "content.xml" in members:
        raise UnreadableTracker(Problem(name, "This is an OpenDocument file.", _MEND))
    return "xl/workbook.xml" in members
