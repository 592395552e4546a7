"""What the pages of what leaves the house ask for."""

from sendwell.apps.publishing.forms.data import DataForm, PublishForm, WithdrawForm
from sendwell.apps.publishing.forms.papers import FingerprintForm, IssueForm, PackForm, PartForm

__all__ = ["DataForm", "FingerprintForm", "IssueForm", "PackForm", "PartForm", "PublishForm", "WithdrawForm"]
