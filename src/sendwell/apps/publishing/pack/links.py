"""Where the lines of a pack lead in the product."""

from django.urls import reverse

from sendwell.apps.evidence.models import Statement
from sendwell.apps.governance.models import FollowUp
from sendwell.apps.partnership.models import Area
from sendwell.apps.programme.models import Action, Priority
from sendwell.apps.publishing.paper.tree import Link


class Links:
    """Links to the pages of one area."""

    def __init__(self, area: Area) -> None:
        self.area = area

    def priority(self, priority: Priority, words: str) -> Link:
        return Link(words, self._to("priority", priority_id=priority.pk))

    def action(self, action: Action, words: str) -> Link:
        return Link(words, self._to("action", action_id=action.pk))

    def follow_up(self, follow_up: FollowUp, words: str) -> Link:
        return Link(words, self._to("follow_up", follow_up_id=follow_up.pk))

    def paper(self, statement: Statement) -> Link:
        document = statement.document
        return Link(str(document), self._to("paper", document_id=document.pk))

    def _to(self, name: str, **which: int) -> str:
        return reverse(name, kwargs={"area": self.area.slug, **which})
