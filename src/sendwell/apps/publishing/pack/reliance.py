"""On whom the plan rests, and what would stall without them."""

from sendwell.apps.oversight.reliance import OrganisationLoad, PersonLoad, ReliancePage, reliance_page
from sendwell.apps.programme.state import PlanState
from sendwell.apps.publishing.pack.author import Author
from sendwell.apps.publishing.paper.tree import Block, Paragraph, Row, Section, Table, runs

MOST_PEOPLE = 5


def reliance(author: Author, plan: PlanState) -> Section:
    """Each organisation with what it leads and what would stall without it; then who owns most, and the full months."""
    whole = author.material.whole
    if whole is None or not whole.open:
        return Section("Reliance", (Paragraph(runs("Nothing is left to be done.")),))
    page = reliance_page(whole, author.material.organisations)
    blocks: list[Block] = [Paragraph(runs(f"{page.sentence} {page.months_sentence}"))]
    if page.organisations:
        rows = tuple(_row(load) for load in page.organisations)
        header = ("Organisation", "Leads", "Late", "Without it")
        blocks.append(
            Table("Actions still to be done, by who leads them", header, rows, (6, 2, 2, 12), number_rows=True)
        )
    blocks += [Paragraph(runs(_people(author, page)))] if page.people else []
    return Section("Reliance", tuple(blocks))


def _row(load: OrganisationLoad) -> Row:
    leads = f"{len(load.leads)} ({load.per_cent}%)"
    return Row((runs(str(load.organisation)), runs(leads), runs(str(load.late)), runs(load.sentence)))


def _people(author: Author, page: ReliancePage) -> str:
    most = page.people[:MOST_PEOPLE]
    said = "; ".join(_person(author, load) for load in most)
    nobody = f" Nobody owns {author.actions(len(page.owned_by_nobody))}." if page.owned_by_nobody else ""
    return f"Who owns most of what is still to be done: {said}.{nobody}"


def _person(author: Author, load: PersonLoad) -> str:
    left = ", who has left" if load.left else ""
    late = f", {load.late} late" if load.late else ""
    return f"{author.who(load.person)}{left}: {len(load.owns)}{late}"
