"""The demonstration's caseload: an authority that never was, loaded three months ago and this week."""

import hashlib
from datetime import timedelta

from django.core.files.base import ContentFile

from sendwell.apps.casework.commands import load_cases
from sendwell.apps.casework.extracts.commands import choose_columns, load_extract, take_extract
from sendwell.domain.returns.case_extract.fields import guessed
from sendwell.domain.returns.sen2.invented import Authority, invented_authority
from sendwell.domain.returns.sen2.reading import open_tables
from sendwell.web.demo.case_details import HEADINGS, details_of
from sendwell.web.demo.events import Story

PLANS = 700
SEED = 20
REACHES_BACK = timedelta(days=1095)
LATEST = -1
LIVES_ON = timedelta(days=60)  # after the story's last day, so that some requests are still open on it


def plan_events(story: Story) -> None:
    """Plan that the casework manager loads the extract three months ago, and this week again."""
    authority = invented_authority(PLANS, SEED, story.today + LIVES_ON)
    for day in (-90, LATEST):
        story.on(day, _load, story, authority, day)


def _load(story: Story, authority: Authority, day: int) -> None:
    on = story.date(day)
    digest = hashlib.sha256(on.isoformat().encode()).hexdigest()
    tables, by = authority.extract(on, on - REACHES_BACK), story.cast.people["casework"]
    with open_tables(tables) as extract:
        load_cases(extract=extract, sha256=digest, by=by)
    if day == LATEST:
        details = take_extract(file=ContentFile(details_of(tables, on), name="case-details.csv"), by=by)
        choose_columns(extract=details, mapping=guessed(HEADINGS), by=by)
        load_extract(extract=details, by=by)
