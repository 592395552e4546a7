"""Values of actions as they are kept with an import, and back again, so that it can be undone."""

from datetime import date
from typing import Any

from django.db.models import Model

from sendwell.apps.partnership.models import Organisation, Person
from sendwell.apps.programme.models import Action


def as_data(value: Any) -> Any:
    """A value of an action in types that JSON has: rows by their number, days in ISO form."""
    if isinstance(value, list):
        return sorted(one.pk for one in value)
    if isinstance(value, Model):
        return value.pk
    return value.isoformat() if isinstance(value, date) else value


def from_data(name: str, kept: Any) -> Any:
    """The value of the field `name` that `as_data` gave."""
    if name in ("partners", "depends_on"):
        return list((Organisation if name == "partners" else Action)._default_manager.filter(pk__in=kept))
    if name in ("starts_on", "due_on"):
        return date.fromisoformat(kept) if kept else None
    if name in ("owner", "lead"):
        return (Person if name == "owner" else Organisation)._default_manager.filter(pk=kept).first()
    return kept
