"""The files of a return: from a file, several, a folder or a zip, and never more than one machine can hold."""

import zipfile
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path, PurePosixPath

from sendwell.domain.problems import Problem
from sendwell.domain.returns.sen2.reading.model import UnreadableReturn

LARGEST = 6_000_000_000  # bytes of one file, or of all in a zip once unpacked
MOST_FILES = 200
MOST_UNPACKED = 300  # times the size packed; tables of text seldom pack better than 1 to 30
_CHUNK = 1 << 20

_NOT_READ = {
    b"%PDF-": "a PDF",
    b"\xd0\xcf\x11\xe0": "a file of an old Excel or Word, or one that a password protects",
    b"MZ": "a program",
    b"\x7fELF": "a program",
    b"\x1f\x8b": "a gzip file",
}
_MEND = "Give the XML that the case system makes, or the CSV files that COLLECT exports."


@dataclass(frozen=True, slots=True)
class Given:
    """One file to read; `name` is how it is shown."""

    name: str
    path: Path
    is_xml: bool


def files_given(paths: Iterable[Path], workplace: Path) -> tuple[list[Given], list[str]]:
    """The files under `paths`, those of a zip unpacked into `workplace`; and notes on what was left aside.

    Raises UnreadableReturn for what is not there, not readable as a return, or too large.
    """
    found, notes, problems = list[Given](), list[str](), list[Problem]()
    for path, name, was_named in _under(paths, workplace, problems):
        kind = _kind(path, name)
        if isinstance(kind, Problem):
            if was_named:
                problems.append(kind)
            else:
                notes.append(f"{name} was left aside: {kind.what}")
            continue
        found.append(Given(name, path, kind == "xml"))
    if problems:
        raise UnreadableReturn(problems)
    if not found:
        raise UnreadableReturn([Problem("The files", "There is no CSV and no XML in what was given.", _MEND)])
    return found, notes


def _under(paths: Iterable[Path], workplace: Path, problems: list[Problem]) -> Iterator[tuple[Path, str, bool]]:
    for path in paths:
        if not path.exists():
            problems.append(Problem(str(path), "There is no such file or folder.", "Check the name."))
        elif path.is_dir():
            for inner in sorted(path.rglob("*")):
                if inner.is_file() and not inner.name.startswith("."):
                    yield inner, str(inner.relative_to(path)), False
        elif _is_plain_zip(path):
            yield from _unpacked(path, workplace, problems)
        else:
            yield path, path.name, True


def _kind(path: Path, name: str) -> str | Problem:
    with path.open("rb") as file:
        head = file.read(4096)
    size = path.stat().st_size
    if not head.strip():
        return Problem(name, "The file is empty.", "Export it again.")
    if size > LARGEST:
        return Problem(name, f"The file is {size / 1e9:.1f} GB; up to {LARGEST // 10**9} GB are read.", _MEND)
    if head.startswith(b"PK\x03\x04"):
        what = "This is an Excel or Word file." if path.suffix != ".zip" else "This is a zip within a folder."
        return Problem(name, what, f"Save each sheet as CSV, or: {_MEND}")
    for magic, what in _NOT_READ.items():
        if head.startswith(magic):
            return Problem(name, f"This is {what}.", _MEND)
    text = head.replace(b"\x00", b"").lstrip(b"\xef\xbb\xbf\xff\xfe \r\n\t")
    if text.startswith(b"<"):
        return "xml"
    if path.suffix.lower() not in (".csv", ".txt", ".tsv"):
        return Problem(name, "This is neither XML nor CSV.", _MEND)
    return "csv"


def _is_plain_zip(path: Path) -> bool:
    """True for a zip that is no Excel workbook or Word document."""
    try:
        with zipfile.ZipFile(path) as pack:
            return "[Content_Types].xml" not in pack.namelist()
    except (zipfile.BadZipFile, OSError, ValueError, NotImplementedError):
        return False


def _unpacked(path: Path, workplace: Path, problems: list[Problem]) -> Iterator[tuple[Path, str, bool]]:
    with zipfile.ZipFile(path) as pack:
        members = [member for member in pack.infolist() if not member.is_dir()]
        wrong = _unsafe(path, members)
        if wrong:
            problems.append(wrong)
            return
        for number, member in enumerate(members):
            name = PurePosixPath(member.filename).name
            if name.startswith("."):
                continue
            target = workplace / f"{number}{PurePosixPath(name).suffix.lower()}"
            try:
                _unpack(pack, member, target)
            except (zipfile.BadZipFile, RuntimeError, NotImplementedError, OSError, EOFError):
                what = "It is damaged, or a password protects it."
                problems.append(Problem(f"{path.name}, {name}", what, "Pack the files again without a password."))
                continue
            yield target, name, False


def _unsafe(path: Path, members: list[zipfile.ZipInfo]) -> Problem | None:
    if len(members) > MOST_FILES:
        what = f"The zip holds {len(members):,} files; a return has at most {MOST_FILES}."
        return Problem(path.name, what, "Pack only the files of one return.")
    packed, whole = sum(m.compress_size for m in members), sum(m.file_size for m in members)
    if whole > LARGEST or whole > MOST_UNPACKED * max(packed, 10_000):
        what = f"Unpacked, the zip would be {whole / 1e9:.1f} GB, {whole // max(packed, 1):,} times its size."
        return Problem(path.name, f"{what} That is no return.", "Pack the files of the return again.")
    return None


def _unpack(pack: zipfile.ZipFile, member: zipfile.ZipInfo, target: Path) -> None:
    """Write the member out, but no more of it than it said it holds."""
    left = member.file_size
    with pack.open(member) as source, target.open("wb") as out:
        while chunk := source.read(_CHUNK):
            left -= len(chunk)
            if left < 0:
                raise zipfile.BadZipFile
            out.write(chunk)
