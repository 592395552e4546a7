"""How much may be uploaded, checked while it comes in and not afterwards."""

from typing import Any

from django.core.files.uploadhandler import FileUploadHandler, SkipFile
from django.http import HttpRequest

LARGEST_UPLOAD_MB = 100
LARGEST_UPLOAD = LARGEST_UPLOAD_MB * 1024 * 1024  # bytes, for each file


class LimitedUpload(FileUploadHandler):
    """Stops keeping a file the moment it grows over the limit; the other files of the form go on.

    It stands first among the upload handlers, so that nothing over the limit is ever written to disk or memory.
    """

    def __init__(self, request: HttpRequest | None = None) -> None:
        super().__init__(request)
        self._received = 0

    def new_file(self, *args: Any, **kwargs: Any) -> None:
        super().new_file(*args, **kwargs)
        self._received = 0

    def receive_data_chunk(self, raw_data: bytes, start: int) -> bytes:
        self._received += len(raw_data)
        if self._received > LARGEST_UPLOAD:
            refused_uploads(self.request).append(self.file_name or "The file")
            raise SkipFile
        return raw_data

    def file_complete(self, file_size: int) -> None:
        return None


def refused_uploads(request: HttpRequest | None) -> list[str]:
    """The names of the files of this form that were larger than the limit, and so were not kept."""
    names: list[str] = request.__dict__.setdefault("refused_uploads", [])
    return names
