"""A tracker that was brought in, read again from its file and set against the plan."""

import hashlib
from collections.abc import Mapping

from sendwell.apps.evidence import files
from sendwell.apps.mechanisms.refused import Refused
from sendwell.apps.trackers.models import TrackerLoad
from sendwell.apps.trackers.planning import Proposal, propose
from sendwell.apps.trackers.planning.names import Names, names_in
from sendwell.apps.trackers.queries import PlanRows
from sendwell.domain.tracker import Field, Shape, Tracker, UnreadableTracker, read_tracker


def tracker_of(load: TrackerLoad) -> Tracker:
    """The tracker as its columns are taken now. Raises Refused where the file is gone or can't be read."""
    try:
        return read(files.content_of(load.stored_as), load.file_name, load.mapping)
    except FileNotFoundError:
        raise Refused("The file is no longer where it was kept. Bring the tracker in again.") from None


def read(content: bytes, name: str, mapping: Mapping[str, str]) -> Tracker:
    """A tracker read with a mapping as it is kept. Raises Refused with the sentence to show."""
    taken = {heading: Field(field) if field else None for heading, field in mapping.items()}
    try:
        return read_tracker(content, name, taken)
    except UnreadableTracker as error:
        raise Refused(f"{error.problem.what} {error.problem.mend}") from error


def names_of(load: TrackerLoad) -> Names:
    """The names of the area, with what was chosen for this tracker."""
    return names_in(load.plan, load.names)


def proposal_of(load: TrackerLoad, tracker: Tracker, rows: PlanRows) -> Proposal:
    """What the tracker would change in the plan, whose `rows` stand so."""
    return propose(tracker, load.plan, rows, names_of(load))


def headings_key(shape: Shape) -> str:
    """What a set of headings is remembered under."""
    return hashlib.sha256("\n".join(shape.labels).casefold().encode()).hexdigest()
