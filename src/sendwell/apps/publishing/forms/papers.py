from typing import Any

from django import forms

from sendwell.apps.governance.models import Body
from sendwell.apps.governance.queries import bodies_of
from sendwell.apps.mechanisms.forms import DateField, GovukForm, GovukModelForm, choose_among, choose_from
from sendwell.apps.partnership.models import Area
from sendwell.apps.publishing.audiences import audience_for_body, audience_named, audiences
from sendwell.apps.publishing.models import PlanPart
from sendwell.apps.publishing.pack.material import Asked
from sendwell.apps.publishing.sealing import SHORTEST_FINGERPRINT


class PackForm(GovukForm):
    """Asks for which body and date a pack is, for whom, and what the meeting must decide."""

    missing = {"body": "Choose the body that the pack is for", "meeting_on": "Enter the date of the meeting"}
    body = forms.ModelChoiceField(Body.objects.none(), label="Which body is it for?", empty_label="Choose a body")
    meeting_on = DateField(label="When does it meet?")
    audience = forms.ChoiceField(
        label="In which form?",
        required=False,
        help_text="If you do not choose, the name of the body decides.",
    )
    decide = forms.CharField(
        label="What must the meeting decide?",
        required=False,
        max_length=3000,
        widget=forms.Textarea,
        help_text="One decision to a line. They stand on the first page.",
    )
    why = forms.CharField(
        label="What was wrong in the edition before?",
        required=False,
        max_length=1000,
        widget=forms.Textarea,
        help_text="It stands on the first page of both editions, and cannot be changed afterwards.",
    )

    def __init__(self, *args: Any, area: Area, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        choose_from(self, "body", bodies_of(area).select_related("area"))
        choices = [("", "As the body usually reads it"), *((one.key, one.name) for one in audiences().values())]
        choose_among(self, "audience", choices)

    def clean_decide(self) -> tuple[str, ...]:
        """The decisions, one from each line that says something."""
        return tuple(line.strip() for line in self.cleaned_data["decide"].splitlines() if line.strip())

    def asked(self) -> Asked:
        """What is asked for. The form must be complete."""
        given = self.cleaned_data
        chosen = given["audience"]
        audience = audience_named(chosen) if chosen else audience_for_body(str(given["body"]))
        why = " ".join(given["why"].split())
        return Asked(given["body"], given["meeting_on"], audience, given["decide"], why)


class IssueForm(PackForm):
    """As PackForm, with the fingerprint of the draft that its author saw."""

    seen = forms.CharField(required=False, widget=forms.HiddenInput)


class FingerprintForm(GovukForm):
    """Asks for the fingerprint that is printed at the end of a paper."""

    missing = {"fingerprint": "Enter the fingerprint that stands at the end of the paper"}
    fingerprint = forms.CharField(
        label="Fingerprint",
        min_length=SHORTEST_FINGERPRINT,
        max_length=100,
        help_text=f"It stands at the end of each paper. The first {SHORTEST_FINGERPRINT} characters are enough.",
        error_messages={"min_length": f"Enter at least {SHORTEST_FINGERPRINT} characters of the fingerprint"},
    )


class PartForm(GovukModelForm):
    """Asks for what the area writes itself in one part of a plan."""

    class Meta:
        model = PlanPart
        fields = ("words",)

    def __init__(self, *args: Any, says: str, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        lines = "A line is a paragraph; lines that begin with a hyphen become a list."
        self.fields["words"].help_text = f"{says} {lines}"
        self.fields["words"].widget.attrs["rows"] = "12"
