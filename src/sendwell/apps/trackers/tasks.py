"""The slow work of this app: importing a long tracker."""

from django_tasks import task

from sendwell.apps.mechanisms.refused import Refused
from sendwell.apps.mechanisms.waiting import claimed
from sendwell.apps.partnership.models import Person
from sendwell.apps.trackers.commands.importing import import_now
from sendwell.apps.trackers.models import LoadState, TrackerLoad

FAULT = "Sendwell failed while it imported this tracker. It is our fault, and nothing was changed."


@task()
def import_tracker(load_id: int, person_id: int) -> None:
    """Import a tracker that waits; one that another worker imports is left alone."""
    load = _claim(load_id)
    if load is None:
        return
    try:
        import_now(load=load, by=Person.objects.select_related("area", "user").get(pk=person_id))
    except Refused as refused:
        _give_up(load_id, str(refused), "Bring the tracker in again.")
    except Exception:
        _give_up(load_id, FAULT, "Import it again; if that fails too, tell us.")
        raise  # the worker writes the trace to its log


def _claim(load_id: int) -> TrackerLoad | None:
    rows = TrackerLoad.objects.select_related("plan__programme__area")
    return claimed(rows, load_id, waiting=LoadState.WAITING, working=LoadState.IMPORTING, progress=25)


def _give_up(load_id: int, what: str, mend: str) -> None:
    TrackerLoad.objects.filter(pk=load_id).update(
        state=LoadState.REFUSED, progress=0, problems=[["", 0, "", what, mend]]
    )
