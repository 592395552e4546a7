"""Cases with a plan, as an extract tells them, for tests of what many cases together say."""

from collections.abc import Sequence
from datetime import date, timedelta

from sendwell.apps.casework.models import Case, CaseEvent, CaseLoad
from sendwell.apps.partnership.models import Area, Person

ISSUED = {True: timedelta(weeks=20), False: timedelta(weeks=20, days=1)}  # in time, by a day; late, by a day


def plans(load: CaseLoad, issued: date, *in_time: bool, **facts: str | bool) -> list[Case]:
    """Cases whose plans were issued on a day, each just in time or just late."""
    number = Case.objects.count()
    cases = Case.objects.bulk_create(
        Case(area=load.area, key=f"{number + at:064}", stage="plan", first_load=load, **facts)
        for at, _ in enumerate(in_time)
    )
    events(cases, "final_plan_sent", [issued] * len(cases))
    events(cases, "request_received", [issued - ISSUED[each] for each in in_time])
    return cases


def events(cases: Sequence[Case], kind: str, days: Sequence[date], about: str = "") -> None:
    """Something that happened in each case on a day of its own."""
    CaseEvent.objects.bulk_create(
        CaseEvent(case=case, kind=kind, on=on, about=about) for case, on in zip(cases, days, strict=True)
    )


def a_load(area: Area, by: Person) -> CaseLoad:
    """A load by somebody, of nothing yet."""
    return CaseLoad.objects.create(area=area, sha256="0" * 64, given_by=by, cases=0, new=0, changed=0, closed=0, gone=0)
