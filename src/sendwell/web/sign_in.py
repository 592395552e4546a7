"""Signing in: only those whom an administrator adds, with forms that look like all the others."""

from typing import Any

from allauth.account.adapter import DefaultAccountAdapter
from allauth.account.forms import LoginForm, ResetPasswordForm, ResetPasswordKeyForm
from django.http import HttpRequest

from sendwell.apps.mechanisms.forms import dress


class SignInAdapter(DefaultAccountAdapter):  # type: ignore[misc]
    """Nobody signs up by themselves."""

    def is_open_for_signup(self, request: HttpRequest) -> bool:
        return False


class _Dressed:
    """An allauth form with our markup, and a sentence of its own for each field left empty."""

    missing = {
        "login": "Enter your e-mail address",
        "email": "Enter your e-mail address",
        "password": "Enter your password",
        "password1": "Enter the password you want",
        "password2": "Enter the same password again",
    }
    fields: dict[str, Any]

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        for field in self.fields.values():
            field.widget.attrs.pop("placeholder", None)
            field.label_suffix = ""
        dress(self)


class SignInForm(_Dressed, LoginForm):  # type: ignore[misc]
    """Asks for an e-mail address and a password."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["login"].label = "E-mail address"
        self.fields["password"].help_text = ""


class PasswordLinkForm(_Dressed, ResetPasswordForm):  # type: ignore[misc]
    """Asks where to send the link that sets a password."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["email"].label = "E-mail address"


class NewPasswordForm(_Dressed, ResetPasswordKeyForm):  # type: ignore[misc]
    """Asks for a new password, twice."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["password1"].label = "New password"
        self.fields["password1"].help_text = "12 characters or more. Four words that nobody would guess are best."
        self.fields["password2"].label = "The same password again"
