"""Forms about visits: what is planned, asked for, given and judged."""

from typing import Any

from django import forms

from sendwell.apps.evidence.choices import offer_papers
from sendwell.apps.mechanisms.editing import carry_seen
from sendwell.apps.mechanisms.forms import DateField, GovukForm, GovukModelForm, RowsField, choose_among, choose_from
from sendwell.apps.mechanisms.picking import Sought, offer
from sendwell.apps.monitoring.models import EvaluationPart, EvidenceAsked, Judgement, LineOfEnquiry, Visit
from sendwell.apps.monitoring.queries import lines_of
from sendwell.apps.monitoring.readiness import EvaluationAspect
from sendwell.apps.partnership.models import Area, Person
from sendwell.apps.partnership.queries import people_of, people_still_here
from sendwell.apps.programme.models import Action, Plan, Priority
from sendwell.apps.programme.queries import actions_of, priorities_of
from sendwell.apps.programme.queries.rows import evidence_of
from sendwell.domain.frameworks import Scale, framework_named
from sendwell.domain.frameworks.outcome_tables import AreaOutcome, read_outcome_table
from sendwell.domain.reading.themes import all_themes

MOST_PROBLEMS = 20  # of one table, shown at once
NEWEST = 50  # pieces of evidence to choose from
EVIDENCE = Sought("evidence", "pieces of evidence", ("title", "update__action__title"))


