"""What the numbers have to say on the pages of the programme below."""

from collections.abc import Sequence

from django.urls import reverse

from sendwell.apps.mechanisms.words import counted
from sendwell.apps.outcomes.queries.exceptions import exceptions_of
from sendwell.apps.partnership.models import Area
from sendwell.apps.programme.notices import Notice
from sendwell.apps.programme.state import ActionState


def on_home(area: Area, states: Sequence[ActionState]) -> list[Notice]:
    """How many measures worsen beyond chance while nothing is done about them."""
    found = exceptions_of(area)
    if not found:
        return []
    word = "measure worsens" if len(found) == 1 else "measures worsen"
    silent = sum(one.comment is None for one in found)
    words = f"{counted(len(found), word, word)} beyond chance, and no action is open for {_it(len(found))}"
    waits = f"; {silent} not explained yet" if silent else ""
    return [Notice(words + waits, reverse("exceptions", args=[area.slug]), calm=not silent)]


def _it(number: int) -> str:
    return "it" if number == 1 else "them"
