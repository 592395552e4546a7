"""Trackers as they come: Excel, CSV and Word, each opened into one plain grid."""

from sendwell.domain.tracker.files.opening import LARGEST, open_grid

__all__ = ["LARGEST", "open_grid"]
