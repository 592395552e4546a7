"""Forms about the programme, its plan and its dates."""

from typing import Any

from django import forms

from sendwell.apps.mechanisms.forms import DateField, GovukForm, GovukModelForm, choose_among, choose_from
from sendwell.apps.partnership.models import Area
from sendwell.apps.partnership.queries import people_still_here
from sendwell.apps.programme.models import Inspection, KeyDate, Plan, Priority, StageReached
from sendwell.domain.frameworks import Framework, Stage, plan_kind, plan_kinds
from sendwell.domain.reading.themes import all_themes


def kind_choices(keys: tuple[str, ...]) -> list[tuple[str, str]]:
    """Kinds of plan to choose from, each with what it is."""
    return [(key, f"{plan_kind(key).name}: {plan_kind(key).meaning}") for key in keys]


class StartForm(GovukForm):
    """Asks what a report does not print: when it came, and which plan answers it."""

    missing = {
        "name": "Enter a name for the programme",
        "received_on": "Enter the date the report was received",
        "kind": "Choose the kind of plan",
    }
    received_on = DateField(
        label="When did the partnership receive the report?",
        help_text="The final report or letter, by e-mail or post. The law counts the days for the plan from this day.",
    )
    published_on = DateField(
        label="When was it published?",
        required=False,
        help_text="Leave it empty if it is not published yet. Reports do not print this day.",
    )
    kind = forms.ChoiceField(label="Which plan answers it?", widget=forms.RadioSelect)
    name = forms.CharField(label="What is the programme called?", max_length=200)

    def __init__(self, *args: Any, framework: Framework, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        choose_among(self, "kind", kind_choices(framework.offers))


class AddPlanForm(GovukForm):
    """Asks for a further plan of a programme that runs."""

    missing = {"kind": "Choose the kind of plan", "title": "Enter the title of the plan"}
    kind = forms.ChoiceField(label="What kind of plan is it?", widget=forms.RadioSelect)
    title = forms.CharField(label="Title", max_length=200)

    def __init__(self, *args: Any, taken: set[str], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        offered = tuple(key for key in plan_kinds() if key not in taken)
        choose_among(self, "kind", kind_choices(offered))


class InspectionForm(GovukModelForm):
    """Asks when the report was received and published."""

    class Meta:
        model = Inspection
        fields = ["received_on", "published_on"]
        help_texts = {"received_on": "The law counts the days for the plan from this day."}


class PlanForm(GovukModelForm):
    """Asks for the title and intent of a plan."""

    missing = {"title": "Enter the title of the plan"}

    class Meta:
        model = Plan
        fields = ["title", "intent"]
        help_texts = {"intent": "A few sentences that a parent would understand. They open the plan and every pack."}


class StageForm(GovukModelForm):
    """Asks on which day a stage was reached."""

    missing = {"on": "Enter the day on which the stage was reached"}

    class Meta:
        model = StageReached
        fields = ["on", "note"]
        help_texts = {"note": "For example who approved it, or the reference of the minutes."}

    def __init__(self, *args: Any, stage: Stage, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["on"].label = f"On which day: {stage.name}?"


class PriorityForm(GovukModelForm):
    """Asks what a priority promises children, who answers for it, and by when."""

    missing = {"title": "Enter a short title"}
    theme = forms.ChoiceField(label="Theme", required=False)

    class Meta:
        model = Priority
        fields = ["title", "outcome", "accountable", "due_on", "theme"]
        help_texts = {"outcome": "One sentence, as a child or a parent would notice it."}

    def __init__(self, *args: Any, area: Area, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        choose_among(self, "theme", [("", "No theme"), *((t.key, t.name) for t in all_themes())])
        people = people_still_here(area)
        if self.instance.accountable_id:
            people = people | self.fields["accountable"].queryset.filter(pk=self.instance.accountable_id)  # type: ignore[attr-defined]
        choose_from(self, "accountable", people)


class KeyDateForm(GovukModelForm):
    """Asks for a date to keep in sight."""

    missing = {"what": "Enter what happens", "on": "Enter the date"}

    class Meta:
        model = KeyDate
        fields = ["what", "on", "until", "about"]
