"""What is asked before the queue is played forward."""

from typing import Any

from django import forms

from sendwell.apps.mechanisms.forms import GovukForm
from sendwell.domain.forecasting import Office

MOST = 200  # coordinators


class WhatIfForm(GovukForm):
    """Asks how the office works now, and what would change."""

    missing = {
        "coordinators": "Enter how many coordinators write plans now",
        "advice_weeks": "Enter how many weeks advice takes now",
    }
    coordinators = forms.IntegerField(
        label="How many coordinators write plans now?", min_value=1, max_value=MOST, help_text="Whole posts."
    )
    advice_weeks = forms.FloatField(
        label="How many weeks does advice take now, on average?",
        min_value=1,
        max_value=52,
        help_text="The law allows 6. An extract does not tell it: ask your services, or take the page on advice.",
    )
    more = forms.IntegerField(
        label="How many more coordinators?", min_value=-MOST, max_value=MOST, required=False, help_text="Fewer: -1."
    )
    sooner = forms.FloatField(
        label="How many weeks sooner does advice come?", min_value=-26, max_value=26, required=False
    )

    def clean(self) -> dict[str, Any]:
        """Refuse an office that could not be."""
        said = super().clean() or {}
        if said.get("coordinators") and said["coordinators"] + (said.get("more") or 0) < 1:
            self.add_error("more", "At least one coordinator must be left.")
        if said.get("advice_weeks") and said["advice_weeks"] - (said.get("sooner") or 0) < 0.5:
            self.add_error("sooner", "Advice takes at least half a week.")
        if not self.errors and not (said.get("more") or said.get("sooner")):
            self.add_error("more", "Enter more coordinators, or weeks that advice comes sooner.")
        return said

    def __init__(self, *args: Any, observed: float | None = None, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        if observed:
            self.fields["advice_weeks"].initial = observed
            self.fields[
                "advice_weeks"
            ].help_text = (
                f"The law allows 6. Your extract says {observed:g}: from the agreement to the last piece, on average."
            )
        for field in self.fields.values():
            field.widget.attrs["class"] += " govuk-input--width-4"

    @property
    def offices(self) -> tuple[Office, Office]:
        """The office now, and as changed; ask only of a form that is valid."""
        said = self.cleaned_data
        now = Office(said["coordinators"], said["advice_weeks"])
        changed = Office(now.coordinators + (said["more"] or 0), now.advice_weeks - (said["sooner"] or 0))
        return now, changed
