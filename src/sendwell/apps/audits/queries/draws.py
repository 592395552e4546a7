"""What was drawn, and which of the authority's own references it is."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from django.core.files import File
from django.db.models import QuerySet

from sendwell.apps.audits.models import Draw, DrawnPlan, PlanAudit
from sendwell.apps.casework.commands import ExtractRefused
from sendwell.apps.casework.keys import key_of
from sendwell.apps.casework.permissions import cases_seen_by
from sendwell.apps.casework.reading import opened
from sendwell.apps.partnership.models import Person
from sendwell.domain.plan_quality import Factor, factors
from sendwell.domain.problems import Problem
from sendwell.domain.returns.sen2.years import YEARS

NO_REQUESTS = Problem(
    "The files given", "The module of requests is not among them.", "Give the requests module as CSV."
)


@dataclass(frozen=True, slots=True)
class DrawnLine:
    """A plan that was drawn, why it was likelier, its latest audit, and its reference where a file tells it."""

    drawn: DrawnPlan
    risks: tuple[Factor, ...]
    audit: PlanAudit | None
    reference: str


def drawn_lines(draw: Draw, references: Mapping[int, str], person: Person) -> list[DrawnLine]:
    """The plans of a draw that a person sees, in their turn. Two queries."""
    rows = list(_seen(draw, person).select_related("case").order_by("place"))
    latest = {
        audit.case_id: audit for audit in PlanAudit.objects.filter(case__in=[r.case_id for r in rows]).order_by("pk")
    }
    known = {factor.key: factor for factor in factors()}
    return [
        DrawnLine(row, tuple(known[key] for key in row.risks if key in known), latest.get(row.case_id),
                  references.get(row.case_id, ""))
        for row in rows
    ]  # fmt: skip


def references_of(draw: Draw, modules: Sequence["File[Any]"], person: Person) -> dict[int, str]:
    """The references of child and request of the drawn plans that a person sees, by the number of the case.

    Nothing of them is kept.

    Raises ExtractRefused where the files hold no requests.
    """
    wanted = {row.case.key: row.case_id for row in _seen(draw, person).select_related("case")}
    with opened(modules, max(YEARS)) as (extract, _):
        if extract.is_xml or "requests" in extract.missing:
            raise ExtractRefused([NO_REQUESTS])
        rows = extract.rows("SELECT parent, key FROM requests WHERE parent IS NOT NULL AND key IS NOT NULL")
        keyed = ((key_of(draw.area, f"{person}/{request}"), person, request) for person, request in rows)
        return {wanted[key]: f"person {person}, request {request}" for key, person, request in keyed if key in wanted}


def _seen(draw: Draw, person: Person) -> QuerySet[DrawnPlan]:
    return draw.drawn.filter(case__in=cases_seen_by(person))
