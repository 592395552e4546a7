"""Numbers, icons and small lines of measures. An icon never speaks without its word."""

from datetime import date

from django import template
from django.utils import timezone
from django.utils.html import format_html
from django.utils.safestring import SafeString

from sendwell.apps.mechanisms.words import counted
from sendwell.apps.outcomes.judging import Judged
from sendwell.apps.outcomes.measures import measures_of, slug_of
from sendwell.apps.outcomes.pictures.sparkline import sparkline
from sendwell.apps.partnership.models import Area
from sendwell.domain.measures import Measure, Symbol, group_name
from sendwell.domain.statistics import Assurance, PointType

register = template.Library()

VARIATIONS = {
    PointType.COMMON_CAUSE: ("expected", "As expected", "Within expected variation"),
    PointType.IMPROVEMENT: ("better", "Better", "Better than chance explains"),
    PointType.CONCERN: ("worse", "Worse", "Worse than chance explains"),
    PointType.NEUTRAL_HIGH: ("neutral", "Higher", "Higher than chance explains; neither way is better"),
    PointType.NEUTRAL_LOW: ("neutral", "Lower", "Lower than chance explains; neither way is better"),
    None: ("none", "Too few", "Too few numbers to tell a change from chance"),
}
ASSURANCES = {
    Assurance.CONSISTENT_PASS: ("better", "met", "Will be met", "Unless something changes, the target will be met"),
    Assurance.CONSISTENT_FAIL: ("worse", "missed", "Will be missed", "Unless something changes, it will not be met"),
    Assurance.INCONSISTENT: ("expected", "either", "Hit and miss", "By chance alone the target will be met at times"),
    Assurance.NOT_JUDGED: ("none", "none", "Not judged", "No limits or no better direction to judge it by"),
    None: ("none", "none", "Not judged", "Too few numbers to say"),
}
SYMBOLS = {
    Symbol.NONE: "no number",
    Symbol.SUPPRESSED: "not shown: few children",
    Symbol.NOT_AVAILABLE: "not available",
    Symbol.NOT_APPLICABLE: "does not apply",
    Symbol.LOW: "rounds to nought, but is not nought",
}
SIGNS = {  # drawn in a square of 24
    "wave": "M4.5 13 q2.5 -6 5 0 t5 0 t5 0",
    "up": "M8 16 L16 8 M9.5 8 H16 V14.5",
    "down": "M8 8 L16 16 M9.5 16 H16 V9.5",
    "met": "M7 12.5 l3.5 3.5 l6.5 -7.5",
    "missed": "M8 8 l8 8 M16 8 l-8 8",
    "either": "M9 9.5 q0 -3 3 -3 t3 3 q0 2 -3 3.2 v1 M12 16.8 v0.2",
    "none": "M8 12 h8",
}


@register.filter
def shown(measure: Measure, value: float | None) -> str:
    """A value of a measure with its unit; a dash where there is none."""
    return "–" if value is None else measure.shown(value)


register.filter("key_in_address", slug_of)


@register.filter
def measure_name(key: str, area: Area) -> str:
    """What a measure of an area is called; its key where the area has it no longer. One query for a page."""
    if "measures_by_key" not in vars(area):
        vars(area)["measures_by_key"] = measures_of(area)
    known: dict[str, Measure] = vars(area)["measures_by_key"]
    return known[key].name if key in known else key


@register.filter
def lower_first(sentence: str) -> str:
    """A sentence to go on with in the middle of another."""
    return sentence[:1].lower() + sentence[1:]


@register.filter
def slug(measure: Measure) -> str:
    """How a measure stands in an address."""
    return slug_of(measure.key)


@register.filter
def group_words(group: str) -> str:
    """What a page calls a group of children."""
    return group_name(group)


@register.filter
def symbol_words(symbol: Symbol) -> str:
    """Why there is no number, in words: it is never nought."""
    return SYMBOLS[symbol]


@register.filter
def variation(judged: Judged | None) -> SafeString:
    """What the last number means, as icon, word and sentence; the arrow shows which way it went."""
    look, word, sentence = VARIATIONS[judged.variation if judged else None]
    way = judged.way if judged else 0
    sign = {"expected": "wave", "none": "none"}.get(look, "up" if way > 0 else "down")
    return _icon(look, sign, word, sentence)


@register.filter
def variation_of(kind: PointType) -> str:
    """What a point means, in a word or two."""
    return VARIATIONS[kind][1]


@register.filter
def assurance(judged: Judged | None) -> SafeString:
    """Whether the target will be met as things run, as icon, word and sentence; nothing where there is no target."""
    if judged is None or judged.target is None:
        return format_html('<span class="app-quiet">{}</span>', "No target")
    return _icon(*ASSURANCES[judged.assurance])


@register.filter
def spark(judged: Judged) -> SafeString:
    """The series as a line as small as a word."""
    return sparkline([point.value for point in judged.series.points], f"{judged.measure.name} in time")


@register.filter
def age(ends_on: date) -> str:
    """How old a number is: "ended 31 October 2026, 24 days ago"."""
    days = (timezone.localdate() - ends_on).days
    if days < 0:
        return f"until {ends_on:%-d %B %Y}"
    old = counted(days, "day") if days < 60 else counted(round(days / 30.4), "month")
    return f"to {ends_on:%-d %B %Y}, {old} old"


def _icon(look: str, sign: str, word: str, sentence: str) -> SafeString:
    return format_html(
        '<span class="app-sign app-sign--{0}" title="{3}"><svg viewBox="0 0 24 24" width="24" height="24" '
        'aria-hidden="true" focusable="false"><circle cx="12" cy="12" r="10.5"/><path d="{1}"/></svg>{2}'
        '<span class="govuk-visually-hidden">. {3}</span></span>',
        look, SIGNS[sign], word, sentence,
    )  # fmt: skip
