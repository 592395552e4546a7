from datetime import date
from typing import Any

from django import forms
from django.db.models import Q

from sendwell.apps.governance.models import Body, FollowUp, Meeting, Membership, Post, Response
from sendwell.apps.governance.queries import bodies_of, posts_of
from sendwell.apps.mechanisms.editing import carry_seen
from sendwell.apps.mechanisms.forms import DateField, GovukForm, GovukModelForm, RowsField, choose_from
from sendwell.apps.partnership.models import Area, Person
from sendwell.apps.partnership.queries import organisations_of, people_still_here


class BodyForm(GovukModelForm):
    """Asks for a body: what it is for, what it may do, where it stands, and by when its papers are out."""

    missing = {"name": "Enter the name of the body, for example SEND Improvement Board"}
    reports_to = RowsField(
        Body.objects.none(),
        label="Which others does it report to?",
        required=False,
        widget=forms.CheckboxSelectMultiple,
        help_text="Besides the body that it is part of.",
    )

    class Meta:
        model = Body
        fields = ["name", "purpose", "decides", "advises", "scrutinises", "chair", "parent", "reports_to", "quorum",
                  "council_law", "papers_days"]  # fmt: skip
        help_texts = {
            "chair": "Whoever chairs beside them is added on its page, as a co-chair.",
            "quorum": "Without so many, its decisions do not count.",
            "council_law": "Cabinet, scrutiny and other committees: agenda and reports are open 5 clear working days "
            "before (SI 2012/2089, reg. 6 and 7).",
            "papers_days": "For a partnership board: what its own terms of reference say.",
        }

    def __init__(self, *args: Any, area: Area, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        others = bodies_of(area).exclude(pk=self.instance.pk)
        choose_from(self, "chair", people_still_here(area))
        choose_from(self, "parent", others)
        choose_from(self, "reports_to", others)


class MemberForm(GovukModelForm):
    """Asks who sits on a body, as what, for whom, for how long, and who sits for them."""

    missing = {
        "person": "Choose who sits on it",
        "role": "Choose as what they sit on it",
        "starts_on": "Enter the first day of their term",
    }

    class Meta:
        model = Membership
        fields = ["person", "role", "organisation", "starts_on", "ends_on", "deputy"]
        help_texts = {
            "organisation": "Left empty: their own.",
            "ends_on": "The last day on which they sit on it. Left empty: until further notice.",
        }

    def __init__(self, *args: Any, area: Area, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        here = people_still_here(area)
        own = Q(pk=self.instance.person_id) if self.instance.pk else Q()
        people = Person.objects.filter(Q(pk__in=here) | own, area=area) if own else here
        choose_from(self, "person", people.order_by("name"))
        choose_from(self, "deputy", here)
        choose_from(self, "organisation", organisations_of(area))


class PostForm(GovukModelForm):
    """Asks for a post: who holds it, for whom, and to which post it answers."""

    missing = {"title": "Enter what the post is called, for example SEND group manager"}

    class Meta:
        model = Post
        fields = ["title", "organisation", "holder", "reports_to"]
        help_texts = {"holder": "Left empty: the post is vacant."}

    def __init__(self, *args: Any, area: Area, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        posts = posts_of(area).exclude(pk=self.instance.pk)
        choose_from(self, "holder", people_still_here(area))
        choose_from(self, "organisation", organisations_of(area))
        choose_from(self, "reports_to", posts)


class MeetingForm(GovukModelForm):
    """Asks on which day a body meets, when it starts, and where."""

    missing = {"held_on": "Enter the date of the meeting"}
    held_already = forms.BooleanField(label="The meeting was held already", required=False)

    class Meta:
        model = Meeting
        fields = ["held_on", "starts_at", "place"]
        help_texts = {"starts_at": "For example 14:00."}
        error_messages = {"starts_at": {"invalid": "Enter a time of day, for example 14:00"}}


class PlacePaperForm(GovukForm):
    """Asks which meeting a paper is from."""

    missing = {"body": "Choose the body whose meeting it was", "held_on": "Enter the date of the meeting"}
    body = forms.ModelChoiceField(
        Body.objects.none(),
        label="Which body met?",
        help_text="If it is not in the list, add it on the page of meetings first.",
        empty_label="Choose a body",
    )
    held_on = DateField(label="On which day?")

    def __init__(self, *args: Any, area: Area, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        choose_from(self, "body", bodies_of(area))


class _ForSomebody(GovukModelForm):
    def __init__(self, *args: Any, area: Area, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        choose_from(self, "owner", people_still_here(area))


class AddFollowUpForm(_ForSomebody):
    """Asks for something that a meeting asked for."""

    missing = {"wording": "Enter what was asked for"}

    class Meta:
        model = FollowUp
        fields = ["wording", "owner", "due_on"]


class AssignForm(_ForSomebody):
    """Asks who answers a request, and by when."""

    class Meta:
        model = FollowUp
        fields = ["owner", "due_on"]


class AnswerForm(GovukForm):
    """Asks for the answer to a request."""

    missing = {"answer": "Enter the answer", "answered_on": "Enter the day on which it was given"}
    answer = forms.CharField(
        label="What is the answer?", widget=forms.Textarea, help_text="“Nothing was done, because …” is an answer."
    )
    answered_on = DateField(label="When was it given?")

    def __init__(self, *args: Any, follow_up: FollowUp, today: date, **kwargs: Any) -> None:
        kept = {"answer": follow_up.answer, "answered_on": follow_up.answered_on}
        super().__init__(*args, initial={**kept, "answered_on": follow_up.answered_on or today}, **kwargs)
        carry_seen(self, kept)


class ResponseForm(GovukForm):
    """Asks whether a recommendation is accepted, and why."""

    missing = {
        "response": "Choose whether it is accepted",
        "response_reason": "Enter why",
        "responded_on": "Enter the day on which it was given",
    }
    response = forms.ChoiceField(label="Is it accepted?", choices=Response.choices, widget=forms.RadioSelect)
    response_reason = forms.CharField(label="Why?", widget=forms.Textarea)
    responded_on = DateField(label="When was the response given?")

    def __init__(self, *args: Any, follow_up: FollowUp, today: date, **kwargs: Any) -> None:
        kept = {name: getattr(follow_up, name) for name in ("response", "response_reason", "responded_on")}
        super().__init__(*args, initial={**kept, "responded_on": follow_up.responded_on or today}, **kwargs)
        carry_seen(self, kept)
