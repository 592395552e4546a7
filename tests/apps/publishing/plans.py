"""An invented plan, with everything that a pack tells of it."""

from dataclasses import dataclass, field
from datetime import date, datetime, time, timedelta
from itertools import count
from typing import Any

from django.utils import timezone

from sendwell.apps.evidence.models import Document, GlossaryTerm, Statement, StatementKind
from sendwell.apps.governance.models import Body, FollowUp, Meeting
from sendwell.apps.partnership.models import Area, Person
from sendwell.apps.programme.models import Action, Evidence, Finding, Inspection, Plan, Priority, Programme, Update
from sendwell.apps.publishing.audiences import audience_named
from sendwell.apps.publishing.commands import fingerprint, issue_pack
from sendwell.apps.publishing.models import Pack
from sendwell.apps.publishing.pack.build import build
from sendwell.apps.publishing.pack.material import Asked, Material, gather
from sendwell.apps.publishing.paper.tree import Document as PaperTree
from tests.support.factories import a_manager, an_area, an_organisation

TODAY = date(2027, 3, 5)
UNTIL_THE_MEETING = timedelta(days=9)
_number = count(1)


@dataclass
class World:
    """An area with a report, a plan, a board, and the people who answer for them."""

    today: date = TODAY
    area: Area = field(default_factory=an_area)
    manager: Person = field(init=False)
    report: Document = field(init=False)
    plan: Plan = field(init=False)
    body: Body = field(init=False)

    def __post_init__(self) -> None:
        self.manager = a_manager(self.area)
        self.report = a_report(self.area, self.manager)
        self.plan = a_plan(self.area, self.report)
        self.body = Body.objects.create(area=self.area, name="SEND Improvement Board")

    def finding(self, words: str = "Children wait too long for speech and language therapy.") -> Finding:
        """Something that inspectors found, in their words."""
        page = self.report.pages.get(number=1)
        start, page.text = len(page.text), f"{page.text}{words}\n"
        page.save()
        statement = Statement.objects.create(
            document=self.report, kind=StatementKind.PRIORITY_ACTION, position=next(_number), page=1,
            spans=[[1, start, start + len(words)]], words=words, wording=words, state="accepted",
        )  # fmt: skip
        return Finding.objects.create(
            inspection=self.plan.programme.inspection, statement=statement, kind=statement.kind, wording=words
        )

    def priority(self, title: str = "Waiting times", *findings: Finding) -> Priority:
        """A priority of the plan, that rests on findings."""
        number = self.plan.priorities.count() + 1
        made = Priority.objects.create(plan=self.plan, number=number, title=title, kind="priority_action")
        made.findings.set(findings)
        return made

    def action(
        self, priority: Priority, title: str = "Open a triage line", *, rating: str = "", **fields: Any
    ) -> Action:
        """An action; with a rating, updated yesterday."""
        number = priority.actions.count() + 1
        made = Action.objects.create(priority=priority, number=number, title=title, **fields)
        if rating:
            self.update(made, rating)
        return made

    def update(
        self, action: Action, rating: str, happened: str = "Two therapists started.", days_ago: int = 1
    ) -> Update:
        """What an owner said of an action."""
        at = timezone.make_aware(datetime.combine(self.today - timedelta(days=days_ago), time(9)))
        return Update.objects.create(action=action, by=self.manager, at=at, rating=rating, happened=happened)

    def evidence(self, update: Update) -> Evidence:
        """What shows that an update is true."""
        return Evidence.objects.create(update=update, title="Rota", link="https://fenmoor.example/rota")

    def asked(self, wording: str = "Report on waiting times", **fields: Any) -> FollowUp:
        """Something that the board asked for."""
        meeting, _ = Meeting.objects.get_or_create(body=self.body, held_on=date(2027, 1, 9))
        return FollowUp.objects.create(area=self.area, body=self.body, meeting=meeting, wording=wording, **fields)

    def term(self, acronym: str, expansion: str) -> GlossaryTerm:
        """What the area's own glossary says of an acronym."""
        return GlossaryTerm.objects.create(area=self.area, acronym=acronym, expansion=expansion)

    @property
    def meeting_on(self) -> date:
        """The day of the board's next meeting."""
        return self.today + UNTIL_THE_MEETING

    def asked_of_pack(
        self, *decide: str, audience: str = "board", why: str = "", meeting_on: date | None = None
    ) -> Asked:
        """What is asked of a pack for a meeting of the board, the next where none is given."""
        return Asked(self.body, meeting_on or self.meeting_on, audience_named(audience), decide, why)

    def material(self, *decide: str, audience: str = "board") -> Material:
        """What a pack for the board's next meeting is made of."""
        return gather(self.asked_of_pack(*decide, audience=audience), today=self.today, by=self.manager)

    def paper(self, *decide: str, audience: str = "board") -> PaperTree:
        """The pack as it would be issued today."""
        material = self.material(*decide, audience=audience)
        assert material.plan
        return build(material, material.plan)

    def issue(self, meeting_on: date | None = None, *decide: str, audience: str = "board", why: str = "") -> Pack:
        """Issue the pack for a meeting, the next where none is given."""
        asked = self.asked_of_pack(*decide, audience=audience, why=why, meeting_on=meeting_on)
        material = gather(asked, today=self.today, by=self.manager)
        assert material.plan
        seen = fingerprint(build(material, material.plan))
        return issue_pack(asked=asked, seen=seen, today=self.today, by=self.manager)


