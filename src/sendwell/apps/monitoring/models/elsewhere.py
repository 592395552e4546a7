"""How other areas stood at their inspections, as published tables tell it."""

from django.db import models


class PublishedOutcome(models.Model):
    """How an area stood at an inspection, by a published table. Shared by all areas of the installation.

    `on` is when the inspection began or, where the table gives only that, was published.
    """

    authority = models.CharField(max_length=3)  # key of domain.places
    on = models.DateField()
    outcome = models.CharField(max_length=40)  # of a framework, or a key of frameworks.outcome_tables
    table = models.CharField(max_length=200)  # the name of the file

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["authority", "on", "outcome"], name="published_outcome_told_once")
        ]

    def __str__(self) -> str:
        return f"{self.authority}: {self.outcome}, {self.on:%-d %B %Y}"
