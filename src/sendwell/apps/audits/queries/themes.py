"""What audits have in common, and what becomes of it."""

from django.db.models import QuerySet

from sendwell.apps.audits.models import Theme
from sendwell.apps.partnership.models import Area


def themes_of(area: Area) -> QuerySet[Theme]:
    """The themes of an area, the latest first."""
    rows = Theme.objects.filter(area=area).select_related("action__priority", "follow_up__owner", "raised_by")
    return rows.order_by("-raised_on", "-pk")
