"""The numbers of the demonstration: invented from `outcomes.toml`, the same on every machine for the same day."""

import tomllib
from collections.abc import Callable
from datetime import timedelta
from pathlib import Path
from typing import Any

from sendwell.apps.outcomes.commands import aiming, defining, doubting, numbers
from sendwell.apps.outcomes.measures import measures_of
from sendwell.apps.outcomes.models import Neighbour, Place
from sendwell.apps.partnership.models import Person
from sendwell.apps.programme.models import Action, Priority
from sendwell.domain.measures import Level, Measure, Observation, PeriodKind, period_of
from sendwell.web.demo import school_records
from sendwell.web.demo.events import Story
from sendwell.web.demo.inventing import Inventing

_WRITTEN = Path(__file__).with_name("outcomes.toml")
LOADED, AIMED, OWNED = -9, -190, -150
LIST = "invented"
SCHOOL_YEAR_COUNTED = timedelta(days=365)  # a year is counted once it has ended


def plan_events(story: Story, say: Callable[[str], None]) -> None:
    """Plan how the numbers are loaded, targets set, aims named, and what is said of what worsens."""
    written = tomllib.loads(_WRITTEN.read_text(encoding="utf-8"))
    story.on(-220, _places, story, written)
    for target in written["target"]:
        story.on(target["set"], _target, story, target)
    for mark in written["mark"]:
        story.on(OWNED, _mark, story, mark)
    for owner in written["owner"]:
        story.on(OWNED, _owner, story, owner)
    for aim in written["aim"]:
        story.on(AIMED if "priority" in aim else -20, _aim, story, aim)
    story.on(LOADED, _load, story, written, say)
    for comment in written["comment"]:
        story.on(comment["day"], _comment, story, comment)


def _analyst(story: Story) -> Person:
    return story.cast.people["analyst"]


def _measure(story: Story, key: str) -> Measure:
    return measures_of(_analyst(story).area)[key]


def _places(story: Story, written: dict[str, Any]) -> None:
    region, (code, name) = written["region"], written["authority"]
    Place.objects.create(level=Level.REGIONAL, code=region[0], name=region[1])
    for place, called in [(code, name), *written["neighbours"]]:
        Place.objects.create(level=Level.AUTHORITY, code=place, name=called, region=region[0])
    Neighbour.objects.bulk_create(
        Neighbour(authority=code, neighbour=place, rank=rank, of_list=LIST)
        for rank, (place, _) in enumerate(written["neighbours"], 1)
    )
    Place.objects.bulk_create(
        Place(
            area=_analyst(story).area,
            level=Level.SCHOOL,
            code=school.urn,
            name=school.name,
            authority=code,
            phase=school.phase.capitalize(),
            locality=school.locality,
        )
        for school in school_records.schools()
    )
    defining.choose_authority(code=code, by=_analyst(story))


def _load(story: Story, written: dict[str, Any], say: Callable[[str], None]) -> None:
    analyst, inventing = _analyst(story), Inventing(story.date(LOADED), written)
    local = {key: value for key, value in written["local"].items() if key != "series"}
    own = defining.add_local_measure(by=analyst, **local)
    published: list[Observation] = []
    kept: list[Observation] = list(inventing.series({"key": own.key, "series": written["local"]["series"]}))
    for measure in written["measure"]:
        for one in inventing.series(measure):
            (kept if one.period_kind in ("Month", "Quarter") else published).append(one)
    numbers.add_observations(said=published, name="Invented published figures", shared=True, by=analyst)
    numbers.add_observations(said=kept, name="Invented figures of Fenmoor’s own", by=analyst)
    year = period_of(PeriodKind.ACADEMIC_YEAR, story.date(LOADED) - SCHOOL_YEAR_COUNTED)
    at_schools = list(school_records.figures_of(year))
    numbers.add_observations(said=at_schools, name=f"School records, {year.words}, counted", by=analyst)
    told = len(published) + len(kept) + len(at_schools)
    say(f"  The numbers: {told:,} observations; {len(at_schools):,} are of schools.")


def _target(story: Story, said: dict[str, Any]) -> None:
    aiming.set_target(
        measure=_measure(story, said["measure"]),
        baseline=said["baseline"],
        baseline_on=story.today + timedelta(days=-214),
        value=said["value"],
        due_on=story.date(said["due"]),
        why=said["why"],
        by=_analyst(story),
    )


def _aim(story: Story, said: dict[str, Any]) -> None:
    area = _analyst(story).area
    if "action" in said:
        rows = Action.objects.select_related("priority__plan__programme")
        of: Action | Priority = rows.get(title=said["action"], priority__plan__programme__area=area)
    else:
        of = Priority.objects.select_related("plan__programme").get(title=said["priority"], plan__programme__area=area)
    due, manager = story.date(said["due"]), story.cast.people["manager"]
    aiming.add_aim(of=of, measure=said["measure"], value=said["value"], due_on=due, by=manager)


def _mark(story: Story, said: dict[str, Any]) -> None:
    measure = _measure(story, said["measure"]) if said["measure"] else None
    on = story.date(said["on"])
    aiming.annotate(measure=measure, on=on, kind=said["kind"], words=said["words"], by=_analyst(story))


def _owner(story: Story, said: dict[str, Any]) -> None:
    person = story.cast.people[said["person"]]
    defining.name_owner(measure=_measure(story, said["measure"]), person=person, by=story.cast.people["manager"])


def _comment(story: Story, said: dict[str, Any]) -> None:
    measure = _measure(story, said["measure"])
    doubting.comment_on_exception(measure=measure, words=said["words"], by=story.cast.people["manager"])
