"""The audits of an area: what waits for whom, what was returned and not mended, and one audit whole."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from django.db.models import Count, Prefetch, Q, QuerySet

from sendwell.apps.audits.models import Mend, PlanAudit, Sheet, State
from sendwell.apps.audits.permissions import may_judge, may_read_sheet, may_run_audits
from sendwell.apps.audits.queries.judged import Difference, JudgedLine, differing, judged_lines
from sendwell.apps.casework.permissions import cases_seen_by
from sendwell.apps.partnership.models import Area, Person
from sendwell.domain.plan_quality import Graded, grade_of, section_names

UNMENDED = (State.RETURNED, State.MENDED)
WHOLE = ("sheets__judgements", "sheets__auditor", "settlements")


@dataclass(frozen=True, slots=True)
class OpenLoop:
    """A plan that was returned and is not closed: since when, and how much is still to be mended."""

    audit: PlanAudit
    since: date  # the first return of this plan, where its re-audit returned it again
    open: int
    late: int


@dataclass(frozen=True, slots=True)
class SectionLine:
    """A section on a sheet: how many of its criteria are judged."""

    key: str
    name: str
    judged: int
    of: int

    @property
    def is_done(self) -> bool:
        """True once every criterion has a judgement."""
        return self.judged == self.of


@dataclass(frozen=True, slots=True)
class AuditPage:
    """One audit as one person may see it. `hidden` is true while another's sheet must not be seen."""

    audit: PlanAudit
    sheets: tuple[Sheet, ...]
    own: Sheet | None
    hidden: bool
    lines: tuple[JudgedLine, ...]
    graded: Graded | None
    differences: tuple[Difference, ...]
    mends: tuple[Mend, ...]


def audits_of(area: Area) -> QuerySet[PlanAudit]:
    """The audits of an area with what their lines show, the latest first."""
    rows = PlanAudit.objects.filter(area=area).select_related("case", "author", "criteria", "again_of")
    return rows.prefetch_related("sheets__auditor").order_by("-pk")


def visible_audits(person: Person) -> QuerySet[PlanAudit]:
    """The audits that a person may open: of cases that they see, their own, and of their plans that came back."""
    rows = audits_of(person.area)
    mine = Q(sheets__auditor=person) | Q(author=person, returned_on__isnull=False)
    if may_run_audits(person):
        mine |= Q(case__in=cases_seen_by(person))
    own = PlanAudit.objects.filter(mine)
    return rows.filter(pk__in=own.values("pk"))


def own_sheets(person: Person) -> QuerySet[Sheet]:
    """The sheets that wait for a person, those due first."""
    rows = Sheet.objects.filter(auditor=person, handed_in_at=None).select_related("audit__case")
    return rows.annotate(judged=Count("judgements", filter=~Q(judgements__level=""))).order_by("audit__due_on", "pk")


def own_mends(person: Person) -> QuerySet[Mend]:
    """What a person has to mend: what names them, and what names nobody in a plan that they wrote."""
    mine = Q(who=person) | Q(who=None, sheet__audit__author=person)
    rows = Mend.objects.filter(mine, mended_on=None, sheet__audit__state=State.RETURNED)
    return rows.select_related("sheet__audit__case", "who").order_by("by_day", "pk")


def open_loops(person: Person, today: date) -> list[OpenLoop]:
    """The plans that a person sees, returned and not closed, the longest open first. Two queries."""
    seen = PlanAudit.objects.filter(area=person.area_id, case__in=cases_seen_by(person))
    rows = seen.filter(state__in=UNMENDED).select_related("case", "author", "again_of")
    counted = rows.annotate(
        open_mends=Count("sheets__mends", filter=Q(sheets__mends__mended_on=None)),
        late_mends=Count("sheets__mends", filter=Q(sheets__mends__mended_on=None, sheets__mends__by_day__lt=today)),
    )
    first = dict(seen.filter(state=State.AGAIN).values_list("case_id", "returned_on").order_by("-pk"))
    loops = [
        OpenLoop(row, first.get(row.case_id) or row.returned_on or today, row.open_mends, row.late_mends)
        for row in counted
    ]
    return sorted(loops, key=lambda loop: (loop.since, loop.audit.pk))


def sections_of(sheet: Sheet, judged: dict[str, str]) -> list[SectionLine]:
    """The sections of a sheet that ask something, with how far each is."""
    criteria = sheet.audit.criteria.criteria
    keys = {section: [one.key for one in criteria if one.section == section] for section in section_names()}
    return [
        SectionLine(section, section_names()[section], sum(key in judged for key in some), len(some))
        for section, some in keys.items()
        if some
    ]


def mends_of(sheets: Sequence[Sheet]) -> list[Mend]:
    """What is to be mended by these sheets, by section and day."""
    order = list(section_names())
    rows = Mend.objects.filter(sheet__in=sheets).select_related("who", "sheet__auditor")
    return sorted(rows, key=lambda mend: (order.index(mend.section), mend.by_day, mend.pk))


def whole_audits(area: Area) -> QuerySet[PlanAudit]:
    """The audits of an area with everything that was judged, fetched together."""
    sheets = Prefetch("sheets", Sheet.objects.order_by("place"))
    return audits_of(area).prefetch_related(None).prefetch_related(sheets, *WHOLE)


def audit_page(audit: PlanAudit, person: Person) -> AuditPage:
    """What `person` may see of an audit fetched whole."""
    sheets = [sheet for sheet in audit.sheets.all() if may_read_sheet(person, sheet)]
    hidden = not audit.all_in
    lines = () if hidden else tuple(judged_lines(audit))
    final = {line.criterion.key: line.level.key for line in lines}
    return AuditPage(
        audit=audit,
        sheets=tuple(sheets),
        own=next((sheet for sheet in sheets if may_judge(person, sheet)), None),
        hidden=hidden,
        lines=lines,
        graded=grade_of(final, audit.criteria.criteria, audit.criteria.rule) if lines else None,
        differences=tuple(differing(audit)),
        mends=() if hidden else tuple(mends_of(sheets)),
    )
