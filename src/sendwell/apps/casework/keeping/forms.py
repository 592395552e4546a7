"""What is asked for when cases are looked up, taken out, kept and shared out."""

from collections.abc import Sequence
from typing import Any

from django import forms

from sendwell.apps.mechanisms.forms import GovukForm, dress


class FindForm(GovukForm):
    """Asks for the reference that the authority's own case system uses."""

    missing = {"child": "Enter the reference of the child"}
    child = forms.CharField(
        label="Reference of the child in your case system",
        max_length=100,
        help_text="It is turned into a key on the server, compared, and forgotten. It stands in no address and no log.",
        widget=forms.TextInput(attrs={"autocomplete": "off", "class": "govuk-input--width-20"}),
    )


class TakeOutForm(GovukForm):
    """Asks for what a list of cases is taken out."""

    missing = {"purpose": "Enter what you need the list for"}
    purpose = forms.CharField(
        label="What do you need it for?",
        max_length=200,
        help_text="For example: “Monday’s allocation meeting”. It stands in the file with your name and the day.",
    )


class KeepingForm(GovukForm):
    """Asks how long closed cases stay."""

    missing = {"years": "Enter a number of years"}
    years = forms.IntegerField(
        label="Years after a case is closed",
        help_text="From 1 to 10. Charts of the last three years need 3.",
        widget=forms.NumberInput(attrs={"class": "govuk-input--width-2"}),
        min_value=1,
        max_value=10,
    )


class TeamsForm(GovukForm):
    """Asks in which of the teams of the caseload somebody works."""

    def __init__(self, *args: Any, teams: Sequence[str], held: Sequence[str], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["teams"] = forms.MultipleChoiceField(
            label="Teams",
            choices=[(team, team) for team in teams],
            initial=list(held),
            required=False,
            widget=forms.CheckboxSelectMultiple,
            help_text="With none chosen, every case of the area is open to them.",
        )
        dress(self)
