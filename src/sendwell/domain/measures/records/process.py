"""The measures of the EHC process over the records of a case system.

A measure falls in the period of the day that it is about: a request when it was received, a plan when it was issued, a
review when it was due. The first day is day 0, as `domain.clocks` counts.
Source: Department for Education, SEN2 guide and what it derives from the return; SEND Regulations 2014.
"""

import ibis
from ibis.expr.types import BooleanValue, DateValue, IntegerValue, Table

from sendwell.domain.measures.records.sums import RecordMeasure, Sum, count_of

SIX_WEEKS, SIXTEEN_WEEKS, TWENTY_WEEKS = 42, 112, 140  # days; regulations 5 and 8, 10, 13
FOUR_WEEKS, TWELVE_WEEKS = 28, 84  # days; regulations 20 and 22
A_YEAR = 364  # 52 weeks; whether the department counts 365 days was not verified
NOT_IN_EDUCATION = ["NIEO", "OTH"]
INDEPENDENT = ["independent_special", "non_maintained_special"]


def received(requests: Table) -> DateValue:
    return requests.received_on


def told(requests: Table) -> DateValue:
    """The day the plan was issued, or that there will be none was told."""
    return requests.assessment_outcome_on


def due(reviews: Table) -> DateValue:
    return reviews.due_on


def met(reviews: Table) -> DateValue:
    return reviews.met_on


def advice_due(advice: Table) -> DateValue:
    return advice.requested_on + ibis.interval(days=SIX_WEEKS)


def within(first: DateValue, last: DateValue, days: int) -> BooleanValue:
    """True if `last` is at most this many days after `first`; unknown, and so not counted, if either is missing."""
    return last.delta(first, unit="day") <= days


def issued(requests: Table) -> BooleanValue:
    return requests.assessment_outcome == "Y"


def unexcepted(requests: Table) -> BooleanValue:
    """Plans issued to which no statutory exception to the 20 weeks applied."""
    return issued(requests) & ~requests.exception.fill_null(False)


def not_issued(requests: Table) -> BooleanValue:
    return requests.assessment_outcome == "N"


def time_to_plan(requests: Table) -> IntegerValue:
    """Days from the request to the plan, or to the decision that there will be none."""
    return requests.assessment_outcome_on.delta(requests.received_on, unit="day")


def decided(requests: Table) -> BooleanValue:
    return requests.outcome.isin(["Y", "N"])


def in_six_weeks(requests: Table) -> BooleanValue:
    return decided(requests) & within(requests.received_on, requests.outcome_on, SIX_WEEKS)


def annual(reviews: Table) -> BooleanValue:
    return reviews.kind == "annual"


def transfer(reviews: Table) -> BooleanValue:
    return reviews.kind == "phase_transfer"


def elsewhere(placements: Table) -> BooleanValue:
    return placements.setting_authority.cast("string") != placements.authority.cast("string")


def advice_of(kind: str) -> RecordMeasure:
    """Advice of one kind: returned in six weeks, of all that was due."""
    asked = count_of(f"{kind}_advice", "advice", lambda t: t.kind == kind, advice_due)
    returned = count_of(
        f"{kind}_advice_in_time",
        "advice",
        lambda t: (t.kind == kind) & within(t.requested_on, t.returned_on, SIX_WEEKS),
        advice_due,
    )
    return RecordMeasure(f"{kind}_advice_6_weeks", returned, asked)


REQUESTS = Sum("requests", "requests", lambda t: t.count(), received)
REFUSED = count_of("refused", "requests", lambda t: t.outcome == "N", received)
DECIDED = count_of("decided", "requests", decided, received)
DECIDED_ON_A_DAY = count_of("decided_on_a_day", "requests", lambda t: decided(t) & t.outcome_on.notnull(), received)
DECIDED_IN_SIX_WEEKS = count_of("decided_in_six_weeks", "requests", in_six_weeks, received)

ISSUED = count_of("issued", "requests", issued, told)
ISSUED_IN_TIME = count_of("issued_in_time", "requests", lambda t: issued(t) & (time_to_plan(t) <= TWENTY_WEEKS), told)
ISSUED_LATER = count_of(
    "issued_later",
    "requests",
    lambda t: issued(t) & (time_to_plan(t) > TWENTY_WEEKS) & (time_to_plan(t) <= A_YEAR),
    told,
)
ISSUED_LAST = count_of("issued_after_a_year", "requests", lambda t: issued(t) & (time_to_plan(t) > A_YEAR), told)
UNEXCEPTED = count_of("unexcepted", "requests", unexcepted, told)
UNEXCEPTED_IN_TIME = count_of(
    "unexcepted_in_time", "requests", lambda t: unexcepted(t) & (time_to_plan(t) <= TWENTY_WEEKS), told
)
ASSESSED = count_of("assessed", "requests", lambda t: issued(t) | not_issued(t), told)
NOT_ISSUED = count_of("not_issued", "requests", not_issued, told)
NOT_ISSUED_IN_TIME = count_of(
    "not_issued_in_time", "requests", lambda t: not_issued(t) & (time_to_plan(t) <= SIXTEEN_WEEKS), told
)

