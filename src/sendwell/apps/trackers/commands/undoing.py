"""An import is taken back, as long as nothing was built on it."""

from datetime import datetime
from typing import Any

from django.db.models import ProtectedError

from sendwell.apps.mechanisms.history import command
from sendwell.apps.mechanisms.refused import Refused, require
from sendwell.apps.partnership.models import Person
from sendwell.apps.programme.commands.actions import change_action
from sendwell.apps.programme.models import Action, Evidence, Milestone, Priority, Update
from sendwell.apps.programme.queries import actions_of
from sendwell.apps.trackers.models import LoadState, TrackedAction, TrackerLoad
from sendwell.apps.trackers.permissions import may_bring_trackers
from sendwell.apps.trackers.undo_data import as_data, from_data


@command
def undo_import(*, load: TrackerLoad, by: Person) -> TrackerLoad:
    """Take an import back: the plan is as it was before.

    Raises PermissionDenied, or Refused, with the action in its way, where anything was changed since that rests on it.
    """
    require(may_bring_trackers(by) and load.area_id == by.area_id)
    load = TrackerLoad.objects.select_for_update(of=("self",)).select_related("area").get(pk=load.pk)
    if load.state != LoadState.IMPORTED or load.imported_at is None:
        raise Refused("There is nothing to take back: this tracker is not imported.")
    done = [one for one in load.done if "action" in one]
    actions = actions_of(load.area).prefetch_related("partners", "depends_on", "updates", "milestones", "findings")
    found = actions.in_bulk([one["action"] for one in done])
    for one in done:
        _check_untouched(found.get(one["action"]), one, load.imported_at)
    try:
        _take_back(load, [(found[one["action"]], one) for one in done], by)
    except ProtectedError as error:
        raise Refused("Something else in Sendwell rests on this import by now, so it stays.") from error
    load.state, load.done = LoadState.UNDONE, []
    load.save()
    return load


def _check_untouched(action: Action | None, done: dict[str, Any], imported_at: datetime) -> None:
    if action is None:
        raise Refused("An action of this import is gone, so the import can’t be taken back.")
    changed = any(_now(action, name) != after for name, after in done["after"].items())
    known = set(done["updates"])
    later = any(update.pk not in known and update.at > imported_at for update in action.updates.all())
    built = done["added"] and (
        {update.pk for update in action.updates.all()} - known
        or {one.pk for one in action.milestones.all()} - set(done["milestones"])
        or action.findings.all()
        or action.history.filter(history_date__gt=imported_at).exists()
    )
    if changed or later or built:
        raise Refused(f"“{action.title}” was changed or updated since the import, so the import stays.")


def _now(action: Action, name: str) -> Any:
    value = getattr(action, name)
    return as_data(list(value.all()) if name in ("partners", "depends_on") else value)


def _take_back(load: TrackerLoad, done: list[tuple[Action, dict[str, Any]]], by: Person) -> None:
    updates = [pk for _, one in done for pk in one["updates"]]
    Evidence.objects.filter(update__in=updates).delete()
    Update.objects.filter(pk__in=updates).delete()
    for milestone in Milestone.objects.filter(pk__in=[pk for _, one in done for pk in one["milestones"]]):
        milestone.delete()
    for action, one in done:
        if not one["added"] and one["before"]:
            why = f"The import of {load.file_name} was taken back."
            change_action(
                action=action, by=by, why=why, **{name: from_data(name, kept) for name, kept in one["before"].items()}
            )
        _track_as_before(action, one)
    for action, one in done:
        if one["added"]:
            action.delete()
    for priority in Priority.objects.filter(pk__in=[one["priority"] for one in load.done if "priority" in one]):
        if not priority.actions.exists() and not priority.findings.exists():
            priority.delete()


def _track_as_before(action: Action, done: dict[str, Any]) -> None:
    if done["tracked"] is None:
        TrackedAction.objects.filter(action=action).delete()
    else:
        TrackedAction.objects.update_or_create(action=action, defaults=done["tracked"])
