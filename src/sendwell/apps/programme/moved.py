"""What moved since ratings were last told to a board."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from sendwell.apps.programme.models import DeliveryRating
from sendwell.apps.programme.state import ActionState

_BEST_FIRST = (DeliveryRating.BLUE, DeliveryRating.GREEN, DeliveryRating.AMBER, DeliveryRating.RED)


@dataclass(frozen=True, slots=True)
class Moved:
    """How many actions are rated better and worse than they were, and how many were not rated then."""

    better: int
    worse: int
    new: int

    @property
    def words(self) -> str:
        """ "2 better, 1 worse", or "No change"."""
        said = ((self.better, "better"), (self.worse, "worse"), (self.new, "rated for the first time"))
        return ", ".join(f"{number} {how}" for number, how in said if number) or "No change"

    @property
    def arrow(self) -> str:
        """Down where anything is worse, up where something is only better; it repeats what the words say."""
        return "▼" if self.worse else "▲" if self.better else ""


def moved(states: Iterable[ActionState], before: Mapping[str, str]) -> Moved:
    """Compare ratings with those `before`, by the key of the action as text."""
    steps = [_step(before.get(str(state.action.pk), ""), state.rating) for state in states]
    return Moved(*(steps.count(step) for step in ("better", "worse", "new")))


def _step(before: str, now: str) -> str:
    if before == now or not now:
        return ""
    if not before:
        return "new"
    return "better" if _BEST_FIRST.index(DeliveryRating(now)) < _BEST_FIRST.index(DeliveryRating(before)) else "worse"
