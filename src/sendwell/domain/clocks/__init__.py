"""Time limits: what law and inspection frameworks allow, as rows of data, and the one engine that counts them."""

from sendwell.domain.clocks.counting import last_day
from sendwell.domain.clocks.model import Counting, Deadline, TimeLimit, Unit
from sendwell.domain.clocks.rows import all_limits, limit_named, limits_in

__all__ = ["Counting", "Deadline", "TimeLimit", "Unit", "all_limits", "last_day", "limit_named", "limits_in"]
