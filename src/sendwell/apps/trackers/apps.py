from django.apps import AppConfig


class TrackersConfig(AppConfig):
    """A partnership's own tracker of the plan: brought in, looked over, taken over, taken back, and given out again."""

    name = "sendwell.apps.trackers"
    label = "trackers"
