"""The rhythm that a partnership sets itself."""

from dataclasses import dataclass

MOST_DAYS = 365


@dataclass(frozen=True, slots=True)
class Rhythm:
    """How often an action owes an update, and what happens while none comes. All in calendar days.

    every: an action owes an update so many days after the last one, or after it began.
    before: its owner is reminded so many days before that.
    again: and again so many days after it, and as often after that; 0 for not again.
    escalate_after: after so many days of silence, whoever answers for the priority is told.
    further_after: after so many, the chair of the board is told.

    Raises ValueError, with a sentence to show, for numbers that contradict each other.
    """

    every: int = 14
    before: int = 2
    again: int = 4
    escalate_after: int = 28
    further_after: int = 42

    def __post_init__(self) -> None:
        for problem in self.contradictions():
            raise ValueError(problem)

    @property
    def asked_after(self) -> int:
        """Days of silence after which the owner is first asked."""
        return self.every - self.before

    def contradictions(self) -> list[str]:
        """What is wrong with these numbers, in sentences; empty where they make a rhythm."""
        checks = (
            (not 1 <= self.every <= MOST_DAYS, f"Ask for an update every 1 to {MOST_DAYS} days."),
            (not 0 <= self.before < self.every, "Remind fewer days before the update is due than lie between two."),
            (not 0 <= self.again <= MOST_DAYS, f"Remind again after 0 to {MOST_DAYS} days; 0 is not again."),
            (self.escalate_after <= self.every, "Tell others of silence only after an update is overdue."),
            (self.further_after <= self.escalate_after, "Tell the chair later than whoever answers for the priority."),
            (self.further_after > 2 * MOST_DAYS, f"Tell the chair within {2 * MOST_DAYS} days."),
        )
        return [sentence for wrong, sentence in checks if wrong]
