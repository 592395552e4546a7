"""What a person keeps for themselves when they look over the plan, and the words that search finds."""

from django.db import models
from django.utils import timezone

from sendwell.apps.oversight.full_text import WordsField
from sendwell.apps.partnership.models import Area, Person


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


class SeenBy(models.TextChoices):
    """Who finds a thing by searching."""

    EVERYONE = "everyone", "Everyone with a role in the area"
    CLOSED = "closed", "Those who read private papers"
    REVIEWERS = "reviewers", "Those who confirm what was read"


class Indexed(models.Model):
    """The words of one thing that search finds: kept by `searching.index` whenever the thing is saved or deleted.

    Beside this table each database keeps its own full-text index, made in the migration: SQLite a table of FTS5 that
    triggers fill, PostgreSQL a column `tokens` with a GIN index. Both are asked through `words__has`.
    """

    area = models.ForeignKey(Area, models.CASCADE, related_name="+")
    kind = models.CharField(max_length=20)  # the key of a searching.Kind
    key = models.BigIntegerField()  # of the row
    day = models.DateField(null=True)  # of the thing; the newest are shown first
    seen_by = models.CharField(max_length=10, choices=SeenBy)
    words = WordsField()  # as domain.searching.words_of writes them

    class Meta:
        verbose_name_plural = "indexed"
        constraints = [models.UniqueConstraint(fields=["kind", "key"], name="thing_indexed_once")]
        indexes = [models.Index(fields=["area", "kind"], name="indexed_of_a_kind")]

    def __str__(self) -> str:
        return f"{self.kind} {self.key}"
