"""Time limits: what law and inspection frameworks allow, as rows of data, and the one engine that counts them.

For one case `clocks_of` and `safe_dates`; for a great many at once `sendwell.domain.clocks.many`. See docs/clocks.md.
"""

from sendwell.domain.clocks.case import clocks_of
from sendwell.domain.clocks.clock import STATE_WORDS, Clock, State
from sendwell.domain.clocks.counting import day_of, last_day
from sendwell.domain.clocks.deadline import Deadline
from sendwell.domain.clocks.events import Event, doubts_of, event_problems
from sendwell.domain.clocks.exceptions import FINDING_WORDS, Claim, Finding
from sendwell.domain.clocks.model import Counting, TimeLimit, Undecided, Unit
from sendwell.domain.clocks.paths import SafeDate, safe_dates
from sendwell.domain.clocks.rows import all_limits, limit_named, limits_in
from sendwell.domain.clocks.school_year import ENGLAND, Calendar, Term, term_problems

__all__ = [
    "ENGLAND",
    "FINDING_WORDS",
    "STATE_WORDS",
    "Calendar",
    "Claim",
    "Clock",
    "Counting",
    "Deadline",
    "Event",
    "Finding",
    "SafeDate",
    "State",
    "Term",
    "TimeLimit",
    "Undecided",
    "Unit",
    "all_limits",
    "clocks_of",
    "day_of",
    "doubts_of",
    "event_problems",
    "last_day",
    "limit_named",
    "limits_in",
    "safe_dates",
    "term_problems",
]
