"""What has happened, and what shows it. Updates are only ever added."""

from django.core.files import File

from sendwell.apps.evidence import files
from sendwell.apps.mechanisms.history import command
from sendwell.apps.mechanisms.refused import Refused, require
from sendwell.apps.partnership.models import Person
from sendwell.apps.programme.models import Action, Evidence, Update
from sendwell.apps.programme.permissions import may_update_action

LARGEST_FILE = 20 * 1024 * 1024  # bytes


@command
def add_update(
    *,
    action: Action,
    rating: str,
    happened: str,
    by: Person,
    next_step: str = "",
    evidence_title: str = "",
    link: str = "",
    file: "File | None" = None,  # type: ignore[type-arg]
) -> Update:
    """Say what has happened since the last update, how delivery stands, and what shows it.

    Raises PermissionDenied for anybody but the action's owner and the programme manager; Refused for a file over 20 MB.
    """
    require(may_update_action(by, action), "Only the action’s owner and the programme manager can update it.")
    if file and (file.size or 0) > LARGEST_FILE:
        raise Refused("The file is larger than 20 MB. Give a smaller one, or a link to where it is kept.")
    if evidence_title and not (link or file):
        raise Refused("You said what the evidence shows, but gave no link or file. Add one, or clear the words.")
    update = Update.objects.create(action=action, by=by, rating=rating, happened=happened, next_step=next_step)
    if link:
        Evidence.objects.create(update=update, title=evidence_title or _title(link), link=link)
    if file:
        name = files.shown_name(file.name or "")
        title = (evidence_title or name)[:200]
        sha256 = files.sha256_of(file)
        Evidence.objects.create(update=update, title=title, file_name=name, stored_as=files.keep(file), sha256=sha256)
    return update


def _title(link: str) -> str:
    return link.removeprefix("https://").removeprefix("http://").rstrip("/")[:200]
