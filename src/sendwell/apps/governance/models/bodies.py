"""Bodies, who sits on them, and the posts that do the work."""

from datetime import date

from django.db import models
from django.db.models.functions import Lower
from simple_history.models import HistoricalRecords

from sendwell.apps.partnership.models import Area, Organisation, Person


class Body(models.Model):
    """A board, panel, committee or cabinet that oversees, decides or scrutinises.

    `chair` is the person whom reminders know as the chair; whoever chairs beside them sits with the role of co-chair.
    """

    area = models.ForeignKey(Area, models.PROTECT, related_name="bodies")
    name = models.CharField("Name", max_length=200)
    purpose = models.TextField("What is it for?", blank=True)
    chair = models.ForeignKey(Person, models.PROTECT, null=True, blank=True, related_name="+", verbose_name="Chair")
    parent = models.ForeignKey(
        "self", models.PROTECT, null=True, blank=True, related_name="parts", verbose_name="Which body is it part of?"
    )
    reports_to = models.ManyToManyField(
        "self", symmetrical=False, related_name="hears_from", blank=True, verbose_name="Which others does it report to?"
    )
    decides = models.BooleanField("It decides", default=False)
    advises = models.BooleanField("It advises", default=False)
    scrutinises = models.BooleanField("It scrutinises", default=False)
    quorum = models.PositiveSmallIntegerField("How many members must be there?", null=True, blank=True)
    council_law = models.BooleanField("The law on council meetings applies to it", default=False)
    papers_days = models.PositiveSmallIntegerField(
        "How many clear working days before a meeting are its papers out?", null=True, blank=True
    )
    history = HistoricalRecords(m2m_fields=[reports_to])

    class Meta:
        verbose_name_plural = "bodies"
        constraints = [
            models.UniqueConstraint("area", Lower("name"), name="body_named_once_in_an_area"),
            models.CheckConstraint(
                name="body_is_not_part_of_itself",
                condition=models.Q(parent__isnull=True) | ~models.Q(parent=models.F("id")),
            ),
        ]

    def __str__(self) -> str:
        return self.name


class MemberRole(models.TextChoices):
    """What somebody is on a body, besides its chair."""

    CO_CHAIR = "co_chair", "Co-chair"
    VICE_CHAIR = "vice_chair", "Vice-chair"
    MEMBER = "member", "Member"
    IN_ATTENDANCE = "in_attendance", "In attendance"
    OBSERVER = "observer", "Observer"
    CLERK = "clerk", "Takes the minutes"


SEATED = (MemberRole.CO_CHAIR, MemberRole.VICE_CHAIR, MemberRole.MEMBER)
"""The roles that count towards a quorum."""


class Membership(models.Model):
    """Somebody’s seat on a body: as what, for whom, from when and until when, and who sits for them."""

    body = models.ForeignKey(Body, models.CASCADE, related_name="memberships")
    person = models.ForeignKey(Person, models.PROTECT, related_name="memberships", verbose_name="Who?")
    role = models.CharField("As what?", max_length=20, choices=MemberRole, default=MemberRole.MEMBER)
    organisation = models.ForeignKey(
        Organisation, models.PROTECT, null=True, blank=True, related_name="+", verbose_name="For which organisation?"
    )
    starts_on = models.DateField("From")
    ends_on = models.DateField("Until", null=True, blank=True)
    deputy = models.ForeignKey(
        Person, models.PROTECT, null=True, blank=True, related_name="+", verbose_name="Who sits for them?"
    )
    history = HistoricalRecords()

    class Meta:
        constraints = [
            models.CheckConstraint(
                name="membership_ends_after_it_starts",
                condition=models.Q(ends_on__isnull=True) | models.Q(ends_on__gte=models.F("starts_on")),
            ),
            models.CheckConstraint(
                name="nobody_is_their_own_deputy",
                condition=models.Q(deputy__isnull=True) | ~models.Q(deputy=models.F("person")),
            ),
        ]

    def __str__(self) -> str:
        return f"{self.person}, {self.get_role_display().lower()}"

    def sits_on(self, day: date) -> bool:
        """True from the first day of the term to its last, both included."""
        return self.starts_on <= day and (self.ends_on is None or day <= self.ends_on)


class Post(models.Model):
    """A post in the SEND workforce: who holds it, for whom, and to which post it answers."""

    area = models.ForeignKey(Area, models.PROTECT, related_name="posts")
    title = models.CharField("What is the post called?", max_length=200)
    organisation = models.ForeignKey(
        Organisation, models.PROTECT, null=True, blank=True, related_name="posts", verbose_name="Which organisation?"
    )
    holder = models.ForeignKey(
        Person, models.PROTECT, null=True, blank=True, related_name="posts", verbose_name="Who holds it?"
    )
    reports_to = models.ForeignKey(
        "self",
        models.PROTECT,
        null=True,
        blank=True,
        related_name="reports",
        verbose_name="Which post does it answer to?",
    )
    history = HistoricalRecords()

    class Meta:
        constraints = [
            models.CheckConstraint(
                name="post_does_not_answer_to_itself",
                condition=models.Q(reports_to__isnull=True) | ~models.Q(reports_to=models.F("id")),
            )
        ]

    def __str__(self) -> str:
        return self.title
