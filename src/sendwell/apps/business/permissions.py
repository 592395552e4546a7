"""Who puts actions into the plan from a meeting."""

from sendwell.apps.programme.permissions import may_run_programme

may_put_into_plan = may_run_programme
"""Only whoever runs the programme adds an action to the plan; others put it on somebody’s list."""
