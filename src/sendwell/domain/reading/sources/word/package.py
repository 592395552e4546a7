"""The package of a Word file: a ZIP archive, looked over before anything in it is unpacked."""

import io
import zipfile
import zlib

from lxml import etree

from sendwell.domain.problems import Problem
from sendwell.domain.reading.sources.source_text import UnreadablePaper

MOST_MEMBERS = 10_000
LARGEST_PART = 60_000_000  # bytes of XML once unpacked: some 5,000 pages
LARGEST_IN_ALL = 1_000_000_000  # bytes once unpacked, pictures too
STEEPEST = 200  # times smaller than its content; honest XML packs to about a tenth
_SMALL = 1_000_000  # bytes: below this, no ratio is worth refusing

_STORY = "word/document.xml"
_OTHERS = (
    ("xl/workbook.xml", "This is an Excel workbook, not a paper.", "Save the sheet that is wanted as PDF."),
    ("ppt/presentation.xml", "This is a PowerPoint presentation, not a paper.", "Save it as PDF and give that."),
    ("content.xml", "This is an OpenDocument file.", "Save it as DOCX or PDF and give that."),
)
_DUBLIN_CORE = "{http://purl.org/dc/elements/1.1/}"


class Package:
    """The parts of a Word file, each unpacked only when asked for and only up to a limit."""

    def __init__(self, content: bytes, name: str) -> None:
        """Raises UnreadablePaper where the archive is damaged, not Word's, or would unpack beyond the limits."""
        self._name = name
        try:
            self._archive = zipfile.ZipFile(io.BytesIO(content))
            self._members = {member.filename: member for member in self._archive.infolist()}
        except (zipfile.BadZipFile, ValueError, OSError, NotImplementedError, EOFError, IndexError) as error:
            raise self._damaged() from error
        self._look_over()
        self._expect_word()

    def part(self, path: str) -> etree._Element | None:
        """The root of an XML part, or None where the file has no such part."""
        if path not in self._members:
            return None
        packed = self._unpacked(path)
        if b"<!DOCTYPE" in packed[:4096] or b"<!ENTITY" in packed[:4096]:
            raise self._unsafe("It declares entities, which no Word file does.")
        # No entities, no DTD, no network, and libxml2's own limits on depth and size stay on.
        parser = etree.XMLParser(resolve_entities=False, load_dtd=False, no_network=True, remove_comments=True)
        try:
            return etree.fromstring(packed, parser=parser)
        except etree.XMLSyntaxError as error:
            raise self._damaged() from error

    def story(self) -> etree._Element:
        """The root of the document's main text."""
        story = self.part(_STORY)
        if story is None:
            raise self._damaged()
        return story

    def title(self) -> str | None:
        """The title in the file's properties, where it has one."""
        try:
            core = self.part("docProps/core.xml")
        except UnreadablePaper:  # a paper whose properties are damaged can still be read
            return None
        return (core.findtext(f"{_DUBLIN_CORE}title") or "").strip() or None if core is not None else None

    def _unpacked(self, path: str) -> bytes:
        try:
            with self._archive.open(self._members[path]) as part:
                unpacked = part.read(LARGEST_PART + 1)  # the directory may lie about sizes
        except RuntimeError as error:  # zipfile's word for an encrypted member
            raise UnreadablePaper(
                Problem(self._name, "The Word file is encrypted.", "Save it without a password and give that.")
            ) from error
        except (zipfile.BadZipFile, zlib.error, OSError, EOFError, NotImplementedError, ValueError) as error:
            raise self._damaged() from error
        if len(unpacked) > LARGEST_PART:
            raise self._unsafe("It would unpack to far more than a paper holds.")
        return unpacked

    def _look_over(self) -> None:
        members = self._members.values()
        if len(self._archive.filelist) > MOST_MEMBERS:
            raise self._unsafe(f"It has {len(self._archive.filelist):,} parts.")
        if sum(member.file_size for member in members) > LARGEST_IN_ALL:
            raise self._unsafe("It would unpack to far more than a paper holds.")
        for member in members:
            steep = member.file_size > _SMALL and member.file_size > STEEPEST * max(1, member.compress_size)
            if steep or (member.filename.endswith(".xml") and member.file_size > LARGEST_PART):
                raise self._unsafe("It would unpack to far more than a paper holds.")

    def _expect_word(self) -> None:
        if _STORY in self._members:
            return
        for path, what, mend in _OTHERS:
            if path in self._members:
                raise UnreadablePaper(Problem(self._name, what, mend))
        what = "This is a ZIP archive without a Word document in it."
        raise UnreadablePaper(Problem(self._name, what, "Unpack it and give the papers inside."))

    def _damaged(self) -> UnreadablePaper:
        what = "The Word file is damaged or cut short."
        return UnreadablePaper(Problem(self._name, what, "Open it in Word, save it again, and give that."))

    def _unsafe(self, why: str) -> UnreadablePaper:
        return UnreadablePaper(
            Problem(self._name, f"The Word file is not safe to open. {why}", "Ask for the paper as PDF.")
        )
