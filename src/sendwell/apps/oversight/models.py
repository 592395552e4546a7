"""What a person keeps for themselves when they look over the plan."""

from django.db import models
from django.utils import timezone

from sendwell.apps.partnership.models import Person


class SavedView(models.Model):
    """A view of the actions that a person gave a name to: nobody else sees it. `query` is that of its address."""

    person = models.ForeignKey(Person, models.CASCADE, related_name="saved_views")
    name = models.CharField("Name", max_length=80)
    query = models.CharField(max_length=600)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["person", "name"], name="view_named_once_by_a_person")]

    def __str__(self) -> str:
        return self.name


class FeedAddress(models.Model):
    """A secret address at which a calendar program reads an area's deadlines for one person, until it is revoked.

    The secret itself is not kept: it is shown once, and its hash is what stands here.
    """

    person = models.ForeignKey(Person, models.CASCADE, related_name="feed_addresses")
    secret_hash = models.CharField(max_length=64, unique=True)
    made_at = models.DateTimeField(default=timezone.now)
    revoked_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        verbose_name_plural = "feed addresses"
        constraints = [
            models.UniqueConstraint(
                fields=["person"], condition=models.Q(revoked_at__isnull=True), name="one_feed_address_for_a_person"
            )
        ]

    def __str__(self) -> str:
        return f"Calendar of {self.person}, made on {self.made_at:%-d %B %Y}"
