import re
from datetime import date
from typing import Any

from django import forms
from django.core.files import File

from sendwell.apps.evidence.choices import offer_papers
from sendwell.apps.evidence.models import Document, GlossaryTerm, Statement, StatementKind
from sendwell.apps.evidence.words import paper_kind
from sendwell.apps.mechanisms.editing import carry_seen
from sendwell.apps.mechanisms.forms import DateField, GovukForm, GovukModelForm, choose_among
from sendwell.apps.mechanisms.uploads import LARGEST_UPLOAD_MB
from sendwell.apps.partnership.models import Person
from sendwell.domain.reading.model import DateMeaning, DecisionLabel
from sendwell.domain.reading.themes import all_themes

PAPERS = ".pdf,.docx,.html,.htm,.txt,.md"
HALF_FINISHED = "The upload stopped half-way, so nothing was taken. Check your connection, then give the papers again."


class SeveralFiles(forms.FileInput):
    """A file field that takes several files at once."""

    allow_multiple_selected = True


class SeveralFilesField(forms.FileField):
    """Asks for one file or several. Empty files pass: each is told of by name when it is taken."""

    widget = SeveralFiles

    def __init__(self, **kwargs: Any) -> None:
        super().__init__(allow_empty_file=True, **kwargs)

    def clean(self, data: Any, initial: Any = None) -> list["File[Any]"]:
        given = [file for file in data or [] if file]
        if not given and self.required:
            raise forms.ValidationError(self.error_messages["required"], code="required")
        return [super(SeveralFilesField, self).clean(file, initial) for file in given]


