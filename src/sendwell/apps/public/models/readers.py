"""Who asked to be told by e-mail. Of a reader the address alone is kept, and nothing of what they read."""

from django.db import models
from django.db.models.functions import Lower
from django.utils import timezone

from sendwell.apps.partnership.models import Area
from sendwell.apps.reminders.models import Posting


class Subscriber(models.Model):
    """An address that is told of each new edition once whoever reads there has confirmed it. Deleted when they stop."""

    area = models.ForeignKey(Area, models.CASCADE, related_name="subscribers")
    address = models.EmailField()
    asked_at = models.DateTimeField(default=timezone.now)
    confirmed_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        constraints = [models.UniqueConstraint("area", Lower("address"), name="address_subscribes_once_to_an_area")]

    def __str__(self) -> str:
        return f"Subscriber {self.pk}"  # never the address: this is what logs would show


class Letter(Posting):
    """What is written to a subscriber. It goes with them, and is deleted once it was sent."""

    subscriber = models.ForeignKey(Subscriber, models.CASCADE, related_name="letters")
    stop_url = models.URLField(max_length=500, blank=True)  # empty before they have confirmed

    @property
    def address(self) -> str:
        """Where it goes."""
        return self.subscriber.address

    @property
    def headers(self) -> dict[str, str]:
        """What lets a mail program stop the messages with one click (RFC 8058)."""
        if not self.stop_url:
            return {}
        return {"List-Unsubscribe": f"<{self.stop_url}>", "List-Unsubscribe-Post": "List-Unsubscribe=One-Click"}

    def __str__(self) -> str:
        return self.subject
