"""What an editor decides of single things: whether they are shown, and in which words."""

from django.db import models
from simple_history.models import HistoricalRecords

from sendwell.apps.partnership.models import Area
from sendwell.apps.programme.models import Priority


class Choice(models.Model):
    """Whether one thing is shown to the public, and why not. What has no choice follows the rule of its kind."""

    area = models.ForeignKey(Area, models.CASCADE, related_name="public_choices")
    key = models.CharField(max_length=100)  # of the item: "promise-12"
    shown = models.BooleanField("Show it on the public site")
    because = models.CharField("Why not?", max_length=300, blank=True)
    history = HistoricalRecords()

    class Meta:
        constraints = [models.UniqueConstraint(fields=["area", "key"], name="public_choice_made_once")]

    def __str__(self) -> str:
        return self.key


class PublicText(models.Model):
    """A text of its own for the public, beside the officers' words; `beside` marks those that it was written beside."""

    area = models.ForeignKey(Area, models.CASCADE, related_name="public_texts")
    key = models.CharField(max_length=100)  # of the item
    part = models.CharField(max_length=20)  # which of its texts
    words = models.TextField()
    beside = models.CharField(max_length=12)  # editing.mark_of the original
    history = HistoricalRecords()

    class Meta:
        constraints = [models.UniqueConstraint(fields=["area", "key", "part"], name="public_text_written_once")]

    def __str__(self) -> str:
        return f"{self.key}: {self.part}"


class Answered(models.TextChoices):
    """What became of what families said."""

    DID = "did", "We did it"
    DOING = "doing", "We are doing it"
    COULD_NOT = "could_not", "We could not, because …"


class YouSaid(models.Model):
    """What families told the partnership, and what was done, or why it could not be."""

    area = models.ForeignKey(Area, models.CASCADE, related_name="you_said")
    said = models.TextField("What did families say?")
    heard_on = models.DateField("When did you hear it?")
    heard_from = models.CharField("From whom? A group, never one family", max_length=200, blank=True)
    answered = models.CharField("What became of it?", max_length=10, choices=Answered)
    answer = models.TextField("What did you do, or why could you not?")
    priority = models.ForeignKey(
        Priority, models.PROTECT, null=True, blank=True, related_name="you_said", verbose_name="Which priority?"
    )
    history = HistoricalRecords()

    class Meta:
        verbose_name_plural = "you said"

    def __str__(self) -> str:
        return self.said[:80]
