"""The form by which a token is made."""

from typing import Any

from django import forms
from django.http import HttpRequest
from django.utils.translation import gettext_lazy as _

from g32.login.forms import PasswordForm
from g32.models import Token


class TokenForm(PasswordForm):
    """What a new token is called; and the own password, since it goes on working when one has left
    the desk.
    """

    field_order = ("name", "password")
    name = Token._meta.get_field("name").formfield(
        label=_("Which program is it for?"), help_text=""
    )

    def __init__(self, request: HttpRequest, *args: Any, **kwargs: Any) -> None:
        super().__init__(request, *args, **kwargs)
        self.fields["name"].widget = forms.TextInput({"autocomplete": "off"})
