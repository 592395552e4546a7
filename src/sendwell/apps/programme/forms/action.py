"""Forms about actions and their milestones."""

from typing import Any

from django import forms
from django.db.models import QuerySet
from django.forms import BoundField

from sendwell.apps.governance.choices import offer_follow_ups
from sendwell.apps.mechanisms.forms import GovukModelForm, RowsField, choose_from
from sendwell.apps.mechanisms.picking import Given
from sendwell.apps.partnership.models import Person
from sendwell.apps.partnership.queries import organisations_of, people_still_here
from sendwell.apps.programme.models import Action, Milestone, Priority
from sendwell.apps.programme.queries import findings_of

GROUPS = ("findings", "partners", "depends_on", "follow_ups")
WORDS_OF_A_CHOICE = 30


class _Choices(RowsField):
    def label_from_instance(self, obj: Any) -> str:
        return _words_of_a_choice(obj)


def _words_of_a_choice(row: Any) -> str:
    words = str(getattr(row, "wording", "") or row).split()
    return " ".join(words[:WORDS_OF_A_CHOICE]) + ("…" if len(words) > WORDS_OF_A_CHOICE else "")


class ActionForm(GovukModelForm):
    """Asks for everything that makes an action's thread whole; only its title is needed to begin with."""

    missing = {"title": "Enter what will be done"}
    why = forms.CharField(
        label="If the due date or the measure changes: why?",
        required=False,
        widget=forms.Textarea,
        help_text="The old date or measure stays on the action’s page, with this reason.",
    )

    class Meta:
        model = Action
        fields = ["title", "difference", "measure", "owner", "lead", "starts_on", "due_on", *GROUPS]
        field_classes = dict.fromkeys(GROUPS, _Choices)
        widgets = dict.fromkeys(GROUPS, forms.CheckboxSelectMultiple)
        help_texts = {
            "difference": "One sentence, as a child or a parent would notice it.",
            "measure": "What you will count or see: where it starts, where it should get to.",
            "owner": "One person who answers for it.",
        }

    def __init__(self, *args: Any, priority: Priority, by: Person, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        if not self.instance.pk:
            del self.fields["why"]
        area = by.area
        owners = people_still_here(area)
        if self.instance.owner_id:
            owners = owners | self.fields["owner"].queryset.filter(pk=self.instance.owner_id)  # type: ignore[attr-defined]
        siblings = Action.objects.filter(priority__plan=priority.plan_id).exclude(pk=self.instance.pk).only("title")
        offered: dict[str, QuerySet[Any]] = {
            "owner": owners,
            "lead": organisations_of(area),
            "partners": organisations_of(area),
            "findings": findings_of(area).filter(inspection=priority.plan.programme.inspection_id),
            "depends_on": siblings.order_by("priority__number", "number"),
        }
        for name, rows in offered.items():
            choose_from(self, name, rows)
        offer_follow_ups(self, "follow_ups", by)
        self.fields["follow_ups"].label_from_instance = _words_of_a_choice  # type: ignore[attr-defined]

    @property
    def own_fields(self) -> list[BoundField]:
        """The fields that say what the action is."""
        return [field for field in self.visible_fields() if field.name not in GROUPS]

    @property
    def links(self) -> list[tuple[BoundField, int]]:
        """The fields that link it to others, each with how many are chosen; those with nothing to choose left out."""
        return [(self[name], _how_many(self[name])) for name in GROUPS if self.fields[name].queryset.exists()]  # type: ignore[attr-defined]


def _how_many(field: BoundField) -> int:
    value = field.value()
    return len((value.chosen if isinstance(value, Given) else value) or ())


class MilestoneForm(GovukModelForm):
    """Asks for a point on the way to an action's end."""

    missing = {"wording": "Enter what will have happened", "due_on": "Enter the day by which it will have happened"}

    class Meta:
        model = Milestone
        fields = ["wording", "due_on"]


class ChangeMilestoneForm(MilestoneForm):
    """As MilestoneForm, and asks when it was reached."""

    class Meta(MilestoneForm.Meta):
        fields = ["wording", "due_on", "reached_on"]
        help_texts = {"reached_on": "Leave it empty until it is reached."}
