"""A plan as work over time: which actions wait for which, what sets its end, how full each month is."""

from sendwell.domain.planning.chain import Chain, Task, critical_chain, longest_wait
from sendwell.domain.planning.months import Month, Running, Said, months_between, open_in, worst_in
from sendwell.domain.planning.route import Route, Step, StepOnRoute, if_rewritten, plan_back
from sendwell.domain.planning.waiting import everything_waiting_for, fewest_for_half

__all__ = [
    "Chain",
    "Month",
    "Route",
    "Running",
    "Said",
    "Step",
    "StepOnRoute",
    "Task",
    "critical_chain",
    "everything_waiting_for",
    "fewest_for_half",
    "if_rewritten",
    "longest_wait",
    "months_between",
    "open_in",
    "plan_back",
    "worst_in",
]
