"""What pages and new packs ask about the packs that were issued."""

from django.db.models import QuerySet

from sendwell.apps.partnership.models import Area
from sendwell.apps.publishing.models import Pack


def packs_of(area: Area) -> QuerySet[Pack]:
    """The packs of an area, those for the latest meetings first, and of one meeting the newest."""
    found = Pack.objects.filter(area=area).select_related("area", "body__area", "issued_by")
    return found.order_by("-meeting_on", "body__name", "-issued_at", "-pk")
