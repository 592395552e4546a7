"""A room as one archive: the same bytes whenever and wherever it is made from the same content and files."""

import hashlib
import json
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from typing import IO, Any
from zipfile import ZIP_STORED, ZipFile, ZipInfo

from sendwell.apps.evidence import files
from sendwell.apps.monitoring.room.evidence import Json, ToKeep

DATA, PAGE, MANIFEST = "room.json", "index.html", "MANIFEST.sha256"
WHEN = (1980, 1, 1, 0, 0, 0)  # the first moment that an archive can say: no file in it tells when it was made
UNIX, PLAIN_FILE = 3, 0o644 << 16
MOST_PROGRESS = 90  # per cent, when the last file of evidence is in
LOST = "The file is no longer where it was kept, so it is not in this room."
CHANGED = "The file is not the one that was given: its SHA-256 differs, so it is not in this room."


@dataclass
class Archive:
    """An archive that is being written, and the SHA-256 of each file in it."""

    out: IO[bytes]
    marks: dict[str, str] = field(default_factory=dict)

    def __post_init__(self) -> None:
        self._zip = ZipFile(self.out, "w")

    def add(self, path: str, content: bytes) -> None:
        """Put a file in, as it is: what packs it would not pack it the same on every machine."""
        info = ZipInfo(path, WHEN)
        info.create_system, info.external_attr, info.compress_type = UNIX, PLAIN_FILE, ZIP_STORED
        self._zip.writestr(info, content)
        self.marks[path] = hashlib.sha256(content).hexdigest()

    def seal(self) -> str:
        """Write the manifest and close the archive. Returns the SHA-256 of the manifest."""
        manifest = manifest_of(self.marks)
        self.add(MANIFEST, manifest)
        self._zip.close()
        return hashlib.sha256(manifest).hexdigest()


def manifest_of(marks: Mapping[str, str]) -> bytes:
    """The SHA-256 and path of each file, a line each, in the form that `sha256sum --check` reads."""
    return "".join(f"{sha256}  {path}\n" for path, sha256 in sorted(marks.items())).encode()


def put_files(archive: Archive, wanted: list[ToKeep], tell: Callable[[int], None]) -> None:
    """Put each file of evidence in that is still what was given; its row says the size, or why it is not there.

    `tell` hears now and then how many per cent are done.
    """
    for done, one in enumerate(wanted, start=1):
        content = _content(one)
        if content is not None:
            one.row["size"] = len(content)
            archive.add(one.row["path"], content)
        if done % max(1, len(wanted) // 20) == 0:
            tell(MOST_PROGRESS * done // len(wanted))


def finish(archive: Archive, content: Json, page: str) -> str:
    """Put the snapshot and its page in, and seal. Returns the SHA-256 of the manifest."""
    archive.add(DATA, canonical(content))
    archive.add(PAGE, page.encode())
    return archive.seal()


def seal_of(content: Json, page: str) -> str:
    """The SHA-256 that the manifest of this content and page has. No file is opened: their SHA-256 are known."""
    marks = {row["path"]: row["sha256"] for row in content["evidence"] if row["path"] and not row["problem"]}
    marks |= {DATA: _sha256(canonical(content)), PAGE: _sha256(page.encode())}
    return _sha256(manifest_of(marks))


def canonical(content: Any) -> bytes:
    """JSON in the one form that is sealed: keys in order, no space between."""
    kept = json.dumps(content, sort_keys=True, ensure_ascii=False, separators=(",", ":"))
    return kept.encode("utf-8", "surrogatepass")


def _content(one: ToKeep) -> bytes | None:
    try:
        content = files.content_of(one.stored_as)
    except FileNotFoundError:
        one.row["problem"] = LOST
        return None
    if _sha256(content) != one.sha256:
        one.row["problem"] = CHANGED
        return None
    return content


def _sha256(content: bytes) -> str:
    return hashlib.sha256(content).hexdigest()