class GivePapersForm(GovukForm):
    """Asks for papers, or for a folder of them where the browser can give one."""

    missing = {"papers": "Choose at least one paper"}
    papers = SeveralFilesField(
        label="Papers",
        help_text=f"PDF, Word (DOCX), web page, text or Markdown. Up to {LARGEST_UPLOAD_MB} MB each.",
        widget=SeveralFiles(attrs={"accept": PAPERS}),
    )
    folder = SeveralFilesField(
        label="Or a whole folder",
        required=False,
        help_text="Every paper in it is read. Most phones cannot give a folder.",
        widget=SeveralFiles(attrs={"webkitdirectory": True}),
    )
    # The last field of the form, so it comes only where all before it has come.
    whole = forms.CharField(required=False, widget=forms.HiddenInput, initial="yes")

    def __init__(self, *args: Any, enough_without: bool = False, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["papers"].required = not (enough_without or (self.files and self.files.get("folder")))

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean() or {}
        if cleaned.get("whole") != "yes":
            raise forms.ValidationError(HALF_FINISHED)
        cleaned["files"] = [*cleaned.get("papers", []), *cleaned.get("folder", [])]
        return cleaned


class PublishedForm(GovukForm):
    """Asks for the day a paper was published."""

    missing = {"published_on": "Enter the date the paper was published"}
    published_on = DateField(label="When was it published?", help_text="For example, 27 3 2026")


class PrivateForm(GovukForm):
    """Asks why a paper is private. Left empty, everyone with a role may read it."""

    private_because = forms.CharField(
        label="If it is private: why?",
        required=False,
        widget=forms.Textarea,
        help_text="Then the programme manager, the clerk and board members alone read it and find it. For a council "
        "body, enter the paragraph of Schedule 12A to the Local Government Act 1972. Left empty, everyone with a role "
        "here reads it.",
    )

    def __init__(self, *args: Any, document: Document, **kwargs: Any) -> None:
        kept = {"private_because": document.private_because}
        super().__init__(*args, initial=kept, **kwargs)
        carry_seen(self, kept)


class ReplacesForm(GovukForm):
    """Asks which paper this one is a newer version of."""

    supersedes = forms.ModelChoiceField(
        label="Which paper is this a newer version of?",
        queryset=Document.objects.none(),
        required=False,
        empty_label="None: it stands for itself",
    )

    def __init__(self, *args: Any, document: Document, by: Person, **kwargs: Any) -> None:
        super().__init__(*args, initial={"supersedes": document.supersedes_id}, **kwargs)
        offer_papers(self, "supersedes", by, but=document)
        field: Any = self.fields["supersedes"]
        field.label_from_instance = lambda paper: (
            f"{paper} ({paper_kind(paper.kind).lower()}, {paper.given_at:%-d %B %Y})"
        )


class ChangeForm(GovukForm):
    """Asks what a statement says and what it is. For some kinds there is a form that asks for more."""

    missing = {"wording": "Enter the wording"}
    wording = forms.CharField(label="Wording", widget=forms.Textarea, help_text="The paper’s own words stay beside it.")
    kind = forms.ChoiceField(label="What is it?", choices=StatementKind.choices)
    theme = forms.ChoiceField(label="Theme", required=False)

    def __init__(self, *args: Any, statement: Statement, **kwargs: Any) -> None:
        kept = {name: _initial(field, statement.details.get(name)) for name, field in self.base_fields.items()}
        kept |= {"wording": statement.wording, "kind": statement.kind, "theme": statement.theme}
        super().__init__(*args, initial=kept, **kwargs)
        choices: list[tuple[str, str]] = [("", "None"), *((theme.key, theme.name) for theme in all_themes())]
        if statement.theme not in dict(choices):
            choices.append((statement.theme, statement.theme))
        choose_among(self, "theme", choices)
        carry_seen(self, kept)

    def clean(self) -> dict[str, Any]:
        """What was entered, dates as the JSON of a statement keeps them."""
        cleaned = super().clean() or {}
        return {name: value.isoformat() if isinstance(value, date) else value for name, value in cleaned.items()}


class ChangeDateForm(ChangeForm):
    missing = {**ChangeForm.missing, "on": "Enter the date"}
    on = DateField(label="Date")
    until = DateField(label="Last day, where it is a period", required=False)
    meaning = forms.ChoiceField(
        label="What happens then?",
        choices=[(meaning.value, meaning.value.replace("_", " ")) for meaning in DateMeaning],
    )

    def clean_until(self) -> date | None:
        until, on = self.cleaned_data["until"], self.cleaned_data.get("on")
        if until and on and until < on:
            raise forms.ValidationError("The last day is before the first. Correct whichever is wrong.")
        return until  # type: ignore[no-any-return]


class ChangeAcronymForm(ChangeForm):
    missing = {**ChangeForm.missing, "expansion": "Enter what it stands for"}
    expansion = forms.CharField(label="What does it stand for?", max_length=200)
    meaning = forms.CharField(label="What does it mean, in plain words?", required=False, max_length=500)


class ChangeActionForm(ChangeForm):
    owner = forms.CharField(label="Who was asked, as the paper names them?", required=False, max_length=200)
    due = DateField(label="By when?", required=False)


class ChangeDecisionForm(ChangeForm):
    label = forms.ChoiceField(
        label="Decided how?", choices=[(label.value, label.value.capitalize()) for label in DecisionLabel]
    )


CHANGE_FORMS: dict[str, type[ChangeForm]] = {
    StatementKind.DATE: ChangeDateForm,
    StatementKind.ACRONYM: ChangeAcronymForm,
    StatementKind.ACTION: ChangeActionForm,
    StatementKind.DECISION: ChangeDecisionForm,
}


class TermForm(GovukModelForm):
    """Asks what an acronym stands for, and what that means."""

    missing = {"acronym": "Enter the acronym", "expansion": "Enter what it stands for"}

    class Meta:
        model = GlossaryTerm
        fields = ["acronym", "expansion", "meaning"]
        help_texts = {
            "acronym": "As papers write it, for example DSCO.",
            "meaning": "A few words that a parent would understand. Packs print them beside the acronym.",
        }


class SplitForm(GovukForm):
    """Asks where one statement ends and the next begins."""

    missing = {"parts": "Enter the parts"}
    parts = forms.CharField(
        label="Parts",
        widget=forms.Textarea,
        help_text="Put an empty line where one statement ends and the next begins. You can leave words out.",
    )

    def clean_parts(self) -> list[str]:
        return re.split(r"\n\s*\n", self.cleaned_data["parts"].replace("\r\n", "\n"))


class RejectForm(GovukForm):
    """Asks why a statement is rejected; nobody must say."""

    reason = forms.CharField(label="Why?", required=False, max_length=300)


def _initial(field: forms.Field, kept: Any) -> Any:
    return date.fromisoformat(kept) if isinstance(field, DateField) and kept else kept
