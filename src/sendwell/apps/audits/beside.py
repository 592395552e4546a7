"""What the audits have to say on the pages of the programme below."""

from collections.abc import Sequence

from django.urls import reverse
from django.utils import timezone

from sendwell.apps.audits.queries.together import headline
from sendwell.apps.partnership.models import Area
from sendwell.apps.programme.notices import Notice
from sendwell.apps.programme.state import ActionState


def on_home(area: Area, states: Sequence[ActionState]) -> list[Notice]:
    """The board's line: how many audited plans are good, and how many returned ones are not mended, for how long."""
    found = headline(area, timezone.localdate())
    if not found.plans and not found.returned:
        return []
    return [Notice(f"{found.line}{found.waiting}", reverse("quality", args=[area.slug]), calm=not found.returned)]


def on_action(area: Area, state: ActionState) -> list[Notice]:
    """The themes of audits that an action answers."""
    return [
        Notice(f"Audits of plans led to this: {theme.words}", reverse("theme", args=[area.slug, theme.pk]), calm=True)
        for theme in state.action.quality_themes.order_by("pk")
    ]
