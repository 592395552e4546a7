"""Every read of the programme that joins or counts, a file for each page or paper that asks."""

from sendwell.apps.programme.queries.plan_at import current_plan, current_state, plan_at, plans_of
from sendwell.apps.programme.queries.rows import actions_of, findings_of, priorities_of

__all__ = ["actions_of", "current_plan", "current_state", "findings_of", "plan_at", "plans_of", "priorities_of"]
