"""The pages on which somebody gets a password."""

from typing import Any

from axes.utils import reset
from django.conf import settings
from django.contrib import messages
from django.contrib.auth import views as stock
from django.contrib.auth.forms import PasswordResetForm
from django.http import HttpResponse
from django.urls import reverse_lazy
from django.utils.translation import gettext_lazy as _
from django.views.generic.base import ContextMixin

from .forms import NewPasswordForm
from .look import names
from .mail import send_reset_link
from .throttle import plain_name


class _SitePage(ContextMixin):
    """A page in the look of the site."""

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        """Name the site."""
        return super().get_context_data(**names(), **kwargs)


class NewPassword(stock.PasswordChangeView):
    """Lets somebody who is logged in choose another password."""

    form_class = NewPasswordForm
    success_url = reverse_lazy("admin:password_change_done")

    def get_form_kwargs(self) -> dict[str, Any]:
        """Tell the form who asks."""
        return super().get_form_kwargs() | {"request": self.request}


class LostPassword(_SitePage, stock.PasswordResetView):
    """Asks for an e-mail address and mails a link to whoever has it.

    The answer is the same whether there is such a user or not. Where no mail can be sent, it says
    so, and whom to ask.
    """

    template_name = "g32/login/lost_password.html"
    title = _("A new password")
    extra_context = {"mail_configured": settings.MAIL_CONFIGURED}
    success_url = reverse_lazy("admin:login")

    def form_valid(self, form: PasswordResetForm) -> HttpResponse:
        """Mail the link where there is somebody to mail it to."""
        if settings.MAIL_CONFIGURED:
            for user in form.get_users(form.cleaned_data["email"]):
                send_reset_link(user)
            said = _(
                "If a user has this address, a mail with a link is on its way. Did it not come "
                "within ten minutes? Look among the unwanted mail, or ask whoever manages the "
                "users."
            )
            messages.info(self.request, said)
        return super(stock.PasswordResetView, self).form_valid(form)


class ChoosePassword(_SitePage, stock.PasswordResetConfirmView):
    """Lets somebody choose a password by a link that was mailed or passed on."""

    template_name = "g32/login/choose_password.html"
    title = _("Choose a password")
    success_url = reverse_lazy("admin:login")

    def form_valid(self, form: Any) -> HttpResponse:
        """Keep the password; the failed attempts with the one before count no more."""
        reset(username=plain_name(form.user.get_username()))
        messages.success(self.request, _("Your password is set. Log in with it."))
        return super().form_valid(form)
