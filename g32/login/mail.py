"""Links by which somebody chooses a password, and the mail that brings them."""

import logging
from threading import Thread
from typing import Any

from django.conf import settings
from django.contrib.auth.tokens import default_token_generator
from django.core.cache import cache
from django.core.mail import EmailMessage
from django.template.loader import render_to_string
from django.urls import reverse
from django.utils.encoding import force_bytes
from django.utils.http import urlsafe_base64_encode
from django.utils.translation import gettext as _

log = logging.getLogger(__name__)

#: Seconds in which somebody gets one mail at most, however often it is asked for.
_PAUSE = 600


def invitation_link(user: Any) -> str:
    """Return the link by which the user chooses a password.

    It works once, for `settings.PASSWORD_RESET_TIMEOUT` seconds, and needs no mail: whoever invites
    can pass it on. Its address is the register's own, whatever host the browser asked for.
    """
    uid = urlsafe_base64_encode(force_bytes(user.pk))
    token = default_token_generator.make_token(user)
    return settings.ORIGIN + reverse("password_reset_confirm", args=[uid, token])


def send_invitation(user: Any) -> None:
    """Mail the user the link. Raises `OSError` where the mail server does not take it.

    Only where `settings.MAIL_CONFIGURED`, for a user with an e-mail address.
    """
    _message(user, _("You are invited to the register of the G32"), "invitation").send()


def send_reset_link(user: Any) -> None:
    """Mail a link to who lost a password, in the background and not too often.

    In the background, because the time that a mail takes would tell that there is such a user.
    """
    if cache.add(f"reset-link-{user.pk}", True, _PAUSE):
        message = _message(user, _("A new password for the register of the G32"), "reset")
        Thread(target=_deliver, args=[message]).start()


def _message(user: Any, subject: str, kind: str) -> EmailMessage:
    context = {
        "user": user,
        "link": invitation_link(user),
        "origin": settings.ORIGIN,
        "days": settings.PASSWORD_RESET_TIMEOUT // (24 * 3600),
    }
    text = render_to_string(f"g32/login/mail_{kind}.txt", context)
    return EmailMessage(subject, text.strip() + "\n", to=[user.email])


def _deliver(message: EmailMessage) -> None:
    try:
        message.send()
    except OSError:
        log.exception("The mail server of G32_SMTP_URL did not take a mail")
