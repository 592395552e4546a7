"""Papers made to keep a reader busy for ever."""

import time

import pytest

from sendwell.domain import reading

OUTCOME = "Joint local area SEND inspection in X\nOfsted and the Care Quality Commission (CQC) conducted\n"
REVISIT = "Joint local area SEND revisit in X\nOfsted and the Care Quality Commission (CQC) revisited\n"
SECONDS = 10  # on a busy machine; a reader that tries every division takes hours


@pytest.mark.parametrize(
    "text",
    [
        "SPECIAL EDUCATIONAL NEEDS AND DISABILITIES " * 500,
        "x" + " " * 50_000 + "x",
        "x" + "\n" * 50_000 + "x",
        "(AP " * 5_000,
        "[a](" * 5_000,
        "**a\n" * 5_000,
        "1. " * 10_000,
        "RESOLVED that " * 2_000,
        "NHS Fen and of the " * 2_000,
        "Between 3 and " * 3_000,
        "Agenda item\n\n" + "The minutes were approved " * 4_000,
        "Agenda item\n\n" + "The Council agreed that " * 4_000,
        "Agenda item\n" + "\n- x" * 4_000,
        "Agenda item\n\n" + "Next steps:\n- write " * 3_000,
        OUTCOME + "Dr Ab Cd\n" * 4_000 + "Dear",
        OUTCOME + "Strengths\n" + "• a:\n- b\n" * 3_000,
        REVISIT + "The initial inspection found that:\n" * 2_000,
        REVISIT + "Progress against\n" + "The area has made not " * 3_000,
    ],
    ids=lambda text: text.strip()[-20:],
)
def test_it_is_read_in_seconds(text: str) -> None:
    began = time.perf_counter()
    reading.read(text.encode(), name="paper.txt")
    assert time.perf_counter() - began < SECONDS
