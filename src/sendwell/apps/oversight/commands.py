"""Every change to what a person keeps for themselves."""

from django.utils import timezone

from sendwell.apps.mechanisms.history import command
from sendwell.apps.mechanisms.refused import Refused, require
from sendwell.apps.mechanisms.secret_addresses import hash_of, new_secret
from sendwell.apps.oversight.models import FeedAddress, SavedView
from sendwell.apps.oversight.permissions import may_look_over
from sendwell.apps.partnership.models import Person

MOST_VIEWS = 30  # more than anyone can tell apart in a row of links


@command
def save_view(*, name: str, query: str, by: Person) -> SavedView:
    """Keep a view of the actions under a name; a view of that name is replaced. Raises PermissionDenied or Refused."""
    require(may_look_over(by))
    views = SavedView.objects.filter(person=by)
    if not query:
        raise Refused("Choose something first: this view shows every action.")
    if views.count() >= MOST_VIEWS and not views.filter(name=name).exists():
        raise Refused(f"You have {MOST_VIEWS} views. Remove one that you no longer use first.")
    view, _ = SavedView.objects.update_or_create(person=by, name=name, defaults={"query": query})
    return view


@command
def remove_view(*, view: SavedView, by: Person) -> None:
    """Forget a view. Raises PermissionDenied for somebody else's."""
    require(view.person_id == by.pk)
    view.delete()


@command
def make_feed_address(*, by: Person) -> str:
    """A new secret address for the calendar of `by`; the one before no longer works. Returns the secret, kept nowhere.

    Raises PermissionDenied.
    """
    require(may_look_over(by))
    _revoke(by)
    secret = new_secret()
    FeedAddress.objects.create(person=by, secret_hash=hash_of(secret))
    return secret


@command
def revoke_feed_address(*, by: Person) -> None:
    """Make the address of one's own calendar stop working. Does nothing where there is none."""
    _revoke(by)


def _revoke(person: Person) -> None:
    FeedAddress.objects.filter(person=person, revoked_at__isnull=True).update(revoked_at=timezone.now())
