"""What the apps above have to say on the pages of the programme. Each registers its own, so that none is known here."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from sendwell.apps.partnership.models import Area
from sendwell.apps.programme.models import Priority
from sendwell.apps.programme.state import ActionState
from sendwell.domain.assurance import UPDATE_IS_OLD_AFTER_DAYS


@dataclass(frozen=True, slots=True)
class Notice:
    """A sentence, and the address of the page that says more. `calm`: nothing needs to be done about it."""

    words: str
    url: str
    calm: bool = False


@dataclass(frozen=True, slots=True)
class _Above:
    on_home: Callable[[Area, Sequence[ActionState]], list[Notice]]
    on_action: Callable[[Area, ActionState], list[Notice]]
    owner_is_asked_after: Callable[[Area], int | None]
    on_priority: Callable[[Area, Priority], list[Notice]]
    could_stop: Callable[[Area, Priority], list[Notice]]


_above: list[_Above] = []


def _nothing(*of: object) -> list[Notice]:
    return []


def _never(area: Area) -> int | None:
    return None


def register(
    *,
    on_home: Callable[[Area, Sequence[ActionState]], list[Notice]] = _nothing,
    on_action: Callable[[Area, ActionState], list[Notice]] = _nothing,
    on_priority: Callable[[Area, Priority], list[Notice]] = _nothing,
    could_stop: Callable[[Area, Priority], list[Notice]] = _nothing,
    owner_is_asked_after: Callable[[Area], int | None] = _never,
) -> None:
    """Say something on the home of an area and on the pages of an action and a priority, and after how many days of
    silence an owner is asked for an update (None where the area has not decided). An app names what it has something
    to say on. Called when an app is ready.
    """
    _above.append(_Above(on_home, on_action, owner_is_asked_after, on_priority, could_stop))


def on_home(area: Area, states: Sequence[ActionState]) -> list[Notice]:
    """What is to be said on the home of an area whose actions stand as `states`; what is calm comes last."""
    return sorted((notice for above in _above for notice in above.on_home(area, states)), key=lambda said: said.calm)


def on_action(area: Area, state: ActionState) -> list[Notice]:
    """What is to be said on the page of an action."""
    return [notice for above in _above for notice in above.on_action(area, state)]


def on_priority(area: Area, priority: Priority) -> list[Notice]:
    """What is to be said on the page of a priority, where it tells who has looked at it."""
    return [notice for above in _above for notice in above.on_priority(area, priority)]


def could_stop(area: Area, priority: Priority) -> list[Notice]:
    """What is to be said on the page of a priority, where it tells what could stop it."""
    return [notice for above in _above for notice in above.could_stop(area, priority)]


def owner_is_asked_after(area: Area) -> int:
    """Days of silence after which an owner is asked for an update; four weeks where the area has set no rhythm."""
    asked = (above.owner_is_asked_after(area) for above in _above)
    return next((days for days in asked if days is not None), UPDATE_IS_OLD_AFTER_DAYS + 1)
