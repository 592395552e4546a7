from datetime import date
from typing import Any

from django import forms

from sendwell.apps.governance.models import Body, FollowUp, Meeting
from sendwell.apps.governance.queries import bodies_of
from sendwell.apps.mechanisms.editing import carry_seen
from sendwell.apps.mechanisms.forms import DateField, GovukForm, GovukModelForm
from sendwell.apps.partnership.models import Area
from sendwell.apps.partnership.queries import people_still_here


class BodyForm(GovukModelForm):
    """Asks for a body, what it is for, and who chairs it."""

    missing = {"name": "Enter the name of the body, for example SEND Improvement Board"}

    class Meta:
        model = Body
        fields = ["name", "purpose", "chair"]

    def __init__(self, *args: Any, area: Area, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["chair"].queryset = people_still_here(area)  # type: ignore[attr-defined]


class MeetingForm(GovukModelForm):
    """Asks on which day a body meets."""

    missing = {"held_on": "Enter the date of the meeting"}

    class Meta:
        model = Meeting
        fields = ["held_on"]


class PlacePaperForm(GovukForm):
    """Asks which meeting a paper is from."""

    missing = {"body": "Choose the body whose meeting it was", "held_on": "Enter the date of the meeting"}
    body = forms.ModelChoiceField(
        Body.objects.none(),
        label="Which body met?",
        help_text="If it is not in the list, add it on the page of meetings first.",
        empty_label="Choose a body",
    )
    held_on = DateField(label="On which day?")

    def __init__(self, *args: Any, area: Area, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["body"].queryset = bodies_of(area)  # type: ignore[attr-defined]


class _ForSomebody(GovukModelForm):
    def __init__(self, *args: Any, area: Area, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["owner"].queryset = people_still_here(area)  # type: ignore[attr-defined]


class AddFollowUpForm(_ForSomebody):
    """Asks for something that a meeting asked for."""

    missing = {"wording": "Enter what was asked for"}

    class Meta:
        model = FollowUp
        fields = ["wording", "owner", "due_on"]


class AssignForm(_ForSomebody):
    """Asks who answers a request, and by when."""

    class Meta:
        model = FollowUp
        fields = ["owner", "due_on"]


class AnswerForm(GovukForm):
    """Asks for the answer to a request."""

    missing = {"answer": "Enter the answer", "answered_on": "Enter the day on which it was given"}
    answer = forms.CharField(
        label="What is the answer?", widget=forms.Textarea, help_text="“Nothing was done, because …” is an answer."
    )
    answered_on = DateField(label="When was it given?")

    def __init__(self, *args: Any, follow_up: FollowUp, today: date, **kwargs: Any) -> None:
        kept = {"answer": follow_up.answer, "answered_on": follow_up.answered_on}
        super().__init__(*args, initial={**kept, "answered_on": follow_up.answered_on or today}, **kwargs)
        carry_seen(self, kept)
