"""A kept return opened again, and what its check found as counts that may be kept."""

import hashlib
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

from django.conf import settings

from sendwell.apps.evidence import files
from sendwell.apps.mechanisms.refused import Refused
from sendwell.apps.returns.models import KeptReturn, Kind
from sendwell.domain.returns.sen2.checking import Checked, check_return
from sendwell.domain.returns.sen2.comparing import Mark, compare, marks_of
from sendwell.domain.returns.sen2.figures import Figures, Part, figures_of
from sendwell.domain.returns.sen2.reading import OpenReturn, UnreadableReturn, open_return
from sendwell.domain.returns.sen2.rules import Level
from sendwell.domain.returns.sen2.schema import MODULES
from sendwell.domain.returns.sen2.schools import load_register


@contextmanager
def opened(kept: KeptReturn) -> Iterator[OpenReturn]:
    """The return with its tables in memory; nothing is left on disk afterwards but the kept files.

    Raises Refused where its files were deleted or it cannot be read.
    """
    with TemporaryDirectory(prefix="sendwell-kept-") as folder:
        try:
            paths = [_put(Path(folder), *pair) for pair in enumerate(zip(kept.file_names, kept.stored_as, strict=True))]
        except FileNotFoundError as lost:
            raise Refused("The files of this return were deleted. Bring it again.") from lost
        try:
            with open_return(paths, kept.year or None) as tables:
                if kept.register_as:
                    load_register(tables, _put(Path(folder), len(paths), ("register.csv", kept.register_as)))
                yield tables
        except UnreadableReturn as unreadable:
            raise Refused(" ".join(map(str, unreadable.problems))) from unreadable


def checked(kept: KeptReturn, tables: OpenReturn) -> Checked:
    """The return checked; beside last year's where the area keeps it."""
    last = last_years(kept)
    plans = last.found["figures"].get("ehc_plans") if last else None
    return check_return(tables, plans["numerator"] if plans else None)


def last_years(kept: KeptReturn) -> KeptReturn | None:
    """The area's latest return of the year before that is still kept."""
    before = KeptReturn.objects.filter(kind=Kind.SEN2, area_id=kept.area_id, year=kept.year - 1, deleted_at=None)
    return before.order_by("-brought_at").first()


def look(kept: KeptReturn, tables: OpenReturn) -> None:
    """Check the return and note on `kept` what was found. Does not save it."""
    result = checked(kept, tables)
    mark(kept, found_in(result), marks_of(result, secret()))


def mark(kept: KeptReturn, found: dict[str, Any], marks: list[Mark]) -> None:
    """Note what was found, and beside what was brought before, what is mended and new. Does not save it."""
    kept.found = found | {"mended": _mended(kept.before, marks)}
    kept.marks = [[mark.rule, *mark.hashes] for mark in marks]


def found_in(result: Checked) -> dict[str, Any]:
    """What may be kept of a check: counts and names of rules, files, columns and figures; no value of a record."""
    tables = result.opened
    return {
        "groups": [[group.rule.id, group.count] for group in result.groups],
        "errors": result.count(Level.ERROR),
        "queries": result.count(Level.QUERY),
        "not_asked": [[left.rule.id, list(left.needs)] for left in result.not_asked],
        "records": [[MODULES[name].label, file, tables.count(name)] for name, file in tables.files.items()],
        "columns": [[column.file, column.written, column.item] for column in tables.columns],
        "notes": tables.notes,
        "known_from": tables.year_known_from,
        **_figures(figures_of(tables)),
    }


def _figures(found: Figures) -> dict[str, Any]:
    figures = {f.measure.key: {"numerator": f.numerator, "denominator": f.denominator} for f in found.figures}
    parts = {"by_placement": found.by_placement, "by_need": found.by_need, "by_reason": found.by_reason}
    return {"figures": figures, **{name: _parts(these) for name, these in parts.items()}}


def _parts(parts: tuple[Part, ...]) -> list[list[Any]]:
    return [[part.name, part.count, part.share] for part in parts]


def _mended(before: KeptReturn | None, marks: list[Mark]) -> dict[str, int] | None:
    if before is None:
        return None
    old = [Mark(rule, tuple(hashes)) for rule, *hashes in before.marks]
    found = compare(old, marks)
    return {"mended": found.mended.total(), "new": found.new.total(), "still": found.still.total()}


def secret() -> bytes:
    """With what marks are hashed here."""
    return hashlib.blake2b(settings.SECRET_KEY.encode(), person=b"returns", digest_size=32).digest()


def _put(folder: Path, number: int, pair: tuple[str, str]) -> Path:
    name, stored_as = pair
    place = folder / str(number)
    place.mkdir()
    path = place / name
    with files.opened(stored_as) as source, path.open("wb") as target:
        while chunk := source.read(1 << 20):
            target.write(chunk)
    return path
