"""The parts of an Excel workbook: looked over before anything is unpacked, and read as streams."""

import re
import zipfile
from collections.abc import Iterator
from dataclasses import dataclass
from io import BytesIO

from sendwell.domain.problems import Problem
from sendwell.domain.reading.sources.word.package import LARGEST_IN_ALL, LARGEST_PART, MOST_MEMBERS, STEEPEST
from sendwell.domain.tracker.files.limits import LARGEST_SHEET
from sendwell.domain.tracker.grid import UnreadableTracker

_SMALL = 1_000_000  # bytes: below this, no ratio is worth refusing
_CHUNK = 1_000_000
_OVERLAP = 40_000  # a cell's text is at most 32,767 characters
_SHEET = re.compile(r"xl/worksheets/[^/]+\.xml")
_MERGED = re.compile(rb"<(?:\w+:)?mergeCell\s[^>]*?ref=\"([A-Z]+\d+:[A-Z]+\d+)\"")
_NO_RESULT = re.compile(
    rb"<(?:\w+:)?c\s[^>]*?\br=\"([A-Z]+\d+)\"[^>]*>\s*<(?:\w+:)?f(?:\s[^>]*)?(?:/>|>[^<]*</(?:\w+:)?f>)"
    rb"\s*(?:<(?:\w+:)?v\s*/>|<(?:\w+:)?v></(?:\w+:)?v>)?\s*</(?:\w+:)?c>"
)
_CONDITIONAL = re.compile(rb"<(?:\w+:)?conditionalFormatting[\s>]")


@dataclass(frozen=True, slots=True)
class SheetFacts:
    """What the reader of cells does not tell: merged ranges, formulas without a result, colours that rules give."""

    merged: tuple[str, ...] = ()
    without_result: tuple[str, ...] = ()
    coloured_by_rules: bool = False


class Parts:
    """The archive of a workbook. Raises UnreadableTracker where it is damaged or would unpack beyond the limits."""

    def __init__(self, content: bytes, name: str) -> None:
        self._name = name
        self._archive = zipfile.ZipFile(BytesIO(content))
        self._look_over()

    def notes(self) -> list[str]:
        """In words, what the workbook holds besides cells; none of it is read."""
        names = self._archive.namelist()
        notes = []
        if any(name.endswith("vbaProject.bin") for name in names):
            notes.append("The workbook holds macros. They were not run; only the values in its cells were read.")
        pictures = sum(name.startswith("xl/media/") for name in names)
        if pictures:
            counted = "1 picture, which was" if pictures == 1 else f"{pictures} pictures, which were"
            notes.append(f"The workbook holds {counted} not read.")
        return notes

    def sheet_facts(self, path: str) -> SheetFacts:
        """The facts of the sheet stored at `path`, from one pass over its bytes."""
        merged: dict[str, None] = {}
        missing: dict[str, None] = {}
        by_rules = False
        for window in self._windows(path):
            merged |= dict.fromkeys(match.decode() for match in _MERGED.findall(window))
            missing |= dict.fromkeys(match.decode() for match in _NO_RESULT.findall(window))
            by_rules = by_rules or bool(_CONDITIONAL.search(window))
        return SheetFacts(tuple(merged), tuple(missing), by_rules)

    def _windows(self, path: str) -> Iterator[bytes]:
        tail = b""
        with self._archive.open(path) as part:
            while chunk := part.read(_CHUNK):
                yield tail + chunk
                tail = (tail + chunk)[-_OVERLAP:]

    def _look_over(self) -> None:
        members = self._archive.infolist()
        if len(members) > MOST_MEMBERS or sum(member.file_size for member in members) > LARGEST_IN_ALL:
            raise self._unsafe()
        for member in members:
            limit = LARGEST_SHEET if _SHEET.fullmatch(member.filename) else LARGEST_PART
            steep = member.file_size > _SMALL and member.file_size > STEEPEST * max(1, member.compress_size)
            if steep or (member.filename.endswith((".xml", ".rels")) and member.file_size > limit):
                raise self._unsafe()
            if member.flag_bits & 1:
                what = "The workbook is protected by a password."
                raise UnreadableTracker(Problem(self._name, what, "Save it without a password and give that."))
            if member.filename.endswith((".xml", ".rels")):
                self._refuse_entities(member)

    def _refuse_entities(self, member: zipfile.ZipInfo) -> None:
        with self._archive.open(member) as part:
            start = part.read(4096)
        if b"<!DOCTYPE" in start or b"<!ENTITY" in start:
            raise self._unsafe("It declares entities, which no workbook does.")

    def _unsafe(self, why: str = "It would unpack to far more than a tracker holds.") -> UnreadableTracker:
        what = f"The workbook is not safe to open. {why}"
        return UnreadableTracker(Problem(self._name, what, "Copy the sheet that is wanted to a new workbook."))
