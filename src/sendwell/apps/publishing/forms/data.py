"""What is asked for a set of data before it is given to the public."""

from typing import Any

from django import forms

from sendwell.apps.mechanisms.forms import GovukForm, GovukModelForm
from sendwell.apps.outcomes.queries.leaving import LEVELS
from sendwell.apps.publishing.giving.preparing import Chosen
from sendwell.apps.publishing.models import Withdrawal
from sendwell.domain.measures import Level, Measure

PLACES = {Level.AUTHORITY: "The whole area", Level.LOCALITY: "Its localities", Level.SCHOOL: "Its schools"}


class DataForm(GovukForm):
    """Asks which measures and places a set of data holds, and what it is called."""

    missing = {
        "title": "Enter a title that people outside will understand",
        "measures": "Choose at least one measure",
        "levels": "Choose at least one kind of place",
    }
    title = forms.CharField(
        label="What is it called?",
        max_length=100,
        help_text="Its address is made from the title. Use the same title again to replace what is public under it.",
    )
    about = forms.CharField(
        label="What should a reader know?",
        required=False,
        max_length=2000,
        widget=forms.Textarea,
        help_text="Everybody can read this. Definitions, sources and caveats of the measures are added by themselves.",
    )
    measures = forms.MultipleChoiceField(label="Which measures?", widget=forms.CheckboxSelectMultiple)
    levels = forms.MultipleChoiceField(
        label="Of which places?",
        choices=[(str(level), PLACES[level]) for level in LEVELS],
        widget=forms.CheckboxSelectMultiple,
        initial=[str(Level.AUTHORITY)],
    )

    def __init__(self, *args: Any, measures: dict[str, Measure], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        choices = [(key, measure.name) for key, measure in measures.items()]
        self.fields["measures"].choices = choices  # type: ignore[attr-defined]

    def chosen(self) -> Chosen:
        """What is asked for. The form must be complete."""
        given = self.cleaned_data
        title = " ".join(given["title"].split())
        return Chosen(title, given["about"].strip(), tuple(given["measures"]), tuple(given["levels"]))


class PublishForm(DataForm):
    """As DataForm, with the hash of what its author looked through."""

    seen = forms.CharField(required=False, widget=forms.HiddenInput)


class WithdrawForm(GovukModelForm):
    """Asks why a set of data is withdrawn."""

    missing = {"why": "Say why it is withdrawn"}

    class Meta:
        model = Withdrawal
        fields = ("why",)
