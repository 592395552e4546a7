"""Drawing plans to audit, so that anybody can draw the same ones again from the seed and the same plans."""

import hashlib
import math
from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Drawable:
    """A plan that may be drawn: its key, how likely it is beside others, and the group that it is drawn within."""

    key: str
    weight: float = 1.0
    stratum: str = ""


def draw(plans: Sequence[Drawable], size: int, seed: str) -> list[Drawable]:
    """`size` of the plans, first drawn first; from each stratum as many as its share, and at least one while it lasts.

    Each plan gets a number between 0 and 1 from the SHA-256 of seed and key, and the power of it by its weight decides:
    the order of the plans and the machine make no difference. With equal weights every set is equally likely. Sources:
    Efraimidis and Spirakis, Weighted random sampling with a reservoir (2006); shares by largest remainder. Raises
    ValueError for weights that are not above nought, and for a key that stands twice.

    >>> [one.key for one in draw([Drawable("a"), Drawable("b", 3.0), Drawable("c")], 2, seed="June")]
    ['b', 'a']
    """
    if any(not plan.weight > 0 for plan in plans):
        raise ValueError("Every weight must be above 0.")
    if len({plan.key for plan in plans}) < len(plans):
        raise ValueError("A key stands twice, so that its plan would be drawn twice as often.")
    strata: dict[str, list[Drawable]] = defaultdict(list)
    for plan in plans:
        strata[plan.stratum].append(plan)
    sizes = _shares({name: len(some) for name, some in strata.items()}, min(size, len(plans)))
    drawn = [plan for name, some in strata.items() for plan in _first(some, sizes[name], seed)]
    return sorted(drawn, key=lambda plan: _turn(plan, seed))


def frame_mark(plans: Sequence[Drawable]) -> str:
    """The SHA-256 of all that could be drawn, whatever its order: by it a draw made again shows that it is the same."""
    lines = sorted(f"{plan.key} {plan.weight:.6f} {plan.stratum}" for plan in plans)
    return hashlib.sha256("\n".join(lines).encode()).hexdigest()


def _first(plans: Sequence[Drawable], size: int, seed: str) -> list[Drawable]:
    return sorted(plans, key=lambda plan: _turn(plan, seed))[:size]


def _turn(plan: Drawable, seed: str) -> tuple[float, str]:
    """When a plan's turn comes: -ln(u) / weight orders as u ** (1 / weight) does, and does not run out of digits."""
    digest = hashlib.sha256(f"{seed}\n{plan.key}".encode()).digest()
    share = (int.from_bytes(digest[:8], "big") + 0.5) / 2**64
    return -math.log(share) / plan.weight, plan.key


def _shares(sizes: dict[str, int], wanted: int) -> dict[str, int]:
    """How many to draw from each stratum: by largest remainder, and one of each, the largest first, while they last."""
    order = sorted(sizes, key=lambda name: (-sizes[name], name))
    if wanted <= len(order):
        return {name: int(place < wanted) for place, name in enumerate(order)}
    exact = {name: wanted * sizes[name] / sum(sizes.values()) for name in order}
    found = {name: max(1, math.floor(exact[name])) for name in order}
    while (short := wanted - sum(found.values())) != 0:
        step = 1 if short > 0 else -1
        free = [name for name in order if step > 0 or found[name] > 1]
        found[max(free, key=lambda name: step * (exact[name] - found[name]))] += step
    return found