PLANS = Sum("plans", "maintained_plans", lambda t: t.count())
WITH_BUDGET = count_of("with_budget", "maintained_plans", lambda t: t.personal_budget)
STARTED = Sum("started", "plans", lambda t: t.count(), lambda t: t.started_on)
CEASED = Sum("ceased", "plans", lambda t: t.count(), lambda t: t.ceased_on)

PLACED = Sum("placed", "main_placements", lambda t: t.count())
WITH_A_SETTING = count_of("with_a_setting", "main_placements", lambda t: t.setting_authority.notnull())
ELSEWHERE = count_of("elsewhere", "main_placements", elsewhere)
MAINSTREAM = count_of("mainstream", "main_placements", lambda t: t.setting == "mainstream")
SPECIAL = count_of("special", "main_placements", lambda t: t.setting.isin(["special", *INDEPENDENT]))
IN_INDEPENDENT = count_of("independent", "main_placements", lambda t: t.setting.isin(INDEPENDENT))
WITHOUT = count_of("without", "main_placements", lambda t: t.setting.isnull() | t.setting.isin(NOT_IN_EDUCATION))

REVIEWS_DUE = count_of("reviews_due", "reviews", annual, due)
REVIEWS_HELD = count_of("reviews_held", "reviews", lambda t: annual(t) & t.met_on.notnull(), due)
REVIEWS_IN_TIME = count_of("reviews_in_time", "reviews", lambda t: annual(t) & (t.decided_on <= t.due_on), due)
DECIDED_AFTER_MEETING = count_of("decided_after", "reviews", lambda t: annual(t) & t.decided_on.notnull(), met)
DECIDED_IN_FOUR_WEEKS = count_of(
    "decided_in_four_weeks", "reviews", lambda t: annual(t) & within(t.met_on, t.decided_on, FOUR_WEEKS), met
)
TO_AMEND = count_of("to_amend", "reviews", lambda t: t.outcome == "amend", met)
AMENDED_IN_TIME = count_of(
    "amended_in_time",
    "reviews",
    lambda t: (t.outcome == "amend") & within(t.met_on, t.final_plan_on, TWELVE_WEEKS),
    met,
)
TRANSFERS = count_of("transfers", "reviews", transfer, due)
TRANSFERS_IN_TIME = count_of("transfers_in_time", "reviews", lambda t: transfer(t) & (t.final_plan_on <= t.due_on), due)

PROCESS = (
    RecordMeasure("requests_received", REQUESTS),
    RecordMeasure("requests_refused", REFUSED, REQUESTS),
    RecordMeasure("requests_refused_of_decided", REFUSED, DECIDED),
    RecordMeasure("request_decision_6_weeks", DECIDED_IN_SIX_WEEKS, DECIDED_ON_A_DAY),
    RecordMeasure("assessed_not_issued", NOT_ISSUED, ASSESSED),
    RecordMeasure("not_issue_decision_16_weeks", NOT_ISSUED_IN_TIME, NOT_ISSUED),
    RecordMeasure("ehc_20_weeks_with_exceptions", ISSUED_IN_TIME, ISSUED),
    RecordMeasure("ehc_20_weeks_without_exceptions", UNEXCEPTED_IN_TIME, UNEXCEPTED),
    RecordMeasure("ehc_issued_20_to_52_weeks", ISSUED_LATER, ISSUED),
    RecordMeasure("ehc_issued_after_52_weeks", ISSUED_LAST, ISSUED),
    RecordMeasure("ehc_plans", PLANS),
    RecordMeasure("personal_budgets", WITH_BUDGET, PLANS),
    RecordMeasure("new_ehc_plans", STARTED),
    RecordMeasure("plans_ceased", CEASED),
    RecordMeasure("mainstream_share_of_plans", MAINSTREAM, PLACED),
    RecordMeasure("special_share_of_plans", SPECIAL, PLACED),
    RecordMeasure("independent_special_share_of_plans", IN_INDEPENDENT, PLACED),
    RecordMeasure("out_of_area_placements", ELSEWHERE, WITH_A_SETTING),
    RecordMeasure("plans_without_education", WITHOUT, PLACED),
    RecordMeasure("annual_review_held", REVIEWS_HELD, REVIEWS_DUE),
    RecordMeasure("annual_review_on_time", REVIEWS_IN_TIME, REVIEWS_DUE),
    RecordMeasure("annual_review_decision_4_weeks", DECIDED_IN_FOUR_WEEKS, DECIDED_AFTER_MEETING),
    RecordMeasure("amended_plan_12_weeks", AMENDED_IN_TIME, TO_AMEND),
    RecordMeasure("phase_transfers_on_time", TRANSFERS_IN_TIME, TRANSFERS),
    *(advice_of(kind) for kind in ("health", "social_care", "educational_psychology")),
)
