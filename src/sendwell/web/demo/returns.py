"""The demonstration area's SEN2 returns of two years: an invented authority of 5,000 plans, with the usual mistakes."""

import io
import tempfile
import zipfile
from collections.abc import Callable
from pathlib import Path

from django.core.files.base import ContentFile

from sendwell.apps.returns.commands import bring_return
from sendwell.domain.returns.sen2.invented import Authority, invented_authority, with_mess, write_csv_files
from sendwell.domain.returns.sen2.years import YEARS
from sendwell.web.demo.events import Story

PLANS, SEED, MISTAKEN = 5_000, 7, 0.02
KEEP_DAYS = 30
BROUGHT = -3  # days before the story's last


def plan_events(story: Story, say: Callable[[str], None]) -> None:
    """Plan that the casework manager checks last year's return and this one."""
    story.on(BROUGHT, _bring, story, say)


def _bring(story: Story, say: Callable[[str], None]) -> None:
    say("Checking the SEN2 returns of an invented authority.")
    latest = max((year for year, row in YEARS.items() if row.survey_day <= story.today), default=min(YEARS) + 1)
    authority = invented_authority(plans=PLANS, seed=SEED)
    for year in (latest - 1, latest):
        name = f"sen2-{year}.zip"
        packed = ContentFile(_packed(authority, year, MISTAKEN if year == latest else 0), name=name)
        bring_return(given=[packed], keep_days=KEEP_DAYS, by=story.cast.people["casework"])


def _packed(authority: Authority, year: int, mistaken: float) -> bytes:
    tables = authority.return_of(year)
    if mistaken:
        tables = with_mess(tables, share=mistaken, seed=SEED)
    out = io.BytesIO()
    with tempfile.TemporaryDirectory() as folder, zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as pack:
        for path in write_csv_files(tables, Path(folder), day=f"01-02-{year}"):
            pack.write(path, path.name)
    return out.getvalue()
