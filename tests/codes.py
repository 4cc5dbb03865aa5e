"""What the app of a user would show."""

import time

from django_otp.oath import TOTP
from django_otp.plugins.otp_totp.models import TOTPDevice

STEP = 30  # seconds


def shown(key, *, ahead=0):
    """The code of the app with this key (in hexadecimal), so many steps from now."""
    totp = TOTP(bytes.fromhex(key))
    totp.time = time.time() + ahead * STEP
    return f"{totp.token():06}"


def wrong(key):
    """A code that the app shows at no time near."""
    near = {shown(key, ahead=ahead) for ahead in range(-3, 4)}
    return next(code for number in range(10) if (code := f"{number:06}") not in near)


def make_app(user):
    """The second step of the user, set up a while ago."""
    return TOTPDevice.objects.create(user=user, name="app")
