"""Forms about actions, their milestones and their updates."""

from datetime import date
from typing import Any

from django import forms
from django.db.models import QuerySet
from django.forms import BoundField
from django.utils.html import format_html

from sendwell.apps.governance.queries import follow_ups_of
from sendwell.apps.mechanisms.forms import GovukForm, GovukModelForm, RowsField
from sendwell.apps.partnership.models import Area
from sendwell.apps.partnership.queries import organisations_of, people_still_here
from sendwell.apps.programme.models import Action, Milestone, Priority
from sendwell.apps.programme.queries import actions_of, findings_of
from sendwell.domain.assurance import rating_definitions

GROUPS = ("findings", "partners", "depends_on", "follow_ups")
WORDS_OF_A_CHOICE = 30
# Pictures first, so that a phone offers its camera beside its files; without `capture`, which would offer nothing else.
KINDS_OF_EVIDENCE = "image/*,.pdf,.docx,.xlsx,.pptx,.odt,.ods,.csv,.txt,.eml,.msg"


class _Choices(RowsField):
    def label_from_instance(self, obj: Any) -> str:
        words = str(getattr(obj, "wording", "") or obj).split()
        return " ".join(words[:WORDS_OF_A_CHOICE]) + ("…" if len(words) > WORDS_OF_A_CHOICE else "")


class ActionForm(GovukModelForm):
    """Asks for everything that makes an action's thread whole; only its title is needed to begin with."""

    missing = {"title": "Enter what will be done"}

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

    def __init__(self, *args: Any, priority: Priority, area: Area, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        owners = people_still_here(area)
        if self.instance.owner_id:
            owners = owners | self.fields["owner"].queryset.filter(pk=self.instance.owner_id)  # type: ignore[attr-defined]
        siblings = actions_of(area).filter(priority__plan=priority.plan_id).exclude(pk=self.instance.pk)
        offered: dict[str, QuerySet[Any]] = {
            "owner": owners,
            "lead": organisations_of(area),
            "partners": organisations_of(area),
            "findings": findings_of(area).filter(inspection=priority.plan.programme.inspection_id),
            "depends_on": siblings,
            "follow_ups": follow_ups_of(area),
        }
        for name, rows in offered.items():
            self.fields[name].queryset = rows  # type: ignore[attr-defined]

    @property
    def own_fields(self) -> list[BoundField]:
        """The fields that say what the action is."""
        return [field for field in self.visible_fields() if field.name not in GROUPS]

    @property
    def links(self) -> list[tuple[BoundField, int]]:
        """The fields that link it to others, each with how many are chosen; those with nothing to choose left out."""
        return [(self[name], len(self[name].value() or ())) for name in GROUPS if self.fields[name].queryset]  # type: ignore[attr-defined]


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


class UpdateForm(GovukForm):
    """Asks what has happened since the last update, how delivery stands, and what shows it."""

    missing = {
        "happened": "Write what has happened. “Nothing has happened, because …” is an answer",
        "rating": "Choose how delivery stands",
    }
    happened = forms.CharField(
        label="What has happened?", widget=forms.Textarea, help_text="“Nothing has happened, because …” is an answer."
    )
    rating = forms.ChoiceField(label="How does delivery stand?", widget=forms.RadioSelect)
    next_step = forms.CharField(label="What happens next, and when?", required=False, max_length=2000)
    link = forms.URLField(label="Link to evidence", required=False, max_length=500, assume_scheme="https")
    file = forms.FileField(  # type: ignore[call-arg]
        label="Photo or file",
        required=False,
        max_length=200,
        help_text="Up to 20 MB. Leave out children’s names.",
        widget=forms.FileInput({"accept": KINDS_OF_EVIDENCE}),
        template_name="programme/dropped_file.html",
    )
    evidence_title = forms.CharField(label="What does it show?", required=False, max_length=200)

    def __init__(self, *args: Any, last_update: date | None, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["rating"].choices = [  # type: ignore[attr-defined]
            (rating.key, format_html('<b>{}</b> <span class="app-choice__means">{}</span>', rating.name, rating.means))
            for rating in rating_definitions()
        ]
        if last_update:
            self.fields["happened"].label = f"What has happened since {last_update:%-d %B %Y}?"

    @property
    def evidence_fields(self) -> list[BoundField]:
        return [self["link"], self["file"], self["evidence_title"]]

    @property
    def evidence_open(self) -> bool:
        """True if a person has begun to give evidence, so that it is not folded away."""
        return any(field.errors or field.value() for field in self.evidence_fields)
