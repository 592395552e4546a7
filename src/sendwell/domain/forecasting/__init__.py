"""What will come of the requests that are open: this quarter's share on time, and how such forecasts have served."""

from sendwell.domain.forecasting.quarter import ASSUMPTIONS, FEWEST, Forecast, Tested, back_test, forecast
from sendwell.domain.forecasting.requests import NEVER, ON_TIME, Requests

__all__ = ["ASSUMPTIONS", "FEWEST", "NEVER", "ON_TIME", "Forecast", "Requests", "Tested", "back_test", "forecast"]
