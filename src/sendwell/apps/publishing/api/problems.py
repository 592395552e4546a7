"""What is wrong with a question, in sentences: where, what, how to mend it."""

from typing import Any

from django.http import HttpRequest, HttpResponse
from ninja import NinjaAPI
from ninja.errors import ValidationError

from sendwell.apps.publishing.api.asking import OfObservations

_LONGEST = 40  # characters of what was asked that an answer repeats


class Unknown(Exception):
    """Filters that no list has; `known` are those that this one has."""

    def __init__(self, names: list[str], known: list[str]) -> None:
        super().__init__()
        self.names, self.known = names, known


def answer_in_sentences(api: NinjaAPI) -> None:
    """Make the API answer whatever it can't understand in sentences."""

    def not_valid(request: HttpRequest, error: Any) -> HttpResponse:
        return api.create_response(request, {"problems": _sentences(error.errors)}, status=422)

    def unknown(request: HttpRequest, error: Any) -> HttpResponse:
        mend = f"Use only {', '.join(error.known)}." if error.known else "Ask without a filter."
        problems = [
            {"where": _cut(name), "what": f"There is no filter “{_cut(name)}” here.", "mend": mend}
            for name in error.names
        ]
        return api.create_response(request, {"problems": problems}, status=422)

    api.add_exception_handler(ValidationError, not_valid)
    api.add_exception_handler(Unknown, unknown)


def _sentences(errors: list[dict[str, Any]]) -> list[dict[str, str]]:
    """What the checker of types says, a problem for each filter."""
    found: dict[str, dict[str, str]] = {}
    for error in errors:
        name = str(next(part for part in (*error["loc"], "") if part in OfObservations.model_fields or not part))
        says = str(error["msg"]).removeprefix("Value error, ").replace("Input should be", "It should be")
        mend = f"{says.replace('String should', 'It should').rstrip('.')}."
        found.setdefault(name, {"where": name, "what": f"“{name}” can’t be read.", "mend": mend})
    return list(found.values())


def _cut(words: str) -> str:
    return words if len(words) <= _LONGEST else f"{words[:_LONGEST]}…"
