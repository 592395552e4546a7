"""Writing and sending what is due: safe to run as often as one likes, at once and on several machines."""

from collections import defaultdict
from dataclasses import dataclass
from datetime import date, datetime
from smtplib import SMTPException, SMTPRecipientsRefused

from django.core.mail import EmailMessage
from django.db import transaction
from django.db.models import F, Q
from django.utils import timezone
from django_tasks import task

from sendwell.apps.partnership.models import Area
from sendwell.apps.reminders.answers import late_answers
from sendwell.apps.reminders.comments import comments_asked
from sendwell.apps.reminders.models import AnswerLine, CommentLine, Line, Message, Rhythm, State
from sendwell.apps.reminders.queries import address_of, heard_of, people_by_key
from sendwell.apps.reminders.writing import subject_of, text_of
from sendwell.domain.clocks.working_days import is_working_day
from sendwell.domain.rhythm import Notice, notices

NOT_BEFORE = 7  # o'clock: nobody is woken by a reminder


@dataclass(frozen=True, slots=True)
class Round:
    """What a round of reminders did: messages written, sent, and those that did not go."""

    written: int = 0
    sent: int = 0
    failed: int = 0

    def __add__(self, other: "Round") -> "Round":
        return Round(self.written + other.written, self.sent + other.sent, self.failed + other.failed)


def is_time(now: datetime) -> bool:
    """True on a working day from seven in the morning, here."""
    local = timezone.localtime(now)
    return is_working_day(local.date()) and local.hour >= NOT_BEFORE


def go_round(now: datetime) -> Round:
    """Write and send what is due in every area that sends; nothing outside working days. The same day twice sends once.

    What failed earlier on the day is tried again.
    """
    if not is_time(now):
        return Round()
    rhythms = Rhythm.objects.filter(sends=True).select_related("area", "board__chair").order_by("area_id")
    return sum((remind(rhythm, timezone.localdate(now)) for rhythm in rhythms), Round())


def remind(rhythm: Rhythm, today: date) -> Round:
    """Write and send what is due in one area on `today`."""
    written = write(rhythm, today)
    return Round(written=written) + send_waiting(rhythm.area, today)


@transaction.atomic
def write(rhythm: Rhythm, today: date) -> int:
    """Write each person's message of the day, where they are to be told something; returns how many are new.

    A person who has a message of today is told the rest tomorrow; one without an address is not written to, and is
    listed on the page of reminders.
    """
    states = {heard.promise.key: heard for heard in heard_of(rhythm, today)}
    due: dict[int, list[Notice]] = defaultdict(list)
    for notice in notices((heard.promise for heard in states.values()), rhythm.rule, today):
        due[notice.who.key].append(notice)
    written = 0
    late = late_answers(rhythm.area, rhythm.rule.again, today)
    asked = comments_asked(rhythm.area, rhythm.rule.again, today)
    for key, person in people_by_key({*due, *late, *asked}).items():
        if not address_of(person):
            continue
        told, answers, comments = due.get(key, []), late.get(key, []), asked.get(key, [])
        said = {notice.action: states[notice.action].state for notice in told}
        message, new = Message.objects.get_or_create(
            person=person,
            day=today,
            defaults={
                "address": address_of(person),
                "subject": subject_of(person, told, len(answers), len(comments)),
                "text": text_of(person, told, said, answers, comments),
            },
        )
        if new:
            Line.objects.bulk_create(
                Line(message=message, action_id=notice.action, to=notice.to.value, why=notice.why) for notice in told
            )
            AnswerLine.objects.bulk_create(
                AnswerLine(message=message, follow_up=answer.follow_up, why=answer.why) for answer in answers
            )
            CommentLine.objects.bulk_create(
                CommentLine(message=message, measure=comment.measure.key, why=comment.why) for comment in comments
            )
        written += new
    return written


def send_waiting(area: Area, today: date) -> Round:
    """Send the messages of an area that wait, and once more those of today that did not go."""
    waits = Q(state=State.WAITING) | Q(state=State.FAILED, day=today)
    found = Message.objects.filter(waits, person__area=area).order_by("pk").values_list("pk", "state")
    sent = [_send(pk, state) for pk, state in list(found)]
    return Round(sent=sent.count(True), failed=sent.count(False))


@task()
def send_those_waiting(area_id: int) -> None:
    """Send the messages of an area that wait, in the background."""
    send_waiting(Area.objects.get(pk=area_id), timezone.localdate())


def _send(pk: int, state: str) -> bool | None:
    """Send one message, if it still stands as it was seen; None where somebody else has taken it meanwhile."""
    rows = Message.objects.filter(pk=pk)
    if not rows.filter(state=state).update(state=State.SENDING, attempts=F("attempts") + 1, tried_at=timezone.now()):
        return None
    message = rows.get()
    try:
        EmailMessage(message.subject, message.text, to=[message.address]).send()
    except (OSError, ValueError) as problem:  # what smtplib raises is an OSError; a header that can't be, a ValueError
        rows.update(state=State.FAILED, failure=_why(problem))
        return False
    rows.update(state=State.SENT, failure="")
    return True


def _why(problem: Exception) -> str:
    if isinstance(problem, SMTPRecipientsRefused):
        return "The mail server does not take messages for this address. Correct the address of this person."
    if isinstance(problem, SMTPException):
        return f"The mail server did not take it. It said: {problem}"
    if isinstance(problem, OSError):
        return f"The mail server could not be reached. The machine said: {problem}"
    return f"The message could not be made into an e-mail: {problem}"
