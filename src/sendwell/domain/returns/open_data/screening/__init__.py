"""The checks that the department's screener makes of an open-data file and its metadata, before it is published.

Source: Department for Education, eesyscreener 0.3.1 (May 2026) and open data standards, described in our own words.
"""

from sendwell.domain.returns.open_data.screening.running import Outcome, Result, Screening, screen

__all__ = ["Outcome", "Result", "Screening", "screen"]
