from typing import Any

from django import forms

from sendwell.apps.governance.models import Body
from sendwell.apps.governance.queries import bodies_of
from sendwell.apps.mechanisms.forms import DateField, GovukForm
from sendwell.apps.partnership.models import Area


class PackForm(GovukForm):
    """Asks for which body and date a pack is, and what the meeting must decide."""

    missing = {"body": "Choose the body that the pack is for", "meeting_on": "Enter the date of the meeting"}
    body = forms.ModelChoiceField(Body.objects.none(), label="Which body is it for?", empty_label="Choose a body")
    meeting_on = DateField(label="When does it meet?")
    decide = forms.CharField(
        label="What must the meeting decide?",
        required=False,
        max_length=3000,
        widget=forms.Textarea,
        help_text="One decision to a line. They stand on the first page.",
    )

    def __init__(self, *args: Any, area: Area, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["body"].queryset = bodies_of(area).select_related("area")  # type: ignore[attr-defined]

    def clean_decide(self) -> tuple[str, ...]:
        """The decisions, one from each line that says something."""
        return tuple(line.strip() for line in self.cleaned_data["decide"].splitlines() if line.strip())


class IssueForm(PackForm):
    """As PackForm, with the fingerprint of the draft that its author saw."""

    seen = forms.CharField(required=False, widget=forms.HiddenInput)
