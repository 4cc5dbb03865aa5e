"""The forms of logging in."""

from typing import Any

from django import forms
from django.contrib.admin.forms import AdminPasswordChangeForm
from django.contrib.auth import authenticate
from django.core.exceptions import ValidationError
from django.http import HttpRequest
from django.utils.translation import gettext_lazy as _

from . import factor


def own_password(request: HttpRequest, typed: str) -> str:
    """Return the password of who asks. Raises `ValidationError` for another one, which counts with
    the attempts to log in.
    """
    user = request.user
    if authenticate(request, username=user.get_username(), password=typed) != user:
        raise ValidationError(_("This is not your password."))
    return typed


class CodeField(forms.CharField):
    """A code that an app shows, or that was written down."""

    def __init__(self, **kwargs: Any) -> None:
        widget = forms.TextInput({"autocomplete": "one-time-code", "autocapitalize": "none"})
        super().__init__(label=_("Code"), max_length=40, widget=widget, **kwargs)


class CodeForm(forms.Form):
    """The second step; `device` is what the code was of."""

    code = CodeField(
        help_text=_("The six digits that your app shows now, or one of your recovery codes.")
    )
    device: Any = None

    def __init__(self, user: Any, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.user = user
        self.fields["code"].widget.attrs["autofocus"] = True

    def clean_code(self) -> str:
        """Hold the code against what the user has."""
        self.device = factor.check(self.user, self.cleaned_data["code"])
        return self.cleaned_data["code"]


class PasswordForm(forms.Form):
    """The own password once more, before something that a passer-by at the desk may not do."""

    password = forms.CharField(
        label=_("Your password"),
        strip=False,
        widget=forms.PasswordInput({"autocomplete": "current-password"}),
    )

    def __init__(self, request: HttpRequest, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.request = request

    def clean_password(self) -> str:
        """Refuse another one."""
        return own_password(self.request, self.cleaned_data["password"])


class NewPasswordForm(AdminPasswordChangeForm):
    """A new password, for who gives the present one."""

    def __init__(self, *args: Any, request: HttpRequest, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.request = request

    def clean_old_password(self) -> str:
        """Refuse another one."""
        return own_password(self.request, self.cleaned_data["old_password"])


class SetupForm(PasswordForm):
    """Setting up the second step: the code that shows that the app has the key."""

    code = CodeField(help_text=_("The six digits that the app shows for this register."))
    device: Any = None

    def __init__(self, request: HttpRequest, key: str, *args: Any, **kwargs: Any) -> None:
        """`kwargs["first"]`: right after the password, which is not asked again."""
        first = kwargs.pop("first")
        super().__init__(request, *args, **kwargs)
        self.key = key
        if first:
            del self.fields["password"]

    def clean(self) -> dict[str, Any]:
        """Set it up, where everything else is right."""
        if not self.errors:
            try:
                self.device = factor.set_up(self.request.user, self.key, self.cleaned_data["code"])
            except ValidationError as error:
                self.add_error("code", error)
        return self.cleaned_data
