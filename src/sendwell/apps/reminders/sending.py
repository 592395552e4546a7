"""Writing and sending what is due: safe to run as often as one likes, at once and on several machines."""

from collections import defaultdict
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import date, datetime
from smtplib import SMTPException, SMTPRecipientsRefused
from typing import Any

from django.conf import settings
from django.core.mail import EmailMessage
from django.db import transaction
from django.db.models import F, Q, QuerySet
from django.utils import timezone
from django_tasks import task

from sendwell.apps.mechanisms.notify import REFERENCE, NotTaken, was_taken
from sendwell.apps.partnership.models import Area, Person
from sendwell.apps.programme.state import ActionState
from sendwell.apps.reminders.answers import late_answers
from sendwell.apps.reminders.comments import comments_asked
from sendwell.apps.reminders.digest import entries_of
from sendwell.apps.reminders.models import AnswerLine, CommentLine, DigestLine, Line, Message, Posting, Rhythm, State
from sendwell.apps.reminders.queries import STOPPED_AFTER, address_of, heard_of, people_here
from sendwell.apps.reminders.writing import Said, subject_of, text_of
from sendwell.domain.clocks.working_days import is_working_day
from sendwell.domain.rhythm import Notice, next_try, notices

NOTIFY = "sendwell.apps.mechanisms.notify.NotifyBackend"
NOT_BEFORE = 7  # o'clock: nobody is woken by a reminder


@dataclass(frozen=True, slots=True)
class Round:
    """What a round of reminders did: messages written, sent, and those that did not go."""

    written: int = 0
    sent: int = 0
    failed: int = 0

    def __add__(self, other: "Round") -> "Round":
        return Round(self.written + other.written, self.sent + other.sent, self.failed + other.failed)


_besides: list[Callable[[date], Round]] = []


def also_send(send: Callable[[date], Round]) -> None:
    """Let an app above send what waits of its own on each round. Called when the app is ready."""
    _besides.append(send)


def is_time(now: datetime) -> bool:
    """True on a working day from seven in the morning, here."""
    local = timezone.localtime(now)
    return is_working_day(local.date()) and local.hour >= NOT_BEFORE


def go_round(now: datetime) -> Round:
    """Write and send what is due in every area that sends; nothing outside working days. The same day twice sends once.

    What failed earlier on the day is tried again, later each time.
    """
    if not is_time(now):
        return Round()
    today = timezone.localdate(now)
    rhythms = Rhythm.objects.filter(sends=True).select_related("area", "board__chair").order_by("area_id")
    reminded = sum((remind(rhythm, today) for rhythm in rhythms), Round())
    return sum((send(today) for send in _besides), reminded)


def remind(rhythm: Rhythm, today: date) -> Round:
    """Write and send what is due in one area on `today`."""
    written = write(rhythm, today)
    return Round(written=written) + send_waiting(rhythm.area, today)


def write(rhythm: Rhythm, today: date) -> int:
    """Write each person's message of the day, where they are to be told something; returns how many are new.

    A person who has a message of today is told the rest tomorrow; one without an address is not written to, and is
    listed on the page of reminders.
    """
    states = {heard.promise.key: heard for heard in heard_of(rhythm, today)}
    due: dict[int, list[Notice]] = defaultdict(list)
    for notice in notices((heard.promise for heard in states.values()), rhythm.rule, today):
        due[notice.who.key].append(notice)
    late = late_answers(rhythm.area, rhythm.rule.again, today)
    asked = comments_asked(rhythm.area, rhythm.rule.again, today)
    people = [person for person in people_here(rhythm.area) if address_of(person)]
    entries = entries_of(rhythm.area, people, today)
    written = 0
    for person in people:
        key = person.pk
        said = Said(due.get(key, []), late.get(key, []), asked.get(key, []), entries.get(key, []))
        if said.is_worth_a_message:
            written += _write(person, said, {one.action: states[one.action].state for one in said.notices}, today)
    return written


