"""The local area, its organisations and people, and the roles that people hold in it."""

from typing import ClassVar
from uuid import uuid4

from django.contrib.auth.base_user import AbstractBaseUser, BaseUserManager
from django.db import models
from django.db.models.functions import Lower
from django.utils import timezone
from simple_history.models import HistoricalRecords

from sendwell.apps.mechanisms.words import period


class UserManager(BaseUserManager["User"]):
    def create_user(self, email: str, name: str, password: str | None = None) -> "User":
        """Make a sign-in. Without a password nobody can sign in until it is set by the link sent by e-mail."""
        user = self.model(email=email.strip().lower(), name=name)
        user.set_password(password)
        user.save(using=self._db)
        return user

    def get_by_natural_key(self, username: str | None) -> "User":
        return self.get(email__iexact=username)


class User(AbstractBaseUser):
    """A sign-in: an e-mail address and a password. What it may do comes from the roles of its people, area by area."""

    email = models.EmailField(unique=True)
    name = models.CharField(max_length=200)
    is_active = models.BooleanField(default=True)

    objects: ClassVar[UserManager] = UserManager()
    USERNAME_FIELD = "email"
    REQUIRED_FIELDS = ["name"]

    class Meta:
        constraints = [models.UniqueConstraint(Lower("email"), name="user_email_unique_whatever_its_case")]

    def __str__(self) -> str:
        return self.name


class Area(models.Model):
    """A local area: one council's area with its health, education and care partners. Areas never see each other."""

    name = models.CharField(max_length=120)
    slug = models.SlugField(max_length=60, unique=True)
    # A new one with every change to anything of the area (`revision.changed`): what was worked out of it may be kept
    # for as long as this stays the same.
    revision = models.UUIDField(default=uuid4, editable=False)
    history = HistoricalRecords(excluded_fields=["revision"])

    def __str__(self) -> str:
        return self.name


class OrganisationKind(models.TextChoices):
    COUNCIL = "council", "Council"
    ICB = "icb", "Integrated care board"
    FORUM = "parent_carer_forum", "Parent carer forum"
    SCHOOL = "school", "School or trust"
    PROVIDER = "provider", "Contracted provider"
    OTHER = "other", "Other organisation"


class Organisation(models.Model):
    """A member of the partnership that can lead or share an action."""

    area = models.ForeignKey(Area, models.PROTECT, related_name="organisations")
    name = models.CharField("Name", max_length=200)
    kind = models.CharField("What kind of organisation is it?", max_length=30, choices=OrganisationKind)
    history = HistoricalRecords()

    class Meta:
        constraints = [models.UniqueConstraint("area", Lower("name"), name="organisation_named_once_in_an_area")]

    def __str__(self) -> str:
        return self.name


class Person(models.Model):
    """Someone in the partnership: may own actions; may sign in, where `user` is set."""

    area = models.ForeignKey(Area, models.PROTECT, related_name="people")
    name = models.CharField("Full name", max_length=200)
    job_title = models.CharField("Job title", max_length=200, blank=True)
    organisation = models.ForeignKey(
        Organisation, models.PROTECT, related_name="people", null=True, blank=True, verbose_name="Organisation"
    )
    user = models.ForeignKey(User, models.PROTECT, related_name="people", null=True, blank=True)
    left_on = models.DateField("Left on", null=True, blank=True)
    history = HistoricalRecords()

    class Meta:
        constraints = [models.UniqueConstraint(fields=["area", "user"], name="user_is_one_person_in_an_area")]

    def __str__(self) -> str:
        return self.name


class Role(models.TextChoices):
    """What someone is in an area. What each role may do stands in the apps' `permissions.py`."""

    PROGRAMME_MANAGER = "programme_manager", "Programme manager"
    ACTION_OWNER = "action_owner", "Action owner"
    BOARD_MEMBER = "board_member", "Board member"
    ANALYST = "analyst", "Analyst"
    CASE_MANAGER = "case_manager", "Case manager"
    PLAN_AUDITOR = "plan_auditor", "Plan auditor"
    SCRUTINY_MEMBER = "scrutiny_member", "Scrutiny member"
    ADVISER = "adviser", "Read-only adviser"
    CLERK = "clerk", "Clerk of meetings"
    ADMINISTRATOR = "administrator", "Administrator"


class RoleHeld(models.Model):
    """A role that a person holds; taking it away deletes the row, and its history stays."""

    person = models.ForeignKey(Person, models.CASCADE, related_name="roles_held")
    role = models.CharField(max_length=30, choices=Role)
    history = HistoricalRecords()

    class Meta:
        constraints = [models.UniqueConstraint(fields=["person", "role"], name="role_held_once")]

    def __str__(self) -> str:
        return self.get_role_display()


class SchoolTerm(models.Model):
    """A term of the area's schools, first and last day included, with its half-term holiday."""

    area = models.ForeignKey(Area, models.CASCADE, related_name="school_terms")
    name = models.CharField("What is the term called?", max_length=60)
    first_on = models.DateField("First day of school")
    last_on = models.DateField("Last day of school")
    closed_from = models.DateField("First day of half-term", null=True, blank=True)
    closed_to = models.DateField("Last day of half-term", null=True, blank=True)
    history = HistoricalRecords()

    class Meta:
        constraints = [
            models.UniqueConstraint("area", Lower("name"), name="school_term_named_once_in_an_area"),
            models.CheckConstraint(
                name="school_term_ends_after_it_begins",
                condition=models.Q(last_on__gt=models.F("first_on")),
                violation_error_message="The last day of school is not after the first. Correct whichever is wrong.",
            ),
        ]

    def __str__(self) -> str:
        return self.name

    @property
    def half_term(self) -> str:
        """The half-term holiday in words: "26 to 30 October 2026"; nothing where there is none."""
        return period(self.closed_from, self.closed_to) if self.closed_from else ""


class FormSent(models.Model):
    """A form that was accepted, by the token it carried: sent again, it leads to the same page and changes nothing."""

    token = models.UUIDField(primary_key=True)
    user = models.ForeignKey(User, models.CASCADE, related_name="+")
    led_to = models.CharField(max_length=500, blank=True)
    sent_at = models.DateTimeField(default=timezone.now)

    def __str__(self) -> str:
        return str(self.token)
