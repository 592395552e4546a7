"""Many actions on one page, a row each: what has happened, and how delivery stands. A row left alone says nothing."""

from collections.abc import Callable, Iterable, Iterator
from typing import Any

from django import forms
from django.forms import BoundField

from sendwell.apps.mechanisms.forms import GovukForm
from sendwell.apps.mechanisms.refused import Refused
from sendwell.apps.programme.models import Action
from sendwell.apps.programme.state import ActionState
from sendwell.domain.assurance import rating_definitions

SAID_MEANWHILE = "Somebody wrote of this action after you opened the page. Read their words above, then save again."


class RowForm(GovukForm):
    """The row of one action."""

    happened = forms.CharField(label="What has happened?", required=False, widget=forms.Textarea)
    rating = forms.ChoiceField(label="Delivery", required=False)
    link = forms.URLField(label="Link to evidence", required=False, max_length=500, assume_scheme="https")
    seen = forms.IntegerField(required=False, widget=forms.HiddenInput)

    def __init__(self, *args: Any, state: ActionState, **kwargs: Any) -> None:
        self.state = state
        latest = state.latest.pk if state.latest else None
        super().__init__(*args, prefix=f"action-{state.action.pk}", initial={"seen": latest}, **kwargs)
        self.fields["rating"].choices = self._ratings()  # type: ignore[attr-defined]
        self.fields["happened"].widget.attrs["rows"] = "2"

    @property
    def filled(self) -> bool:
        """True if the person has said something of this action."""
        return any(self.data.get(self.add_prefix(name), "").strip() for name in ("happened", "rating", "link"))

    def clean(self) -> dict[str, Any]:
        asked = super().clean() or {}
        if not self.filled:
            return asked
        if not asked.get("happened") and "happened" not in self.errors:
            self.add_error("happened", "Write what has happened. “Nothing has happened, because …” is an answer")
        if not asked.get("rating") and not self.state.rating and "rating" not in self.errors:
            self.add_error("rating", "Choose how delivery stands")
        latest = self.state.latest.pk if self.state.latest else None
        if asked.get("seen") != latest and not self.errors:
            self.data = {**self.data.dict(), self.add_prefix("seen"): latest or ""}  # type: ignore[attr-defined]
            self.add_error("happened", SAID_MEANWHILE)
        return asked

    def _ratings(self) -> list[tuple[str, str]]:
        still = f"Still {self.state.rating}" if self.state.rating else "Choose"
        return [("", still), *((rating.key, rating.name) for rating in rating_definitions())]


class BulkForm:
    """The rows of many actions, which are saved together or not at all."""

    def __init__(self, states: Iterable[ActionState], data: Any = None) -> None:
        self.rows = [RowForm(data, state=state) for state in states]
        self.errors: dict[str, Any] = {}
        self.non_field_errors: list[str] = []

    def __iter__(self) -> Iterator[BoundField]:
        """The fields of the rows in error, for the list of what is wrong at the head of the page."""
        return (field for row in self.rows if row.prefix in self.errors for field in row.visible_fields())

    def save(self, update: Callable[..., object]) -> int | None:
        """Give each filled row to `update`; returns how many there were, or None where any is to be mended.

        The caller takes back what was saved where it returns None.
        """
        filled = [row for row in self.rows if row.filled]
        for row in filled:
            if row.is_valid():
                _save(row, row.state.action, update)
            if row.errors:
                self.errors[str(row.prefix)] = row.errors
        if not filled:
            self.errors[""] = self.non_field_errors = ["Nothing is written yet. Fill in at least one row."]
        return None if self.errors else len(filled)


def _save(row: RowForm, action: Action, update: Callable[..., object]) -> None:
    asked = row.cleaned_data
    try:
        rating = asked["rating"] or row.state.rating
        update(action=action, rating=rating, happened=asked["happened"], link=asked["link"])
    except Refused as refused:
        row.add_error("happened", str(refused))
