"""Forms about risks: what a risk is, how it is judged, and what a step of a scale means."""

from typing import Any

from django import forms

from sendwell.apps.mechanisms.forms import DateField, GovukForm, GovukModelForm, RowsField, choose_among, choose_from
from sendwell.apps.outcomes.measures import measures_of
from sendwell.apps.partnership.models import Area
from sendwell.apps.partnership.queries import organisations_of, people_still_here
from sendwell.apps.programme.queries import actions_of, priorities_of
from sendwell.apps.risks.models import Risk, RiskState
from sendwell.apps.risks.queries import scales_of

GROUPS = ("priorities", "actions")
AGAIN, AGAIN_MISSING = "By when is it looked at again?", "Enter the day by which it is looked at again"
WHY = "One or two sentences: what has changed, or what this rests on. They stay in the risk’s history."


class _Actions(RowsField):
    def label_from_instance(self, obj: Any) -> str:
        return f"{obj.priority.number}.{obj.number} {obj.title}"


class RiskForm(GovukModelForm):
    """Asks what a risk is: what may happen, why, what it would do, who watches it, and what is done about it."""

    missing = {"event": "Enter what may happen"}
    measure = forms.ChoiceField(label="Which number would show it first?", required=False)

    class Meta:
        model = Risk
        fields = ["event", "cause", "effect", "owner", "organisation", "mitigation", "measure", *GROUPS]
        field_classes = {"priorities": RowsField, "actions": _Actions}
        widgets = dict.fromkeys(GROUPS, forms.CheckboxSelectMultiple)
        help_texts = {
            "event": "In one line. For example: the provider cannot recruit enough therapists.",
            "cause": "What makes it likely. For example: pay is higher in the next county.",
            "effect": "What children and families, or the plan, would notice.",
            "owner": "One person. Where nobody does yet, choose the organisation below.",
            "organisation": "Needed only where no single person watches it.",
            "mitigation": "What keeps it from happening, and what you do if it happens.",
        }

    def __init__(self, *args: Any, area: Area, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        owners = people_still_here(area)
        if self.instance.owner_id:
            owners = owners | self.fields["owner"].queryset.filter(pk=self.instance.owner_id)  # type: ignore[attr-defined]
        offered: dict[str, Any] = {
            "owner": owners,
            "organisation": organisations_of(area),
            "priorities": priorities_of(area),
            "actions": actions_of(area),
        }
        for name, rows in offered.items():
            choose_from(self, name, rows)
        named = sorted((measure.name, key) for key, measure in measures_of(area).items())
        choose_among(self, "measure", [("", "None"), *((key, name) for name, key in named)])


def _step(label: str, missing: str) -> forms.TypedChoiceField:
    field = forms.TypedChoiceField(label=label, coerce=int, widget=forms.RadioSelect)
    field.error_messages["required"] = missing
    return field


def _likelihood() -> forms.TypedChoiceField:
    return _step("How likely is it?", "Choose how likely it is")


def _impact() -> forms.TypedChoiceField:
    return _step("How hard would it hit?", "Choose how hard it would hit")


def _review() -> DateField:
    return DateField(label=AGAIN, required=False, help_text="A risk that is closed needs no date.")


def _why() -> forms.CharField:
    return forms.CharField(label="Why is it judged so?", widget=forms.Textarea, help_text=WHY)


def _word_steps(form: forms.BaseForm, area: Area) -> None:
    """Offer the steps of both scales in the area's own words."""
    found = scales_of(area)
    for name, levels in (("likelihood", found.likelihood), ("impact", found.impact)):
        choose_among(form, name, [(one.level, f"{one.words}. {one.means}") for one in levels])


class AddRiskForm(RiskForm):
    """Asks what a risk is, and how it is judged to begin with."""

    missing = {**RiskForm.missing, "review_on": AGAIN_MISSING, "why": "Enter why it is judged so"}
    likelihood = _likelihood()
    impact = _impact()
    review_on = DateField(label=AGAIN)
    why = _why()

    def __init__(self, *args: Any, area: Area, **kwargs: Any) -> None:
        super().__init__(*args, area=area, **kwargs)
        _word_steps(self, area)


class JudgeForm(GovukForm):
    """Asks how a risk stands now, when it is looked at again, and why it is judged so."""

    missing = {"why": "Enter why it is judged so"}
    state = forms.ChoiceField(
        label="How does it stand?",
        choices=RiskState.choices,
        widget=forms.RadioSelect,
        help_text="Close it when it can no longer happen, or when what it did is dealt with.",
    )
    likelihood = _likelihood()
    impact = _impact()
    review_on = _review()
    why = _why()

    def __init__(self, *args: Any, risk: Risk, **kwargs: Any) -> None:
        initial = {"state": risk.state, "likelihood": risk.likelihood, "impact": risk.impact}
        super().__init__(*args, initial=initial, **kwargs)
        _word_steps(self, risk.area)


class StepForm(GovukForm):
    """Asks what a step of a scale means in the area."""

    means = forms.CharField(
        label="What does it mean here?",
        required=False,
        widget=forms.Textarea,
        help_text="Left empty, it means again what it means everywhere.",
    )
