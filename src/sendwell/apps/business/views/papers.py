"""Papers of meetings as files."""

from django.http import HttpResponse
from django.utils import timezone
from django.utils.text import slugify

from sendwell.apps.business.models import Agenda, Minutes
from sendwell.apps.partnership.access import AreaRequest
from sendwell.apps.publishing.files import Form, as_file
from sendwell.apps.publishing.kept import from_json


def edition_file(request: AreaRequest, edition: Agenda | Minutes, form: Form) -> HttpResponse:
    """An agenda or minutes as they were kept, named after what they are."""
    what, at = ("agenda", edition.published_at) if isinstance(edition, Agenda) else ("minutes", edition.issued_at)
    meeting = edition.meeting
    later = "" if edition.number == 1 else f"-edition-{edition.number}"
    name = f"{what}-{slugify(str(meeting.body)) or meeting.body_id}-{meeting.held_on.isoformat()}{later}"
    return as_file(request, from_json(edition.content), form, name, timezone.localdate(at))
