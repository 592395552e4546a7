"""What audits have in common, and what becomes of it."""

from datetime import date
from typing import TypedDict, Unpack

from sendwell.apps.audits.models import Theme
from sendwell.apps.audits.permissions import may_run_audits
from sendwell.apps.governance.commands import ask
from sendwell.apps.governance.models import FollowUp
from sendwell.apps.mechanisms.editing import Seen, hold
from sendwell.apps.mechanisms.history import command
from sendwell.apps.mechanisms.refused import Refused, require
from sendwell.apps.partnership.models import Person
from sendwell.apps.programme.commands.actions import add_action, answer_request
from sendwell.apps.programme.models import Action, Priority

ASKED_BY = "Audits of plans"


class ThemeFields(TypedDict, total=False):
    """What a person says of a theme. What is left out stays as it is."""

    section: str
    words: str
    why: str
    training: str
    training_for: str
    training_on: date | None
    training_held_on: date | None
    action: Action | None


@command
def raise_theme(*, section: str, words: str, why: str, today: date, by: Person) -> Theme:
    """Name what several audits have in common. Raises PermissionDenied."""
    require(may_run_audits(by))
    return Theme.objects.create(area=by.area, section=section, words=words, why=why, raised_by=by, raised_on=today)


@command
def change_theme(
    *, theme: Theme, today: date, by: Person, seen: Seen | None = None, **said: Unpack[ThemeFields]
) -> Theme:
    """Say what becomes of a theme: a training, an action that is in the plan. Raises PermissionDenied or Refused."""
    require(may_run_audits(by) and theme.area_id == by.area_id)
    held = hold(theme, seen)
    for name, value in said.items():
        setattr(held, name, value)
    if held.action and held.action.priority.plan.programme.area_id != by.area_id:
        raise Refused("Choose an action of your own area.", field="action")
    if (held.training_on or held.training_held_on or held.training_for) and not held.training:
        raise Refused("Enter what the training is.", field="training")
    if held.training_held_on and held.training_held_on > today:
        raise Refused("A training that is still to come was not held yet. Clear the day.", field="training_held_on")
    held.save()
    return held


@command
def make_action(*, theme: Theme, priority: Priority, title: str, owner: Person | None, due_on: date | None,
                by: Person) -> Action:  # fmt: skip
    """Put an action into the plan that answers a theme. Raises PermissionDenied or Refused."""
    require(theme.area_id == by.area_id)
    action = add_action(priority=priority, title=title, owner=owner, due_on=due_on, by=by)
    held = hold(theme, None)
    held.action = action
    held.save()
    if held.follow_up:
        answer_request(action=action, follow_up=held.follow_up, by=by)
    return action


@command
def ask_for(*, theme: Theme, wording: str, owner: Person | None, due_on: date | None, by: Person) -> FollowUp:
    """Ask somebody for what answers a theme: a training, or anything else; an action that it has already answers it.

    Raises PermissionDenied or Refused.
    """
    require(may_run_audits(by) and theme.area_id == by.area_id)
    held = hold(theme, None)
    if held.follow_up:
        raise Refused("It is asked for already.")
    held.follow_up = ask(asked_by=ASKED_BY, wording=wording, owner=owner, due_on=due_on, by=by)
    held.save()
    if held.action:
        held.action.follow_ups.add(held.follow_up)
    return held.follow_up
