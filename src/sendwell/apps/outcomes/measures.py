"""The measures that an area can look at: those of the catalogue, and its own."""

from sendwell.apps.mechanisms.refused import Refused
from sendwell.apps.outcomes.models import LocalMeasure
from sendwell.apps.partnership.models import Area
from sendwell.domain.measures import Level, Measure, SourceKind
from sendwell.domain.measures.catalogue import all_measures
from sendwell.domain.measures.checking import measure_from

HEADLINE = ("any_sen", "ehc_plan", "sen_support", "all")  # the first that a measure has is the one that is shown first


def measures_of(area: Area) -> dict[str, Measure]:
    """Every measure that an area can look at, by key, topic by topic. One query."""
    own = LocalMeasure.objects.filter(area=area).select_related("area").order_by("topic", "name")
    return {measure.key: measure for measure in (*all_measures(), *(as_measure(one) for one in own))}


def measure_at(area: Area, slug: str) -> Measure | None:
    """The measure whose address ends in `slug`; None where the area has no such measure."""
    return measures_of(area).get(key_of(slug))


def as_measure(local: LocalMeasure) -> Measure:
    """A measure of an area's own in the shape of all others. Raises Refused with everything that must be mended."""
    row = {
        "key": local.key,
        "topic": local.topic,
        "name": local.name,
        "definition": local.definition,
        "numerator": local.numerator,
        "denominator": local.denominator,
        "source": local.source,
        "source_kinds": [SourceKind.LOCAL],
        "periods": [local.period_kind],
        "groups": ["all"],
        "levels": [Level.AUTHORITY, Level.LOCALITY, Level.SCHOOL],
        "polarity": local.polarity,
        "unit": local.unit,
        "decimals": local.decimals,
        "owner": local.area.name,
        "caveats": [local.caveats] if local.caveats else [],
    }
    found = measure_from(row)
    if isinstance(found, Measure):
        return found
    raise Refused(" ".join(f"{problem.what} {problem.mend}" for problem in found))


def headline_group(measure: Measure) -> str:
    """Whom the measure shows first: children with SEND, where it counts them apart."""
    return next((group for group in HEADLINE if group in measure.groups), measure.groups[0])


def slug_of(key: str) -> str:
    """A measure's key as it stands in an address; the area before a full stop is set off by a hyphen."""
    return key.replace(".", "-")


def key_of(slug: str) -> str:
    """The inverse of `slug_of`: no name has a hyphen, so the last one sets off the area.

    >>> key_of("fen-moor-portage_visits"), key_of("timeliness")
    ('fen-moor.portage_visits', 'timeliness')
    """
    area, _, name = slug.rpartition("-")
    return f"{area}.{name}" if area else name
