"""Every change of what leaves the house: papers issued, data published and withdrawn."""

from sendwell.apps.publishing.commands.data import publish_data, withdraw_data
from sendwell.apps.publishing.commands.papers import fingerprint, issue_pack, write_part

__all__ = ["fingerprint", "issue_pack", "publish_data", "withdraw_data", "write_part"]
