"""A text table as UTF-8 on disk, whatever it was written in; read in a stream, so that its size does not matter."""

import codecs
from pathlib import Path

from sendwell.domain.problems import Problem
from sendwell.domain.returns.open_data.files.opened import Unreadable

_SAMPLE = 1 << 20
_MARKS = ((codecs.BOM_UTF8, "utf-8-sig"), (codecs.BOM_UTF16_LE, "utf-16"), (codecs.BOM_UTF16_BE, "utf-16"))
_NAMES = {"utf-16": "UTF-16", "utf-16-le": "UTF-16", "utf-16-be": "UTF-16", "cp1252": "Windows-1252"}
_MOSTLY = 0.8
UTF_8 = ("utf-8", "utf-8-sig")


def encoding_of(path: Path, name: str) -> str:
    """The encoding that the file's first part is in. Raises Unreadable where its bytes are no words."""
    with path.open("rb") as file:
        start = file.read(_SAMPLE)
    for mark, encoding in _MARKS:
        if start.startswith(mark):
            return encoding
    if encoding := _two_bytes_a_letter(start):
        return encoding
    if 0 in start:
        what = "This is not a table that can be read."
        raise Unreadable(Problem(name, what, "Give the table as CSV, Excel (.xlsx) or Parquet."))
    try:
        codecs.getincrementaldecoder("utf-8")().decode(start)
    except UnicodeDecodeError:
        return "cp1252"
    return "utf-8"


def _two_bytes_a_letter(start: bytes) -> str:
    """UTF-16 without its mark: nearly every second byte is nought. "" for anything else."""
    half = len(start) // 2
    first, second = start[::2].count(0), start[1::2].count(0)
    if second > _MOSTLY * half and first < half // 10:
        return "utf-16-le"
    return "utf-16-be" if first > _MOSTLY * half and second < half // 10 else ""


def as_utf_8(path: Path, encoding: str, target: Path) -> Path:
    """The file written again as UTF-8, in a stream. Bytes that are no letter become the mark for that."""
    read = path.open(encoding=encoding, errors="replace", newline="")
    with read, target.open("w", encoding="utf-8", newline="") as written:
        while chunk := read.read(_SAMPLE):
            written.write(chunk)
    return target


def note_of(encoding: str) -> str:
    """What a person is told of the encoding; nothing for UTF-8."""
    return "" if encoding in UTF_8 else f"The file is in {_NAMES[encoding]}, not UTF-8; it was read all the same."
