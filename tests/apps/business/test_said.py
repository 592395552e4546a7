"""What comes of an item, linked to a measure or a risk; and papers that its privacy closes."""

import pytest

from sendwell.apps.business import commands
from sendwell.apps.evidence.models import Document
from sendwell.apps.mechanisms.refused import Refused
from tests.apps.business.boards import a_board, an_item, noted

pytestmark = pytest.mark.django_db
MEASURE = "annual_review_on_time"


def test_a_measure_lists_what_meetings_said_of_it(client):
    board = a_board()
    noted(an_item(board), "decision", board.clerk, wording="Ask for reviews monthly", measure=MEASURE)
    client.force_login(board.clerk.user)
    page = client.get(f"/{board.area.slug}/meetings/said/measures/{MEASURE}/").content.decode()
    assert "Ask for reviews monthly" in page
    assert client.get(f"/{board.area.slug}/meetings/said/measures/nothing/").status_code == 404


def test_a_risk_of_the_register_or_a_new_one_is_named_and_never_both():
    board = a_board()
    first = noted(an_item(board), "noted", board.clerk, new_risk="Nobody can be recruited")
    again = noted(an_item(board), "noted", board.clerk, risk=first.risk)
    assert again.risk == first.risk
    with pytest.raises(Refused, match="not both"):
        noted(an_item(board), "noted", board.clerk, risk=first.risk, new_risk="Another")


def test_a_measure_that_the_area_does_not_have_is_refused():
    board = a_board()
    with pytest.raises(Refused, match="Choose a measure"):
        noted(an_item(board), "noted", board.clerk, measure="elsewhere.own")


def test_the_papers_of_a_private_item_become_private():
    board = a_board()
    paper = Document.objects.create(area=board.area, sha256="ab", file_name="a.pdf", size=1, given_by=board.manager)
    item = an_item(board, papers=[paper])
    commands.change_item(item=item, by=board.clerk, private_because="It names children")
    paper.refresh_from_db()
    assert paper.private_because == "It names children"
