"""What the register of risks has to say on the pages of the programme below."""

from collections.abc import Iterable, Iterator, Sequence
from datetime import date

from django.db.models import Q
from django.urls import reverse
from django.utils import timezone

from sendwell.apps.mechanisms.words import counted, how_far
from sendwell.apps.partnership.models import Area
from sendwell.apps.programme.models import Priority
from sendwell.apps.programme.notices import Notice
from sendwell.apps.programme.state import ActionState
from sendwell.apps.risks.models import Risk, RiskState
from sendwell.apps.risks.queries import running_risks


def on_home(area: Area, states: Sequence[ActionState]) -> list[Notice]:
    """How many risks nobody has judged yet, and how many should have been looked at again."""
    words = to_look_at(list(running_risks(area)), timezone.localdate())
    return [Notice(" and ".join(words), reverse("risks", args=[area.slug]))] if words else []


def on_action(area: Area, state: ActionState) -> list[Notice]:
    """The risks that an action keeps down, or that would stop it."""
    return list(_told(area, running_risks(area).filter(actions=state.action)))


def could_stop(area: Area, priority: Priority) -> list[Notice]:
    """The risks that would stop a priority, by itself or by one of its actions."""
    found = running_risks(area).filter(Q(priorities=priority) | Q(actions__priority=priority))
    return list(_told(area, found.distinct()))


def to_look_at(running: Sequence[Risk], today: date) -> list[str]:
    """How many risks nobody has judged yet, and how many should have been looked at again; nothing of none."""
    new = sum(risk.score is None for risk in running)
    late = sum(risk.is_overdue(today) for risk in running)
    said = ((new, "nobody has judged yet"), (late, "should have been looked at again"))
    return [f"{counted(number, 'risk')} that {what}" for number, what in said if number]


def risk_words(risk: Risk) -> str:
    """A risk in one line: "Risk 2 (16, extreme): The provider cannot recruit"."""
    happened = ", it has happened" if risk.state == RiskState.HAPPENED else ""
    return f"Risk {risk.number} ({risk.judged}{happened}): {risk.event}"


def _told(area: Area, risks: Iterable[Risk]) -> Iterator[Notice]:
    today = timezone.localdate()
    for risk in risks:
        late = risk.is_overdue(today)
        due = f". It was to be looked at again {how_far(risk.review_on, today)}" if late and risk.review_on else ""
        yield Notice(f"{risk_words(risk)}{due}", reverse("risk", args=[area.slug, risk.pk]), calm=not late)
