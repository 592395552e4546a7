"""The first page: what a member can read in two minutes."""

from collections import Counter
from collections.abc import Callable, Iterator
from datetime import date

from sendwell.apps.governance.states import is_late
from sendwell.apps.mechanisms.words import counted, how_far
from sendwell.apps.programme.models import DeliveryRating
from sendwell.apps.programme.moved import moved
from sendwell.apps.programme.state import PlanState
from sendwell.apps.programme.words import deadline_day
from sendwell.apps.publishing.pack.author import Author
from sendwell.apps.publishing.pack.dates import dates_ahead, first_stage_ahead
from sendwell.apps.publishing.pack.doubts import doubt
from sendwell.apps.publishing.pack.register import register_words
from sendwell.apps.publishing.pack.risks import risks_of
from sendwell.apps.publishing.pack.words import cut, day, listed
from sendwell.apps.publishing.paper.tree import Block, BulletList, Callout, Paragraph, Runs, Section, Strong, runs
from sendwell.domain.frameworks import StageOnLine, StageState

MOST_NAMED = 3  # of each kind of thing on the first page; the sections after it name all
MOST_WORDS_OF_A_TITLE = 14


def summary(author: Author, plan: PlanState) -> Section:
    """The points of the first page that its readers are given, in their order."""
    blocks = [block for point in author.audience.first_page for block in _POINTS[point](author, plan)]
    return Section("In two minutes", tuple(blocks))


def _to_decide(author: Author, plan: PlanState) -> Iterator[Block]:
    material = author.material
    late = sum(is_late(asked, material.today) for asked in material.asked)
    paragraphs = [runs(sentence) for sentence in material.decide] or [runs("Nothing was put down for decision.")]
    if late:
        were = "request of this body is late" if late == 1 else "requests of this body are late"
        where = author.audience.heading_of("requests")
        paragraphs.append(runs(f"{late} earlier {were} for an answer{f': see “{where}”' if where else ''}."))
    yield Callout("What the meeting must decide", tuple(paragraphs))


def _where_we_stand(author: Author, plan: PlanState) -> Iterator[Block]:
    counts = Counter(state.rating for state in plan.actions)
    said = [f"{counts[rating]} {rating.label.lower()}" for rating in DeliveryRating if counts[rating]]
    if counts[""]:
        said.append(f"{counts['']} without any update")
    priorities = counted(len(plan.priorities), plan.kind.priority, plan.kind.priorities)
    stand = f" The plan has {priorities} and {author.actions(len(plan.actions))}"
    yield Paragraph(runs(Strong("Where we stand."), f"{stand}{': ' if said else ''}{listed(said)}.", *_stage(plan)))


def _stage(plan: PlanState) -> Runs:
    ahead = first_stage_ahead(plan)
    if ahead is None:
        return ()
    return runs(f" The next stage is “{ahead.stage.name}”{_when(ahead, plan.today)}.")


def _when(stage: StageOnLine, today: date) -> str:
    if stage.on is None:
        return ""
    if stage.state is StageState.LATE:
        return f", late by {counted((today - stage.on).days, 'day')}"
    when = deadline_day(stage.deadline) if stage.deadline else day(stage.on)
    return f": {when}, {how_far(stage.on, today)}"


def _late(author: Author, plan: PlanState) -> Iterator[Block]:
    late = plan.overdue
    if not late:
        yield Paragraph(runs(Strong("Nothing is late."), f" No {author.audience.action} is past its date."))
        return
    does = "is past its date and not done" if len(late) == 1 else "are past their date and not done"
    worst = f". The {MOST_NAMED} longest overdue:" if len(late) > MOST_NAMED else ":"
    yield Paragraph(runs(Strong("What is late."), f" {author.actions(len(late))} {does}{worst}"))
    yield BulletList(
        tuple(
            runs(author.short(state, MOST_WORDS_OF_A_TITLE), f": late by {counted(state.days_late, 'day')}")
            for state in late[:MOST_NAMED]
        )
    )


def _not_what_it_seems(author: Author, plan: PlanState) -> Iterator[Block]:
    doubted = [(state, why) for state in plan.actions if (why := doubt(state))]
    if not doubted:
        return
    does = "rating is" if len(doubted) == 1 else "ratings are"
    some = f". {MOST_NAMED} of them:" if len(doubted) > MOST_NAMED else ":"
    yield Paragraph(
        runs(Strong("What is not what it seems."), f" {len(doubted)} {does} said better than the facts support{some}")
    )
    yield BulletList(
        tuple(
            runs(author.short(state, MOST_WORDS_OF_A_TITLE), f": {cut(why, MOST_WORDS_OF_A_TITLE * 2)}")
            for state, why in doubted[:MOST_NAMED]
        )
    )


def _not_felt(author: Author, plan: PlanState) -> Iterator[Block]:
    done = [state for state in plan.actions if state.finished]
    if not done:
        return
    found = plan.done_not_felt
    if not found:
        yield Paragraph(runs(Strong("What is felt."), f" All {author.actions(len(done))} done have made a difference."))
        return
    where = author.audience.heading_of("felt")
    many, see = author.actions(len(done)), f": see “{where}”" if where else ""
    if len(done) == 1:
        said = f"{many} is done, and it has not been shown to make a difference{see}."
    elif len(found) == len(done):
        said = f"{many} are done, and none has been shown to make a difference{see}."
    else:
        have = "has" if len(found) == 1 else "have"
        said = f"{many} are done; {len(found)} of them {have} not been shown to make a difference{see}."
    yield Paragraph(runs(Strong("What is done and not yet felt."), f" {said}"))


def _risk(author: Author, plan: PlanState) -> Iterator[Block]:
    found = risks_of(author, author.material.whole, author.material.organisations)
    kept = register_words(author.material.register)
    said = [f"The register holds {kept}"] if kept else []
    if found:
        said.append(f"The plan shows {listed([risk.name[:1].lower() + risk.name[1:] for risk in found])}")
    if said:
        where = author.audience.heading_of("risks")
        yield Paragraph(runs(Strong("What could stop it."), f" {'. '.join(said)}: see “{where}”."))


def _moved(author: Author, plan: PlanState) -> Iterator[Block]:
    last = author.material.last_pack
    if last is None:
        first = " This is the first pack for this body: nothing to compare with yet."
        yield Paragraph(runs(Strong("What moved."), first))
        return
    found = moved(plan.actions, author.material.rated_before)
    yield Paragraph(runs(Strong("What moved"), f" since the pack for {day(last.meeting_on)}. {found.words}."))


def _next(author: Author, plan: PlanState) -> Iterator[Block]:
    ahead = [line for line in dates_ahead(plan) if line.on >= plan.today][:MOST_NAMED]
    said = [f"{cut(line.what, MOST_WORDS_OF_A_TITLE)} ({line.when[:1].lower()}{line.when[1:]})" for line in ahead]
    words = f" {'; '.join(said)}." if said else " No date is known."
    yield Paragraph(runs(Strong("What comes next."), words))


_POINTS: dict[str, Callable[[Author, PlanState], Iterator[Block]]] = {
    "decide": _to_decide,
    "stand": _where_we_stand,
    "late": _late,
    "seems": _not_what_it_seems,
    "felt": _not_felt,
    "risk": _risk,
    "moved": _moved,
    "next": _next,
}
