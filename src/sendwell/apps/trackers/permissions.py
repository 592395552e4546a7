"""Who brings a tracker in and takes one out."""

from sendwell.apps.programme.permissions import may_run_programme

may_bring_trackers = may_run_programme
"""The programme manager alone: a tracker changes the whole plan at once."""