def a_report(area: Area, by: Person) -> Document:
    """The inspection report of an area, as it was given."""
    number = next(_number)
    report = Document.objects.create(
        area=area, sha256=f"{number:064x}", file_name="report.txt", stored_as=f"report-{number}.txt", size=1,
        media_type="text/plain", given_by=by, state="read", title="Inspection report", page_count=1,
    )  # fmt: skip
    report.pages.create(number=1, text="What the partnership must do.\n")
    return report


def a_plan(area: Area, report: Document) -> Plan:
    """A priority action plan, of an inspection whose report came in January."""
    inspection = Inspection.objects.create(
        area=area, report=report, framework="area_send_2023", published_on=date(2027, 1, 20),
        received_on=date(2027, 1, 12), monitoring_inspection_months=18,
    )  # fmt: skip
    programme = Programme.objects.create(area=area, inspection=inspection, name="SEND", started_on=date(2027, 1, 20))
    return Plan.objects.create(programme=programme, kind="priority_action_plan", title="Priority action plan")


def a_world_in_trouble(today: date = TODAY) -> World:
    """A plan with one action of each kind that a board must know of."""
    world = World(today)
    council = an_organisation(world.area, "Fenmoor Council")
    waits, plans = world.finding(), world.finding("EHC plans are late and do not say what health will provide.")
    waiting, quality = world.priority("Waiting times", waits), world.priority("Plans of good quality", plans)
    late = {"due_on": today - timedelta(days=12), "owner": world.manager, "lead": council}
    world.action(waiting, "Hire two therapists", rating="red", **late)
    world.action(waiting, "Open a triage line", rating="green", due_on=today - timedelta(days=1), lead=council)
    world.action(waiting, "Agree the ICB contract", rating="amber", due_on=today + timedelta(days=180))
    done = world.action(quality, "Write a quality standard for EHCPs", due_on=today - timedelta(days=30))
    world.evidence(world.update(done, "blue"))
    unheard = world.action(quality, "Train caseworkers", due_on=today + timedelta(days=14))
    unheard.milestones.create(wording="Training booked", due_on=today - timedelta(days=13))
    unheard.findings.set([plans])
    world.asked(due_on=today - timedelta(days=3), owner=world.manager)
    return world


def a_large_plan(actions: int = 300, priorities: int = 12) -> World:
    """A plan as large as the largest partnership's."""
    world = World()
    council = an_organisation(world.area, "Fenmoor Council")
    for number in range(priorities):
        priority = world.priority(f"Priority {number}", world.finding(f"Finding {number}: children with SEND wait."))
        for place in range(actions // priorities):
            rating = ("red", "amber", "green", "blue", "")[place % 5]
            made = world.action(
                priority, f"Agree with district {place} how a child is seen sooner by the ICB", rating=rating,
                owner=world.manager, lead=council, due_on=TODAY + timedelta(days=20 * (place - 3)),
            )  # fmt: skip
            made.milestones.create(wording="Agreement signed", due_on=TODAY + timedelta(days=10 * place))
            made.findings.set(priority.findings.all())
    return world
