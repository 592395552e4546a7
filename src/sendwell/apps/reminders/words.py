"""Silence and what became of messages, in words."""

from django.utils import timezone

from sendwell.apps.mechanisms.words import counted
from sendwell.apps.reminders.models import Message, Rhythm, State
from sendwell.apps.reminders.queries import Heard
from sendwell.domain.rhythm import Step, To

AS_WHAT = {To.ACCOUNTABLE: "answers for the priority", To.CHAIR: "chairs the board"}
NOBODY = "Nobody can be told: name who answers for the priority, and the board whose chair is told."


def silence_words(heard: Heard, rhythm: Rhythm) -> str:
    """How long an action has been silent and where its silence went, the answer first."""
    steps = " ".join(step_words(step, rhythm) for step in heard.steps) or NOBODY
    return f"Silent for {counted(heard.days, 'day')}. {steps}"


def step_words(step: Step, rhythm: Rhythm) -> str:
    """To whom silence went and on which day; or why it did not go, and since when it should have."""
    who = f"{step.who.name}, who {AS_WHAT[step.to]}"
    if step.told_on:
        return f"Escalated to {who}, on {step.told_on:%-d %B %Y}."
    if not step.who.reachable:
        return f"Could not be told to {who}: no e-mail address of theirs is known."
    if not rhythm.sends:
        return f"Not told to {who}: e-mails are switched off."
    return f"Due to {who}, since {step.day:%-d %B %Y}: it goes with the next messages."


def rhythm_words(rhythm: Rhythm) -> str:
    """The rhythm in one sentence."""
    before = f"reminded {counted(rhythm.before, 'day')} before" if rhythm.before else "reminded on the day"
    again = f", and every {counted(rhythm.again, 'day')} after" if rhythm.again else ""
    return (
        f"An action owes two lines every {counted(rhythm.every, 'day')}; its owner is {before} they are due{again}. "
        f"After {counted(rhythm.escalate_after, 'day')} of silence whoever answers for the priority is told, "
        f"after {counted(rhythm.further_after, 'day')} the chair of the board."
    )


def state_words(message: Message) -> str:
    """What became of a message."""
    if message.state == State.SENT and message.tried_at:
        return "Sent"
    if message.state == State.FAILED:
        again = message.try_again_at and timezone.localtime(message.try_again_at)
        next_one = f"It is tried again after {again:%H:%M} on {again:%-d %B}." if again else "It is not tried again."
        return f"Not sent after {counted(message.attempts, 'attempt')}. {message.failure} {next_one}"
    if message.state == State.SENDING:
        return "Being sent. If this stays so, Sendwell was stopped meanwhile and nobody knows whether it went."
    return "Waiting to be sent"
