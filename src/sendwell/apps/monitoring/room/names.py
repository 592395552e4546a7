"""What files are called in an archive: names that every computer can keep, and that lead out of no folder."""

import re

from django.utils.text import slugify

LONGEST = 60  # characters of a name without its number and ending
_ENDING = re.compile(r"\.([A-Za-z0-9]{1,8})$")


def name_in_archive(number: int, given: str) -> str:
    """The path of evidence in the archive, from its number and the name that it came with.

    >>> name_in_archive(7, "Referral counts, April–September.XLSX")
    'evidence/e0007-referral-counts-aprilseptember.xlsx'
    >>> name_in_archive(12, "../../etc/passwd")
    'evidence/e0012-passwd'
    >>> name_in_archive(3, "…")
    'evidence/e0003-file'
    """
    base = given.replace("\\", "/").rsplit("/", 1)[-1]
    ending = _ENDING.search(base)
    stem = slugify(base[: ending.start()] if ending else base)[:LONGEST].strip("-") or "file"
    return f"evidence/e{number:04}-{stem}{ending.group(0).lower() if ending else ''}"
