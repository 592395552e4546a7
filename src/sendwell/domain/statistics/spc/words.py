"""What a chart can say of a point and of a target, with the sentence that a programme manager reads."""

from enum import IntEnum


class SpecialCause(IntEnum):
    """The one rule shown for a point; the first that holds, in the order of the pairs below."""

    COMMON_CAUSE = 0
    ABOVE_UPPER_LIMIT = 1
    BELOW_LOWER_LIMIT = -1
    RISING_TREND = 2
    FALLING_TREND = -2
    TWO_IN_THREE_HIGH = 3
    TWO_IN_THREE_LOW = -3
    RUN_ABOVE_MEAN = 4
    RUN_BELOW_MEAN = -4

    @property
    def means(self) -> str:
        """The sentence to show."""
        return _CAUSE[self]


class PointType(IntEnum):
    """What a point's special cause means, given which way is better."""

    COMMON_CAUSE = 0
    IMPROVEMENT = 1
    CONCERN = -1
    NEUTRAL_HIGH = 2
    NEUTRAL_LOW = -2

    @property
    def means(self) -> str:
        """The sentence to show."""
        return _TYPE[self]


class Assurance(IntEnum):
    """Whether the process as it now runs will hit the target."""

    NOT_JUDGED = 0
    CONSISTENT_PASS = 1
    CONSISTENT_FAIL = -1
    INCONSISTENT = 2

    @property
    def means(self) -> str:
        """The sentence to show."""
        return _ASSURANCE[self]


_CAUSE = {
    SpecialCause.COMMON_CAUSE: "Within expected variation.",
    SpecialCause.ABOVE_UPPER_LIMIT: "Above the upper limit: higher than expected variation explains.",
    SpecialCause.BELOW_LOWER_LIMIT: "Below the lower limit: lower than expected variation explains.",
    SpecialCause.RISING_TREND: "Part of a trend: at least seven points in a row, each higher than the one before.",
    SpecialCause.FALLING_TREND: "Part of a trend: at least seven points in a row, each lower than the one before.",
    SpecialCause.TWO_IN_THREE_HIGH: "One of at least two points in three close to the upper limit.",
    SpecialCause.TWO_IN_THREE_LOW: "One of at least two points in three close to the lower limit.",
    SpecialCause.RUN_ABOVE_MEAN: "Part of a run of at least seven points above the mean.",
    SpecialCause.RUN_BELOW_MEAN: "Part of a run of at least seven points below the mean.",
}
_TYPE = {
    PointType.COMMON_CAUSE: "Within expected variation: no evidence of change.",
    PointType.IMPROVEMENT: "Better than expected variation explains.",
    PointType.CONCERN: "Worse than expected variation explains.",
    PointType.NEUTRAL_HIGH: "Higher than expected variation explains; neither way is better.",
    PointType.NEUTRAL_LOW: "Lower than expected variation explains; neither way is better.",
}
_ASSURANCE = {
    Assurance.NOT_JUDGED: "Not judged: there is no target, or neither way is better.",
    Assurance.CONSISTENT_PASS: "The target will be met every time, as things are now.",
    Assurance.CONSISTENT_FAIL: "The target will not be met, as things are now.",
    Assurance.INCONSISTENT: "The target may be met or missed from one time to the next, by chance alone.",
}
