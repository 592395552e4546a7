"""A letter read whole."""

from sendwell.domain.reading.acronyms import find_acronyms
from sendwell.domain.reading.dates import find_dates
from sendwell.domain.reading.figures import find_figures
from sendwell.domain.reading.letter import facts, people
from sendwell.domain.reading.letter.findings import findings_of
from sendwell.domain.reading.letter.layout import Letter
from sendwell.domain.reading.letter.parts import Part, PartKind, parts_of
from sendwell.domain.reading.letter.revisit import is_revisit, progress_notes, weaknesses_revisited
from sendwell.domain.reading.model import Finding, FindingKind, InspectionFacts, Paper, PaperKind, PersonNamed
from sendwell.domain.reading.sources import SourceText

_NOTHING_FOUND = "No strength, area for development or significant weakness was found in this letter."
_WEAKNESSES_MISSING = "The letter requires a written statement of action, but its list of weaknesses was not found."


def read_letter(source: SourceText) -> Paper:
    """An inspection outcome letter or revisit letter (2016 to 2022), with its findings and the facts it states."""
    letter = Letter(source)
    parts = parts_of(letter)
    revisit = is_revisit(letter)
    findings = weaknesses_revisited(letter) if revisit else findings_of(letter, parts)
    addressed = people.addressees(letter)
    inspectors = _inspectors(letter, parts)
    inspection = _facts(letter, addressed, inspectors, revisit)
    return Paper(
        file=source.file,
        sha256=source.sha256,
        media_type=source.media_type,
        kind=PaperKind.INSPECTION_LETTER,
        pages=source.pages,
        title=_title(inspection.local_area, revisit),
        inspection=inspection,
        findings=findings,
        dates=find_dates(source),
        figures=find_figures(source),
        acronyms=find_acronyms(source),
        people=addressed + inspectors,
        organisations=inspection.local_authorities + inspection.icbs,
        notes=source.notes + _notes(letter, findings, inspection, revisit),
    )


def _inspectors(letter: Letter, parts: list[Part]) -> tuple[PersonNamed, ...]:
    sign_off = next((part for part in parts if part.kind is PartKind.SIGN_OFF), None)
    return people.inspectors(letter, sign_off.stretch) if sign_off else ()


def _facts(
    letter: Letter, addressed: tuple[PersonNamed, ...], inspectors: tuple[PersonNamed, ...], revisit: bool
) -> InspectionFacts:
    return InspectionFacts(
        local_area=facts.local_area(letter),
        dates=facts.inspection_days(letter),
        # A revisit letter tells of the statement that the first inspection required; it requires none itself.
        written_statement_of_action_required=not revisit and facts.statement_required(letter),
        local_authorities=facts.councils(letter, people.address_block(letter)),
        icbs=facts.health_bodies(letter),
        directors_of_childrens_services=people.directors(addressed),
        inspectors=inspectors,
    )


def _title(area: str | None, revisit: bool) -> str:
    what = "revisit" if revisit else "inspection"
    return f"Joint local area SEND {what}" + (f" in {area}" if area else "")


def _notes(
    letter: Letter, findings: tuple[Finding, ...], inspection: InspectionFacts, revisit: bool
) -> tuple[str, ...]:
    if not findings:
        return (_NOTHING_FOUND,)
    if revisit:
        return progress_notes(letter, findings)
    listed = any(finding.kind is FindingKind.SIGNIFICANT_WEAKNESS for finding in findings)
    return (_WEAKNESSES_MISSING,) if inspection.written_statement_of_action_required and not listed else ()
