"""What visits have to say on the pages of the programme below."""

from collections.abc import Iterator, Sequence
from datetime import date

from django.urls import reverse
from django.utils import timezone

from sendwell.apps.mechanisms.words import counted, how_far
from sendwell.apps.monitoring.models import EvidenceAsked, LineOfEnquiry, Visit
from sendwell.apps.monitoring.queries import follows_of, judgements_of, lines_of, visits_of
from sendwell.apps.partnership.models import Area
from sendwell.apps.programme.models import Priority
from sendwell.apps.programme.notices import Notice
from sendwell.apps.programme.state import ActionState

WRITTEN_UP_WITHIN = 90  # days: after that nobody remembers, and the home no longer asks


def on_home(area: Area, states: Sequence[ActionState]) -> list[Notice]:
    """The next visit with what it still waits for, and visits that nobody has written up."""
    today = timezone.localdate()
    visits = list(visits_of(area).prefetch_related("asked"))
    coming = [visit for visit in visits if not visit.is_over(today)]
    return [*(_coming(area, visit, today) for visit in coming[-1:]), *_unwritten(area, visits, today)]


def on_action(area: Area, state: ActionState) -> list[Notice]:
    """The visits from which an action follows."""
    found = follows_of(area).filter(action=state.action)
    return [Notice(f"It follows from the {_named(row.visit)}", _page(area, row.visit), calm=True) for row in found]


def on_priority(area: Area, priority: Priority) -> list[Notice]:
    """What visits judged of a priority, the latest first, and what those to come want to know."""
    today = timezone.localdate()
    judged = judgements_of(area).filter(priority=priority).order_by("-visit__held_on")
    lines = lines_of(area).filter(priority=priority, visit__held_on__gt=today)
    return [
        *(_asks(area, line, today) for line in lines),
        *(
            Notice(
                f"The {_named(row.visit)} judged: {row.said.words.lower()}",
                f"{_page(area, row.visit)}#judged",
                calm=not (first and row.said.falls_short),
            )
            for first, row in ((place == 0, row) for place, row in enumerate(judged))
        ),
    ]


def evidence_words(asked: Sequence[EvidenceAsked], today: date) -> str:
    """How far the evidence that was asked for has come: "2 of 3 pieces of evidence are still to be given, 1 late"."""
    waiting = [one for one in asked if one.given_on is None]
    if not asked:
        return "no evidence is asked for yet"
    if not waiting:
        return "all the evidence asked for is given"
    late = sum(one.is_late(today) for one in waiting)
    of = f"{len(waiting)} of {counted(len(asked), 'piece')} of evidence"
    return f"{of} {'is' if len(waiting) == 1 else 'are'} still to be given{f', {late} late' if late else ''}"


def _coming(area: Area, visit: Visit, today: date) -> Notice:
    asked = list(visit.asked.all())
    words = f"{visit}, {how_far(visit.held_on, today)}: {evidence_words(asked, today)}"
    return Notice(words, _page(area, visit), calm=not any(one.is_late(today) for one in asked))


def _unwritten(area: Area, visits: Sequence[Visit], today: date) -> Iterator[Notice]:
    for visit in visits:
        since = (today - visit.last_day).days
        if 0 < since <= WRITTEN_UP_WITHIN and not visit.feedback:
            yield Notice(f"Nobody has written down what the {_named(visit)} said", _page(area, visit))


def _asks(area: Area, line: LineOfEnquiry, today: date) -> Notice:
    words = f"The {_named(line.visit)}, {how_far(line.visit.held_on, today)}, asks: {line}"
    return Notice(words, _page(area, line.visit), calm=True)


def _named(visit: Visit) -> str:
    return str(visit)[:1].lower() + str(visit)[1:]


def _page(area: Area, visit: Visit) -> str:
    return reverse("visit", args=[area.slug, visit.pk])
