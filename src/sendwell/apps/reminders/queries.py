"""What is known of an area's silence, and what was sent about it."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, timedelta

from django.db.models import Max, Prefetch, Q, QuerySet
from django.utils import timezone

from sendwell.apps.partnership.models import Area, Person
from sendwell.apps.programme.queries import actions_of, current_plan, plan_at, plans_of
from sendwell.apps.programme.queries.plan_at import states_of
from sendwell.apps.programme.state import ActionState
from sendwell.apps.reminders.models import AnswerLine, DigestLine, Line, Message, Rhythm, State
from sendwell.domain.rhythm import Promise, Someone, Step, To, steps_reached

STOPPED_AFTER = timedelta(minutes=10)  # no mail server keeps us waiting for longer
Told = dict[tuple[int, str, int], date]


@dataclass(frozen=True, slots=True)
class Heard:
    """An action that runs, how it stands, and how it is heard of."""

    state: ActionState
    promise: Promise
    steps: tuple[Step, ...]  # to whom its silence has gone, or should

    @property
    def days(self) -> int:
        """Days of silence."""
        return (self.state.today - self.promise.since).days


def rhythm_of(area: Area) -> Rhythm | None:
    """The rhythm that the area has set, with the board and its chair; None before it has."""
    return Rhythm.objects.filter(area=area).select_related("area", "board__chair").first()


def heard_of(rhythm: Rhythm, today: date) -> list[Heard]:
    """Every action of the current programme that has begun and is not finished, in the order of its number."""
    plan = current_plan(rhythm.area)
    if plan is None:
        return []
    actions = actions_of(rhythm.area).filter(priority__plan__programme=plan.programme_id)
    return hear(rhythm, states_of(actions, today))


def hear(rhythm: Rhythm, states: Iterable[ActionState]) -> list[Heard]:
    """Those actions that have begun and are not finished, with how they are heard of: one query.

    Fetch `owner` and `priority__accountable` with the actions.
    """
    running = [state for state in states if runs(state)]
    told = _told([state.action.pk for state in running])
    said = [(state, _promise(state, rhythm, told)) for state in running]
    return [Heard(state, promise, tuple(steps_reached(promise, rhythm.rule, state.today))) for state, promise in said]


def days_of_silence(states: Iterable[ActionState]) -> list[int]:
    """For each action that has begun and is not finished, how many days it has been silent: no query."""
    return [(state.today - _since(state)).days for state in states if runs(state)]


def runs(state: ActionState) -> bool:
    """True for an action that has begun and is not finished."""
    return not state.finished and (state.action.starts_on is None or state.action.starts_on <= state.today)


def silent(rhythm: Rhythm, today: date) -> list[Heard]:
    """The actions that have been silent for so long that others are told, the longest silent first."""
    plans = list(plans_of(rhythm.area))
    current = (plan for plan in plans if plan.programme_id == plans[0].programme_id)
    states = (state for plan in current for state in plan_at(plan, today).actions)
    found = [heard for heard in hear(rhythm, states) if heard.days >= rhythm.escalate_after]
    return sorted(found, key=lambda heard: -heard.days)


def people_here(area: Area) -> QuerySet[Person]:
    """Everyone who has not left, with their sign-ins and roles."""
    found = Person.objects.filter(area=area, left_on=None).select_related("area", "user")
    return found.prefetch_related("roles_held").order_by("pk")


def address_of(person: Person) -> str:
    """Where a person is written to; nothing where they have no address here, or have left."""
    return person.user.email if person.user and person.user.is_active and not person.left_on else ""


def messages_of(area: Area) -> QuerySet[Message]:
    """The messages of an area, the newest first, each with its actions."""
    lines = Line.objects.select_related("action__priority").order_by("pk")
    found = Message.objects.filter(person__area=area).select_related("person__area")
    found = found.prefetch_related(Prefetch("digest_lines", DigestLine.objects.order_by("pk")))
    answers = AnswerLine.objects.select_related("follow_up").order_by("pk")
    found = found.prefetch_related(Prefetch("answer_lines", answers), "comment_lines")
    return found.prefetch_related(Prefetch("lines", lines)).order_by("-day", "person__name", "pk")


def not_gone(messages: QuerySet[Message]) -> QuerySet[Message]:
    """Those that failed, or that Sendwell was stopped over while it sent them, so that nobody knows."""
    given_up = timezone.now() - STOPPED_AFTER
    return messages.filter(Q(state=State.FAILED) | Q(state=State.SENDING, tried_at__lt=given_up))


def _told(keys: list[int]) -> Told:
    """The last day on which each was told of each action. A message that failed told nobody anything."""
    rows = Line.objects.filter(action__in=keys).exclude(message__state=State.FAILED)
    found = rows.values_list("action_id", "to", "message__person_id").annotate(Max("message__day"))
    return {(action, to, person): day for action, to, person, day in found}


def _since(state: ActionState) -> date:
    """The day from which silence is counted: of the latest update, or of the beginning, whichever is later.

    What nobody has spoken of yet can't be silent for longer than it has been in the plan.
    """
    added_at = state.action.added_at  # type: ignore[attr-defined]
    added_on = timezone.localdate(added_at) if added_at else None
    days = (state.updated_on or added_on, state.action.starts_on)
    return max((day for day in days if day), default=state.today)


def _asked(state: ActionState, rhythm: Rhythm) -> dict[To, Person]:
    """Who is what to an action, of those who are still here."""
    chair = rhythm.board.chair if rhythm.board else None
    asked = {To.OWNER: state.action.owner, To.ACCOUNTABLE: state.action.priority.accountable, To.CHAIR: chair}
    return {to: who for to, who in asked.items() if who and not who.left_on}


def _promise(state: ActionState, rhythm: Rhythm, told: Told) -> Promise:
    action = state.action
    people = {to: Someone(who.pk, who.name, who.user_id is not None) for to, who in _asked(state, rhythm).items()}
    return Promise(
        key=action.pk,
        title=action.title,
        since=_since(state),
        heard_on=state.updated_on,
        heard_from_owner=bool(state.latest and state.latest.by_id == action.owner_id),
        people=people,
        told={to: told[key] for to, who in people.items() if (key := (action.pk, to.value, who.key)) in told},
    )
