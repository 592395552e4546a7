"""Every change to papers, the statements read from them, and the glossary."""

from sendwell.apps.evidence.commands.deciding import accept, accept_all, reject, reopen

__all__ = ["accept", "accept_all", "reject", "reopen"]
