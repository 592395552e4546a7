"""Every change of the register of risks."""

from collections.abc import Iterable
from datetime import date
from typing import TypedDict, Unpack

from sendwell.apps.mechanisms.editing import Seen, hold
from sendwell.apps.mechanisms.history import command
from sendwell.apps.mechanisms.refused import Refused, require
from sendwell.apps.outcomes.measures import measures_of
from sendwell.apps.partnership.models import Area, Organisation, Person
from sendwell.apps.partnership.permissions import refuse_another_area
from sendwell.apps.programme.models import Action, Priority
from sendwell.apps.risks.models import Judgement, Risk, RiskState, Scale, ScaleWords
from sendwell.apps.risks.permissions import may_judge, may_keep_risks, may_name_risk
from sendwell.domain.risks import scales

REVIEWED_WITHIN = 366  # days: a risk that nobody looks at for longer is not watched


class RiskFields(TypedDict):
    """What a person says of a risk."""

    event: str
    cause: str
    effect: str
    owner: Person | None
    organisation: Organisation | None
    mitigation: str
    priorities: Iterable[Priority]
    actions: Iterable[Action]
    measure: str


class JudgementFields(TypedDict):
    """How a person judges a risk, when it is looked at again, and why."""

    likelihood: int
    impact: int
    review_on: date | None
    why: str


@command
def add_risk(
    *, today: date, by: Person, likelihood: int, impact: int, review_on: date | None, why: str,
    **said: Unpack[RiskFields],
) -> Risk:  # fmt: skip
    """Put a risk into the register, judged. Raises PermissionDenied or Refused."""
    require(may_keep_risks(by))
    risk = _save(Risk(area=by.area, number=_next_number(by.area)), by, said)
    judged: JudgementFields = {"likelihood": likelihood, "impact": impact, "review_on": review_on, "why": why}
    _judge(risk, RiskState.OPEN, judged, today, by)
    return risk


@command
def name_risk(*, event: str, by: Person) -> Risk:
    """The risk that a meeting named: the open one of these words, or a new one for others to judge.

    Raises PermissionDenied or Refused.
    """
    require(may_name_risk(by))
    words = " ".join(event.split())
    if not words:
        raise Refused("Say what may happen.", field="event")
    number = _next_number(by.area)  # holds the area, so that two who name the same risk name one
    known = Risk.objects.filter(area=by.area, event__iexact=words).exclude(state=RiskState.CLOSED).first()
    return known or Risk.objects.create(area=by.area, number=number, event=words)


@command
def change_risk(*, risk: Risk, by: Person, seen: Seen | None = None, **said: Unpack[RiskFields]) -> Risk:
    """Change what is said of a risk; how it is judged stays. Raises PermissionDenied, Refused or ChangedMeanwhile."""
    require(may_keep_risks(by) and risk.area_id == by.area_id)
    return _save(hold(risk, seen), by, said)


@command
def judge_risk(*, risk: Risk, state: str, today: date, by: Person, **judged: Unpack[JudgementFields]) -> Judgement:
    """Judge a risk anew, close it or open it again, and say why. Raises PermissionDenied or Refused."""
    require(may_judge(by, risk), "Only the programme manager and whoever watches this risk judge it.")
    return _judge(hold(risk, None), state, judged, today, by)


@command
def reword_step(*, scale: str, level: int, means: str, by: Person) -> None:
    """Say what a step of a scale means in the person's area; without words it means again what it means everywhere.

    Raises PermissionDenied, or Refused for a step that there is not.
    """
    require(may_keep_risks(by))
    if scale not in Scale.values or level not in {one.level for one in scales().likelihood}:
        raise Refused("There is no such step.")
    row = ScaleWords.objects.filter(area=by.area, scale=scale, level=level).first()
    if not means.strip():
        if row:
            row.delete()
        return
    row = row or ScaleWords(area=by.area, scale=scale, level=level)
    row.means = means.strip()
    row.save()


def _save(risk: Risk, by: Person, said: RiskFields) -> Risk:
    priorities, actions = list(said["priorities"]), list(said["actions"])
    refuse_another_area(by, said["owner"], said["organisation"])
    if not (said["owner"] or said["organisation"]):
        raise Refused("Choose who watches it: a person, or else an organisation.", field="owner")
    plans = [row.plan for row in priorities] + [row.priority.plan for row in actions]
    if any(plan.programme.area_id != by.area_id for plan in plans):
        raise Refused("Choose priorities and actions of your own area.")
    if said["measure"] and said["measure"] not in measures_of(by.area):
        raise Refused("Choose a measure that your area looks at.", field="measure")
    for name, value in said.items():
        if name not in ("priorities", "actions"):
            setattr(risk, name, value)
    risk.save()
    risk.priorities.set(priorities)
    risk.actions.set(actions)
    return risk


def _judge(risk: Risk, state: str, judged: JudgementFields, today: date, by: Person) -> Judgement:
    ends = state == RiskState.CLOSED
    if not ends:
        _check_review(judged["review_on"], today)
    if not judged["why"].strip():
        raise Refused("Say why.", field="why")
    if not ends and not risk.watched_by:
        raise Refused("Nobody watches this risk. Change the risk and choose who does, then judge it.")
    risk.likelihood, risk.impact, risk.state = judged["likelihood"], judged["impact"], RiskState(state)
    risk.review_on = None if ends else judged["review_on"]
    risk.save()
    return Judgement.objects.create(
        risk=risk,
        by=by,
        likelihood=risk.likelihood,
        impact=risk.impact,
        state=risk.state,
        review_on=risk.review_on,
        why=judged["why"].strip(),
    )


def _check_review(review_on: date | None, today: date) -> None:
    if review_on is None:
        raise Refused("Enter the day by which it is looked at again.", field="review_on")
    if not 0 < (review_on - today).days <= REVIEWED_WITHIN:
        raise Refused("Enter a day after today, and within a year.", field="review_on")


def _next_number(area: Area) -> int:
    """The number of the area's next risk, holding the area until the end of the transaction."""
    Area.objects.select_for_update().get(pk=area.pk)
    last = Risk.history.filter(area_id=area.pk).order_by("-number").first()
    return (last.number if last else 0) + 1
