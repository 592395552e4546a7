"""Makers of plans and audits for tests."""

import hashlib
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date, timedelta
from itertools import count

from sendwell.apps.audits import commands
from sendwell.apps.audits.models import Mend, PlanAudit, Sheet
from sendwell.apps.casework.models import Case, CaseEvent, CaseLoad
from sendwell.apps.partnership.models import Area, Person, Role
from tests.support.factories import a_person, an_area

TODAY = date(2026, 11, 24)
_number = count(1)


@dataclass
class Team:
    """Those who take part in audits of an area."""

    area: Area = field(default_factory=an_area)

    def __post_init__(self) -> None:
        self.manager = a_person(self.area, Role.CASE_MANAGER, name="Teal Manager")
        self.first = a_person(self.area, Role.PLAN_AUDITOR, name="Ann First")
        self.second = a_person(self.area, Role.PLAN_AUDITOR, name="Bob Second")
        self.author = a_person(self.area, Role.ACTION_OWNER, name="Pip Author")


def a_case(area: Area, need: str = "", key: str = "", setting: str = "school", stage: str = "plan", **other) -> Case:
    """A case with a plan."""
    load = CaseLoad.objects.filter(area=area).first() or CaseLoad.objects.create(
        area=area, sha256="0" * 64, given_by=a_person(area), cases=1, new=1, changed=0, closed=0, gone=0
    )
    key = key or hashlib.sha256(str(next(_number)).encode()).hexdigest()
    return Case.objects.create(area=area, key=key, stage=stage, need=need, setting=setting, first_load=load, **other)


def happened(case: Case, **events: date) -> None:
    """Say what happened in a case, and when."""
    CaseEvent.objects.bulk_create(CaseEvent(case=case, kind=kind, on=on) for kind, on in events.items())


def begun(
    team: Team, case: Case | None = None, *, double: bool = False, today: date = TODAY, team_name: str = "", **other
) -> PlanAudit:
    """A plan given to its auditor, or to two."""
    said = {"author": team.author, "team": team_name, "auditor": team.first, "due_on": None, **other}
    second = team.second if double else None
    case = case or a_case(team.area)
    return commands.start_audit(case=case, second=second, today=today, by=team.manager, **said)


def judge(sheet: Sheet, usual: str = "met", **other: str) -> None:
    """Judge every criterion as usual, but some otherwise."""
    levels = {one.key: other.get(one.key, usual) for one in sheet.audit.criteria.criteria}
    judged = {key: (level, f"Because {key}.") for key, level in levels.items()}
    commands.save_section(sheet=sheet, judged=judged, by=sheet.auditor)


def handed_in(sheet: Sheet, usual: str = "met", today: date = TODAY, **other: str) -> PlanAudit:
    """A sheet judged and handed in; gives the audit as it is then."""
    judge(sheet, usual, **other)
    commands.hand_in(sheet=sheet, today=today, by=sheet.auditor)
    return PlanAudit.objects.get(pk=sheet.audit_id)


def graded(team: Team, usual: str = "met", *, today: date = TODAY, need: str = "", **other) -> PlanAudit:
    """An audit by one, graded."""
    levels: Mapping[str, str] = other.pop("levels", {})
    audit = begun(team, a_case(team.area, need=need), today=today, team_name=other.pop("of_team", "North"), **other)
    return handed_in(audit.sheets.get(), usual, today, **levels)


def a_mend(audit: PlanAudit, by: Person, today: date = TODAY) -> Mend:
    """Something to be mended in a plan."""
    sheet = audit.sheets.order_by("place").first()
    assert sheet
    by_day = today + timedelta(days=28)
    return commands.add_mend(sheet=sheet, section="F", what="Give hours.", who=None, by_day=by_day, by=by)
