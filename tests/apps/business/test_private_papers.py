"""What was read in a paper that is private now: who still sees the decision and the request, and who nowhere."""

import re
from datetime import timedelta

import pytest
from django.urls import reverse
from django.utils import timezone

from sendwell.apps.business.papers import agenda_paper
from sendwell.apps.evidence.commands import say_who_may_read
from sendwell.apps.evidence.models import StatementKind
from sendwell.apps.governance.models import Decision, FollowUp
from sendwell.apps.governance.queries import follow_ups_told_to_owners
from sendwell.apps.oversight.deadlines import deadlines_of
from sendwell.apps.partnership.models import Role
from sendwell.apps.public.items.meetings import public_decisions
from sendwell.apps.publishing.paper.tree import all_words
from sendwell.apps.reminders.changes import changes_in
from sendwell.apps.reminders.following import Thing
from sendwell.apps.reminders.models import Followed
from tests.apps.governance.meetings import a_meeting, a_paper, accepted
from tests.apps.programme.plans import a_plan, an_action
from tests.support.factories import a_manager, a_person, an_area

pytestmark = pytest.mark.django_db
WORDS = "kestrel"


class Closed:
    """A decision, a request and a concern that were read in a paper which is private since."""

    def __init__(self) -> None:
        self.area = an_area()
        self.manager, self.owner = a_manager(self.area), a_person(self.area, Role.ACTION_OWNER)
        self.board_member = a_person(self.area, Role.BOARD_MEMBER)
        today = timezone.localdate()
        plan = a_plan(self.area, self.manager)
        self.paper = a_paper(self.area, self.manager, meeting_date=(today - timedelta(days=9)).isoformat())
        due = (today + timedelta(days=3)).isoformat()
        for kind in (StatementKind.DECISION, StatementKind.ACTION, StatementKind.CONCERN):
            accepted(self.paper, kind, self.manager, wording=f"The {WORDS} {kind}", due=due)
        self.decision, self.request = Decision.objects.get(), FollowUp.objects.get()
        FollowUp.objects.update(owner=self.owner)
        self.action = an_action(plan.priorities.get(), self.manager)
        self.action.follow_ups.add(self.request)
        say_who_may_read(document=self.paper, private_because="Schedule 12A, paragraph 3", by=self.manager)

    def addresses(self) -> dict[str, str]:
        """Every page on which it stood."""
        slug, meeting = self.area.slug, self.decision.meeting_id
        return {
            "decisions": reverse("decisions", args=[slug]),
            "follow_ups": reverse("follow_ups", args=[slug]),
            "meeting": reverse("meeting", args=[slug, meeting]),
            "body": reverse("body", args=[slug, self.decision.body_id]),
            "action": reverse("action", args=[slug, self.action.pk]),
            "priority": reverse("priority", args=[slug, self.action.priority_id]),
            "deadlines": reverse("deadlines", args=[slug]),
            "home": f"/{slug}/",
            "search": reverse("search", args=[slug]) + f"?q={WORDS}",
        }

    def own_addresses(self) -> list[str]:
        """The pages of the decision and the request themselves."""
        names = ("follow_up", "answer_follow_up", "respond_follow_up")
        of_request = [reverse(name, args=[self.area.slug, self.request.pk]) for name in names]
        return [reverse("decision", args=[self.area.slug, self.decision.pk]), *of_request]


@pytest.fixture
def closed():
    return Closed()


def shows(client, person, address) -> bool:
    client.force_login(person.user)
    return f"The {WORDS}" in re.sub("<[^>]+>", "", client.get(address).content.decode())


def test_nobody_without_the_paper_sees_them_on_any_page(client, closed):
    assert [name for name, address in closed.addresses().items() if shows(client, closed.owner, address)] == []


def test_whoever_may_read_the_paper_sees_them_where_they_stood(client, closed):
    seen = {name for name, address in closed.addresses().items() if shows(client, closed.board_member, address)}
    assert seen >= {"decisions", "follow_ups", "meeting", "body", "action", "priority", "search"}


def test_their_addresses_are_not_there_for_those_who_guess_them(client, closed):
    client.force_login(closed.owner.user)
    assert {client.get(address).status_code for address in closed.own_addresses()} == {404}


def test_nobody_is_told_of_them_and_no_paper_has_them(closed):
    today, area = timezone.localdate(), closed.area
    followed = frozenset([Thing(Followed.BODY, str(closed.decision.body_id))])
    since = timezone.now() - timedelta(days=1)
    told = [change.words for change in changes_in(area, since, followed)]
    lines = [line.what for line in deadlines_of(area, today).lines]
    agenda = list(all_words(agenda_paper(a_meeting(area, today), today)))
    assert not [words for words in (*told, *lines, *agenda) if WORDS in words]
    assert not public_decisions(area, today).exists()


@pytest.mark.parametrize(("role", "told"), [(Role.ACTION_OWNER, False), (Role.CLERK, True)])
def test_only_an_owner_who_may_read_the_paper_is_reminded(closed, role, told):
    FollowUp.objects.update(owner=a_person(closed.area, role))
    assert follow_ups_told_to_owners(closed.area).exists() == told


def test_they_are_there_again_once_the_paper_is_open(client, closed):
    say_who_may_read(document=closed.paper, private_because="", by=closed.manager)
    assert all(shows(client, closed.owner, closed.addresses()[name]) for name in ("decisions", "meeting", "search"))
