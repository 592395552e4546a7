from datetime import date
from typing import Any

from django.db.models import Q, QuerySet

from sendwell.apps.business.models import ApprovalRoute, Effect, RouteStep, Signature
from sendwell.apps.evidence.choices import offer_papers
from sendwell.apps.evidence.models import Document
from sendwell.apps.governance.choices import offer_decisions, offer_meetings
from sendwell.apps.governance.models import Decision, Implication
from sendwell.apps.governance.queries import bodies_of
from sendwell.apps.mechanisms.editing import carry_seen
from sendwell.apps.mechanisms.forms import GovukModelForm, choose_from
from sendwell.apps.partnership.models import Area, Person
from sendwell.apps.partnership.queries import organisations_of, people_still_here
from sendwell.apps.programme.queries import actions_of


class DecisionForm(GovukModelForm):
    """Asks for a decision whole: who takes it, on what report, when it is out, and what became of it."""

    missing = {"wording": "Enter what is decided", "taker": "Choose who takes it"}

    class Meta:
        model = Decision
        fields = ["wording", "taker", "body", "meeting", "taken_by", "delegation", "delegated_by", "taken_on", "report",
                  "options", "reasons", "consultation", "is_key", "notice_on", "published_on", "may_be_called_in",
                  "urgent_because", "called_in_on", "call_in_outcome", "implemented_on", "implementation"]  # fmt: skip
        help_texts = {
            "taken_on": "Left empty: the day of the meeting.",
            "delegation": "The resolution, or the paragraph of the scheme of delegation.",
            "may_be_called_in": "Decisions of the executive, as the council’s constitution says.",
        }

    def __init__(self, *args: Any, by: Person, today: date, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        choose_from(self, "body", bodies_of(by.area))
        choose_from(self, "taken_by", people_still_here(by.area))
        offer_meetings(self, "meeting", by, self.instance.day or today)
        offer_decisions(self, "delegated_by", by, but=self.instance.pk)
        offer_papers(self, "report", by, papers_at(self.instance))
        if self.instance.statement_id:
            del self.fields["wording"]
            carry_seen(
                self, {name: self.get_initial_for_field(self.fields[name], name) for name in self.Meta.fields[1:]}
            )


class ScreeningForm(GovukModelForm):
    """Asks what screening a decision for one kind of implication found."""

    missing = {"screening": "Choose what the screening found", "words": "Enter why, or what it found"}

    class Meta:
        model = Implication
        fields = ["screening", "words", "document"]

    def __init__(self, *args: Any, decision: Decision, by: Person, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        offer_papers(self, "document", by, papers_at(decision))


class EffectForm(GovukModelForm):
    """Asks which action a decision starts, changes or stops."""

    missing = {"action": "Choose the action", "kind": "Choose what the decision does to it"}

    class Meta:
        model = Effect
        fields = ["action", "kind"]

    def __init__(self, *args: Any, area: Area, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        choose_from(self, "action", actions_of(area))


class SignForm(GovukModelForm):
    """Asks which organisation approved a plan, who signed for it, when, and by which decision."""

    missing = {
        "organisation": "Choose which organisation approved it",
        "signed_by": "Choose who signed for it",
        "signed_on": "Enter the day on which it was signed",
    }

    class Meta:
        model = Signature
        fields = ["organisation", "signed_by", "signed_on", "decision"]

    def __init__(self, *args: Any, by: Person, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        choose_from(self, "organisation", organisations_of(by.area))
        choose_from(self, "signed_by", people_still_here(by.area))
        offer_decisions(self, "decision", by)


class RouteForm(GovukModelForm):
    """Asks what is to be approved, and by when it must be in."""

    missing = {"title": "Enter what is to be approved", "submit_by": "Enter the day by which it must be in"}

    class Meta:
        model = ApprovalRoute
        fields = ["title", "submit_by"]


class StepForm(GovukModelForm):
    """Asks for a step on the way of an approval."""

    missing = {"name": "Enter what happens, for example Scrutiny"}

    class Meta:
        model = RouteStep
        fields = ["name", "body", "on", "needs_papers", "may_be_called_in"]
        help_texts = {"body": "It is then planned for the days on which that body meets."}

    def __init__(self, *args: Any, area: Area, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        choose_from(self, "body", bodies_of(area))


def papers_at(decision: Decision) -> "QuerySet[Document]":
    """The papers that lay before whoever took a decision: its report, and those of its meeting."""
    return Document.objects.filter(Q(meetings=decision.meeting_id or 0) | Q(pk=decision.report_id)).distinct()
