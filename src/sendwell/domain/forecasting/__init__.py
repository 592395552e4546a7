"""What will come of the requests that are open: this quarter's share on time, and what would change it."""

from sendwell.domain.forecasting.playing import Office
from sendwell.domain.forecasting.quarter import ASSUMPTIONS, FEWEST, Forecast, Tested, back_test, forecast
from sendwell.domain.forecasting.queue import ASSUMPTIONS as QUEUE_ASSUMPTIONS
from sendwell.domain.forecasting.queue import Fitted, Played, fitted, what_if
from sendwell.domain.forecasting.requests import NEVER, ON_TIME, Requests

__all__ = [
    "ASSUMPTIONS",
    "FEWEST",
    "NEVER",
    "ON_TIME",
    "QUEUE_ASSUMPTIONS",
    "Fitted",
    "Forecast",
    "Office",
    "Played",
    "Requests",
    "Tested",
    "back_test",
    "fitted",
    "forecast",
    "what_if",
]
