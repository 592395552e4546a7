"""The key of a case: what is kept in the place of the authority's own reference."""

from django.utils.crypto import salted_hmac

from sendwell.apps.partnership.models import Area

SALT = "sendwell.casework.key"


def key_of(area: Area, reference: str) -> str:
    """The key of a case: HMAC-SHA-256 of its reference with the secret of this installation, different in each area.

    Without the secret nobody can find the key of a reference by trying references, and no key leads back to one. With
    another secret, every key is another.
    """
    return salted_hmac(SALT, f"{area.pk}:{reference}", algorithm="sha256").hexdigest()
