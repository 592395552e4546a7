"""What comes round by the clock: soon after the start, every hour, never two at once."""

from sendwell.web.rounds import EVERY, FIRST_AFTER, Rounds


class AProcess:
    def __init__(self) -> None:
        self.status: int | None = 0
        self.stopped = False

    def poll(self) -> int | None:
        return self.status

    def terminate(self) -> None:
        self.stopped = True


def rounds_at(*moments: float, status: int | None = 0) -> int:
    started: list[AProcess] = []

    def start() -> AProcess:
        started.append(AProcess())
        started[-1].status = status
        return started[-1]

    rounds = Rounds(start, now=0.0)
    for moment in moments:
        rounds.tick(moment)
    return len(started)


def test_the_first_round_waits_until_the_service_is_up():
    assert rounds_at(0.0, FIRST_AFTER - 1) == 0
    assert rounds_at(0.0, FIRST_AFTER) == 1


def test_a_round_comes_every_hour():
    assert rounds_at(FIRST_AFTER, FIRST_AFTER + EVERY - 1) == 1
    assert rounds_at(FIRST_AFTER, FIRST_AFTER + EVERY) == 2


def test_a_round_waits_for_the_one_before_it():
    assert rounds_at(FIRST_AFTER, FIRST_AFTER + 2 * EVERY, status=None) == 1


def test_a_round_that_runs_is_stopped_with_the_service():
    process = AProcess()
    process.status = None
    rounds = Rounds(lambda: process, now=0.0)
    rounds.tick(FIRST_AFTER)
    rounds.end()
    assert process.stopped
