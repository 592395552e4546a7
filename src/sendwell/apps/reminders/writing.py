"""The words of a message: one for each person and day, with all that is to be told."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

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
from sendwell.apps.reminders.entries import Entry
from sendwell.apps.reminders.models import Section
from sendwell.domain.rhythm import Notice, To

ONE_A_DAY = "Sendwell writes at most once a day, and only on working days."
RHYTHM_IS_THEIRS = "The programme manager of your partnership sets how often it asks, and whom it tells of silence."


@dataclass(frozen=True, slots=True)
class Said:
    """Everything that one person is told on one day."""

    notices: list[Notice]
    answers: list[LateAnswer]
    comments: list[CommentAsked]
    entries: list[Entry]

    @property
    def is_worth_a_message(self) -> bool:
        """True where something is owed, or changed, or a meeting is near."""
        return self.owes or any(entry.calls for entry in self.entries)

    @property
    def owes(self) -> bool:
        """True where an update, an answer or an explanation is asked for."""
        return bool(self.notices or self.answers or self.comments)

    def in_section(self, section: str) -> int:
        """How many lines stand in a section."""
        return sum(entry.section == section for entry in self.entries)


def subject_of(person: Person, said: Said) -> str:
    """What the message is about: "2 updates are due from you – Fenmoor SEND partnership"."""
    own = sum(notice.to is To.OWNER for notice in said.notices)
    counts = (
        (own, f"{counted(own, 'update')} {_are(own)} due from you"),
        (len(said.answers), f"{counted(len(said.answers), 'answer')} {_are(len(said.answers))} late"),
        (len(said.comments), f"{counted(len(said.comments), 'measure')} to be explained"),
        (len(said.notices) - own, f"{counted(len(said.notices) - own, 'action')} silent for too long"),
        (late := said.in_section(Section.RISK), f"{counted(late, 'risk')} to look at again"),
        (changed := said.in_section(Section.CHANGED), f"{counted(changed, 'change')} on what you follow"),
        (said.in_section(Section.MEETING), "a meeting is near"),
    )
    return f"{', '.join(words for number, words in counts if number)} – {person.area.name} SEND partnership"


def text_of(person: Person, said: Said, states: Mapping[int, ActionState]) -> str:
    """The whole message in plain text, each line of it with why it is there and where to answer or to look."""
    parts = [f"Dear {person.name},"]
    if said.entries and said.owes:
        parts.append(_heading("What you owe"))
    parts += [_part(person, notice, states[notice.action]) for notice in said.notices]
    parts += [_answer(person, answer) for answer in said.answers]
    parts += [_comment(person, comment) for comment in said.comments]
    if sum(notice.to is To.OWNER for notice in said.notices) > 1 and _writes_own(person, said.notices, states):
        parts.append(f"All of yours on one page:\n{_address('bulk_update', person.area.slug)}")
    for heading, entries in in_sections(said.entries):
        parts += [_heading(heading), *(_entry(entry) for entry in entries)]
    follows = f"What you follow, and what you do not want to hear of:\n{_address('following', person.area.slug)}"
    parts.append(f"{ONE_A_DAY} {RHYTHM_IS_THEIRS}\n{follows}")
    return "\n\n".join(parts) + "\n"


def in_sections(entries: Iterable[Entry]) -> list[tuple[str, list[Entry]]]:
    """Lines under their headings, in the order of the sections."""
    found = {section: [one for one in entries if one.section == section] for section in Section}
    return [(str(section.label), there) for section, there in found.items() if there]


def _are(number: int) -> str:
    return "is" if number == 1 else "are"


def _heading(words: str) -> str:
    return f"{words}\n{'-' * len(words)}"


def _entry(entry: Entry) -> str:
    return f"{entry.words}\nIt is here because {entry.why}. See it here:\n{settings.SITE_URL}{entry.url}"


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
