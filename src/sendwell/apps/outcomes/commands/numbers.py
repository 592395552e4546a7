"""Numbers that no file brings: typed in by an analyst, or told by another part of Sendwell."""

import hashlib
from collections.abc import Sequence

from django.utils import timezone

from sendwell.apps.mechanisms.history import command
from sendwell.apps.mechanisms.refused import require
from sendwell.apps.outcomes.asking import as_table, ask_doubts
from sendwell.apps.outcomes.commands.recording import record_observations
from sendwell.apps.outcomes.models import DataLoad, DataLoadState
from sendwell.apps.outcomes.permissions import may_load
from sendwell.apps.partnership.models import Person
from sendwell.domain.measures import Observation


@command
def add_observations(*, said: Sequence[Observation], name: str, shared: bool = False, by: Person) -> DataLoad:
    """Write observations down as one load, called `name`. `shared`: they are published, and all areas see them.

    Raises PermissionDenied, or Refused where one of them can't be taken.
    """
    require(may_load(by))
    digest = hashlib.sha256(repr(sorted(map(repr, said))).encode()).hexdigest()
    load = DataLoad.objects.create(area=by.area, shared=shared, file_name=name, sha256=digest, given_by=by)
    record_observations(load, said)
    ask_doubts(load, as_table(said))
    load.state, load.progress, load.loaded_at = DataLoadState.LOADED, 100, timezone.now()
    load.save()
    return load
