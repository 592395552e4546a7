"""What has happened, and what shows it. Updates are only ever added.

Every change of a rating comes through here, from a page, a file or another program alike: so each needs its reason,
and a change for the better something that shows it.
"""

from typing import Any

from django.core.files import File

from sendwell.apps.evidence import files
from sendwell.apps.evidence.programs import is_program
from sendwell.apps.governance.models import Body
from sendwell.apps.mechanisms.history import command
from sendwell.apps.mechanisms.refused import Refused, require
from sendwell.apps.partnership.models import Person
from sendwell.apps.programme.models import Action, DeliveryRating, Evidence, Update
from sendwell.apps.programme.permissions import may_run_programme, may_update_action
from sendwell.domain.assurance import may_change_rating

LARGEST_FILE = 20 * 1024 * 1024  # bytes


@command
def add_update(
    *,
    action: Action,
    rating: str,
    happened: str,
    by: Person,
    impact: str = "",
    next_step: str = "",
    evidence_title: str = "",
    link: str = "",
    figure: str = "",
    file: "File[Any] | None" = None,
) -> Update:
    """Say what has happened since the last update, how delivery and impact stand, and what shows it.

    `happened` is also the reason for a change of either rating. With no `impact`, it stays as it was.
    Raises PermissionDenied for anybody but the action's owner and the programme manager; Refused for a change for the
    better without evidence, for an action that is closed, and for a file that is over 20 MB or a program.
    """
    require(may_update_action(by, action), "Only the action’s owner and the programme manager can update it.")
    _check_evidence(evidence_title, file, bool(link or figure or file))
    before = _latest(action)
    if before and before.rating == DeliveryRating.BLUE != rating:
        raise Refused("It is done and closed. A body that oversees it can reopen it, with a reason.", field="rating")
    impact = impact or (before.impact if before else "")
    evidence = bool(link) + bool(figure) + bool(file)
    _check_change(before.rating if before else "", rating, happened, evidence)
    _check_change(before.impact if before else "", impact, happened, evidence)
    said = {"rating": rating, "impact": impact, "happened": happened, "next_step": next_step}
    update = Update.objects.create(action=action, by=by, **said)
    if link:
        Evidence.objects.create(update=update, title=evidence_title or _title(link), link=link)
    if figure:
        Evidence.objects.create(update=update, title=evidence_title or figure[:200], figure=figure)
    if file:
        _keep(file, update, evidence_title)
    return update


@command
def reopen_action(*, action: Action, body: Body, reason: str, rating: str, by: Person) -> Update:
    """Open again what was closed, for a body that asks so, with its reason and how delivery stands now.

    Raises PermissionDenied for anybody but the programme manager, and Refused for an action that is not closed.
    """
    require(may_run_programme(by) and action.priority.plan.programme.area_id == by.area_id == body.area_id)
    before = _latest(action)
    if before is None or before.rating != DeliveryRating.BLUE:
        raise Refused("It is not closed, so there is nothing to reopen. Say in an update how it stands.")
    if rating not in (DeliveryRating.GREEN, DeliveryRating.AMBER, DeliveryRating.RED):
        raise Refused("Choose how delivery stands now that it is open again.", field="rating")
    if not reason.strip():
        raise Refused("Enter why the body reopens it.", field="reason")
    return Update.objects.create(
        action=action, by=by, rating=rating, impact=before.impact, happened=reason, reopened_by=body
    )


def _latest(action: Action) -> Update | None:
    """The latest update. Holds the action, so that of two updates at once each knows the one before it."""
    Action.objects.select_for_update().get(pk=action.pk)
    return action.updates.order_by("-at", "-pk").first()


def _check_change(old: str, new: str, reason: str, evidence: int) -> None:
    if why_not := may_change_rating(old, new, reason, evidence):
        raise Refused(why_not, field="link" if reason.strip() else "happened")


def _check_evidence(title: str, file: "File[Any] | None", given: bool) -> None:
    if file and (file.size or 0) > LARGEST_FILE:
        raise Refused("The file is larger than 20 MB. Give a smaller one, or a link to where it is kept.", field="file")
    if file and is_program(file):
        raise Refused(
            "The file is a program, which nobody should have to run. Give a photo or a document that shows it.",
            field="file",
        )
    if title and not given:
        raise Refused(
            "You said what the evidence shows, but gave no link, figure or file. Add one, or clear the words."
        )


def _keep(file: "File[Any]", update: Update, title: str) -> None:
    name = files.shown_name(file.name or "")
    sha256 = files.sha256_of(file)
    Evidence.objects.create(
        update=update, title=(title or name)[:200], file_name=name, stored_as=files.keep(file), sha256=sha256
    )


def _title(link: str) -> str:
    return link.removeprefix("https://").removeprefix("http://").rstrip("/")[:200]
