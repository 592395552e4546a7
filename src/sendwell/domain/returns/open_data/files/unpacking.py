"""From what was given to one plain file on disk: hashed, unpacked, and not larger than it may be."""

import gzip
import hashlib
import zipfile
import zlib
from dataclasses import dataclass
from pathlib import Path
from typing import IO

from sendwell.domain.problems import Problem
from sendwell.domain.returns.open_data.files.opened import LARGEST_UNPACKED, Unreadable

_CHUNK = 1 << 20
_WORST_RATIO, _FREE = 300, 200_000_000  # a table does not pack so well; below so many bytes nobody minds
_EXCEL = "xl/workbook.xml"
_TABLES = (".csv", ".txt", ".tsv", ".xlsx", ".parquet", ".geojson", ".json")
_NOT_READ = (
    (b"%PDF-", "This is a PDF, of which the columns can’t be told."),
    (b"\xd0\xcf\x11\xe0", "This is a file of an old Excel, or one that a password protects."),
    (b"\x89PNG", "This is a picture."),
    (b"\xff\xd8\xff", "This is a picture."),
    (b"MZ", "This is a program."),
    (b"\x7fELF", "This is a program."),
)
_MEND = "Give the table as CSV, as an Excel workbook (.xlsx) or as Parquet."


@dataclass(frozen=True, slots=True)
class Plain:
    """One file that is packed no more. `beside` is the text of the metadata file that came with it, if one did."""

    path: Path
    name: str
    beside: bytes = b""


def sha256_of(path: Path) -> str:
    """The hash of the file as it was given."""
    with path.open("rb") as file:
        return hashlib.file_digest(file, "sha256").hexdigest()


def unpacked(path: Path, name: str, folder: Path) -> Plain:
    """The file itself, or what is packed in it, written into `folder`. Raises Unreadable."""
    with path.open("rb") as file:
        start = file.read(8)
    if not start.strip():
        raise Unreadable(Problem(name, "The file is empty.", "Download or save it again and give that."))
    for magic, what in _NOT_READ:
        if start.startswith(magic):
            raise Unreadable(Problem(name, what, _MEND))
    if start.startswith(b"\x1f\x8b"):
        inner = name.removesuffix(".gz")
        with gzip.open(path) as packed:
            return unpacked(_written(packed, folder / "unpacked", name, path.stat().st_size), inner, _below(folder))
    if start.startswith(b"PK\x03\x04"):
        return _from_zip(path, name, folder)
    return Plain(path, name)


def _below(folder: Path) -> Path:
    inner = folder / "inner"
    if inner.exists():
        raise Unreadable(Problem(folder.name, "The file is packed again and again.", "Unpack it and give the table."))
    inner.mkdir()
    return inner


def _from_zip(path: Path, name: str, folder: Path) -> Plain:
    try:
        with zipfile.ZipFile(path) as packed:
            names = [each for each in packed.namelist() if not each.endswith("/") and "__MACOSX" not in each]
            if _EXCEL in names:
                _refuse_if_bomb(sum(each.file_size for each in packed.infolist()), path.stat().st_size, name)
                return Plain(path, name)
            return _only_table(packed, names, path, name, folder)
    except (zipfile.BadZipFile, EOFError, zlib.error, NotImplementedError, RuntimeError, OSError) as error:
        raise Unreadable(
            Problem(name, "The file is damaged or cut short.", "Download it again and give that.")
        ) from error


def _only_table(packed: zipfile.ZipFile, names: list[str], path: Path, name: str, folder: Path) -> Plain:
    tables = [each for each in names if each.lower().endswith(_TABLES) and not each.lower().endswith(".meta.csv")]
    if len(tables) != 1:
        what = f"The archive holds {len(tables)} tables" + (f": {', '.join(sorted(tables)[:10])}." if tables else ".")
        raise Unreadable(Problem(name, what, "Unpack it and give the tables one by one."))
    meta = [each for each in names if each.lower().endswith(".meta.csv")]
    beside = packed.open(meta[0]).read(5_000_000) if len(meta) == 1 else b""
    with packed.open(tables[0]) as table:
        written = _written(table, folder / "unpacked", name, path.stat().st_size)
    return Plain(written, Path(tables[0]).name, beside)


def _written(packed: IO[bytes] | gzip.GzipFile, target: Path, name: str, packed_size: int) -> Path:
    size = 0
    try:
        with target.open("wb") as out:
            while chunk := packed.read(_CHUNK):
                size += len(chunk)
                _refuse_if_bomb(size, packed_size, name)
                out.write(chunk)
    except (OSError, EOFError, zlib.error) as error:
        raise Unreadable(
            Problem(name, "The file is damaged or cut short.", "Download it again and give that.")
        ) from error
    return target


def _refuse_if_bomb(size: int, packed_size: int, name: str) -> None:
    if size > LARGEST_UNPACKED:
        what = f"Unpacked, the file is larger than {LARGEST_UNPACKED // 1_000_000_000} GB."
        raise Unreadable(Problem(name, what, "Split it, for example by year, and give the parts."))
    if size > _FREE and size > packed_size * _WORST_RATIO:
        raise Unreadable(
            Problem(name, "The file unpacks to far more than any table would.", "Ask who sent it what it is.")
        )
