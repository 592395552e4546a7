"""What is said of an action beside what the facts support, and what is done beside what is felt."""

from sendwell.domain.assurance.ratings import rating_name
from sendwell.domain.assurance.supported import rank

FELT = ("some", "embedded")


def said_better(declared: str, supported: str) -> bool:
    """True where a person says better of an action than the facts support. Nothing said is nothing claimed.

    >>> said_better("green", "amber"), said_better("green", "not_started"), said_better("", "red")
    (True, False, False)
    """
    return bool(declared) and rank(declared) < rank(supported)


def difference(declared: str, supported: str) -> str | None:
    """The sentence to show where what is said and what the facts support differ; None where they do not.

    >>> difference("green", "red")
    'Said to be green; the facts support red.'
    """
    if not declared or rank(declared) == rank(supported):
        return None
    if said_better(declared, supported):
        return f"Said to be {rating_name(declared)}; the facts support {rating_name(supported)}."
    if supported == "not_started":
        return f"Said to be {rating_name(declared)} before it starts."
    return f"Said to be {rating_name(declared)}; the facts alone would support {rating_name(supported)}."


def done_not_felt(delivery: str, impact: str) -> bool:
    """True for an action that is said to be done, and that has not been shown to make a difference.

    >>> done_not_felt("blue", "no_evidence"), done_not_felt("blue", "some"), done_not_felt("green", "")
    (True, False, False)
    """
    return delivery == "blue" and impact not in FELT
