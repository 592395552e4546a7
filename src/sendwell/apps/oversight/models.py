"""What a person keeps for themselves when they look over the plan."""

from django.db import models

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
