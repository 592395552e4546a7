"""The visit room: what an adviser is shown as at a date, sealed; who was let in, and what they opened."""

from datetime import date, datetime, timedelta

from django.db import models
from django.utils import timezone

from sendwell.apps.monitoring.models.visits import Visit
from sendwell.apps.partnership.models import Person


class RoomState(models.TextChoices):
    """How far a room has come."""

    WAITING = "waiting", "Waiting to be built"
    BUILDING = "building", "Being built"
    READY = "ready", "Sealed"
    FAILED = "failed", "Could not be built"


class Room(models.Model):
    """Everything that a visit is shown as at the end of a day, sealed: never changed once it is ready.

    `content` is the snapshot as `room.snapshot` writes it and `page` the same as one page of HTML; with the files of
    evidence they stand in an archive, kept under `stored_as`. `sha256` is that of its manifest, which lists the SHA-256
    of everything else in it.
    """

    visit = models.ForeignKey(Visit, models.PROTECT, related_name="rooms")
    as_at = models.DateField("As at which day?")
    state = models.CharField(max_length=10, choices=RoomState, default=RoomState.WAITING)
    progress = models.PositiveSmallIntegerField(default=0)  # per cent
    problem = models.TextField(blank=True)
    content = models.JSONField(default=dict)
    page = models.TextField(blank=True)
    sha256 = models.CharField(max_length=64, blank=True)
    archive_sha256 = models.CharField(max_length=64, blank=True)
    stored_as = models.CharField(max_length=120, blank=True)
    size = models.PositiveBigIntegerField(default=0)  # bytes of the archive
    asked_by = models.ForeignKey(Person, models.PROTECT, related_name="+")
    asked_at = models.DateTimeField(default=timezone.now)
    built_at = models.DateTimeField(null=True, blank=True)
    checked_at = models.DateTimeField(null=True, blank=True)  # when it was last built again and compared
    checked = models.TextField(blank=True)  # what that found, in a sentence

    class Meta:
        constraints = [
            models.CheckConstraint(
                name="room_that_is_ready_is_sealed", condition=~models.Q(state="ready") | ~models.Q(sha256="")
            )
        ]

    def __str__(self) -> str:
        return f"Visit room as at {self.as_at:%-d %B %Y}"


class RoomLink(models.Model):
    """A secret address at which one adviser reads a room until it expires or is taken back.

    The secret itself is not kept: it is shown once, and its hash is what stands here.
    """

    room = models.ForeignKey(Room, models.PROTECT, related_name="links")
    for_whom = models.CharField("Whom is it for?", max_length=200)
    secret_hash = models.CharField(max_length=64, unique=True)
    made_by = models.ForeignKey(Person, models.PROTECT, related_name="+")
    made_at = models.DateTimeField(default=timezone.now)
    expires_at = models.DateTimeField("Until when?")
    revoked_at = models.DateTimeField(null=True, blank=True)

    def __str__(self) -> str:
        return f"Link for {self.for_whom}"

    def is_open(self, now: datetime) -> bool:
        """True while it lets its adviser in."""
        return self.revoked_at is None and now < self.expires_at

    @property
    def last_day(self) -> date:
        """The last day on which it works."""
        return timezone.localdate(self.expires_at - timedelta(seconds=1))


class Opening(models.Model):
    """That somebody opened something of a room: by a link, or signed in. Rows are only ever added."""

    room = models.ForeignKey(Room, models.PROTECT, related_name="openings")
    link = models.ForeignKey(RoomLink, models.PROTECT, null=True, related_name="openings")
    person = models.ForeignKey(Person, models.PROTECT, null=True, related_name="+")
    what = models.CharField(max_length=300)
    at = models.DateTimeField(default=timezone.now)

    class Meta:
        indexes = [models.Index(fields=["room", "-at"])]
        constraints = [
            models.CheckConstraint(
                name="opening_is_by_a_link_or_a_person",
                condition=models.Q(link__isnull=True, person__isnull=False)
                | models.Q(link__isnull=False, person__isnull=True),
            )
        ]

    def __str__(self) -> str:
        return f"{self.link.for_whom if self.link else self.person}: {self.what}"
