"""What reading a paper gives: typed, frozen objects, each with the words it rests on.

A statement never floats free: it carries a `Citation`, whose spans point into the text of the paper's pages. The same
spans draw the box round the words on the page image.
"""

from dataclasses import dataclass, field
from datetime import date
from enum import StrEnum


class PaperKind(StrEnum):
    """What a paper is, told from its content and never from its file name."""

    INSPECTION_REPORT = "inspection_report"  # area SEND inspection, framework of 2023
    INSPECTION_LETTER = "inspection_letter"  # local area SEND inspection, framework of 2016 to 2022
    AGENDA_ITEM_MINUTES = "agenda_item_minutes"
    MEETING_PAGE = "meeting_page"  # a whole agenda with its minutes
    DECISION_NOTICE = "decision_notice"
    REPORT = "report"  # a cabinet, committee or board report
    OTHER = "other"


@dataclass(frozen=True, slots=True)
class Span:
    """Characters `start` to `end` (half open) of the text of page `page` (1-based)."""

    page: int
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Citation:
    """Where words stand: the paper's SHA-256, one span for each unbroken run, and the words verbatim.

    The words are as printed, with white space folded and line-end hyphenation undone. Running headers and footers
    are never inside: words that run over a page have one span on each page.
    """

    sha256: str
    spans: tuple[Span, ...]
    words: str

    @property
    def page(self) -> int:
        """The page on which the words begin."""
        return self.spans[0].page


@dataclass(frozen=True, slots=True)
class Page:
    """One page: its number (1-based) and its text as extracted; spans index into `text`."""

    number: int
    text: str


@dataclass(frozen=True, slots=True)
class Theme:
    """A SEND theme that a finding was placed in, and the words in the finding that say why."""

    key: str
    name: str
    because: tuple[str, ...]


class FindingKind(StrEnum):
    """What inspectors say about an area, in the terms of the framework that they inspect under."""

    STRENGTH = "strength"
    NEED = "need"  # "what does the partnership need to do better?", or an area for development in a letter
    PRIORITY_ACTION = "priority_action"  # area for priority action (2023)
    IMPROVEMENT = "improvement"  # area for improvement (2023)
    SIGNIFICANT_WEAKNESS = "significant_weakness"  # 2016 to 2022 letters


@dataclass(frozen=True, slots=True)
class Finding:
    """One thing that inspectors found. `doubts` says in words why a person should look twice."""

    kind: FindingKind
    citation: Citation
    responsible_bodies: str | None = None  # as printed, areas for priority action only
    themes: tuple[Theme, ...] = ()
    doubts: tuple[str, ...] = ()


class DecisionLabel(StrEnum):
    DELEGATED = "delegated"
    RECOMMENDED = "recommended"
    APPROVED = "approved"
    NOTED = "noted"
    AGREED = "agreed"
    RESOLVED = "resolved"


@dataclass(frozen=True, slots=True)
class DecisionTaken:
    """A formal outcome of a meeting or of a decision maker, labelled by its operative verb."""

    citation: Citation
    label: DecisionLabel
    doubts: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class ActionAsked:
    """Something promised, agreed or asked for that was still to come when the paper was written."""

    citation: Citation
    owner: str | None = None
    due: date | None = None
    due_text: str | None = None
    doubts: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Concern:
    """A worry, risk or weakness that members, partners, inspectors or officers state."""

    citation: Citation
    themes: tuple[Theme, ...] = ()
    doubts: tuple[str, ...] = ()


class DateMeaning(StrEnum):
    MEETING = "meeting"
    INSPECTION = "inspection"
    MONITORING_VISIT = "monitoring_visit"
    SUBMISSION = "submission"
    DEADLINE = "deadline"
    PUBLICATION = "publication"
    EVENT = "event"
    OTHER = "other"


