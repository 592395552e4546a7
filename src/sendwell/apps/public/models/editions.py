"""The public site of an area, and its editions: each a snapshot, sealed when a person published it."""

from django.db import models
from django.utils import timezone
from simple_history.models import HistoricalRecords

from sendwell.apps.partnership.models import Area, Person


class Edition(models.Model):
    """The public site as it was prepared on a day. Its content never changes; `sha256` is the fingerprint of it.

    It has no number before a person has published it. `outdated` are the keys of items whose officers' words had
    changed since somebody worded them for the public.
    """

    area = models.ForeignKey(Area, models.PROTECT, related_name="public_editions")
    content = models.JSONField()  # as public.items.snapshot writes it
    sha256 = models.CharField(max_length=64)
    outdated = models.JSONField(default=list)
    prepared_by = models.ForeignKey(Person, models.PROTECT, related_name="+")
    prepared_at = models.DateTimeField(default=timezone.now)
    number = models.PositiveIntegerField(null=True, blank=True)
    published_by = models.ForeignKey(Person, models.PROTECT, null=True, blank=True, related_name="+")
    published_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["area", "number"], name="public_edition_numbered_once"),
            models.CheckConstraint(
                name="public_edition_is_published_by_somebody",
                condition=models.Q(number=None, published_by=None, published_at=None)
                | models.Q(number__isnull=False, published_by__isnull=False, published_at__isnull=False),
            ),
        ]

    def __str__(self) -> str:
        return f"Edition {self.number}" if self.number else f"Prepared on {self.prepared_at:%-d %B %Y}"


class PublicSite(models.Model):
    """What an area writes itself on its public site, and which edition is shown. Without one, nothing is public."""

    area = models.OneToOneField(Area, models.PROTECT, related_name="public_site")
    shown = models.ForeignKey(Edition, models.PROTECT, null=True, blank=True, related_name="+", editable=False)
    taken_down_because = models.TextField("Why is it taken down?", blank=True)
    opening = models.TextField("What should a parent read first?", blank=True)
    easy_read = models.TextField("The whole story in easy words", blank=True)
    contact = models.TextField("How can people reach you, and who else can help them?", blank=True)
    history = HistoricalRecords()

    def __str__(self) -> str:
        return f"The public site of {self.area}"

    @property
    def texts(self) -> dict[str, str]:
        """What the area wrote itself, by the name of the field."""
        return {name: getattr(self, name) for name in ("opening", "easy_read", "contact")}


class Sheet(models.Model):
    """A paper in its public form: private items, attendance and names left out. Never changed, shared by editions.

    `made_from` tells the paper as it was kept and what was left out of it: another sheet is made when either differs.
    """

    area = models.ForeignKey(Area, models.PROTECT, related_name="public_sheets")
    key = models.CharField(max_length=100)  # of the item: "minutes-12"
    made_from = models.CharField(max_length=64)
    content = models.JSONField()  # as publishing.kept writes it

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["area", "key", "made_from"], name="public_sheet_made_once_from_a_paper")
        ]

    def __str__(self) -> str:
        return self.key
