"""Many actions on one page, a row each: what has happened, and how delivery stands. A row left alone says nothing."""

from collections.abc import Callable, Iterable, Iterator
from typing import Any

from django import forms
from django.forms import BoundField

from sendwell.apps.mechanisms.forms import GovukForm, choose_among
from sendwell.apps.mechanisms.refused import Refused
from sendwell.apps.programme.models import Action
from sendwell.apps.programme.state import ActionState
from sendwell.domain.assurance import rating_definitions

SAID_MEANWHILE = "Somebody wrote of this action after you opened the page. Read their words above, then save again."


class RowForm(GovukForm):
    """The row of one action."""

    missing = {
        "happened": "Write what has happened. “Nothing has happened, because …” is an answer",
        "rating": "Choose how delivery stands",
    }
    happened = forms.CharField(label="What has happened?", widget=forms.Textarea)
    rating = forms.ChoiceField(label="Delivery")
    link = forms.URLField(
        label="Link to evidence",
        required=False,
        max_length=500,
        assume_scheme="https",
        error_messages={"invalid": "Enter the whole address, for example https://www.fenmoor.example/counts"},
    )
    seen = forms.IntegerField(required=False, widget=forms.HiddenInput)

    def __init__(self, data: Any = None, *, state: ActionState) -> None:
        self.state = state
        self.latest = state.latest.pk if state.latest else None
        super().__init__(
            data,
            prefix=f"action-{state.action.pk}",
            initial={"seen": self.latest, "rating": state.rating},
            empty_permitted=True,
            use_required_attribute=False,
        )
        choose_among(self, "rating", self._ratings())
        self.fields["happened"].widget.attrs["rows"] = "2"

    def has_changed(self) -> bool:
        """True if the person has said something of this action. What others changed meanwhile counts for nothing."""
        typed = any(self._sent(name) for name in ("happened", "link"))
        return typed or (self._up_to_date() and self._sent("rating") not in ("", self.state.rating))

    def clean(self) -> dict[str, Any]:
        asked = super().clean() or {}
        if not self._up_to_date() and not self.errors:
            self.data = {**self.data.dict(), self.add_prefix("seen"): self.latest or ""}  # type: ignore[attr-defined]
            self.add_error("happened", SAID_MEANWHILE)
        return asked

    def _up_to_date(self) -> bool:
        return self._sent("seen") == str(self.latest or "")

    def _sent(self, name: str) -> str:
        return str(self.data.get(self.add_prefix(name), "")).strip()

    def _ratings(self) -> list[tuple[str, str]]:
        """The ratings; the first says that it stands as it did."""
        as_it_was = (self.state.rating, f"Still {self.state.rating}") if self.state.rating else ("", "Choose")
        others = [(rating.key, rating.name) for rating in rating_definitions() if rating.key != self.state.rating]
        return [as_it_was, *others]


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
        filled = [row for row in self.rows if row.has_changed()]
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
        update(action=action, rating=asked["rating"], happened=asked["happened"], link=asked["link"])
    except Refused as refused:
        row.add_error(refused.field if refused.field in row.fields else "happened", str(refused))
