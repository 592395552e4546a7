"""The words of a message: one for each person and day, with all that is to be told."""

from collections.abc import Iterable, Mapping

from django.conf import settings
from django.urls import reverse

from sendwell.apps.mechanisms.words import counted
from sendwell.apps.outcomes.measures import slug_of
from sendwell.apps.outcomes.permissions import may_comment
from sendwell.apps.partnership.models import Person
from sendwell.apps.programme.permissions import may_update_action
from sendwell.apps.programme.state import ActionState
from sendwell.apps.reminders.answers import LateAnswer
from sendwell.apps.reminders.comments import CommentAsked
from sendwell.domain.rhythm import Notice, To

ONE_A_DAY = "Sendwell writes at most once a day, and only on working days."
RHYTHM_IS_THEIRS = "The programme manager of your partnership sets how often it asks, and whom it tells of silence."


def subject_of(person: Person, notices: list[Notice], answers: int = 0, comments: int = 0) -> str:
    """What the message is about: "2 updates are due from you – Fenmoor SEND partnership"."""
    own = sum(notice.to is To.OWNER for notice in notices)
    others = len(notices) - own
    parts = []
    if own:
        parts.append(f"{counted(own, 'update')} {'is' if own == 1 else 'are'} due from you")
    if answers:
        parts.append(f"{counted(answers, 'answer')} {'is' if answers == 1 else 'are'} late")
    if comments:
        parts.append(f"{counted(comments, 'measure')} to be explained")
    if others:
        parts.append(f"{counted(others, 'action')} silent for too long")
    return f"{', '.join(parts)} – {person.area.name} SEND partnership"


def text_of(
    person: Person,
    notices: list[Notice],
    states: Mapping[int, ActionState],
    answers: Iterable[LateAnswer] = (),
    comments: Iterable[CommentAsked] = (),
) -> str:
    """The whole message in plain text, each thing that is asked with why it is in it and where to answer."""
    parts = [f"Dear {person.name},"]
    parts += [_part(person, notice, states[notice.action]) for notice in notices]
    parts += [_answer(person, answer) for answer in answers]
    parts += [_comment(person, comment) for comment in comments]
    if sum(notice.to is To.OWNER for notice in notices) > 1 and _writes_own(person, notices, states):
        parts.append(f"All of yours on one page:\n{_address('bulk_update', person.area.slug)}")
    parts.append(f"{ONE_A_DAY} {RHYTHM_IS_THEIRS}")
    return "\n\n".join(parts) + "\n"


def _part(person: Person, notice: Notice, state: ActionState) -> str:
    lines = [notice.why]
    if state.latest and notice.to is not To.OWNER:
        lines.append(f"The last words: “{_short(state.latest.happened)}”")
    if notice.to is To.OWNER and may_update_action(person, state.action):
        lines.append(f"Two lines here are enough:\n{_address('my_action', person.area.slug, state.action.pk)}")
    else:
        lines.append(f"See it here:\n{_address('action', person.area.slug, state.action.pk)}")
    return "\n".join(lines)


def _answer(person: Person, answer: LateAnswer) -> str:
    where = _address("follow_up", person.area.slug, answer.follow_up.pk)
    return f"{answer.why}\n“Nothing was done, because …” is an answer. Give it here:\n{where}"


def _comment(person: Person, comment: CommentAsked) -> str:
    if not may_comment(person):
        return f"{comment.why}\nSee it here:\n{_address('exceptions', person.area.slug)}"
    where = _address("comment_on_exception", person.area.slug, slug_of(comment.measure.key))
    return f"{comment.why}\nWhat is behind it, and what will be done? The board reads your answer:\n{where}"


def _writes_own(person: Person, notices: Iterable[Notice], states: Mapping[int, ActionState]) -> bool:
    return all(may_update_action(person, states[one.action].action) for one in notices if one.to is To.OWNER)


def _address(name: str, *parts: object) -> str:
    return f"{settings.SITE_URL}{reverse(name, args=parts)}"


def _short(words: str, most: int = 40) -> str:
    parts = words.split()
    return " ".join(parts[:most]) + (" …" if len(parts) > most else "")
