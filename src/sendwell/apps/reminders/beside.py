"""What reminders have to say on the pages of the programme below."""

from collections.abc import Sequence

from django.urls import reverse

from sendwell.apps.mechanisms.words import counted
from sendwell.apps.partnership.models import Area
from sendwell.apps.programme.notices import Notice
from sendwell.apps.programme.state import ActionState
from sendwell.apps.reminders.models import Rhythm
from sendwell.apps.reminders.queries import days_of_silence, hear, rhythm_of
from sendwell.apps.reminders.words import silence_words


def on_home(area: Area, states: Sequence[ActionState]) -> list[Notice]:
    """How many actions have been silent for so long that others are told; or that no rhythm is set yet."""
    rhythm, url = _kept_with(area), reverse("silence", args=[area.slug])
    if rhythm is None:
        return [Notice("No rhythm of updates is set, so nobody is reminded", url)]
    long = [days for days in days_of_silence(states) if days >= rhythm.escalate_after]
    if not long:
        return [Notice(f"No action has been silent for {rhythm.escalate_after} days", url, calm=True)]
    have = "has" if len(long) == 1 else "have"
    words = f"{counted(len(long), 'action')} {have} been silent for {rhythm.escalate_after} days or more"
    return [Notice(f"{words}, the longest for {max(long)} days", url)]


def on_action(area: Area, state: ActionState) -> list[Notice]:
    """Where the silence of an action went, once it has been silent for so long."""
    rhythm = rhythm_of(area)
    found = hear(rhythm, [state]) if rhythm else []
    url = reverse("silence", args=[area.slug])
    return [
        Notice(silence_words(heard, rhythm), url) for heard in found if rhythm and heard.days >= rhythm.escalate_after
    ]


def owner_is_asked_after(area: Area) -> int | None:
    """Days of silence after which an owner is asked, where the area has set its rhythm."""
    rhythm = _kept_with(area)
    return rhythm.rule.asked_after if rhythm else None


def _kept_with(area: Area) -> Rhythm | None:
    """The rhythm without its board: asked of the same area again, it costs no query."""
    return getattr(area, "rhythm", None)
