"""A plan as work over time: which actions wait for which, what sets its end, how full each month is."""

from sendwell.domain.planning.chain import Chain, Task, critical_chain, longest_wait
from sendwell.domain.planning.months import Month, Running, Said, months_between, open_in, worst_in
from sendwell.domain.planning.waiting import everything_waiting_for, fewest_for_half

__all__ = [
    "Chain",
    "Month",
    "Running",
    "Said",
    "Task",
    "critical_chain",
    "everything_waiting_for",
    "fewest_for_half",
    "longest_wait",
    "months_between",
    "open_in",
    "worst_in",
]
