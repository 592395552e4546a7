"""Work that comes round: what is due by the clock and not because somebody asked, such as reminders."""

from collections.abc import Callable
from typing import Protocol

FIRST_AFTER = 60.0  # seconds, so that a service that starts is not slowed down
EVERY = 3600.0  # seconds


class Running(Protocol):
    """A process, as far as rounds know it."""

    def poll(self) -> int | None:
        """The exit status; None while it runs."""
        ...

    def terminate(self) -> None:
        """Ask it to stop."""
        ...


class Rounds:
    """Starts a process soon after the service has started and every hour from then, never two at once.

    A round that fails is made good by the next: each does whatever is due and not done.
    """

    def __init__(self, start: Callable[[], Running], now: float) -> None:
        self._start = start
        self._next = now + FIRST_AFTER
        self._running: Running | None = None

    def tick(self, now: float) -> None:
        """Start a round if it is time. `now` is in seconds of any clock that never goes back."""
        if now < self._next or (self._running and self._running.poll() is None):
            return
        self._running = self._start()
        self._next = now + EVERY

    def end(self) -> None:
        """Stop a round that runs. What it had not sent waits for the next start."""
        if self._running and self._running.poll() is None:
            self._running.terminate()
