from typing import Any

from django import forms

from sendwell.apps.governance.models import Body
from sendwell.apps.governance.queries import bodies_of
from sendwell.apps.mechanisms.forms import GovukForm, choose_from
from sendwell.apps.partnership.models import Area
from sendwell.apps.reminders.models import Rhythm
from sendwell.domain.rhythm import MOST_DAYS


def _days(label: str, smallest: int, help_text: str = "") -> forms.IntegerField:
    return forms.IntegerField(
        label=label,
        min_value=smallest,
        max_value=2 * MOST_DAYS,
        help_text=help_text,
        widget=forms.TextInput({"inputmode": "numeric", "class": "govuk-input--width-4"}),
        error_messages={"required": "Enter a number of days", "invalid": "Enter a number of days, for example 14"},
    )


class RhythmForm(GovukForm):
    """Asks how often an action owes an update, and what happens while none comes."""

    every = _days("How many days between two updates?", 1, "14 is two lines a fortnight.")
    before = _days("How many days before an update is due is its owner reminded?", 0, "0 is on the day.")
    again = _days("After how many days is the owner reminded again, and as often after that?", 0, "0 is never again.")
    escalate_after = _days("After how many days of silence is whoever answers for the priority told?", 2)
    further_after = _days("After how many days of silence is the chair of the board told?", 3)
    board = forms.ModelChoiceField(
        Body.objects.none(),
        label="Which board’s chair?",
        required=False,
        empty_label="No board: tell no chair",
    )
    sends = forms.BooleanField(label="Send these messages by e-mail, once a day at most", required=False)

    def __init__(self, *args: Any, area: Area, rhythm: Rhythm, **kwargs: Any) -> None:
        initial = {name: getattr(rhythm, name) for name in self.base_fields}
        super().__init__(*args, initial=initial, **kwargs)
        choose_from(self, "board", bodies_of(area))
