"""The education measures over records of a school year.

Thresholds are compared in whole numbers, without dividing, so that engines cannot differ on the edge of one.
Source: Department for Education, methodology of the pupil absence, exclusions, SEN and attainment statistics.
"""

from ibis.expr.types import BooleanValue, Table

from sendwell.domain.measures.records.sums import RecordMeasure, Sum, count_of

PERSISTENT = 10  # missed sessions times this reach the possible ones: 10 per cent or more
SEVERE = 2  # 50 per cent or more


def absent(attendance: Table, one_in: int) -> BooleanValue:
    """True where at least one possible session in `one_in` was missed."""
    return attendance.missed_sessions * one_in >= attendance.possible_sessions


PUPILS = Sum("pupils", "on_roll", lambda t: t.count())
WITH_A_PLAN = count_of("with_a_plan", "on_roll", lambda t: t.sen_status == "E")
ON_SEN_SUPPORT = count_of("on_sen_support", "on_roll", lambda t: t.sen_status == "K")
IN_SPECIAL_SCHOOLS = count_of("in_special_schools", "on_roll", lambda t: t.phase == "special")

POSSIBLE = Sum("possible", "counted_attendance", lambda t: t.possible_sessions.sum())
MISSED = Sum("missed", "counted_attendance", lambda t: t.missed_sessions.sum())
ENROLMENTS = Sum("enrolments", "counted_attendance", lambda t: t.count())
PERSISTENTLY_ABSENT = count_of("persistently_absent", "counted_attendance", lambda t: absent(t, PERSISTENT))
SEVERELY_ABSENT = count_of("severely_absent", "counted_attendance", lambda t: absent(t, SEVERE))

SUSPENSIONS = Sum("suspensions", "suspensions", lambda t: t.count())
SUSPENDED = Sum("suspended", "first_suspensions", lambda t: t.count())
EXCLUSIONS = Sum("exclusions", "exclusions", lambda t: t.count())


def assessed(stage: str) -> Sum:
    """Pupils with a result at the stage."""
    return count_of(f"assessed_{stage}", "results", lambda t: (t.stage == stage) & t.met.notnull())


def met(stage: str) -> Sum:
    """Pupils who met the standard of the stage."""
    return count_of(f"met_{stage}", "results", lambda t: (t.stage == stage) & t.met)


SCORED = count_of("scored", "results", lambda t: (t.stage == "ks4") & t.score.notnull())
SCORES = Sum("scores", "results", lambda t: t.score.sum(where=t.stage == "ks4"))

EDUCATION = (
    RecordMeasure("ehc_prevalence", WITH_A_PLAN, PUPILS),
    RecordMeasure("sen_support_prevalence", ON_SEN_SUPPORT, PUPILS),
    RecordMeasure("special_school_placement", IN_SPECIAL_SCHOOLS, PUPILS),
    RecordMeasure("overall_absence", MISSED, POSSIBLE),
    RecordMeasure("persistent_absence", PERSISTENTLY_ABSENT, ENROLMENTS),
    RecordMeasure("severe_absence", SEVERELY_ABSENT, ENROLMENTS),
    RecordMeasure("suspension_rate", SUSPENSIONS, PUPILS),
    RecordMeasure("pupils_suspended", SUSPENDED, PUPILS),
    RecordMeasure("permanent_exclusion_rate", EXCLUSIONS, PUPILS),
)
ATTAINMENT = (
    RecordMeasure("good_level_of_development", met("gld"), assessed("gld")),
    RecordMeasure("phonics_year_1", met("phonics"), assessed("phonics")),
    RecordMeasure("ks2_reading_writing_maths", met("ks2"), assessed("ks2")),
    RecordMeasure("ks4_attainment_8", SCORES, SCORED),
)