@dataclass(frozen=True, slots=True)
class DatedFact:
    """A date the paper gives or implies. A month alone runs from its first day (`on`) to its last (`until`).

    `worked_out` is empty for a printed date; for a deadline computed from the paper it says how, in words.
    """

    citation: Citation
    on: date
    meaning: DateMeaning
    until: date | None = None
    year_inferred: bool = False
    worked_out: str = ""


@dataclass(frozen=True, slots=True)
class FigureQuoted:
    """A number that counts or measures. `unit`: percent, gbp, count, years, months, weeks, days or minutes."""

    citation: Citation
    value: float
    unit: str
    what: str
    value_max: float | None = None


@dataclass(frozen=True, slots=True)
class Acronym:
    """An acronym the paper uses, at its first use; `expansion` is None where the paper never explains it."""

    term: str
    expansion: str | None
    citation: Citation


@dataclass(frozen=True, slots=True)
class PersonNamed:
    """A person as the paper names them, with role and organisation where printed."""

    name: str
    citation: Citation
    role: str | None = None
    organisation: str | None = None


@dataclass(frozen=True, slots=True)
class BodyNamed:
    """An organisation as the paper names it; `name_in_text` is its other printed form, where there are two."""

    name: str
    citation: Citation
    name_in_text: str | None = None


class Outcome(StrEnum):
    """The three outcomes of an area SEND inspection (framework of 2023)."""

    TYPICALLY_POSITIVE = "typically_positive"
    INCONSISTENT = "inconsistent"
    WIDESPREAD_FAILINGS = "widespread_failings"


@dataclass(frozen=True, slots=True)
class DateRange:
    start: date
    end: date


@dataclass(frozen=True, slots=True)
class InspectionFacts:
    """What the front page and the details tables of an inspection report or letter say. None: not printed."""

    local_area: str | None = None
    dates: DateRange | None = None
    previous: DateRange | None = None
    publication_date: date | None = None  # from where the paper came from; reports do not print one
    outcome: Outcome | None = None
    next_full_inspection_years: int | None = None
    monitoring_inspection_months: int | None = None
    priority_action_plan_required: bool = False
    strategic_plan_update_requested: bool = False
    written_statement_of_action_required: bool = False
    local_authorities: tuple[BodyNamed, ...] = ()
    icbs: tuple[BodyNamed, ...] = ()  # integrated care boards, or clinical commissioning groups in letters
    other_responsible_bodies: tuple[BodyNamed, ...] = ()
    directors_of_childrens_services: tuple[PersonNamed, ...] = ()
    icb_leads: tuple[PersonNamed, ...] = ()
    inspectors: tuple[PersonNamed, ...] = ()
    details_page: int | None = None
    inspection_team_page: int | None = None


@dataclass(frozen=True, slots=True)
class MeetingFacts:
    """Which body met or decided, and when, where the paper itself says so."""

    body: str | None = None
    council: str | None = None
    title: str | None = None
    meeting_date: date | None = None


@dataclass(frozen=True, slots=True)
class Paper:
    """A paper as read: what it is, its text page by page, and every cited statement found in it."""

    file: str
    sha256: str
    media_type: str  # "application/pdf", "text/html", …
    kind: PaperKind
    pages: tuple[Page, ...]
    title: str | None = None
    inspection: InspectionFacts | None = None
    meeting: MeetingFacts | None = None
    findings: tuple[Finding, ...] = ()
    decisions: tuple[DecisionTaken, ...] = ()
    actions: tuple[ActionAsked, ...] = ()
    concerns: tuple[Concern, ...] = ()
    dates: tuple[DatedFact, ...] = ()
    figures: tuple[FigureQuoted, ...] = ()
    acronyms: tuple[Acronym, ...] = ()
    people: tuple[PersonNamed, ...] = ()
    organisations: tuple[BodyNamed, ...] = ()
    notes: tuple[str, ...] = field(default=())  # what could not be read, in words: "Page 7 is a picture of text."
