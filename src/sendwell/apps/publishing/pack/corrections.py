"""What an edition corrects: the words of the one before it beside its own."""

from django.utils import timezone

from sendwell.apps.mechanisms.words import counted
from sendwell.apps.publishing.kept import from_json
from sendwell.apps.publishing.pack.compared import Difference, compared
from sendwell.apps.publishing.pack.material import Material
from sendwell.apps.publishing.pack.words import cut, day
from sendwell.apps.publishing.paper.tree import Document, Paragraph, Row, Runs, Section, Table, runs

HEADING = "What this edition corrects"
MOST_WORDS = 80


def edition_words(material: Material) -> str:
    """Which edition it is, for the title; nothing for the first."""
    return f"Edition {material.edition}: it corrects the one issued before" if material.corrected else ""


def edition_facts(material: Material) -> tuple[tuple[str, Runs], ...]:
    """Which edition it replaces, and why."""
    if material.corrected is None:
        return ()
    before = f"The edition issued on {day(timezone.localdate(material.corrected.issued_at))}"
    return (("Corrects", runs(f"{before}: {material.why or 'nobody has said yet what was wrong'}")),)


def differences_from_corrected(material: Material, paper: Document) -> list[Difference]:
    """What `paper` says otherwise than the edition that it would replace; none for a first edition."""
    return compared(from_json(material.corrected.content), paper) if material.corrected else []


def corrections(material: Material, paper: Document) -> Section | None:
    """Every difference from the edition that is replaced, old beside new; None for a first edition."""
    if material.corrected is None:
        return None
    found = differences_from_corrected(material, paper)
    why = f"What was wrong: {material.why or 'nobody has said yet.'}"
    how_far = "How many days off a date is differs with the day of issue, and is left aside."
    if not found:
        nothing = Paragraph(runs("No other words differ from the edition before."))
        return Section(HEADING, (Paragraph(runs(why)), nothing))
    rows = tuple(_row(one) for one in found)
    table = Table("Old beside new", ("Where", "It said", "It says"), rows, widths=(4, 8, 8), number_rows=True)
    said = f"{counted(len(found), 'place')} {'differs' if len(found) == 1 else 'differ'}. {how_far}"
    return Section(HEADING, (Paragraph(runs(why)), Paragraph(runs(said)), table))


def _row(found: Difference) -> Row:
    old, new = (cut(words, MOST_WORDS) or "–" for words in (found.old, found.new))
    return Row((runs(found.where), runs(old), runs(new)))
