"""Every change, remembered: who, when, before and after."""

from collections import defaultdict
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import datetime
from functools import wraps
from itertools import pairwise
from threading import local
from types import SimpleNamespace
from typing import Any, ParamSpec, TypeVar

from django.db import models, transaction
from simple_history.models import HistoricalRecords

P = ParamSpec("P")
R = TypeVar("R")
NOT_SHOWN = frozenset({"id", "area", "document", "stored_as", "sha256"})
_told: list[Callable[[Any], None]] = []
_within = local()


@dataclass(frozen=True, slots=True)
class Change:
    """One field of one thing that changed. `what` is "Added" for the thing's first entry, which has no before."""

    who: str
    when: datetime
    what: str
    before: str = ""
    after: str = ""


def command(function: Callable[P, R]) -> Callable[P, R]:
    """A change of state: all of it or nothing, and remembered as made by the person given as `by`."""

    @wraps(function)
    def run(*args: P.args, **kwargs: P.kwargs) -> R:
        with transaction.atomic(), acting_as(getattr(kwargs["by"], "user", None)), _then(kwargs["by"]):
            return function(*args, **kwargs)

    return run


def after_commands(told: Callable[[Any], None]) -> None:
    """Have `told` called with the person who carried out a command, in its transaction, when all else is done."""
    if told not in _told:
        _told.append(told)


@contextmanager
def _then(by: Any) -> Iterator[None]:
    """Tell of a command once it is done; of commands that it carries out, only with it."""
    outermost = not getattr(_within, "command", False)
    _within.command = True
    try:
        yield
        if outermost:
            for told in _told:
                told(by)
    finally:
        if outermost:
            _within.command = False


@contextmanager
def acting_as(user: Any) -> Iterator[None]:
    """Within this block, history says that `user` made the changes."""
    context = HistoricalRecords.context
    before = getattr(context, "request", None)
    context.request = SimpleNamespace(user=user)
    try:
        yield
    finally:
        if before is None:
            del context.request
        else:
            context.request = before


def changes_of(thing: models.Model) -> list[Change]:
    """Every change of `thing`, newest first, in words. The number of queries does not grow with the changes."""
    manager = thing.history  # type: ignore[attr-defined]
    many = [field.name for field in manager.model._history_m2m_fields]
    records = list(
        manager.select_related("history_user")
        .prefetch_related(*(_kept_as(manager.model, name) for name in many))
        .order_by("history_date", "history_id")
    )
    if not records:
        return []
    names = _names_of_related(thing, records, many)
    changes = [Change(_who(records[0]), records[0].history_date, "Added")]
    for old, new in pairwise(records):
        changes += _differences(thing, old, new, many, names)
    return changes[::-1]


def _differences(thing: models.Model, old: Any, new: Any, many: list[str], names: "_Names") -> Iterator[Change]:
    for field in thing._meta.concrete_fields:
        if field.name in NOT_SHOWN or not hasattr(new, field.attname):
            continue
        before, after = getattr(old, field.attname), getattr(new, field.attname)
        if before != after:
            yield Change(
                _who(new), new.history_date, _label(field), _word(field, before, names), _word(field, after, names)
            )
    for name in many:
        many_field: Any = thing._meta.get_field(name)
        before, after = (_many_words(record, name, many_field, names) for record in (old, new))
        if before != after:
            yield Change(_who(new), new.history_date, _label(many_field), before, after)


_Names = dict[type[models.Model], dict[Any, str]]


def _names_of_related(thing: models.Model, records: list[Any], many: list[str]) -> _Names:
    """The names of what was linked and is no longer, or the other way about; of nothing else, which no page shows."""
    wanted: dict[type[models.Model], set[Any]] = defaultdict(set)
    for field in thing._meta.concrete_fields:
        if field.is_relation and field.name not in NOT_SHOWN:
            keys = {getattr(record, field.attname, None) for record in records}
            wanted[field.related_model] |= keys - {None} if len(keys) > 1 else set()  # type: ignore[index]
    for name in many:
        many_field: Any = thing._meta.get_field(name)
        linked = [frozenset(_many_keys(record, name, many_field)) for record in records]
        wanted[many_field.related_model] |= set().union(*linked) if len(set(linked)) > 1 else set()
    return {
        model: {key: _name(row) for key, row in model._default_manager.in_bulk(keys).items()}
        for model, keys in wanted.items()
        if keys
    }


def _name(row: models.Model) -> str:
    """What a row is called to everyone: a model whose rows may be private says so as `name_for_all`."""
    return str(getattr(row, "name_for_all", None) or row)


def _many_keys(record: Any, name: str, field: Any) -> list[Any]:
    rows = getattr(record, _kept_as(type(record), name)).all()
    return [getattr(row, f"{field.m2m_reverse_field_name()}_id") for row in rows]


def _kept_as(record_model: Any, name: str) -> str:
    """The attribute under which a record keeps what was linked to it; only by this name can it be fetched with it."""
    link = getattr(record_model, name).model._meta.get_field("history")
    return str(link.remote_field.get_accessor_name())


def _many_words(record: Any, name: str, field: Any, names: _Names) -> str:
    known = names.get(field.related_model, {})
    return "; ".join(sorted(known.get(key, "(removed)") for key in _many_keys(record, name, field)))


def _word(field: Any, value: Any, names: _Names) -> str:
    if value in (None, ""):
        return ""
    if field.is_relation:
        return names.get(field.related_model, {}).get(value, "(removed)")
    if field.choices:
        return str(dict(field.flatchoices).get(value, value))
    if isinstance(value, dict):
        return "; ".join(f"{key.replace('_', ' ')}: {part}" for key, part in value.items() if part)
    if isinstance(value, list):
        return "; ".join(map(str, value))
    return f"{value:%-d %B %Y}" if hasattr(value, "strftime") else str(value)


def _label(field: Any) -> str:
    return str(field.verbose_name).rstrip("?")[:1].upper() + str(field.verbose_name).rstrip("?")[1:]


def _who(record: Any) -> str:
    return record.history_user.name if record.history_user else "Sendwell"
