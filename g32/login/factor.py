"""The second step: a code of six digits from an app, or one of ten recovery codes.

django-otp keeps them, lets a code work once, and makes who tries wrong ones wait ever longer; up to
a limit, so that somebody who knows a password cannot shut its owner out for days.
"""

import base64
import hashlib
import secrets
import time
from binascii import unhexlify
from typing import Any

from django.conf import settings
from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django_otp.oath import TOTP
from django_otp.plugins.otp_static.models import StaticDevice, StaticToken
from django_otp.plugins.otp_totp.models import TOTPDevice

from g32.rights import may_write

#: So many recovery codes somebody gets.
CODES = 10
_ALPHABET = "abcdefghijklmnopqrstuvwxyz234567"
_CODE_LENGTH = 16  # of 32 letters: 80 bits, which nobody finds again from their digest
_DIGITS = 6
#: After so many wrong codes in a row the wait, which doubles each time, grows no more: 8½ minutes.
_MOST_FAILURES = 10


def is_required(user: Any) -> bool:
    """Return whether the user must take a second step: who may write, unless nobody is far."""
    return settings.SECOND_FACTOR_REQUIRED and may_write(user)


def lacks_device(user: Any) -> bool:
    """Return whether the user must take a second step, and has not set one up."""
    return is_required(user) and not TOTPDevice.objects.filter(user=user, confirmed=True).exists()


def check(user: Any, typed: str) -> TOTPDevice | StaticDevice:
    """Return the device that the code is of; the code does not work again.

    Raises `ValidationError` for a wrong code, and for any code as long as the user has to wait.
    """
    code = "".join(typed.split()).replace("-", "").lower()
    kind, token = (TOTPDevice, code) if code.isdecimal() else (StaticDevice, _digest(user, code))
    with transaction.atomic():  # two at once do not both get in by one code
        devices = kind.objects.select_for_update()
        device = devices.filter(user=user, confirmed=True).first()
        wait = _seconds_to_wait(device) if device else 0
        good = device is not None and not wait and device.verify_token(token)
        if device is not None and device.throttling_failure_count > _MOST_FAILURES:
            device.throttling_failure_count = _MOST_FAILURES
            device.save(update_fields=["throttling_failure_count"])
    if wait:
        raise ValidationError(
            ngettext(
                "There were too many wrong codes. Try again in %d second.",
                "There were too many wrong codes. Try again in %d seconds.",
                wait,
            )
            % wait
        )
    if not good:
        raise ValidationError(
            _(
                "This code is not right, or was used already. Wait for the next code in the app, "
                "or type one of your recovery codes."
            )
        )
    return device


def _seconds_to_wait(device: Any) -> int:
    allowed, why = device.verify_is_allowed()
    if allowed:
        return 0
    return int((why["locked_until"] - timezone.now()).total_seconds()) + 1


def new_key() -> str:
    """Return a key to share with an app."""
    return secrets.token_hex(20)


def as_device(user: Any, key: str) -> TOTPDevice:
    """Return the device with this key, which is not saved."""
    return TOTPDevice(user=user, name="app", key=key)


def set_up(user: Any, key: str, typed: str) -> TOTPDevice:
    """Make the app with this key the user's second step, in the place of what was.

    Raises `ValidationError` where the code is not the app's.
    """
    code = "".join(typed.split())
    totp = TOTP(unhexlify(key))
    totp.time = time.time()
    if not (code.isdecimal() and len(code) == _DIGITS and totp.verify(int(code), tolerance=1)):
        raise ValidationError(
            _(
                "This is not the code that goes with this key. Is the clock of your telephone "
                "right? Type the code that the app shows now."
            )
        )
    with transaction.atomic():
        forget_devices(user)
        device = as_device(user, key)
        device.last_t, device.drift = totp.t(), totp.drift  # the code does not work again
        device.save()
    return device


def new_recovery_codes(user: Any) -> list[str]:
    """Return ten new recovery codes, in the place of those before. Only digests are kept."""
    codes = [
        "".join(secrets.choice(_ALPHABET) for _letter in range(_CODE_LENGTH))
        for _code in range(CODES)
    ]
    with transaction.atomic():
        StaticDevice.objects.filter(user=user).delete()
        device = StaticDevice.objects.create(user=user, name="recovery codes")
        StaticToken.objects.bulk_create(
            StaticToken(device=device, token=_digest(user, code)) for code in codes
        )
    return ["-".join(code[at : at + 4] for at in range(0, _CODE_LENGTH, 4)) for code in codes]


def recovery_codes_left(user: Any) -> int:
    """Return how many recovery codes the user has not used."""
    return StaticToken.objects.filter(device__user=user).count()


def _digest(user: Any, code: str) -> str:
    """What is kept of a recovery code: who reads the database cannot log in with it."""
    digest = hashlib.sha256(f"{user.pk}:{code}".encode()).digest()
    return base64.urlsafe_b64encode(digest)[:16].decode()


def forget_devices(user: Any) -> None:
    """Take the second step of the user away: it is to be set up again. Ends the user's sessions."""
    with transaction.atomic():
        TOTPDevice.objects.filter(user=user).delete()
        StaticDevice.objects.filter(user=user).delete()
