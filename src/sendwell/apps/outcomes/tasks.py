"""The slow work of this app: loading a long file."""

from django_tasks import task

from sendwell.apps.mechanisms.refused import Refused
from sendwell.apps.mechanisms.waiting import claimed
from sendwell.apps.outcomes.commands.loading import load_now
from sendwell.apps.outcomes.models import DataLoad, DataLoadState
from sendwell.apps.partnership.models import Person

FAULT = "Sendwell failed while it loaded this file. It is our fault, and nothing was changed."


@task()
def load_file(load_id: int, person_id: int) -> None:
    """Load a file that waits; one that another worker loads is left alone."""
    load = _claim(load_id)
    if load is None:
        return
    try:
        load_now(load=load, by=Person.objects.select_related("area", "user").get(pk=person_id))
    except Refused as refused:
        _give_up(load_id, str(refused), "Give the file again.")
    except Exception:
        _give_up(load_id, FAULT, "Load it again; if that fails too, tell us.")
        raise  # the worker writes the trace to its log


def _claim(load_id: int) -> DataLoad | None:
    waiting, working = DataLoadState.WAITING, DataLoadState.LOADING
    return claimed(DataLoad.objects.select_related("area"), load_id, waiting=waiting, working=working, progress=25)


def _give_up(load_id: int, what: str, mend: str) -> None:
    DataLoad.objects.filter(pk=load_id).update(state=DataLoadState.REFUSED, progress=0, problems=[["", what, mend]])
