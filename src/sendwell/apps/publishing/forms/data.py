"""What is asked for a set of data before it is given to the public."""

from typing import Any

from django import forms

from sendwell.apps.mechanisms.forms import GovukForm, GovukModelForm, choose_among
from sendwell.apps.outcomes.queries.leaving import LEVELS
from sendwell.apps.publishing.giving.preparing import Chosen
from sendwell.apps.publishing.models import Withdrawal
from sendwell.domain.measures import Level, Measure
from sendwell.domain.returns.open_data.licences import LICENCES, USUAL, licence_named

PLACES = {Level.AUTHORITY: "The whole area", Level.LOCALITY: "Its localities", Level.SCHOOL: "Its schools"}


class DataForm(GovukForm):
    """Asks which measures and places a set of data holds, and what it is called."""

    missing = {
        "title": "Enter a title that people outside will understand",
        "measures": "Choose at least one measure",
        "levels": "Choose at least one kind of place",
        "licence": "Choose a licence",
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
    licence = forms.ChoiceField(
        label="Under which licence?",
        choices=[(each.name, each.title) for each in LICENCES],
        widget=forms.RadioSelect,
        initial=USUAL.name,
        help_text=f"What others may do with the numbers. {USUAL.title} is usual for public bodies in England.",
    )

    def __init__(self, *args: Any, measures: dict[str, Measure], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        choices = [(key, measure.name) for key, measure in measures.items()]
        choose_among(self, "measures", choices)

    def chosen(self) -> Chosen:
        """What is asked for. The form must be complete."""
        given = self.cleaned_data
        title = " ".join(given["title"].split())
        measures, levels = tuple(given["measures"]), tuple(given["levels"])
        return Chosen(title, given["about"].strip(), measures, levels, licence_named(given["licence"]))


class PublishForm(DataForm):
    """As DataForm, with the hash of what its author looked through."""

    seen = forms.CharField(required=False, widget=forms.HiddenInput)


class WithdrawForm(GovukModelForm):
    """Asks why a set of data is withdrawn."""

    missing = {"why": "Say why it is withdrawn"}

    class Meta:
        model = Withdrawal
        fields = ("why",)
