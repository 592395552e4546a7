"""Two people editing the same thing: whoever saves second sees both texts and loses nothing.

A form carries a mark of every answer as it stood when the page was shown. The command that saves compares them with
the row as it stands now, holding the row meanwhile (`hold`). Where an answer was changed in between, the form is shown
again with the other person's text beside one's own; answers that only the other person touched keep what they entered.
"""

import hashlib
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any, TypeVar

from django import forms
from django.db import models

from sendwell.apps.mechanisms.refused import Refused

Row = TypeVar("Row", bound=models.Model)
Seen = Mapping[str, str]
"""The marks of the answers that a person saw, by the name of the field."""

FIELD = "seen"
LONGEST = 2000  # characters of all marks of a form together
KEEP_YOURS = "What you entered is kept below: save again to use it instead."


@dataclass(frozen=True, slots=True)
class _Answer:
    value: Any
    words: str


class ChangedMeanwhile(Refused):
    """Somebody changed the thing after the page was shown. `now` gives what they entered, by the name of the field."""

    def __init__(self, who: str, now: Mapping[str, Any]) -> None:
        self.who = who
        self.now = {name: _Answer(value, words_of(value)) for name, value in now.items()}
        said = "; ".join(f"“{answer.words}”" for answer in self.now.values())
        super().__init__(f"{who} changed this while you were editing. It now says: {said}. {KEEP_YOURS}")


def hold(row: Row, seen: Seen | None, **beside: Any) -> Row:
    """`row`, made as it stands now whatever a form has put on it, and held until the end of the transaction.

    `beside` gives answers of the form that are not fields of the row. Raises ChangedMeanwhile where an answer is no
    longer what the person `seen` has seen.
    """
    row.refresh_from_db(from_queryset=type(row)._default_manager.select_for_update())
    own = {name: _value(row, name) for name in seen or () if name not in beside}
    check_unchanged(row, seen, {**own, **beside})
    return row


def check_unchanged(row: models.Model, seen: Seen | None, now: Mapping[str, Any]) -> None:
    """Raise ChangedMeanwhile where an answer in `now` is not the one that was seen. The row must be held already."""
    changed = {name: now[name] for name, mark in (seen or {}).items() if name in now and mark_of(now[name]) != mark}
    if changed:
        raise ChangedMeanwhile(_who_changed(row), changed)


def mark_of(value: Any) -> str:
    """A short mark that two answers share only if they are the same; rows count by their key, in any order."""
    return hashlib.sha256(repr(_plain(value)).encode("utf-8", "surrogatepass")).hexdigest()[:12]


def words_of(value: Any) -> str:
    """An answer as it is shown to the person who did not give it."""
    if isinstance(value, date):
        return f"{value:%-d %B %Y}"
    if isinstance(value, Iterable) and not isinstance(value, str):
        return "; ".join(sorted(str(part) for part in value)) or "nothing"
    return str(value or "nothing")


class SeenField(forms.CharField):
    """Carries the marks of what was seen. What is no mark of an answer of this form counts for nothing."""

    widget = forms.HiddenInput

    def __init__(self, names: Iterable[str]) -> None:
        super().__init__(required=False, max_length=LONGEST, label="What you saw")
        self.names = frozenset(names)

    def clean(self, value: Any) -> dict[str, str]:
        parts = (mark.partition(":") for mark in super().clean(value).split())
        return {name: mark for name, _, mark in parts if name in self.names}


def carry_seen(form: Any, answers: Mapping[str, Any]) -> None:
    """Make a form carry the marks of `answers`, as they stand while it is made."""
    form.fields[FIELD] = SeenField(answers)
    form.initial[FIELD] = _written({name: mark_of(value) for name, value in answers.items()})


def show_both(form: Any, changed: ChangedMeanwhile) -> None:
    """Put the other person's text beside what was typed; saving the form again is then a decision for one's own."""
    seen = {**form.cleaned_data[FIELD], **{name: mark_of(answer.value) for name, answer in changed.now.items()}}
    form.data = form.data.copy()
    form.data[form.add_prefix(FIELD)] = _written(seen)
    for name, answer in changed.now.items():
        form.add_error(name, f"{changed.who} changed this while you were editing. It now says: “{answer.words}”.")
    form.add_error(None, KEEP_YOURS)


def kept_from_others(form: Any, changed: ChangedMeanwhile) -> dict[str, Any]:
    """What the form asks for, with the other person's answers where this person left theirs as they were.

    Empty where both changed the same answer, so that a person must decide.
    """
    asked = form.cleaned_data
    if any(mark_of(asked.get(name)) != asked[FIELD].get(name) for name in changed.now):
        return {}
    marks = {name: mark_of(answer.value) for name, answer in changed.now.items()}
    answers = {name: answer.value for name, answer in changed.now.items()}
    return {**asked, **answers, FIELD: {**asked[FIELD], **marks}}


def _written(marks: Seen) -> str:
    return " ".join(f"{name}:{mark}" for name, mark in sorted(marks.items()))


def _value(row: models.Model, name: str) -> Any:
    field = row._meta.get_field(name)
    return list(getattr(row, name).all()) if field.many_to_many else getattr(row, name)


def _plain(value: Any) -> Any:
    if value is None or value == "":
        return ""
    if isinstance(value, models.Model):
        return str(value.pk)
    if isinstance(value, str):
        return " ".join(value.split())  # browsers send other line ends than those they were given
    if isinstance(value, Iterable):
        return sorted(str(_plain(part)) for part in value)
    return value.isoformat() if isinstance(value, date) else str(value)


def _who_changed(row: models.Model) -> str:
    latest = row.history.select_related("history_user").order_by("-history_id").first()  # type: ignore[attr-defined]
    return latest.history_user.name if latest and latest.history_user else "Somebody"
