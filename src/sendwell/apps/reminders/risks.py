"""Risks that are to be looked at again: who is told, and since when it is late."""

from collections import defaultdict
from datetime import date, timedelta

from django.urls import reverse

from sendwell.apps.mechanisms.words import how_far
from sendwell.apps.partnership.models import Area
from sendwell.apps.reminders.entries import Entry
from sendwell.apps.reminders.models import DigestLine, Section, State
from sendwell.apps.risks.models import Risk
from sendwell.apps.risks.queries import running_risks

SOON = 14  # days before the day, from which a risk stands in messages that are written anyway
AGAIN = 7  # days after which whoever watches a late one is told of it again


def risks_to_look_at(area: Area, today: date) -> dict[int, list[Entry]]:
    """The lines on risks by the key of whoever watches them. A late one makes a message by itself, once in a week."""
    rows = running_risks(area).filter(owner__isnull=False, review_on__lte=today + timedelta(days=SOON))
    told = _told(area, today - timedelta(days=AGAIN))
    found: dict[int, list[Entry]] = defaultdict(list)
    for risk in rows:
        if risk.owner_id and risk.review_on:
            found[risk.owner_id].append(_line(area, risk, risk.review_on, today, told))
    return dict(found)


def _line(area: Area, risk: Risk, by: date, today: date, told: frozenset[tuple[int, str]]) -> Entry:
    about, is_late = f"risk:{risk.pk}", by < today
    calls = is_late and (risk.owner_id, about) not in told
    verb = "was" if is_late else "is"
    words = f"Risk {risk} {verb} to be looked at again by {by:%-d %B %Y}, {how_far(by, today)}."
    url = reverse("risk", args=[area.slug, risk.pk])
    return Entry(Section.RISK if calls else Section.SOON, about, words, "you watch the risk", url)


def _told(area: Area, since: date) -> frozenset[tuple[int, str]]:
    rows = DigestLine.objects.filter(message__person__area=area, section=Section.RISK, message__day__gt=since)
    return frozenset(rows.exclude(message__state=State.FAILED).values_list("message__person_id", "about"))
