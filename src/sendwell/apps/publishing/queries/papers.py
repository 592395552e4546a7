"""What pages and new packs ask about the packs that were issued."""

from datetime import date

from django.db.models import QuerySet

from sendwell.apps.partnership.models import Area
from sendwell.apps.programme.last_board import LastBoard
from sendwell.apps.publishing.models import Pack


def packs_of(area: Area) -> QuerySet[Pack]:
    """The packs of an area, those for the latest meetings first, and of one meeting the newest."""
    found = Pack.objects.filter(area=area).select_related("area", "body__area", "issued_by", "corrected_by")
    return found.order_by("-meeting_on", "body__name", "-issued_at", "-pk")


def packs_with_fingerprint(area: Area, fingerprint: str) -> QuerySet[Pack]:
    """The packs of an area whose fingerprint begins so, however it is written: with spaces, in capitals."""
    plain = "".join(fingerprint.split()).lower()
    return packs_of(area).filter(sha256__startswith=plain) if plain else packs_of(area).none()


def told_last(area: Area, today: date) -> LastBoard | None:
    """What the pack for the last meeting up to `today` told of each action.

    What its members had before them counts: the first edition that went out for that meeting, whatever was corrected
    in it later, and whatever was issued for other readers after it.
    """
    first = packs_of(area).filter(meeting_on__lte=today, corrects=None)
    pack = first.order_by("-meeting_on", "issued_at", "pk").first()
    if pack is None:
        return None
    return LastBoard(str(pack.body), pack.meeting_on, pack.issued_at, pack.ratings, by_pack=True)
