"""The demonstration area as a place to test: one of everything, built by the same commands as the pages use."""

from dataclasses import dataclass
from datetime import date
from typing import Any

from django.core.files.base import ContentFile

from sendwell.apps.audits.models import Draw, Mend, PlanAudit, Sheet, Theme
from sendwell.apps.business.models import (
    Agenda,
    ApprovalRoute,
    Effect,
    Minutes,
    Outcome,
    RouteStep,
    SealedPlan,
    StandingItem,
    WorkItem,
)
from sendwell.apps.casework.extracts.commands import choose_columns, take_extract
from sendwell.apps.casework.keeping.commands import take_out
from sendwell.apps.casework.models import About, Case, CaseExport, CaseExtract
from sendwell.apps.casework.panels.models import Panel
from sendwell.apps.evidence.models import Document, GlossaryTerm, Statement
from sendwell.apps.governance.models import Body, Decision, FollowUp, Meeting, Membership, Post
from sendwell.apps.monitoring.models import Evaluation, EvidenceAsked, LineOfEnquiry, Room, RoomLink, Visit, VisitAction
from sendwell.apps.outcomes.measures import slug_of
from sendwell.apps.outcomes.models import Aim, Annotation, DataLoad, Doubt, LocalMeasure
from sendwell.apps.oversight.models import SavedView
from sendwell.apps.partnership.models import Area, Organisation, Person, Role, SchoolTerm
from sendwell.apps.programme.models import Action, Evidence, Finding, KeyDate, Milestone, Plan, Priority
from sendwell.apps.public.models import Edition, YouSaid
from sendwell.apps.publishing.models import DataSet, Pack
from sendwell.apps.reminders.models import Message
from sendwell.apps.returns.commands import bring_lists
from sendwell.apps.returns.models import KeptReturn
from sendwell.apps.risks.models import Risk
from sendwell.domain.returns.case_extract.outcomes import OUTCOMES
from sendwell.web.demo import returns
from sendwell.web.demo.story import tell
from sendwell.web.pages import OpenPage, every_page
from tests.apps.trackers.bringing import brought_in

FEWER_PLANS = 400  # each page of a return opens its files again, and tests open each page many times


@dataclass(frozen=True)
class Demonstration:
    """The area, and an example of each thing by the name that addresses give its number."""

    area: Area
    examples: dict[str, Any]

    def pages(self) -> list[tuple[OpenPage, str]]:
        """Each page of the area with the address of an example of it."""
        return [(page, self.address(page)) for page in every_page() if page.address.startswith("<slug:area>")]

    def address(self, page: OpenPage, area: Area | None = None) -> str:
        """The address of an example of `page`, under another area's name where one is given."""
        parts = page.address.replace("<slug:area>", (area or self.area).slug)
        for name, value in self.examples.items():
            parts = parts.replace(f"<int:{name}>", str(value)).replace(f"<slug:{name}>", str(value))
            parts = parts.replace(f"<str:{name}>", str(value))
        assert "<" not in parts, f"No example of {page.address}: add one here."
        return f"/{parts}"