@transaction.atomic
def _write(person: Person, said: Said, states: dict[int, ActionState], today: date) -> bool:
    """Keep one message with its lines; False where the person has one of today already."""
    words = {"address": address_of(person), "subject": subject_of(person, said), "text": text_of(person, said, states)}
    message, new = Message.objects.get_or_create(person=person, day=today, defaults=words)
    if new:
        Line.objects.bulk_create(
            Line(message=message, action_id=one.action, to=one.to.value, why=one.why) for one in said.notices
        )
        AnswerLine.objects.bulk_create(
            AnswerLine(message=message, follow_up=one.follow_up, why=one.why) for one in said.answers
        )
        CommentLine.objects.bulk_create(
            CommentLine(message=message, measure=one.measure.key, why=one.why) for one in said.comments
        )
        DigestLine.objects.bulk_create(
            DigestLine(message=message, section=one.section, about=one.about, words=one.words, why=one.why, url=one.url)
            for one in said.entries
        )
    return new


def send_waiting(area: Area, today: date) -> Round:
    """Send the messages of an area that wait, and those of today once more whose time to be tried again has come."""
    settle(area)
    again = Q(state=State.FAILED, day=today, try_again_at__lte=timezone.now())
    found = Message.objects.filter(Q(state=State.WAITING) | again, person__area=area).order_by("pk")
    return post(Message.objects.all(), list(found.values_list("pk", "state")))


def settle(area: Area) -> None:
    """Ask GOV.UK Notify what became of messages over which Sendwell was stopped; a mail server can't be asked."""
    if settings.EMAIL_BACKEND != NOTIFY:
        return
    rows = Message.objects.filter(person__area=area, state=State.SENDING, tried_at__lt=timezone.now() - STOPPED_AFTER)
    for message in rows:
        try:
            state = State.SENT if was_taken(reference_of(message)) else State.WAITING
        except OSError:
            continue  # asked again in the next round
        rows.filter(pk=message.pk).update(state=state)


def reference_of(posting: Posting) -> str:
    """What a message, or what else goes out so, is known by outside."""
    return f"sendwell-{posting._meta.model_name}-{posting.pk}"


@task()
def send_those_waiting(area_id: int) -> None:
    """Send the messages of an area that wait, in the background."""
    send_waiting(Area.objects.get(pk=area_id), timezone.localdate())


def post(postings: "QuerySet[Any]", seen: Iterable[tuple[int, str]]) -> Round:
    """Send those of `postings` (messages, or what else goes out so) that still stand as they were `seen`, by key."""
    sent = [_send(postings.filter(pk=pk), state) for pk, state in seen]
    return Round(sent=sent.count(True), failed=sent.count(False))


def _send(rows: "QuerySet[Any]", state: str) -> bool | None:
    """Send one posting, if it still stands as it was seen; None where somebody else has taken it meanwhile."""
    if not rows.filter(state=state).update(state=State.SENDING, attempts=F("attempts") + 1, tried_at=timezone.now()):
        return None
    message = rows.get()
    try:
        headers = {REFERENCE: reference_of(message), **message.headers}
        EmailMessage(message.subject, message.text, to=[message.address], headers=headers).send()
    except (OSError, ValueError) as problem:  # what smtplib raises is an OSError; a header that can't be, a ValueError
        again = None if _is_for_good(problem) else next_try(message.attempts, timezone.now())
        rows.update(state=State.FAILED, failure=_why(problem), try_again_at=again)
        return False
    rows.update(state=State.SENT, failure="", try_again_at=None)
    return True


def _is_for_good(problem: Exception) -> bool:
    """True where another try of the same message is in vain."""
    if isinstance(problem, NotTaken):
        return problem.for_good
    return isinstance(problem, SMTPRecipientsRefused | ValueError)


def _why(problem: Exception) -> str:
    if isinstance(problem, SMTPRecipientsRefused):
        return "The mail server does not take messages for this address. Correct the address of this person."
    if isinstance(problem, NotTaken):
        return str(problem)
    if isinstance(problem, SMTPException):
        return f"The mail server did not take it. It said: {problem}"
    if isinstance(problem, OSError):
        return f"The mail server could not be reached. The machine said: {problem}"
    return f"The message could not be made into an e-mail: {problem}"
