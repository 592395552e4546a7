"""How a change is refused: with the sentence to show."""

from django.core.exceptions import PermissionDenied


class Refused(Exception):
    """A change that may not be made as asked. Its text is the sentence shown to the person.

    `field` names the answer that it is about, where it is about one.
    """

    def __init__(self, sentence: str, field: str = "") -> None:
        super().__init__(sentence)
        self.field = field


def require(allowed: bool, why: str = "Your role in this area does not allow this change.") -> None:
    """Raise PermissionDenied, with the sentence to show, unless `allowed`."""
    if not allowed:
        raise PermissionDenied(why)
