"""What is asked for when plans are drawn, audited, moderated, mended and followed up."""

from collections.abc import Iterable, Mapping
from typing import Any

from django import forms

from sendwell.apps.audits.models import (
    GRADES,
    LEVELS,
    RESULTS,
    SECTIONS,
    Judgement,
    Mend,
    Method,
    NeedArea,
    Phase,
    PlanAudit,
    Strata,
    Theme,
)
from sendwell.apps.audits.permissions import may_audit
from sendwell.apps.audits.queries.judged import Difference
from sendwell.apps.evidence.forms import SeveralFiles, SeveralFilesField
from sendwell.apps.mechanisms.forms import DateField, GovukForm, GovukModelForm, choose_from, dress
from sendwell.apps.partnership.models import Area, Person
from sendwell.apps.partnership.queries import people_still_here
from sendwell.apps.programme.models import Priority
from sendwell.apps.programme.queries import actions_of, priorities_of
from sendwell.domain.plan_quality import AGENCIES, Criteria, Criterion, GradingRule
from sendwell.domain.plan_quality.words import OUTCOMES, PROVISION
from sendwell.domain.tracker.files import LARGEST

MOST_DRAWN = 100
MOST_OUTCOMES = 99  # of one area of need in one plan
NAME_NOBODY = "Name no child, and nothing by which one is known."
RESULT_WORDS = dict(zip(RESULTS, ("achieved", "achieved in part", "not achieved", "changed"), strict=True))


def _why_field(label: str) -> forms.CharField:
    return forms.CharField(label=label, required=False, widget=forms.Textarea, max_length=1000)


class DrawForm(GovukForm):
    """Asks how plans are to be drawn."""

    missing = {"method": "Choose how plans are drawn", "size": "Enter how many plans to draw",
               "seed": "Enter a seed: any words, for example the month"}  # fmt: skip
    method = forms.ChoiceField(label="How are they drawn?", choices=Method, widget=forms.RadioSelect)
    strata = forms.ChoiceField(
        label="From which groups?", choices=Strata, required=False,
        help_text="Each group is then drawn by its share, and has at least one plan while there are places.",
    )  # fmt: skip
    size = forms.IntegerField(
        label="How many plans?", min_value=1, max_value=MOST_DRAWN, widget=forms.NumberInput({"inputmode": "numeric"})
    )
    seed = forms.CharField(
        label="Seed", max_length=40,
        help_text="Any words, chosen before you see the plans. With them and the same caseload anybody draws the same.",
    )  # fmt: skip


class ReferencesForm(GovukForm):
    """Asks for the requests module, to say which of its references were drawn."""

    missing = {"modules": "Choose the requests module of your extract"}
    modules = SeveralFilesField(
        label="The requests module",
        help_text="The CSV file that you load each week, or a ZIP with it. It is not kept.",
        widget=SeveralFiles(attrs={"accept": ".csv,.zip"}),
    )  # fmt: skip


