"""A country's worth of plans, invented: written straight to the tables, as no command could in a minute."""

from datetime import date, timedelta
from itertools import count

from django.core.management import call_command
from django.db import connection
from django.test import Client

from sendwell.apps.partnership.models import Area, Person, Role
from sendwell.apps.programme.models import Action, Milestone, Plan, Priority
from tests.apps.publishing.plans import World
from tests.support.demonstration import Demonstration, build
from tests.support.factories import a_person

# Each action's updates, a fortnight apart, in the words that owners use.
_UPDATES = """
insert into programme_update (action_id, by_id, at, rating, impact, happened, next_step)
select action.id, plan_owner.id, now() - (told.number * interval '14 days'),
       (array['green', 'amber', 'red', 'green'])[1 + (action.id + told.number) %% 4], '',
       'Two of the three districts have agreed how a child is seen sooner, and the third meets on Friday.',
       'The last district answers by the end of the month.'
from programme_action action
join programme_priority priority on priority.id = action.priority_id
join programme_plan plan on plan.id = priority.plan_id
join programme_programme programme on programme.id = plan.programme_id
join lateral (select min(id) as id from partnership_person where area_id = programme.area_id) plan_owner on true
cross join generate_series(1, %s) told(number)
where not exists (select 1 from programme_update given where given.action_id = action.id)
"""


def world() -> tuple[Demonstration, str]:
    """The tables, the demonstration in them, and the session of somebody who holds every role there."""
    call_command("migrate", interactive=False, verbosity=0)
    call_command("createcachetable", verbosity=0)
    fenmoor = build()
    client = Client()
    client.force_login(a_person(fenmoor.area, *Role, name="Reed Heron").user)
    return fenmoor, client.cookies["sendwell_session"].value


def fill(fenmoor: Area, areas: int, actions: int, updates: int, priorities: int) -> None:
    """Bring the plan of `fenmoor` to so many actions, and add areas with as many until there are `areas`."""
    _grow(Plan.objects.get(programme__area=fenmoor), actions, priorities)
    while Area.objects.count() < areas:
        _grow(World(date.today()).plan, actions, priorities)
    with connection.cursor() as cursor:
        cursor.execute(_UPDATES, [updates])
        cursor.execute("analyze")


def _grow(plan: Plan, actions: int, priorities: int) -> None:
    owner = Person.objects.filter(area=plan.programme.area).order_by("pk").first()
    numbers = count(plan.priorities.count() + 1)
    lacking = range(priorities - plan.priorities.count())
    Priority.objects.bulk_create(
        Priority(plan=plan, number=(number := next(numbers)), title=f"Priority {number}", kind="priority_action")
        for _ in lacking
    )
    wanted = actions - Action.objects.filter(priority__plan=plan).count()
    rows = list(plan.priorities.order_by("number"))
    added = Action.objects.bulk_create(
        Action(
            priority=rows[at % len(rows)], number=100 + at, owner=owner, due_on=date.today() + timedelta(at - 60),
            title=f"Agree with district {at} how a child is seen sooner",
            difference="Children wait less long for their first appointment.",
            measure="Weeks from referral to first appointment: from 31 to 13.",
        )
        for at in range(wanted)
    )  # fmt: skip
    Milestone.objects.bulk_create(
        Milestone(action=action, wording="Agreement signed", due_on=action.due_on - timedelta(30)) for action in added
    )
