"""Drawing plans to audit from the caseload."""

from datetime import date

from sendwell.apps.audits.models import Draw, DrawnPlan
from sendwell.apps.audits.permissions import may_run_audits
from sendwell.apps.audits.queries.frame import frame_of
from sendwell.apps.mechanisms.history import command
from sendwell.apps.mechanisms.refused import Refused, require
from sendwell.apps.partnership.models import Person
from sendwell.domain.plan_quality import draw
from sendwell.domain.plan_quality.sampling import frame_mark


@command
def draw_plans(*, method: str, strata: str, size: int, seed: str, today: date, by: Person) -> Draw:
    """Draw `size` plans of the caseload that are not being audited and were not in the last year.

    The same seed and the same caseload give the same plans. Raises PermissionDenied or Refused.
    """
    require(may_run_audits(by))
    frame = frame_of(by, method, strata, today)
    if not frame.plans:
        raise Refused("There is no plan to draw: load the caseload, or wait until plans are a year past their audit.")
    drawables = [plan.drawable for plan in frame.plans]
    row = Draw.objects.create(
        area=by.area, method=method, strata=strata, seed=seed.strip(), size=size, plans=len(drawables),
        frame=frame_mark(drawables), drawn_by=by,
    )  # fmt: skip
    known = {plan.drawable.key: plan for plan in frame.plans}
    drawn = [known[one.key] for one in draw(drawables, size, row.seed)]
    DrawnPlan.objects.bulk_create(
        DrawnPlan(draw=row, case_id=plan.case_id, place=place, weight=plan.drawable.weight,
                  risks=[risk.key for risk in plan.risks])
        for place, plan in enumerate(drawn, 1)
    )  # fmt: skip
    return row
