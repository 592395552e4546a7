"""Papers as files: kept under names of ours outside the web root, never under the name that they came with."""

import hashlib
import re
import uuid
from typing import IO

from django.core.files import File
from django.core.files.storage import default_storage

FOLDER = "papers"
LONGEST_NAME = 255
# Controls, marks that turn text round, line ends of their own, and bytes of a folder that are no text.
_NOT_IN_A_NAME = re.compile(
    r"[\x00-\x1f\x7f-\x9f\u061c\u200b\u200e\u200f\u2028-\u202e\u2060-\u2069\ud800-\udfff\ufeff]"
)


def sha256_of(content: File) -> str:  # type: ignore[type-arg]
    """The SHA-256 of a file, read piece by piece."""
    digest = hashlib.sha256()
    for chunk in content.chunks():
        digest.update(chunk)
    return digest.hexdigest()


def keep(content: File, folder: str = FOLDER) -> str:  # type: ignore[type-arg]
    """Store a file under a new name of ours, and return that name."""
    content.seek(0)
    return default_storage.save(f"{folder}/{uuid.uuid4()}", content)


def forget(stored_as: str) -> None:
    """Delete a file that no row names."""
    default_storage.delete(stored_as)


def opened(stored_as: str) -> IO[bytes]:
    """A kept file, open for reading. Raises FileNotFoundError where the media folder has lost it."""
    return default_storage.open(stored_as, "rb")


def content_of(stored_as: str) -> bytes:
    """All bytes of a kept file. Raises as `opened`."""
    with opened(stored_as) as file:
        return file.read()


def shown_name(given: str) -> str:
    """The name a file came with, fit to be shown: no folder, nothing invisible, not too long.

    >>> shown_name("../../etc/report.pdf")
    'report.pdf'
    """
    base = _NOT_IN_A_NAME.sub("", given.replace("\\", "/")).rsplit("/", 1)[-1].strip()
    return base[-LONGEST_NAME:] or "paper"
