"""The places that numbers are about: reference data that all areas share, and each area's own schools."""

from django.db import models
from simple_history.models import HistoricalRecords

from sendwell.apps.partnership.models import Area
from sendwell.domain.measures.observation import Level

_LEVELS = [(level.value, level.value) for level in Level]


class Place(models.Model):
    """A place with its code, as `domain.measures.Level` writes it. Without an area it is reference data for all.

    `authority` and `region` are the codes of the places that it lies in; `phase` and `kind` are those of a school.
    """

    area = models.ForeignKey(Area, models.CASCADE, null=True, blank=True, related_name="places")
    level = models.CharField(max_length=20, choices=_LEVELS)
    code = models.CharField(max_length=40)
    name = models.CharField(max_length=200)
    authority = models.CharField(max_length=40, blank=True)
    region = models.CharField(max_length=40, blank=True)
    locality = models.CharField(max_length=200, blank=True)
    phase = models.CharField(max_length=60, blank=True)
    kind = models.CharField(max_length=120, blank=True)
    outline = models.JSONField(null=True, blank=True)  # GeoJSON geometry in longitude and latitude, for the map

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["level", "code"], condition=models.Q(area__isnull=True), name="shared_place_once"
            ),
            models.UniqueConstraint(
                fields=["area", "level", "code"], condition=models.Q(area__isnull=False), name="own_place_once"
            ),
        ]

    def __str__(self) -> str:
        return self.name


class HomeAuthority(models.Model):
    """The local authority whose published numbers are those of an area."""

    area = models.OneToOneField(Area, models.CASCADE, related_name="home_authority")
    code = models.CharField("Local authority", max_length=40)
    history = HistoricalRecords()

    class Meta:
        verbose_name_plural = "home authorities"

    def __str__(self) -> str:
        return self.code


class Neighbour(models.Model):
    """One authority's statistical neighbour, by its rank in one list; the list is dated because lists are reissued."""

    authority = models.CharField(max_length=40)
    neighbour = models.CharField(max_length=40)
    rank = models.PositiveSmallIntegerField()
    of_list = models.CharField(max_length=40)  # for example "sn_may_2025"

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["authority", "of_list", "neighbour"], name="neighbour_once_in_a_list")
        ]

    def __str__(self) -> str:
        return f"{self.authority}: {self.rank} {self.neighbour}"


class ComparisonSet(models.Model):
    """The authorities that an area compares itself with, where it does not use its statistical neighbours."""

    area = models.OneToOneField(Area, models.CASCADE, related_name="comparison_set")
    name = models.CharField("What do you call them?", max_length=120)
    places = models.JSONField(default=list)  # codes of authorities
    history = HistoricalRecords()

    def __str__(self) -> str:
        return self.name
