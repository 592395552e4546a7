"""Answers that bodies wait for past their day: whom to ask for them today, and why."""

from collections import defaultdict
from dataclasses import dataclass
from datetime import date

from django.db.models import Max

from sendwell.apps.governance.models import FollowUp
from sendwell.apps.governance.queries import follow_ups_told_to_owners
from sendwell.apps.mechanisms.words import counted
from sendwell.apps.partnership.models import Area
from sendwell.apps.reminders.models import AnswerLine, State
from sendwell.domain.rhythm import is_asked_again


@dataclass(frozen=True, slots=True)
class LateAnswer:
    """An answer that is late, and why its owner hears of it, in words."""

    follow_up: FollowUp
    why: str


def late_answers(area: Area, again: int, today: date) -> dict[int, list[LateAnswer]]:
    """What is to be asked for today, by the key of whoever owes it: two queries, however much there is."""
    waiting = follow_ups_told_to_owners(area).filter(answered_on=None, due_on__lt=today, owner__left_on=None)
    rows = list(waiting.exclude(owner=None).prefetch_related(None))
    heard = AnswerLine.objects.filter(follow_up__in=rows).exclude(message__state=State.FAILED)
    told = dict(heard.order_by().values_list("follow_up").annotate(Max("message__day")))
    found: dict[int, list[LateAnswer]] = defaultdict(list)
    for row in rows:
        if row.due_on and row.owner_id and is_asked_again(row.due_on, told.get(row.pk), again, today):
            found[row.owner_id].append(LateAnswer(row, _why(row, row.due_on, today)))
    return dict(found)


def _why(row: FollowUp, due_on: date, today: date) -> str:
    who = f"{row.body or 'A body'} waits for your answer"
    late = counted((today - due_on).days, "day")
    return f"{who}: “{row.wording}” It was due on {due_on:%-d %B %Y}, {late} ago."
