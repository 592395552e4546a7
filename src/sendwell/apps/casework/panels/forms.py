"""What is asked around a panel."""

from typing import Any

from django import forms

from sendwell.apps.casework.panels.criteria import Criterion
from sendwell.apps.casework.panels.models import Answer, Panel
from sendwell.apps.mechanisms.forms import GovukForm, GovukModelForm, dress

OUTCOMES = [("yes", "Agree to assess"), ("no", "Do not agree to assess")]


class PanelForm(GovukModelForm):
    """Asks for a sitting."""

    missing = {"held_on": "Enter the day on which the panel meets", "members": "Enter who is there, and as what"}

    class Meta:
        model = Panel
        fields = ("held_on", "members")
        help_texts = {"members": "A line each: Robin Reed, educational psychologist"}
        widgets = {"members": forms.Textarea}


class DecisionForm(GovukForm):
    """Asks for an answer to each criterion, the decision, and its reasons."""

    def __init__(self, *args: Any, criteria: tuple[Criterion, ...], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.criteria = criteria
        self.missing = {
            **{one.key: f"Answer: {one.words}" for one in criteria},
            "agreed": "Choose what the panel decided",
            "reasons": "Enter the reasons",
        }
        self.fields |= {one.key: _answer(one) for one in criteria}
        self.fields["agreed"] = forms.ChoiceField(
            label="What did the panel decide?", choices=OUTCOMES, widget=forms.RadioSelect
        )
        self.fields["reasons"] = forms.CharField(
            label="Why?",
            help_text="Against the criteria, for the family to read. No names: the case is known by its key.",
            widget=forms.Textarea,
        )
        dress(self)

    @property
    def said(self) -> dict[str, Any]:
        """What the command takes; ask only of a form that is valid."""
        kept = self.cleaned_data
        answers = {one.key: kept[one.key] for one in self.criteria}
        return {"agreed": kept["agreed"] == "yes", "reasons": kept["reasons"], "answers": answers}


class CriteriaForm(GovukForm):
    """Asks for the criteria, a line each, and why they change."""

    missing = {"lines": "Enter the criteria", "why": "Enter why they change"}
    lines = forms.CharField(
        label="The criteria, a line each",
        help_text="After a bar, where it comes from: … | SEND Code of Practice, paragraph 9.14",
        widget=forms.Textarea,
    )
    why = forms.CharField(label="Why do they change?", widget=forms.Textarea)


def _answer(one: Criterion) -> forms.ChoiceField:
    return forms.ChoiceField(label=one.words, help_text=one.source, choices=Answer.choices, widget=forms.RadioSelect)
