from collections.abc import Iterable
from typing import Any

from django import forms

from sendwell.apps.business.models import AgendaItem, Interest, OutcomeKind, Present, StandingItem, WorkItem
from sendwell.apps.business.queries import Attendee
from sendwell.apps.evidence.choices import offer_papers
from sendwell.apps.evidence.models import Document
from sendwell.apps.governance.models import Meeting
from sendwell.apps.governance.queries import meetings_of
from sendwell.apps.mechanisms.editing import carry_seen
from sendwell.apps.mechanisms.forms import DateField, GovukForm, GovukModelForm, RowsField, choose_among, choose_from
from sendwell.apps.outcomes.measures import measures_of
from sendwell.apps.partnership.models import Area, Person
from sendwell.apps.partnership.queries import people_still_here
from sendwell.apps.programme.models import Action, Priority
from sendwell.apps.programme.queries import actions_of, priorities_of
from sendwell.apps.publishing.queries import packs_of
from sendwell.apps.risks.models import Risk
from sendwell.apps.risks.queries import running_risks


class ItemForm(GovukModelForm):
    """Asks for an item of an agenda: what it is for, who brings it, its papers, and whether it is private."""

    missing = {"title": "Enter what the item is called", "purpose": "Choose what the meeting is to do with it"}
    papers = RowsField(Document.objects.none(), label="Papers", required=False, widget=forms.CheckboxSelectMultiple)

    class Meta:
        model = AgendaItem
        fields = ["title", "purpose", "presenter", "priority", "risk", "pack", "papers", "private_because"]
        help_texts = {
            "private_because": "For a council body: the paragraph of Schedule 12A to the Local Government Act 1972 "
            "under which it falls. Its papers and what was said are kept from others; what is decided is not."
        }

    def __init__(self, *args: Any, meeting: Meeting, by: Person, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        area = meeting.body.area
        choose_from(self, "presenter", people_still_here(area))
        choose_from(self, "priority", priorities_of(area))
        risks = running_risks(area) | self.fields["risk"].queryset.filter(pk=self.instance.risk_id)  # type: ignore[attr-defined]
        choose_from(self, "risk", risks)
        packs = packs_of(area).filter(body=meeting.body).defer("content")
        choose_from(self, "pack", packs)
        offer_papers(self, "papers", by, meeting.papers.all())


class PublishForm(GovukForm):
    """Asks to publish an agenda, why another edition takes its place, and why it is late."""

    seen = forms.CharField(required=False, widget=forms.HiddenInput)
    why = forms.CharField(
        label="Why does another edition take the place of the one that is out?", required=False, widget=forms.Textarea
    )
    late_because = forms.CharField(label="Why is it later than the rule?", required=False, widget=forms.Textarea)

    def __init__(self, *args: Any, again: bool, late: bool, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        if not again:
            self.fields["why"].widget = forms.HiddenInput()
        if not late:
            self.fields["late_because"].widget = forms.HiddenInput()


class CancelForm(GovukForm):
    """Asks why a meeting is cancelled."""

    missing = {"because": "Enter why it is cancelled"}
    because = forms.CharField(
        label="Why is it cancelled?",
        widget=forms.Textarea,
        help_text="This stands in the notice, which takes the place of the agenda, and in what its members are sent.",
    )


class IssueMinutesForm(GovukForm):
    """Asks to issue minutes, and what was corrected since the edition before."""

    seen = forms.CharField(required=False, widget=forms.HiddenInput)
    why = forms.CharField(label="What was corrected?", required=False, widget=forms.Textarea)

    def __init__(self, *args: Any, again: bool, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        if not again:
            self.fields["why"].widget = forms.HiddenInput()


class ApproveMinutesForm(GovukForm):
    """Asks which later meeting approved minutes, and what it corrected."""

    missing = {"approved_at": "Choose the meeting that approved them"}
    approved_at = forms.ModelChoiceField(
        Meeting.objects.none(), label="Which meeting approved them?", empty_label="Choose a meeting"
    )
    why = forms.CharField(
        label="What did it correct?",
        required=False,
        widget=forms.Textarea,
        help_text="It stands openly at the head of the minutes. Correct the outcome itself first.",
    )

    def __init__(self, *args: Any, meeting: Meeting, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        later = meetings_of(meeting.body.area).filter(body=meeting.body, held_on__gt=meeting.held_on)
        choose_from(self, "approved_at", later)


class AttendanceForm(GovukForm):
    """Asks of each who belongs at a meeting whether they were there, and which guests."""

    guests = forms.CharField(
        label="Who else was there?", required=False, widget=forms.Textarea, help_text="One name to a line."
    )

    def __init__(self, *args: Any, attendees: Iterable[Attendee], guests: Iterable[str], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        answers: dict[str, str] = {"guests": "\n".join(guests)}
        for one in attendees:
            name = f"person_{one.person.pk}"
            answers[name] = one.present
            self.fields[name] = forms.ChoiceField(
                label=f"{one.person} ({one.role.lower()})",
                choices=Present.choices,
                required=False,
                widget=forms.RadioSelect,
            )
        self.initial.update(answers)
        self.order_fields([*(name for name in answers if name != "guests"), "guests"])
        carry_seen(self, answers)

    @staticmethod
    def asked_of(given: dict[str, Any]) -> dict[str, Any]:
        """The answers as the command wants them."""
        present = {int(name.removeprefix("person_")): said for name, said in given.items() if name[:7] == "person_"}
        return {"present": present, "guests": [line.strip() for line in given["guests"].splitlines() if line.strip()]}


class InterestForm(GovukModelForm):
    """Asks for an interest that somebody declared, and what they did because of it."""

    missing = {"who": "Enter who declared it", "interest": "Enter what the interest is"}

    class Meta:
        model = Interest
        fields = ["who", "interest", "item", "what_they_did"]
        help_texts = {"what_they_did": "For example: left the room for the item."}

    def __init__(self, *args: Any, meeting: Meeting, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        choose_from(self, "item", meeting.items.order_by("position", "pk"))


class DiscussionForm(GovukModelForm):
    """Asks what was said under an item."""

    class Meta:
        model = AgendaItem
        fields = ["discussion"]

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["discussion"].widget.attrs["rows"] = "10"


class OutcomeForm(GovukForm):
    """Asks what came of an item: what it was, in which words, and on whose list it goes."""

    missing = {"kind": "Choose what it was", "wording": "Enter the words"}
    kind = forms.ChoiceField(label="What was it?", choices=OutcomeKind.choices, widget=forms.RadioSelect)
    wording = forms.CharField(label="In which words?", widget=forms.Textarea)
    owner = forms.ModelChoiceField(Person.objects.none(), label="Who does it, or answers?", required=False)
    due_on = DateField(label="By when?", required=False)
    asked_by = forms.CharField(label="Who asked?", max_length=200, required=False)
    priority = forms.ModelChoiceField(Priority.objects.none(), label="Which priority is it about?", required=False)
    action = forms.ModelChoiceField(Action.objects.none(), label="Which action of the plan?", required=False)
    measure = forms.ChoiceField(label="Which measure is it about?", required=False)
    risk = forms.ModelChoiceField(Risk.objects.none(), label="Which risk is it about?", required=False)
    new_risk = forms.CharField(
        label="Or a risk that is not in the register yet: what may happen?",
        max_length=200,
        required=False,
        help_text="In one line. It goes into the register, for others to judge and to watch.",
    )
    in_plan = forms.BooleanField(label="Put it into the plan as a new action of that priority", required=False)

    def __init__(self, *args: Any, area: Area, into_plan: bool, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        choose_from(self, "owner", people_still_here(area))
        choose_from(self, "priority", priorities_of(area))
        choose_from(self, "action", actions_of(area))
        choose_from(self, "risk", running_risks(area))
        named = sorted((measure.name, key) for key, measure in measures_of(area).items())
        choose_among(self, "measure", [("", "None"), *((key, name) for name, key in named)])
        if not into_plan:
            self.fields["in_plan"].widget = forms.HiddenInput()


class ChangeOutcomeForm(GovukForm):
    """Asks for other words, another person or another date of what came of an item."""

    missing = {"wording": "Enter the words"}
    wording = forms.CharField(label="In which words?", widget=forms.Textarea)
    owner = forms.ModelChoiceField(Person.objects.none(), label="Who does it, or answers?", required=False)
    due_on = DateField(label="By when?", required=False)
    asked_by = forms.CharField(label="Who asked?", max_length=200, required=False)

    def __init__(self, *args: Any, area: Area, answers: dict[str, Any], **kwargs: Any) -> None:
        super().__init__(*args, initial=answers, **kwargs)
        choose_from(self, "owner", people_still_here(area))
        carry_seen(self, answers)


class StandingItemForm(GovukModelForm):
    """Asks for an item that stands on every agenda of a body."""

    missing = {"title": "Enter what the item is called", "purpose": "Choose what the meeting is to do with it"}

    class Meta:
        model = StandingItem
        fields = ["title", "purpose"]


class WorkItemForm(GovukModelForm):
    """Asks for a line of a forward plan: what comes before the body, when, and whether it is a key decision."""

    missing = {"title": "Enter what comes before it", "due_on": "Enter the day by which it comes before it"}

    class Meta:
        model = WorkItem
        fields = ["title", "priority", "due_on", "every_months", "is_key", "notice_on", "ended_on"]
        help_texts = {
            "every_months": "Left empty: it comes once.",
            "is_key": "Notice is published 28 clear days before (SI 2012/2089, reg. 9; not verified).",
        }

    def __init__(self, *args: Any, area: Area, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        choose_from(self, "priority", priorities_of(area))
        if not self.instance.pk:
            del self.fields["ended_on"]