class StartForm(GovukForm):
    """Asks who audits a plan, who wrote it, and by when."""

    missing = {"auditor": "Choose who audits the plan"}
    auditor = forms.ModelChoiceField(Person.objects.none(), label="Who audits it?", empty_label="Choose somebody")
    second = forms.ModelChoiceField(
        Person.objects.none(), label="Who audits it too?", required=False, empty_label="Nobody: one audit",
        help_text="Neither sees what the other judges until both are in.",
    )  # fmt: skip
    author = forms.ModelChoiceField(
        Person.objects.none(), label="Who wrote the plan?", required=False, empty_label="Not known"
    )
    team = forms.CharField(label="Of which team?", max_length=80, required=False)
    due_on = DateField(label="By when?", required=False)

    def __init__(self, *args: Any, area: Area, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        people = people_still_here(area).prefetch_related("roles_held")
        auditors = people.filter(pk__in=[person.pk for person in people if may_audit(person)])
        for name, some in (("auditor", auditors), ("second", auditors), ("author", people)):
            choose_from(self, name, some)


class SectionForm(GovukForm):
    """Asks for a judgement and its reason, for each criterion of a section."""

    def __init__(self, *args: Any, criteria: Criteria, rows: Iterable[Judgement], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        known = {row.criterion: row for row in rows}
        self.criteria = criteria
        for one in criteria:
            row = known.get(one.key)
            self.fields[f"level_{one.key}"] = _level_field(one, required=False, initial=row.level if row else "")
            self.fields[f"reason_{one.key}"] = forms.CharField(
                label="Why?", required=False, widget=forms.Textarea, initial=row.reason if row else ""
            )
        dress(self)

    def asked(self) -> list[tuple[Criterion, Any, Any]]:
        """Each criterion with the fields of its judgement and its reason."""
        return [(one, self[f"level_{one.key}"], self[f"reason_{one.key}"]) for one in self.criteria]

    @staticmethod
    def judged(said: Mapping[str, Any]) -> dict[str, tuple[str, str]]:
        """Level and reason by criterion."""
        keys = [name.removeprefix("level_") for name in said if name.startswith("level_")]
        return {key: (said[f"level_{key}"], said[f"reason_{key}"]) for key in keys}


class WordsOfSheetForm(GovukForm):
    """Asks for the family's view and what is strong in the plan."""

    family = forms.CharField(
        label="What does the family say of the plan?", required=False, widget=forms.Textarea, help_text=NAME_NOBODY
    )
    strengths = forms.CharField(label="What is strong in it?", required=False, widget=forms.Textarea)


class MendForm(GovukModelForm):
    """Asks for something to be mended."""

    missing = {"section": "Choose the section", "what": "Enter what is to be mended",
               "by_day": "Enter the day by which it is to be mended"}  # fmt: skip

    class Meta:
        model = Mend
        fields = ["section", "what", "who", "by_day"]
        help_texts = {"who": "The author, where you choose nobody.", "what": NAME_NOBODY}

    def __init__(self, *args: Any, area: Area, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        choose_from(self, "who", people_still_here(area))


class ModerateForm(GovukForm):
    """Asks for the meeting, and for what it settled of each difference."""

    missing = {"chair": "Choose who took the chair", "moderated_on": "Enter the day of the meeting"}
    moderated_on = DateField(label="When did you meet?")
    chair = forms.ModelChoiceField(Person.objects.none(), label="Who took the chair?", empty_label="Choose somebody")
    present = forms.CharField(label="Who else was there?", required=False, help_text="Names or posts.", max_length=400)

    def __init__(self, *args: Any, area: Area, differences: Iterable[Difference], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.differences = list(differences)
        choose_from(self, "chair", people_still_here(area))
        for one in self.differences:
            key = one.criterion.key
            self.fields[f"level_{key}"] = _level_field(one.criterion, required=True, initial=None)
            why = forms.CharField(label="Why did you settle it so?", widget=forms.Textarea)
            why.error_messages["required"] = f"Enter why you settled it so: {one.criterion.asks}"
            self.fields[f"reason_{key}"] = why
        dress(self)

    def asked(self) -> list[tuple[Difference, Any, Any]]:
        """Each difference with the fields of what was settled and why."""
        keys = [(one, one.criterion.key) for one in self.differences]
        return [(one, self[f"level_{key}"], self[f"reason_{key}"]) for one, key in keys]


class GradeForm(GovukForm):
    """Asks for another grade than the rule gives, and why."""

    missing = {
        "grade": "Choose a grade",
        "overridden_because": "Enter why it is not the grade that the rule gives",
    }
    grade = forms.ChoiceField(label="Grade", choices=GRADES, widget=forms.RadioSelect)
    overridden_because = forms.CharField(label="Why is it not the grade that the rule gives?", widget=forms.Textarea)


class AnswerMendForm(GovukForm):
    """Asks how something was mended, and when."""

    missing = {"how": "Enter what you changed", "mended_on": "Enter the day on which it was mended"}
    how = forms.CharField(label="What did you change?", widget=forms.Textarea, help_text=NAME_NOBODY)
    mended_on = DateField(label="When?")


class CriterionForm(GovukForm):
    """Asks for a criterion of the area."""

    missing = {"asks": "Enter what the auditor asks", "good": "Enter what good looks like"}
    version = forms.IntegerField(widget=forms.HiddenInput, min_value=1, max_value=10**9)
    section = forms.ChoiceField(label="Section", choices=SECTIONS)
    asks = forms.CharField(label="What does the auditor ask?", widget=forms.Textarea, max_length=400)
    good = forms.CharField(label="What does good look like?", widget=forms.Textarea, max_length=1000)
    agency = forms.ChoiceField(
        label="Whose part of the work does it tell of?", choices=[(name, name.capitalize()) for name in AGENCIES]
    )
    law = forms.BooleanField(
        label="The law or the Code asks for it: it can’t be made good by other things", required=False
    )
    source = forms.CharField(label="Source", required=False, max_length=300)
    why = forms.CharField(
        label="Why do you change the criteria?", required=False, widget=forms.Textarea, max_length=1000
    )


class RemoveCriterionForm(GovukForm):
    """Asks why a question is asked no more."""

    version = forms.IntegerField(widget=forms.HiddenInput, min_value=1, max_value=10**9)
    why = _why_field("Why do you leave it out?")


class RuleForm(GovukForm):
    """Asks from what share of the points each grade is given."""

    version = forms.IntegerField(widget=forms.HiddenInput, min_value=1, max_value=10**9)

    def __init__(self, *args: Any, rule: GradingRule, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        for grade in rule.grades[:-1]:
            label = f"{grade.words}: per cent of the points or more"
            self.fields[f"least_{grade.key}"] = forms.FloatField(
                label=label, min_value=1, max_value=100, initial=f"{grade.least:g}"
            )
        why = forms.CharField(
            label="Why do you change the rule?", required=False, widget=forms.Textarea, max_length=1000
        )
        self.fields["why"] = why
        dress(self)


class RaiseThemeForm(GovukModelForm):
    """Asks what several audits have in common."""

    missing = {"section": "Choose the section", "words": "Enter what the audits have in common",
               "why": "Enter what you see in them"}  # fmt: skip

    class Meta:
        model = Theme
        fields = ["section", "words", "why"]


class ThemeForm(GovukModelForm):
    """Asks what becomes of a theme."""

    missing = RaiseThemeForm.missing

    class Meta:
        model = Theme
        fields = ["section", "words", "why", "training", "training_for", "training_on", "training_held_on", "action"]

    def __init__(self, *args: Any, area: Area, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        choose_from(self, "action", actions_of(area))


class NewActionForm(GovukForm):
    """Asks for an action of the plan that answers a theme."""

    missing = {"priority": "Choose the priority", "title": "Enter what will be done"}
    priority = forms.ModelChoiceField(Priority.objects.none(), label="Under which priority?", empty_label="Choose one")
    title = forms.CharField(label="What will be done?", max_length=300)
    owner = forms.ModelChoiceField(Person.objects.none(), label="Owner", required=False, empty_label="Nobody yet")
    due_on = DateField(label="Due on", required=False)

    def __init__(self, *args: Any, area: Area, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        choose_from(self, "priority", priorities_of(area))
        choose_from(self, "owner", people_still_here(area))


class AskForm(GovukForm):
    """Asks for what somebody is to do about a theme."""

    missing = {"wording": "Enter what is to be done", "owner": "Choose who does it"}
    wording = forms.CharField(label="What is to be done?", max_length=400, help_text=NAME_NOBODY)
    owner = forms.ModelChoiceField(Person.objects.none(), label="Who does it?", empty_label="Choose somebody")
    due_on = DateField(label="By when?", required=False)

    def __init__(self, *args: Any, area: Area, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        choose_from(self, "owner", people_still_here(area))


class CheckWordsForm(GovukForm):
    """Asks for the words of a section, of which nothing is kept."""

    missing = {"text": "Paste the words to check", "kind": "Choose which section they are from"}
    kind = forms.ChoiceField(
        label="Which section are they from?", choices=[(OUTCOMES, "E: outcomes"), (PROVISION, "F: provision")],
        widget=forms.RadioSelect,
    )  # fmt: skip
    text = forms.CharField(
        label="The words", widget=forms.Textarea({"autocomplete": "off", "spellcheck": "false"}),
        help_text="One outcome or one piece of provision to a line. Leave out names: they are not needed.",
    )  # fmt: skip


class OutcomesExtractForm(GovukForm):
    """Asks for an extract of outcomes."""

    missing = {"file": "Choose the extract"}
    file = forms.FileField(
        label="Extract of outcomes reviewed",
        help_text="CSV or Excel, with your own headings: a row for each outcome, or for each area of need of a review. "
        f"Up to {LARGEST // 1_000_000} MB. Leave names and the words of outcomes out. Nothing is recorded yet.",
        widget=forms.FileInput(attrs={"accept": ".csv,.xlsx,.xlsm"}),
        error_messages={"empty": "The file is empty. Export it again and give that."},
    )


class OutcomesForm(GovukForm):
    """Asks how many outcomes of each area of need came to what."""

    missing = {"reviewed_on": "Enter the day of the review", "phase": "Choose the stage of education"}
    reviewed_on = DateField(label="When was the review?")
    phase = forms.ChoiceField(label="Stage of education", choices=Phase, widget=forms.RadioSelect)

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        for need, label in NeedArea.choices:
            for result in RESULTS:
                self.fields[f"{need}_{result}"] = forms.IntegerField(
                    label=f"{label}: {RESULT_WORDS[result]}", required=False, min_value=0, max_value=MOST_OUTCOMES,
                    widget=forms.NumberInput({"class": "govuk-input--width-3", "inputmode": "numeric"}),
                )  # fmt: skip
        dress(self)

    def grid(self) -> list[tuple[str, list[Any]]]:
        """Each area of need with its four fields."""
        return [(str(label), [self[f"{need}_{result}"] for result in RESULTS]) for need, label in NeedArea.choices]

    @staticmethod
    def counts(said: Mapping[str, Any]) -> dict[str, dict[str, int]]:
        """How many, by area of need and result."""
        return {str(need): {result: said[f"{need}_{result}"] or 0 for result in RESULTS} for need in NeedArea.values}


def grade_form(audit: PlanAudit, data: Any) -> GradeForm:
    """The form for the grade of an audit, as it stands."""
    return GradeForm(data, initial={"grade": audit.grade, "overridden_because": audit.overridden_because})


def _level_field(one: Criterion, *, required: bool, initial: str | None) -> forms.ChoiceField:
    field = forms.ChoiceField(label=one.asks, choices=LEVELS, required=required, widget=forms.RadioSelect)
    field.initial = initial
    field.error_messages["required"] = f"Choose what you settled: {one.asks}"
    return field
