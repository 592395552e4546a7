"""The forms that a page shows, read from its HTML as a browser would."""

from dataclasses import dataclass
from urllib.parse import urljoin, urlsplit

import lxml.html
from django.http import HttpResponse

TYPED = {"text", "email", "url", "password", "search", "tel", "textarea"}
DEFAULTS = {"email": "someone@fenmoor.example"}
A_DAY = {"day": "3", "month": "3", "year": "2026"}


@dataclass(frozen=True)
class PageForm:
    """One form that is sent by POST: where to, what it holds now, which fields are typed and what may be chosen."""

    action: str
    filled: dict[str, list[str]]  # as it stands, but something is chosen where something must be
    typed: frozenset[str]
    days: frozenset[str]  # the three parts of each date
    choices: dict[str, list[str]]

    def with_days(self) -> dict[str, list[str]]:
        """The form with a day in every date that was empty."""
        empty = [name for name in self.days if not any(self.filled[name])]
        return {**self.filled, **{name: [A_DAY[name.rpartition("_")[2]]] for name in empty}}


def forms_on(answer: HttpResponse, address: str) -> list[PageForm]:
    """The forms of the page that `address` gave, without the one that signs out."""
    if answer.status_code != 200 or not answer.headers["Content-Type"].startswith("text/html"):
        return []
    found = lxml.html.document_fromstring(answer.content).xpath("//form")
    forms = [_form(form, address) for form in found if form.method == "POST"]
    return [form for form in forms if not form.action.startswith("/sign-")]


def _form(form: lxml.html.FormElement, address: str) -> PageForm:
    filled: dict[str, list[str]] = {}
    typed, days, needed, choices = set(), set(), set(), {}
    for field in form.inputs:
        name, kind = field.get("name"), field.get("type", "text") if field.tag == "input" else field.tag
        if not name or kind in {"submit", "button", "file"}:
            continue
        part = name.rpartition("_")[2]
        if kind in {"radio", "checkbox", "select"}:
            offered = field.value_options if kind == "select" else [field.get("value", "on")]
            choices.setdefault(name, []).extend(offered)
            needed |= {name} if kind != "checkbox" else set()
            chosen = [field.value] if kind == "select" else offered if field.checked else []
            filled.setdefault(name, []).extend(value for value in chosen if value is not None)
        elif part in A_DAY and kind == "text":
            days.add(name)
            filled[name] = [field.value or ""]
        else:
            typed |= {name} if kind in TYPED else set()
            # A browser leaves out the line end with which a text box begins.
            filled[name] = [(field.value or "").removeprefix("\n") or DEFAULTS.get(kind, "")]
    for name in needed:
        filled[name] = filled[name] or choices[name][:1]
    action = urlsplit(urljoin(address, form.action or "")).path
    return PageForm(action, filled, frozenset(typed), frozenset(days), choices)
