"""The rhythm that an area sets, and every message that was sent on it."""

from django.db import models
from django.db.models import F, Q
from django.utils import timezone
from simple_history.models import HistoricalRecords

from sendwell.apps.governance.models import Body, FollowUp
from sendwell.apps.partnership.models import Area, Person
from sendwell.apps.programme.models import Action
from sendwell.domain import rhythm as rules


class Rhythm(models.Model):
    """How often an area's actions owe an update, and what happens while none comes. Days are calendar days."""

    area = models.OneToOneField(Area, models.PROTECT, related_name="rhythm")
    every = models.PositiveSmallIntegerField("Days between two updates", default=14)
    before = models.PositiveSmallIntegerField("Days before an update is due that its owner is reminded", default=2)
    again = models.PositiveSmallIntegerField("Days after which the owner is reminded again", default=4)
    escalate_after = models.PositiveSmallIntegerField(
        "Days of silence after which whoever answers for the priority is told", default=28
    )
    further_after = models.PositiveSmallIntegerField(
        "Days of silence after which the chair of the board is told", default=42
    )
    board = models.ForeignKey(
        Body, models.PROTECT, null=True, blank=True, related_name="+", verbose_name="The board whose chair is told"
    )
    sends = models.BooleanField("Send these messages by e-mail", default=True)
    history = HistoricalRecords()

    class Meta:
        constraints = [
            models.CheckConstraint(name="rhythm_reminds_between_updates", condition=Q(before__lt=F("every"))),
            models.CheckConstraint(
                name="rhythm_tells_the_chair_last",
                condition=Q(escalate_after__gt=F("every")) & Q(further_after__gt=F("escalate_after")),
            ),
        ]

    def __str__(self) -> str:
        return f"Two lines every {self.every} days"

    @property
    def rule(self) -> rules.Rhythm:
        """The rhythm as the ground floor knows it."""
        return rules.Rhythm(self.every, self.before, self.again, self.escalate_after, self.further_after)


class State(models.TextChoices):
    """What became of a message."""

    WAITING = "waiting", "Waiting to be sent"
    SENDING = "sending", "Being sent"
    SENT = "sent", "Sent"
    FAILED = "failed", "Not sent"


class Posting(models.Model):
    """Something that goes out by e-mail, and what became of it. What is one has an `address`."""

    subject = models.CharField(max_length=300)
    text = models.TextField()
    state = models.CharField(max_length=10, choices=State, default=State.WAITING)
    written_at = models.DateTimeField(default=timezone.now)
    tried_at = models.DateTimeField(null=True, blank=True)
    attempts = models.PositiveSmallIntegerField(default=0)
    failure = models.TextField(blank=True)  # why the last attempt failed, in words
    try_again_at = models.DateTimeField(null=True, blank=True)  # where another try may help, on the same day

    class Meta:
        abstract = True

    @property
    def headers(self) -> dict[str, str]:
        """What stands at its head besides subject and address."""
        return {}


class Message(Posting):
    """What one person was told on one day: everything in one message. Kept as it was sent, and never changed after."""

    person = models.ForeignKey(Person, models.PROTECT, related_name="messages")
    day = models.DateField()
    address = models.EmailField()

    class Meta:
        constraints = [models.UniqueConstraint(fields=["person", "day"], name="one_message_for_a_person_a_day")]

    def __str__(self) -> str:
        return f"{self.person}, {self.day:%-d %B %Y}"


class To(models.TextChoices):
    """As what somebody is told of an action."""

    OWNER = rules.To.OWNER.value, "Reminder to the owner"
    ACCOUNTABLE = rules.To.ACCOUNTABLE.value, "Silence, told to whoever answers for the priority"
    CHAIR = rules.To.CHAIR.value, "Silence, told to the chair"


class Line(models.Model):
    """One action in a message, and why it was in it. An action that is taken back leaves its words in the message."""

    message = models.ForeignKey(Message, models.CASCADE, related_name="lines")
    action = models.ForeignKey(Action, models.CASCADE, related_name="reminders")
    to = models.CharField(max_length=12, choices=To)
    why = models.TextField()

    class Meta:
        constraints = [models.UniqueConstraint(fields=["message", "action", "to"], name="action_once_in_a_message")]

    def __str__(self) -> str:
        return self.why


class CommentLine(models.Model):
    """One measure that worsens, in a message to whoever answers for it, and why it was in it."""

    message = models.ForeignKey(Message, models.CASCADE, related_name="comment_lines")
    measure = models.CharField(max_length=80)
    why = models.TextField()

    class Meta:
        constraints = [models.UniqueConstraint(fields=["message", "measure"], name="measure_once_in_a_message")]

    def __str__(self) -> str:
        return self.why


class AnswerLine(models.Model):
    """One answer that a body waits for, in a message to whoever owes it, and why it was in it."""

    message = models.ForeignKey(Message, models.CASCADE, related_name="answer_lines")
    follow_up = models.ForeignKey(FollowUp, models.CASCADE, related_name="reminders")
    why = models.TextField()

    class Meta:
        constraints = [models.UniqueConstraint(fields=["message", "follow_up"], name="answer_once_in_a_message")]

    def __str__(self) -> str:
        return self.why


class Section(models.TextChoices):
    """Where a line stands in a message, besides what its reader is reminded of."""

    RISK = "risk", "Risks to look at again"
    CHANGED = "changed", "What changed on what you follow"
    MEETING = "meeting", "Your next meeting"
    SOON = "soon", "Coming up for you"


class DigestLine(models.Model):
    """One line of a message, and why it was in it. `about` names what it is of ("meeting:12")."""

    message = models.ForeignKey(Message, models.CASCADE, related_name="digest_lines")
    section = models.CharField(max_length=10, choices=Section)
    about = models.CharField(max_length=100)
    words = models.TextField()
    why = models.CharField(max_length=100)
    url = models.CharField(max_length=300)

    def __str__(self) -> str:
        return self.words


class Followed(models.TextChoices):
    """What can be followed. Each has a page of the same name."""

    ACTION = "action", "Action"
    PRIORITY = "priority", "Priority"
    BODY = "body", "Body"
    MEASURE = "measure", "Measure"


class Follow(models.Model):
    """That somebody follows something, or, of what is theirs, that they do not."""

    person = models.ForeignKey(Person, models.CASCADE, related_name="follows")
    kind = models.CharField(max_length=10, choices=Followed)
    key = models.CharField(max_length=80)  # of the row; of a measure, its own key
    follows = models.BooleanField()

    class Meta:
        constraints = [models.UniqueConstraint(fields=["person", "kind", "key"], name="thing_followed_once")]

    def __str__(self) -> str:
        return f"{self.person}: {self.kind} {self.key}"
