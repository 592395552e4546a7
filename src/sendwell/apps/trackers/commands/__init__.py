"""Every change that a tracker makes, a file for each step."""

from sendwell.apps.trackers.commands.importing import MANY_ROWS, ask_for_import, import_now
from sendwell.apps.trackers.commands.taking import choose_columns, choose_names, take_tracker
from sendwell.apps.trackers.commands.undoing import undo_import

__all__ = [
    "MANY_ROWS",
    "ask_for_import",
    "choose_columns",
    "choose_names",
    "import_now",
    "take_tracker",
    "undo_import",
]
