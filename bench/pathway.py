"""How long the pages of what many cases say take, with 5,000 plans and three years of an invented authority.

The baseline, in the same run: reading the same cases and their events as rows of the models, and counting nothing.
Run it with: .venv/bin/python bench/pathway.py
"""

import sys
from pathlib import Path

sys.path.pop(0)  # this folder: one of its files has the name of a standard module
sys.path.insert(0, str(Path(__file__).resolve().parent.parent))

import os
import secrets
from collections.abc import Callable
from datetime import date, timedelta
from statistics import median
from tempfile import TemporaryDirectory
from time import perf_counter
from typing import Any

PLANS, BACK, TIMES = 5_000, timedelta(days=1095), 3


def main() -> int:
    with TemporaryDirectory() as folder:
        os.environ.update(
            SENDWELL_MODE="demo",
            DJANGO_SETTINGS_MODULE="sendwell.web.settings",
            DATABASE_URL=f"sqlite:///{folder}/bench.sqlite3",
            SECRET_KEY=secrets.token_urlsafe(50),
            MEDIA_ROOT=folder,
        )
        from sendwell.web.running import set_up_database

        set_up_database()
        return report()


def report() -> int:
    from sendwell.apps.casework.models import Case, CaseEvent

    area, loads = loaded()
    print(f"{PLANS:,} plans, {BACK.days} days: {Case.objects.count():,} cases, {CaseEvent.objects.count():,} events.")
    print(f"Loading the extract: {loads[0]:.1f} s; the next one, a week later: {loads[1]:.1f} s.")
    baseline = timed(lambda: list(Case.objects.filter(area=area).prefetch_related("events")))
    print(f"{'the same rows as models (baseline)':45} {baseline * 1000:7.0f} ms   1.0")
    for name, page in pages(area).items():
        took = timed(page)
        print(f"{name:45} {took * 1000:7.0f} ms  {took / baseline:4.2f}")
    return 0


def loaded() -> tuple[Any, list[float]]:
    """The area with two extracts, a week apart, and how long each took."""
    from sendwell.apps.casework.commands import load_cases
    from sendwell.apps.partnership.models import Role
    from sendwell.domain.returns.sen2.invented import invented_authority
    from sendwell.domain.returns.sen2.reading import open_tables
    from tests.support.factories import a_person, an_area

    manager = a_person(an_area(), Role.CASE_MANAGER)
    today = date.today()
    authority = invented_authority(PLANS, 20, today + timedelta(days=60))
    took = []
    for day in (today - timedelta(days=8), today - timedelta(days=1)):
        with open_tables(authority.extract(day, day - BACK)) as extract:
            begun = perf_counter()
            load_cases(extract=extract, sha256="0" * 64, by=manager)
            took.append(perf_counter() - begun)
    return manager.area, took


def pages(area: Any) -> dict[str, Callable[[], object]]:
    """What each page works out."""
    from sendwell.apps.casework.pathway.disputes import disputes
    from sendwell.apps.casework.pathway.reviews import reviews
    from sendwell.apps.casework.pathway.timeliness import Asked, as_rows, issued_by, timeliness
    from sendwell.apps.casework.pathway.waiting import waiting
    from sendwell.apps.casework.queries import caseload

    today = date.today()
    return {
        "where cases stand and what is due": lambda: caseload(area, today),
        "plans within 20 weeks, by need": lambda: timeliness(issued_by(area, today), Asked(by="need")),
        "the same as CSV, every breakdown": lambda: as_rows(issued_by(area, today)),
        "ageing and backlog": lambda: waiting(area, today),
        "reviews and transfers, by need": lambda: reviews(area, "need", today),
        "disputes": lambda: disputes(area, today),
    }


def timed(work: Callable[[], object]) -> float:
    """The median of a few runs, in seconds; the first, which starts libraries, is left out."""
    work()
    times = []
    for _ in range(TIMES):
        begun = perf_counter()
        work()
        times.append(perf_counter() - begun)
    return median(times)


if __name__ == "__main__":
    raise SystemExit(main())
