"""The clocks of a great many cases at once, with the same answers as for one (`sendwell.domain.clocks.case`)."""

from sendwell.domain.clocks.many.clocks import ClockColumns, many
from sendwell.domain.clocks.many.columns import EventColumns

__all__ = ["ClockColumns", "EventColumns", "many"]
