"""When a rating may change. Good news must be shown; bad news must only be told."""

from sendwell.domain.assurance.ratings import rating_name
from sendwell.domain.assurance.supported import WORSE_LAST

_HOW_GOOD = {
    **{rating: -worry for worry, rating in enumerate(WORSE_LAST)},
    **{"not_yet_due": 0, "no_evidence": 0, "some": 1, "embedded": 2},
}
_CLAIMED_AT_ONCE = ("blue", "some", "embedded")  # a first rating that claims what only evidence can show


def is_better(old: str, new: str) -> bool:
    """True where `new` says better than `old`, of delivery or of impact. With no `old`, where it claims a result."""
    if not old:
        return new in _CLAIMED_AT_ONCE
    return _HOW_GOOD[new] > _HOW_GOOD[old]


def may_change_rating(old: str, new: str, reason: str, evidence: int) -> str | None:
    """The sentence by which a change of either rating is refused; None where it may be made.

    A change needs a reason. A change for the better needs something that shows it too: a file, a link or a figure;
    `evidence` is how many come with the change. A change for the worse does not, so that nobody puts off bad news.

    >>> may_change_rating("amber", "green", "The line has three people.", evidence=0)
    'Amber to green needs evidence: add a file, a link or a figure that shows it.'
    """
    if old == new or not new:
        return None
    if not reason.strip():
        return f"{_change(old, new)} needs a reason: say what has happened."
    if is_better(old, new) and evidence < 1:
        return f"{_change(old, new)} needs evidence: add a file, a link or a figure that shows it."
    return None


def _change(old: str, new: str) -> str:
    said = f"{rating_name(old)} to {rating_name(new)}" if old else f"To begin with {rating_name(new)}"
    return said[0].upper() + said[1:]
