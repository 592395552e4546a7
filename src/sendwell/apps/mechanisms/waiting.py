"""Slow work that waits in a row of its own: one worker takes it, and any other leaves it alone."""

from typing import Any, TypeVar

from django.db import transaction
from django.db.models import Model, QuerySet

Row = TypeVar("Row", bound=Model)


@transaction.atomic
def claimed(rows: "QuerySet[Row]", key: int, *, waiting: str, working: str, progress: int) -> Row | None:
    """The row with `key` if it is `waiting`: now `working`, with so many per cent of `progress`. None otherwise."""
    row: Any = rows.select_for_update(of=("self",)).filter(pk=key, state=waiting).first()
    if row is not None:
        row.state, row.progress = working, progress
        row.save(update_fields=["state", "progress"])
    return row  # type: ignore[no-any-return]
