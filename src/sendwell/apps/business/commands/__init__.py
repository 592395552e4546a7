"""Every change to agendas, what came of meetings, minutes and approvals."""

from sendwell.apps.business.commands.agendas import (
    add_item,
    cancel_meeting,
    change_item,
    draft_agenda,
    move_item,
    publish_agenda,
    remove_item,
)
from sendwell.apps.business.commands.forward import (
    add_standing_item,
    add_work_item,
    change_work_item,
    remove_standing_item,
)
from sendwell.apps.business.commands.minutes import approve_minutes, issue_minutes
from sendwell.apps.business.commands.minuting import (
    add_interest,
    change_outcome,
    keep_draft,
    record_attendance,
    record_outcome,
    remove_outcome,
    write_discussion,
)

__all__ = [
    "add_interest",
    "add_item",
    "add_standing_item",
    "add_work_item",
    "approve_minutes",
    "cancel_meeting",
    "change_item",
    "change_outcome",
    "change_work_item",
    "draft_agenda",
    "issue_minutes",
    "keep_draft",
    "move_item",
    "publish_agenda",
    "record_attendance",
    "record_outcome",
    "remove_item",
    "remove_outcome",
    "remove_standing_item",
    "write_discussion",
]
