"""Who looks over the programme."""

from sendwell.apps.partnership.permissions import may_view_area

may_look_over = may_view_area
"""Everyone with a role searches the area, sees the plan as a picture, and keeps views of its actions."""
