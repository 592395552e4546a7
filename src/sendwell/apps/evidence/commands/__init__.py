"""Every change to papers, the statements read from them, and the glossary."""

from sendwell.apps.evidence.commands.deciding import accept, accept_all, reject, reopen, what_is_missing
from sendwell.apps.evidence.commands.glossary import add_term, change_term
from sendwell.apps.evidence.commands.papers import (
    Taken,
    read_again,
    say_what_it_replaces,
    say_when_published,
    say_who_may_read,
    take_in,
    take_in_folder,
    too_large,
)
from sendwell.apps.evidence.commands.reshaping import NO_SENTENCES, change, join, split

__all__ = [
    "NO_SENTENCES",
    "Taken",
    "accept",
    "accept_all",
    "add_term",
    "change",
    "change_term",
    "join",
    "read_again",
    "reject",
    "reopen",
    "say_what_it_replaces",
    "say_when_published",
    "say_who_may_read",
    "split",
    "take_in",
    "take_in_folder",
    "too_large",
    "what_is_missing",
]
