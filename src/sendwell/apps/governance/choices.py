"""Which meetings and decisions a form offers to choose from."""

from datetime import date, timedelta
from typing import Any

from django.db.models.functions import Coalesce

from sendwell.apps.governance.queries import decisions_open_to, follow_ups_open_to, meetings_of
from sendwell.apps.mechanisms.picking import Sought, offer
from sendwell.apps.partnership.models import Person

AROUND = timedelta(days=92)  # before and after a day: a quarter, in which most bodies meet once at least
NEWEST = 40
MEETING = Sought("meeting", "meetings", ("body__name",), ("held_on",))
DECISION = Sought("decision", "decisions", ("wording", "body__name"), ("taken_on", "meeting__held_on"))
REQUEST = Sought("request", "requests", ("wording", "body__name"), ("meeting__held_on",))
NEWEST_FIRST = (Coalesce("taken_on", "meeting__held_on").desc(nulls_last=True), "-pk")


def offer_meetings(form: Any, name: str, by: Person, day: date) -> None:
    """Let a field choose among the meetings of an area: those around a day are offered."""
    rows = meetings_of(by.area)
    around = rows.filter(held_on__range=(day - AROUND, day + AROUND))
    offer(form, name, rows, around.values_list("pk", flat=True), MEETING)


def offer_decisions(form: Any, name: str, by: Person, but: int | None = None) -> None:
    """Let a field choose among the decisions that `by` may know, all `but` one: the newest are offered."""
    rows = decisions_open_to(by).exclude(pk=but or 0).order_by(*NEWEST_FIRST)
    offer(form, name, rows, rows.values_list("pk", flat=True)[:NEWEST], DECISION)


def offer_follow_ups(form: Any, name: str, by: Person) -> None:
    """Let a field choose among what bodies asked for: what is not answered yet is offered, the soonest due first."""
    rows = follow_ups_open_to(by).prefetch_related(None)
    offer(form, name, rows, rows.filter(answered_on=None).values_list("pk", flat=True)[:NEWEST], REQUEST)
