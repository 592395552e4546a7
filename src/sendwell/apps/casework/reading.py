"""The files of an extract, opened where nothing of them stays."""

import hashlib
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

from django.core.files import File

from sendwell.apps.casework.commands import ExtractRefused
from sendwell.domain.returns.sen2.reading import OpenReturn, UnreadableReturn, open_return


@contextmanager
def opened(files: Sequence["File[Any]"], year: int | None = None) -> Iterator[tuple[OpenReturn, str]]:
    """The extract in uploaded files, and the SHA-256 of all of them. On leaving, files and tables are gone.

    `year` is the collection, where neither a header nor a date says it. Raises ExtractRefused, with every problem,
    where they can't be read.
    """
    with TemporaryDirectory(prefix="sendwell-extract-") as folder:
        paths = [_written(file, Path(folder) / str(number)) for number, file in enumerate(files)]
        digests = sorted(hashlib.sha256(path.read_bytes()).hexdigest() for path in paths)
        try:
            extract = open_return(paths, year)
        except UnreadableReturn as unreadable:
            raise ExtractRefused(unreadable.problems) from unreadable
        with extract:
            yield extract, hashlib.sha256("".join(digests).encode()).hexdigest()


def _written(file: "File[Any]", folder: Path) -> Path:
    folder.mkdir()
    path = folder / Path(file.name or "file").name
    with path.open("wb") as to:
        for chunk in file.chunks():
            to.write(chunk)
    return path
