"""What belongs in somebody’s message of the day besides what they are reminded of: each line with why it is there."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date, datetime, timedelta

from django.db.models import Max
from django.urls import reverse
from django.utils import timezone

from sendwell.apps.governance.models import Meeting
from sendwell.apps.governance.queries import follow_ups_told_to_owners, meetings_of
from sendwell.apps.mechanisms.words import how_far
from sendwell.apps.partnership.models import Area, Person
from sendwell.apps.reminders.changes import Change, changes_in
from sendwell.apps.reminders.entries import Entry
from sendwell.apps.reminders.following import Following, Thing, followed_in
from sendwell.apps.reminders.models import DigestLine, Followed, Message, Section, State
from sendwell.apps.reminders.risks import risks_to_look_at

LOOKS_BACK = timedelta(days=7)  # at most: whoever has had no message for longer is not told old news
FIRST = timedelta(days=1)  # back, for somebody’s first message
SOON = 14  # days
MEETING_SOON = 7  # days: what makes a message by itself
MOST_CHANGES = 20


@dataclass(frozen=True, slots=True)
class _Known:
    """What is read once for everybody."""

    following: Mapping[int, Following]
    changes: list[Change]
    since: Mapping[int, datetime]
    meetings: Mapping[str, Meeting]
    soon: Mapping[int, list[Entry]]
    risks: Mapping[int, list[Entry]]
    told: frozenset[tuple[int, str]]


def entries_of(area: Area, people: Iterable[Person], today: date) -> dict[int, list[Entry]]:
    """The lines of each person who has any, by the key of the person; the number of queries does not grow with them."""
    now = timezone.now()
    following = followed_in(area, today)
    everything = frozenset(thing for one in following.values() for thing in one)
    known = _Known(
        following=following,
        changes=changes_in(area, now - LOOKS_BACK, everything),
        since=_last_written(area),
        meetings=_next_meetings(area, today),
        soon=_due_soon(area, today),
        risks=risks_to_look_at(area, today),
        told=_meetings_told(area),
    )
    found = {person.pk: _entries(person, known, now, today) for person in people}
    return {key: entries for key, entries in found.items() if entries}


def _entries(person: Person, known: _Known, now: datetime, today: date) -> list[Entry]:
    following = known.following.get(person.pk, {})
    since = max(known.since.get(person.pk, now - FIRST), now - LOOKS_BACK)
    new = [one for one in known.changes if one.at > since and one.who != person.name]
    changed = [_changed(one, following) for one in new if following.keys() & set(one.about)]
    due = [*known.risks.get(person.pk, ()), *known.soon.get(person.pk, ())]
    return [*changed[-MOST_CHANGES:], *due, *_meeting(person, following, known, today)]


def _changed(change: Change, following: Following) -> Entry:
    thing = next(thing for thing in change.about if thing in following)
    return Entry(Section.CHANGED, f"{thing.kind}:{thing.key}", change.words, _why(thing, following), change.url)


def _why(thing: Thing, following: Following) -> str:
    """Why a line is there: "you own the action"."""
    return following[thing].replace(" it", f" the {Followed(thing.kind).label.lower()}")


def _meeting(person: Person, following: Following, known: _Known, today: date) -> Iterator[Entry]:
    """The next meeting of the bodies that somebody follows: told once, when it is near."""
    bodies = [thing.key for thing in following if thing.kind == Followed.BODY]
    mine = [known.meetings[key] for key in bodies if key in known.meetings]
    if not mine:
        return
    meeting = min(mine, key=lambda one: (one.held_on, one.pk))
    about, thing = f"meeting:{meeting.pk}", Thing(Followed.BODY, str(meeting.body_id))
    near = (meeting.held_on - today).days <= MEETING_SOON and (person.pk, about) not in known.told
    at = f" at {meeting.starts_at:%H:%M}" if meeting.starts_at else ""
    where = f", {meeting.place}" if meeting.place else ""
    words = f"{meeting.body} meets on {meeting.held_on:%A %-d %B %Y}{at}, {how_far(meeting.held_on, today)}{where}."
    url = reverse("meeting", args=[meeting.body.area.slug, meeting.pk])
    yield Entry(Section.MEETING if near else Section.SOON, about, words, _why(thing, following), url)


def _last_written(area: Area) -> dict[int, datetime]:
    rows = Message.objects.filter(person__area=area).exclude(state=State.FAILED).order_by()
    return dict(rows.values_list("person").annotate(Max("written_at")))


def _next_meetings(area: Area, today: date) -> dict[str, Meeting]:
    """The next meeting of each body, by the key of the body."""
    rows = meetings_of(area).filter(held_on__gte=today).order_by("-held_on")
    return {str(meeting.body_id): meeting for meeting in rows}


def _meetings_told(area: Area) -> frozenset[tuple[int, str]]:
    rows = DigestLine.objects.filter(message__person__area=area, section=Section.MEETING)
    return frozenset(rows.exclude(message__state=State.FAILED).values_list("message__person_id", "about"))


def _due_soon(area: Area, today: date) -> dict[int, list[Entry]]:
    """Answers that are due within two weeks, by the key of whoever owes them."""
    rows = follow_ups_told_to_owners(area).filter(
        answered_on=None, owner__isnull=False, due_on__range=(today, today + timedelta(days=SOON))
    )
    found: dict[int, list[Entry]] = defaultdict(list)
    for row in rows.prefetch_related(None):
        if row.due_on and row.owner_id:
            due = f"Due {row.due_on:%-d %B %Y}, {how_far(row.due_on, today)}."
            words = f"{row.body or 'A body'} asked: “{row.wording}” {due}"
            url = reverse("follow_up", args=[area.slug, row.pk])
            found[row.owner_id].append(Entry(Section.SOON, f"answer:{row.pk}", words, "you were asked", url))
    return found
