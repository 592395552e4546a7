"""The papers of a meeting, each as one content tree: its agenda and its minutes."""

from sendwell.apps.business.papers.agenda import agenda_paper, cancellation_paper
from sendwell.apps.business.papers.minutes import minutes_paper

__all__ = ["agenda_paper", "cancellation_paper", "minutes_paper"]
