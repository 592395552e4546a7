"""What the pages of the outcomes framework ask for."""

from typing import Any

from django import forms

from sendwell.apps.mechanisms.forms import GovukForm, GovukModelForm, choose_among, dress
from sendwell.apps.outcomes.models import Aim, Annotation, ExceptionComment, LocalMeasure, Target, Verdict
from sendwell.apps.partnership.models import Area
from sendwell.apps.partnership.queries import people_still_here
from sendwell.domain.measures import Measure


class AuthorityForm(GovukForm):
    """Asks whose published numbers are the area's."""

    code = forms.ChoiceField(label="Local authority", help_text="Its published numbers will be shown as yours.")

    def __init__(self, *args: Any, choices: list[tuple[str, str]], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        choose_among(self, "code", choices)


class ComparisonForm(GovukForm):
    """Asks which authorities an area compares itself with."""

    missing = {"name": "Say what you call these authorities"}
    name = forms.CharField(label="What do you call them?", max_length=120, initial="Places like ours")
    places = forms.MultipleChoiceField(
        label="Authorities",
        required=False,
        widget=forms.CheckboxSelectMultiple,
        help_text="Choose none to go back to the statistical neighbours.",
    )

    def __init__(self, *args: Any, choices: list[tuple[str, str]], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        choose_among(self, "places", choices)


class LocalMeasureForm(GovukModelForm):
    """Asks what a measure of the area's own is."""

    missing = {
        "name": "Say what it is called",
        "topic": "Say which topic it belongs to",
        "definition": "Say what it counts, of whom",
        "numerator": "Say what is counted",
        "source": "Say where the numbers come from",
    }

    class Meta:
        model = LocalMeasure
        fields = ("name", "topic", "definition", "numerator", "denominator", "unit", "decimals", "polarity",
                  "period_kind", "source", "caveats")  # fmt: skip


class OwnerForm(GovukForm):
    """Asks who answers for a measure."""

    def __init__(self, *args: Any, area: Area, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        people = people_still_here(area)
        self.fields["person"] = forms.ModelChoiceField(people, label="Who answers for it?", required=False)
        dress(self)


class TargetForm(GovukModelForm):
    """Asks where a measure should be, by when and why."""

    missing = {"why": "Say why this is the target"}

    class Meta:
        model = Target
        fields = ("baseline", "baseline_on", "value", "due_on", "why")


class AimForm(GovukModelForm):
    """Asks which measure should move, to what value, by when."""

    measure = forms.ChoiceField(label="Which measure should move?")

    class Meta:
        model = Aim
        fields = ("measure", "value", "due_on")

    def __init__(self, *args: Any, measures: dict[str, Measure], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        topics: dict[str, list[tuple[str, str]]] = {}
        for key, measure in measures.items():
            topics.setdefault(measure.topic, []).append((key, measure.name))
        choose_among(self, "measure", list(topics.items()))


class AnnotationForm(GovukModelForm):
    """Asks what stands on a chart on which day."""

    everywhere = forms.BooleanField(label="Mark the charts of all measures", required=False)

    class Meta:
        model = Annotation
        fields = ("on", "kind", "words")


class QueryForm(GovukForm):
    """Asks what to make of a doubtful figure."""

    verdict = forms.ChoiceField(label="What do you make of it?", choices=Verdict.choices, widget=forms.RadioSelect)
    note = forms.CharField(label="Why?", required=False, widget=forms.Textarea)


class CommentForm(GovukModelForm):
    """Asks what is behind a measure that worsens."""

    missing = {"words": "Say what is behind it, and what will be done"}

    class Meta:
        model = ExceptionComment
        fields = ("words",)
