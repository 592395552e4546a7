"""Secret addresses of calendars: whoever has one may read the deadlines of an area, as one of its people."""

from sendwell.apps.mechanisms.secret_addresses import hash_of
from sendwell.apps.oversight.models import FeedAddress
from sendwell.apps.oversight.permissions import may_look_over
from sendwell.apps.partnership.models import Person


def address_of(person: Person) -> FeedAddress | None:
    """The address that a person has now."""
    return FeedAddress.objects.filter(person=person, revoked_at__isnull=True).first()


def reader_with(secret: str) -> Person | None:
    """Whose secret it is; None for one that was never given, was revoked, or whose person may no longer look."""
    known = FeedAddress.objects.filter(secret_hash=hash_of(secret), revoked_at__isnull=True)
    address = known.select_related("person__area").prefetch_related("person__roles_held").first()
    if address is None or address.person.left_on or not may_look_over(address.person):
        return None
    return address.person
