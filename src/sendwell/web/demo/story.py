"""The demonstration's story: a report comes, is read and confirmed, and ten months of work grow from it.

Each event runs on its own day, by the same commands as the pages use, so that histories read as they would.
"""

from collections.abc import Callable
from datetime import date, timedelta

from sendwell.web.demo import meetings, outcomes, papers_in, plan, ratings, reminders, school_year
