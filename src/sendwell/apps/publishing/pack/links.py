"""Where the lines of a pack lead in the product."""

from django.urls import reverse

from sendwell.apps.evidence.models import Statement
from sendwell.apps.governance.models import FollowUp
from sendwell.apps.partnership.models import Area
from sendwell.apps.programme.models import Action, Priority
from sendwell.apps.publishing.paper.tree import Link, Text
from sendwell.apps.risks.models import Risk


class Links:
    """Links to the pages of one area; plain words for readers who could not open those pages."""

    def __init__(self, area: Area, lead: bool = True) -> None:
        self.area = area
        self.lead = lead

    def priority(self, priority: Priority, words: str) -> Link | Text:
        return self._link(words, "priority", priority_id=priority.pk)

    def action(self, action: Action, words: str) -> Link | Text:
        return self._link(words, "action", action_id=action.pk)

    def risk(self, risk: Risk, words: str) -> Link | Text:
        return self._link(words, "risk", risk_id=risk.pk)

    def follow_up(self, follow_up: FollowUp, words: str) -> Link | Text:
        return self._link(words, "follow_up", follow_up_id=follow_up.pk)

    def paper(self, statement: Statement) -> Link | Text:
        document = statement.document
        return self._link(str(document), "paper", document_id=document.pk)

    def _link(self, words: str, name: str, **which: int) -> Link | Text:
        if not self.lead:
            return Text(words)
        return Link(words, reverse(name, kwargs={"area": self.area.slug, **which}))