def build() -> Demonstration:
    """Tell the demonstration's story up to today in the test's database."""
    returns.PLANS = FEWER_PLANS
    tell(date.today(), say=lambda sentence: None)
    waiting = Statement.objects.filter(state="proposed", document__file_name="board-minutes.txt").order_by("position")
    first, second = waiting[:2]
    return Demonstration(
        area=Area.objects.get(slug="fenmoor"),
        examples={
            "person_id": Person.objects.get(name="Heron Marsh").pk,
            "document_id": first.document_id,
            "statement_id": first.pk,
            "other_id": second.pk,
            "kind": first.kind,
            "number": 1,
            "body_id": Body.objects.get(name="SEND improvement board").pk,
            "decision_id": Decision.objects.filter(taker="member").get().pk,
            "implication": "privacy",
            "effect_id": Effect.objects.first().pk,
            "sealed_id": SealedPlan.objects.first().pk,
            "route_id": ApprovalRoute.objects.first().pk,
            "step_id": RouteStep.objects.first().pk,
            "ending": "svg",
            "extract_id": _own_extract(Person.objects.get(user__email="casework@fenmoor.example")).pk,
            "outcomes_id": _own_outcomes(Person.objects.get(user__email="casework@fenmoor.example")).pk,
            "export_id": CaseExport.objects.first().pk,
            "panel_id": Panel.objects.get().pk,
            "case_id": Case.objects.first().pk,
            "audit_id": PlanAudit.objects.get(state="returned").pk,
            "sheet_id": Sheet.objects.get(handed_in_at=None).pk,
            "mend_id": Mend.objects.get(mended_on=None).pk,
            "section": "F",
            "draw_id": Draw.objects.get().pk,
            "criterion": "f_specific",
            "theme_id": Theme.objects.get().pk,
            "item_id": Outcome.objects.first().item_id,
            "outcome_id": Outcome.objects.first().pk,
            "agenda_id": Agenda.objects.first().pk,
            "minutes_id": Minutes.objects.first().pk,
            "work_id": WorkItem.objects.first().pk,
            "standing_id": StandingItem.objects.first().pk,
            "way": "up",
            "membership_id": Membership.objects.first().pk,
            "post_id": Post.objects.last().pk,
            "meeting_id": Meeting.objects.latest("held_on").pk,
            "follow_up_id": FollowUp.objects.first().pk,
            "pack_id": Pack.objects.latest("issued_at").pk,
            "data_set_id": DataSet.objects.get().pk,
            "risk_id": Risk.objects.get(owner=None).pk,
            "scale": "impact",
            "level": 4,
            "plan_id": Plan.objects.get().pk,
            "stage": "monitored",
            "part": "local-context",
            "which": "unsupported",
            "rating": "green",
            "finding_id": Finding.objects.first().pk,
            "key_date_id": KeyDate.objects.first().pk,
            "priority_id": Priority.objects.first().pk,
            "action_id": Action.objects.first().pk,
            "milestone_id": Milestone.objects.first().pk,
            "evidence_id": Evidence.objects.first().pk,
            "followed": "action",
            "thing": Action.objects.first().pk,
            "message_id": Message.objects.first().pk,
            "term_id": GlossaryTerm.objects.first().pk,
            "load_id": brought_in(Plan.objects.get(), Person.objects.get(roles_held__role=Role.PROGRAMME_MANAGER)).pk,
            "public_key": f"promise-{Action.objects.first().pk}",
            "public_name": "index.html",
            "edition_id": Edition.objects.get(number=None).pk,
            "said_id": YouSaid.objects.first().pk,
            "organisation_id": Organisation.objects.first().pk,
            "school_term_id": SchoolTerm.objects.order_by("first_on").first().pk,
            "measure": slug_of(LocalMeasure.objects.get().key),
            "picture": "trend",
            "school": "990001",
            "return_id": KeptReturn.objects.filter(kind="sen2").latest("brought_at").pk,
            "lists_id": _own_lists(Person.objects.get(user__email="casework@fenmoor.example")).pk,
            "list_rule": "AA101",
            "taken": "problems",
            "rule": "SW307",
            "what": "problems",
            "doubt_id": _own_doubt(DataLoad.objects.filter(shared=False).first()).pk,
            "aim_id": Aim.objects.filter(action__isnull=False).first().pk,
            "mark_id": Annotation.objects.get(measure="").pk,
            "data_load_id": DataLoad.objects.filter(shared=False).first().pk,
            "visit_id": Visit.objects.earliest("held_on").pk,
            "line_id": LineOfEnquiry.objects.first().pk,
            "asked_id": EvidenceAsked.objects.first().pk,
            "evaluation_id": Evaluation.objects.first().pk,
            "aspect": "weak",
            "room_id": Room.objects.get().pk,
            "link_id": RoomLink.objects.get().pk,
            "follows_id": VisitAction.objects.first().pk,
            "view_id": _view_of(Person.objects.get(name="Heron Marsh")).pk,
        },
    )


def _view_of(person: Person) -> SavedView:
    return SavedView.objects.create(person=person, name="Late", query="state=late")


def _own_extract(by: Person) -> CaseExtract:
    """An extract that waits to be loaded; a list is taken out as well."""
    take_out(purpose="Monday’s allocation meeting", by=by)
    return take_extract(file=ContentFile(b"Person ID,Team\n1,North Fen team\n", name="teams.csv"), by=by)


def _own_outcomes(by: Person) -> CaseExtract:
    """An extract of outcomes that waits to be loaded."""
    content = b"Person ID,Review date,Phase,Need,Result\n1,14/03/2026,Primary,SEMH,Met\n"
    extract = take_extract(file=ContentFile(content, name="outcomes.csv"), about=About.OUTCOMES, by=by)
    taken = OUTCOMES.guessed(["Person ID", "Review date", "Phase", "Need", "Result"])
    choose_columns(extract=extract, mapping=taken, by=by)
    return extract


def _own_lists(by: Person) -> KeptReturn:
    """An Annex A list with one child, whose gender is missing."""
    content = ContentFile(b"Unique ID,UPN,Date of birth,Gender,SEN primary need\n1,,14/03/2015,,ASD\n", name="list.csv")
    return bring_lists(given=[content], keep_days=1, by=by)


def _own_doubt(load: DataLoad) -> Doubt:
    about = {"measure": "annual_review_on_time", "period": "2026-09", "level": "Local authority", "place": "999"}
    return Doubt.objects.create(load=load, area=load.area, group="all", why="It repeats another month.", **about)


def report_of(demonstration: Demonstration) -> Document:
    """The inspection report of the demonstration area."""
    return Document.objects.get(area=demonstration.area, kind="inspection_report")
