"""The secrets and what is kept of them."""

import hashlib
import secrets
from typing import Any, NamedTuple

from django.db import DatabaseError
from django.utils import timezone

from g32.faults import fault_of
from g32.models import Token

#: So long is no secret of ours; what is longer is not looked up.
_LONGEST = 100


class Issued(NamedTuple):
    """A token, and its secret, which is not kept."""

    token: Token
    secret: str


def issue(user: Any, purpose: Token.Purpose, name: str, *, subject: str = "") -> Issued:
    """Make a token for the user, with 256 bits that nobody can guess."""
    secret = secrets.token_urlsafe(32)
    token = Token(user=user, purpose=purpose, name=name, subject=subject, digest=_digest(secret))
    token.full_clean(exclude=("used", "revoked"))  # which come later
    token.save()
    return Issued(token, secret)


def find(purpose: Token.Purpose, secret: str) -> Token | None:
    """Return the token of this secret, with its user; None where it opens nothing (any more).

    Notes the day on which it was used, once a day, where the database can.
    """
    if len(secret) > _LONGEST:
        return None
    token = Token.objects.select_related("user").filter(digest=_digest(secret)).first()
    if not token or token.purpose != purpose or token.revoked or not token.user.is_active:
        return None
    if token.used != (today := timezone.localdate()):
        try:
            Token.objects.filter(pk=token.pk).update(used=today)
        except DatabaseError as error:
            if fault_of(error) is None:
                raise
    return token


def revoke(token: Token) -> None:
    """Let it open nothing from now on."""
    Token.objects.filter(pk=token.pk, revoked=None).update(revoked=timezone.now())


def revoke_all(user: Any) -> None:
    """Let none of the user's tokens open anything from now on."""
    Token.objects.filter(user=user, revoked=None).update(revoked=timezone.now())


def _digest(secret: str) -> str:
    return hashlib.sha256(secret.encode("utf-8", "surrogatepass")).hexdigest()