class VisitForm(GovukModelForm):
    """Asks what kind of visit it is, when, and what for."""

    missing = {"kind": "Choose what kind of visit it is", "held_on": "Enter the day of the visit"}
    kind = forms.ChoiceField(label="What kind of visit is it?", widget=forms.RadioSelect)

    class Meta:
        model = Visit
        fields = ["kind", "held_on", "until", "purpose"]

    def __init__(self, *args: Any, plan: Plan, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        kinds = framework_named(plan.programme.inspection.framework).visits
        offered = [(kind.key, f"{kind.name}, by {kind.by}") for kind in kinds]
        choose_among(self, "kind", offered)


class WriteUpForm(GovukModelForm):
    """Asks who was at a visit, and what was said."""

    people = RowsField(
        Person.objects.none(),
        label="Who of the partnership was there?",
        required=False,
        widget=forms.CheckboxSelectMultiple,
    )

    class Meta:
        model = Visit
        fields = ["visitors", "people", "feedback"]
        help_texts = {"visitors": "One to a line: name, and for whom they came."}

    def __init__(self, *args: Any, area: Area, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        choose_from(self, "people", people_of(area))
        self.fields["feedback"].widget.attrs["rows"] = "8"


class LineForm(GovukModelForm):
    """Asks for a line of enquiry; with `over`, also what came of it."""

    missing = {"wording": "Enter what they want to know"}

    class Meta:
        model = LineOfEnquiry
        fields = ["wording", "priority", "heard"]

    def __init__(self, *args: Any, visit: Visit, area: Area, over: bool = False, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        choose_from(self, "priority", priorities_of(area).filter(plan=visit.plan_id))
        if not over:
            del self.fields["heard"]


class AskedForm(GovukModelForm):
    """Asks what visitors want to see, from whom, and by when."""

    missing = {"wording": "Enter what they ask to see"}

    class Meta:
        model = EvidenceAsked
        fields = ["wording", "line", "asked_of", "due_on"]

    def __init__(self, *args: Any, visit: Visit, area: Area, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        choose_from(self, "line", lines_of(area).filter(visit=visit))
        choose_from(self, "asked_of", people_still_here(area))


class GiveForm(GovukModelForm):
    """Asks what is given: evidence of an update, a paper, or where it is to be seen."""

    class Meta:
        model = EvidenceAsked
        fields = ["evidence", "paper", "where"]

    def __init__(self, *args: Any, by: Person, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        rows, line = evidence_of(by.area).order_by("-pk"), self.instance.line
        about = rows.filter(update__action__priority=line.priority_id) if line and line.priority_id else rows
        offer(self, "evidence", rows, about.values_list("pk", flat=True)[:NEWEST], EVIDENCE)
        offer_papers(self, "paper", by)


class JudgeForm(GovukForm):
    """Asks what a visit judged of one priority."""

    missing = {"judgement": "Choose what they judged"}
    judgement = forms.ChoiceField(label="What did they judge?", widget=forms.RadioSelect)
    words = forms.CharField(label="In which words?", required=False, widget=forms.Textarea)

    def __init__(self, *args: Any, scale: Scale, known: Judgement | None, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        offered = [(one.key, one.words) for one in scale.judgements]
        choose_among(self, "judgement", offered)
        answers = {name: getattr(known, name, "") for name in ("judgement", "words")}
        self.initial.update(answers)
        carry_seen(self, answers)


class ActionAfterForm(GovukForm):
    """Asks for an action that follows from a visit, to be put into the plan."""

    missing = {"priority": "Choose the priority", "title": "Enter what will be done"}
    priority = forms.ModelChoiceField(Priority.objects.none(), label="Under which priority?", widget=forms.RadioSelect)
    title = forms.CharField(label="What will be done?", max_length=300)
    owner = forms.ModelChoiceField(Person.objects.none(), label="Owner", required=False)
    due_on = DateField(label="Due on", required=False)

    def __init__(self, *args: Any, visit: Visit, area: Area, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        choose_from(self, "priority", priorities_of(area).filter(plan=visit.plan_id))
        self.fields["priority"].empty_label = None  # type: ignore[attr-defined]
        choose_from(self, "owner", people_still_here(area))


class LinkActionForm(GovukForm):
    """Asks which action of the plan follows from a visit."""

    missing = {"action": "Choose the action"}
    action = forms.ModelChoiceField(Action.objects.none(), label="Which action?", empty_label="Choose an action")

    def __init__(self, *args: Any, visit: Visit, area: Area, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        choose_from(self, "action", actions_of(area).filter(priority__plan=visit.plan_id))


class SealForm(GovukForm):
    """Asks as at which day a room is sealed."""

    missing = {"as_at": "Enter the day"}
    as_at = DateField(
        label="As at which day?",
        help_text="Updates, evidence and verifications after this day are left out. "
        "Wording, dates and figures are those of today.",
    )


class LetInForm(GovukForm):
    """Asks whom a link is for, and until when it works."""

    missing = {"for_whom": "Enter whom it is for", "until": "Enter the last day on which it works"}
    for_whom = forms.CharField(
        label="Whom is it for?", max_length=200, help_text="One person: their name and whom they come for."
    )
    until = DateField(label="Until which day does it work?", help_text="Three months from today at most.")


class EvaluationPartForm(GovukModelForm):
    """Asks for one part of the self-evaluation; it begins with what the plan says."""

    class Meta:
        model = EvaluationPart
        fields = ["words"]

    def __init__(self, *args: Any, aspect: EvaluationAspect, draft: list[str], **kwargs: Any) -> None:
        first = {} if kwargs.get("instance") else {"initial": {"words": "\n".join(draft)}}
        super().__init__(*args, **kwargs, **first)
        self.fields["words"].label = aspect.heading
        self.fields["words"].help_text = f"{aspect.says} Leave it empty to go back to what the plan says."
        self.fields["words"].widget.attrs["rows"] = "12"


class KeepForm(GovukForm):
    """Asks what a version of the self-evaluation is for."""

    missing = {"what_for": "Enter what this version is for"}
    seen = forms.CharField(required=False, widget=forms.HiddenInput)
    what_for = forms.CharField(
        label="What is this version for?", max_length=200, help_text="For example: the monitoring inspection."
    )


class ElsewhereForm(GovukForm):
    """Asks with which other areas to compare."""

    priority = forms.ModelChoiceField(
        Priority.objects.none(), label="Told what one of our priorities answers", required=False, empty_label="Any"
    )
    theme = forms.ChoiceField(label="Theme", required=False)
    outcome = forms.ChoiceField(label="Outcome", required=False)
    region = forms.ChoiceField(label="Region", required=False)
    neighbours = forms.TypedChoiceField(
        label="Whose reports?",
        required=False,
        coerce=bool,
        empty_value="",
        choices=[("", "Every area’s"), ("yes", "Our statistical neighbours’")],
    )

    def __init__(
        self,
        *args: Any,
        area: Area,
        outcomes: list[tuple[str, str]],
        regions: list[tuple[str, str]],
        **kwargs: Any,
    ) -> None:
        super().__init__(*args, **kwargs)
        priorities = priorities_of(area).prefetch_related("findings")
        choose_from(self, "priority", priorities)
        themes = [(theme.key, theme.name) for theme in all_themes()]
        for name, offered in (("theme", themes), ("outcome", outcomes), ("region", regions)):
            choose_among(self, name, [("", "Any"), *offered])


class OutcomeTableForm(GovukForm):
    """Asks for a published table of inspection outcomes; what it tells stands in `outcomes` once it is checked."""

    missing = {"file": "Choose the table"}
    file = forms.FileField(
        label="The table as it was published",
        help_text="A CSV file: the list of area SEND inspections under the framework of 2023, or the list of all areas "
        "with their inspection before it. It is shared by every area that uses this installation.",
        widget=forms.FileInput(attrs={"accept": ".csv,.gz"}),
    )
    outcomes: tuple[AreaOutcome, ...] = ()

    def clean_file(self) -> Any:
        given = self.cleaned_data["file"]
        found = read_outcome_table(given.read(), given.name)
        if found.problems:
            raise forms.ValidationError([str(problem) for problem in found.problems[:MOST_PROBLEMS]])
        self.outcomes = found.outcomes
        return given
